using System.Diagnostics;
using System.Text.Json;

namespace Steelyard.Lab.Processes;

/// <summary>
/// The native launcher, kept alive for a whole study. It alone reads the clock around a trial, so that neither GC nor JIT of this process
/// ever sits between two clock reads, and it is small, so that the peak memory of its children is true.
/// </summary>
public sealed class Launcher : IDisposable
{
    private const int Protocol = 1;
    private readonly Process process;
    private readonly Lock writing = new();

    private Launcher(Process process, string binary, long floor) => (this.process, Binary, MemoryFloor) = (process, binary, floor);

    /// <summary>Path of the launcher's program. With the argument <c>control</c> it does a piece of work that is always the same.</summary>
    public string Binary { get; }

    /// <summary>Peak memory that every child inherits from the launcher, bytes.</summary>
    public long MemoryFloor { get; }

    /// <summary>Starts a launcher.</summary>
    /// <param name="binary">Path of the built launcher.</param>
    /// <exception cref="LabException">It does not start or speaks another protocol.</exception>
    public static Launcher Start(string binary)
    {
        var start = new ProcessStartInfo(binary) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        var process = Process.Start(start)!;
        var line = process.StandardOutput.ReadLine();
        var hello = line is null ? null : JsonSerializer.Deserialize(line, LauncherJson.Default.Handshake);
        if (hello?.Protocol == Protocol)
            return new Launcher(process, binary, hello.FloorBytes);
        process.Dispose();
        throw new LabException($"the launcher at {binary} does not answer as expected", $"Remove the folder {Path.GetDirectoryName(binary)} and run again.");
    }

    /// <summary>Runs one process to its end and measures it. The whole process tree is gone when this returns.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; the process tree was ended.</exception>
    /// <exception cref="LabException">The launcher itself was killed.</exception>
    public ProcessResult Run(ProcessRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Send(LauncherRequest.Encode(request));
        using var ending = cancellation.Register(Cancel);
        var line = process.StandardOutput.ReadLine() ?? throw Gone();
        var result = JsonSerializer.Deserialize(line, LauncherJson.Default.ProcessResult)!;
        cancellation.ThrowIfCancellationRequested();
        return result;
    }

    /// <summary>Closes the pipe; the launcher ends what runs and exits.</summary>
    public void Dispose()
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It is gone already, for instance by a signal to the whole group.
        }
        if (!process.WaitForExit(TimeSpan.FromSeconds(10)))
            process.Kill();
        process.Dispose();
    }

    private void Cancel()
    {
        try
        {
            Send(LauncherRequest.Cancel);
        }
        catch (LabException)
        {
            // Runs on the thread of a signal; whoever waits for the answer finds the launcher gone and says so.
        }
    }

    private void Send(byte[] bytes)
    {
        try
        {
            lock (writing)
            {
                var pipe = process.StandardInput.BaseStream;
                pipe.Write(bytes);
                pipe.Flush();
            }
        }
        catch (IOException error)
        {
            throw Gone(error);
        }
    }

    private static LabException Gone(Exception? cause = null) =>
        new("the launcher process ended unexpectedly; the trial under way is lost, all earlier ones are kept", "Continue with `steelyard weigh --resume`.", cause);
}
