using Steelyard.Commands;

return await CommandLine.RunAsync(args);
