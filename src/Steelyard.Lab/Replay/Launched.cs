using System.Collections;
using Steelyard.Lab.Processes;

namespace Steelyard.Lab.Replay;

/// <summary>A command run by the launcher to its end: nothing of it is left, and an interruption ends it.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
internal sealed record Launched(ProcessResult Result, string Output, string Error)
{
    private const long MostOutput = 256 << 20;

    /// <summary>Its last words on standard error, or <c>no message</c>.</summary>
    public string LastLine => Error.Split('\n').LastOrDefault(x => x.Trim().Length > 0)?.Trim() ?? "no message";

    /// <summary>Runs it.</summary>
    /// <param name="launcher">What runs it.</param>
    /// <param name="command">Program and arguments.</param>
    /// <param name="variables">Variables to set, or with a null value to remove; the others are the tool's own.</param>
    /// <param name="limit">Time after which it is ended.</param>
    /// <param name="folder">Working folder.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="input">File for its standard input; null for an empty one.</param>
    public static Launched Run(
        Launcher launcher, IEnumerable<string> command, IReadOnlyDictionary<string, string?> variables, TimeSpan limit, string folder, CancellationToken cancellation,
        string? input = null)
    {
        var scratch = Directory.CreateTempSubdirectory("steelyard-run-").FullName;
        try
        {
            var (output, error) = (Path.Combine(scratch, "output"), Path.Combine(scratch, "error"));
            var result = launcher.Run(new ProcessRequest
            {
                Command = [.. command],
                WorkingFolder = folder,
                Stdin = input,
                Environment = Variables(variables),
                Stdout = output,
                Stderr = error,
                OutputCap = MostOutput,
                TimeLimit = limit,
            }, cancellation);
            return new Launched(result, Text(output), Text(error));
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static Dictionary<string, string> Variables(IReadOnlyDictionary<string, string?> changes)
    {
        var all = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(x => (string)x.Key, x => (string?)x.Value ?? "");
        foreach (var (name, value) in changes)
        {
            all.Remove(name);
            if (value is not null)
                all[name] = value;
        }
        return all;
    }

    private static string Text(string file) => File.Exists(file) ? File.ReadAllText(file) : "";
}
