using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Steelyard.Lab.Processes;

/// <summary>Signals to processes that we started.</summary>
public static partial class ProcessSignals
{
    private const int SigTerm = 15;

    /// <summary>Asks a process to end, waits, and ends its whole tree where it does not.</summary>
    /// <param name="process">A process that was started here.</param>
    /// <param name="patience">How long it may take to put its things in order.</param>
    public static void EndInOrder(Process process, TimeSpan patience)
    {
        if (process.HasExited)
            return;
        _ = Kill(process.Id, SigTerm);
        if (!process.WaitForExit(patience))
            process.Kill(entireProcessTree: true);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);
}
