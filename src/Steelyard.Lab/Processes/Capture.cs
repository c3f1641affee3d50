using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Steelyard.Lab.Processes;

/// <summary>What a short helper command printed.</summary>
/// <param name="Status">Exit status; 127 when the program could not be started.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
public sealed record Captured(int Status, string Output, string Error)
{
    /// <summary>It exited with status 0.</summary>
    public bool Succeeded => Status == 0;
}

/// <summary>Short helper commands whose output is wanted and whose time is not: version questions, package installation.</summary>
public static class Capture
{
    /// <summary>Status of a command that passed its limit.</summary>
    public const int TimedOut = 124;

    /// <summary>Runs a command to its end.</summary>
    /// <param name="command">Program and arguments.</param>
    /// <param name="environment">Variables to set, or with a null value to remove.</param>
    /// <param name="limit">Time after which it is ended and counted as failed; 30 s by default.</param>
    /// <param name="folder">Working folder; the tool's own by default.</param>
    public static Captured Run(
        IReadOnlyList<string> command, IReadOnlyDictionary<string, string?>? environment = null, TimeSpan? limit = null, string folder = "")
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start)!;
            return Drain(process, limit ?? TimeSpan.FromSeconds(30));
        }
        catch (Win32Exception error)
        {
            return new Captured(127, "", error.Message);
        }
    }

    private static Captured Drain(Process process, TimeSpan limit)
    {
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(limit))
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            return new Captured(TimedOut, "", $"no answer within {limit.TotalSeconds:0} s");
        }
        return new Captured(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}
