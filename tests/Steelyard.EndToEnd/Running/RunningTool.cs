using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Steelyard.EndToEnd.Running;

/// <summary>What the tool did.</summary>
/// <param name="Command">Its arguments, for messages.</param>
/// <param name="ExitCode">Exit status, 128 + the number of the signal that ended it.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record ToolRun(string Command, int ExitCode, string Output, string Error)
{
    /// <summary>Fails, with everything the tool said, unless it ended with this exit code.</summary>
    public ToolRun Expect(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"`steelyard {Command}` ended with {ExitCode} instead of {exitCode}.\n--- stderr\n{Error}\n--- stdout\n{Output}");
        return this;
    }

    /// <summary>Fails unless it ended with code 2, nothing on stdout, and all these texts on stderr.</summary>
    public void ExpectUsageError(params string[] texts)
    {
        Expect(2);
        Assert.Empty(Output);
        Assert.All(texts, x => Assert.Contains(x, Error, StringComparison.Ordinal));
    }
}

/// <summary>The real tool as a process: in a session of its own, as a shell's job would be, with nothing on standard input.</summary>
internal sealed partial class RunningTool
{
    private const int SigInt = 2;
    private const int SigKill = 9;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process process;
    private readonly string command;
    private readonly Task<string> output;
    private readonly Task<string> error;

    private RunningTool(Process process, string command)
    {
        (this.process, this.command) = (process, command);
        process.StandardInput.Close();
        output = process.StandardOutput.ReadToEndAsync();
        error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The tool, as it lies beside the tests.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "steelyard");

    /// <summary>Process id.</summary>
    public int Id => process.Id;

    public bool HasEnded => process.HasExited;

    public static RunningTool Start(Sandbox sandbox, string program, IReadOnlyList<string> arguments)
    {
        // setsid does not fork here but becomes the tool, so that the process id is the tool's, and its group's too.
        // A test run in the background of a script ignores SIGINT, and so would all that it starts.
        // The tools are named by their full paths, because a test may take PATH away.
        var start = new ProcessStartInfo("/usr/bin/env", ["--default-signal=INT,QUIT,HUP", "/usr/bin/setsid", program, .. arguments])
        {
            WorkingDirectory = sandbox.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath("../../..", RuntimeEnvironment.GetRuntimeDirectory());
        foreach (var (name, value) in sandbox.Environment)
            start.Environment[name] = value;
        return new RunningTool(Process.Start(start)!, string.Join(' ', arguments));
    }

    /// <summary>Ctrl-C as a terminal sends it: to every process of the foreground group.</summary>
    public void InterruptGroup() => Signal(-process.Id, SigInt);

    /// <summary>SIGINT to the tool alone.</summary>
    public void Interrupt() => Signal(process.Id, SigInt);

    /// <summary>SIGKILL to the tool alone: it has no chance to clean up.</summary>
    public void Kill() => Signal(process.Id, SigKill);

    /// <summary>Waits for what the tool shall bring about; fails when it ends before.</summary>
    public void WaitUntil(Func<bool> condition)
    {
        if (!Waiting.Until(() => HasEnded || condition(), Patience) || HasEnded)
            Assert.Fail($"not reached what was waited for: {WaitForEnd()}");
    }

    public ToolRun WaitForEnd()
    {
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"`steelyard {command}` did not end within {Patience}");
        }
        return new ToolRun(command, process.ExitCode, Text(output), Text(error));
    }

    // A process left behind may still hold the pipe.
    private static string Text(Task<string> stream) => stream.WaitAsync(Patience).GetAwaiter().GetResult();

    private static void Signal(int target, int signal) => Assert.Equal(0, Send(target, signal));

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Send(int target, int signal);
}
