using System.CommandLine;
using System.Reflection;
using System.Text.RegularExpressions;
using Steelyard.Lab;

namespace Steelyard.Commands;

/// <summary><c>new</c>: a workload that works from the first minute, to be changed into one's own.</summary>
internal static partial class NewCommand
{
    private const string Prefix = "template/";
    private static readonly Argument<string> WorkloadName = new("name") { Description = "name of the workload, and of its folder (a path is allowed)" };

    public static Command Create()
    {
        var command = new Command("new", "Make a working workload: Python and Rust that already agree.") { WorkloadName };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var folder = Path.GetFullPath(parsed.GetValue(WorkloadName)!);
        var name = Path.GetFileName(folder.TrimEnd('/'));
        if (!NamePattern().IsMatch(name))
            throw new LabException($"'{name}' cannot be the name of a workload", "Use lower-case letters, digits and '-', beginning with a letter, for example my-workload.");
        if (Path.Exists(folder))
            throw new LabException($"{folder} exists already", "Name another folder, or remove that one.");
        Write(folder, name);
        var shown = parsed.GetValue(WorkloadName)!;
        Console.Out.WriteLine($"Made {shown}: workload.yaml, generate.py, python/ and rust/. Both count words and agree; put your job in their place.");
        Console.Out.WriteLine($"Next: steelyard weigh {(shown.Contains('/') ? shown : "./" + shown)}");
        return ExitCode.Done;
    }

    private static void Write(string folder, string name)
    {
        var home = Assembly.GetExecutingAssembly();
        try
        {
            foreach (var resource in home.GetManifestResourceNames().Where(x => x.StartsWith(Prefix, StringComparison.Ordinal)))
            {
                var file = Path.Combine(folder, resource[Prefix.Length..]);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                using var template = new StreamReader(home.GetManifestResourceStream(resource)!);
                File.WriteAllText(file, template.ReadToEnd().Replace("NAME", name, StringComparison.Ordinal));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new LabException($"cannot write {folder}: {error.Message}", "Choose a folder that you may write to.", error);
        }
    }

    // What cargo accepts as a package name, so that the Rust part builds.
    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,63}\z")]
    private static partial Regex NamePattern();
}
