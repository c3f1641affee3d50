using System.Runtime.InteropServices;

namespace Steelyard.Lab.Processes;

/// <summary>
/// What this tool itself was given as standard input. A program is run several times, and each run must read the same: so a file is read again
/// each time, and what comes through a pipe is kept first.
/// </summary>
public static partial class StandardInput
{
    private const string Link = "/proc/self/fd/0";
    private const long MostKept = 1 << 30;
    private const short CanBeRead = 1; // POLLIN
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    /// <summary>The full path of the file that stands on standard input, as in <c>steelyard … &lt; data.txt</c>; null for anything else, an empty file too.</summary>
    public static string? File
    {
        get
        {
            var path = new FileInfo(Link).LinkTarget;
            return path is not null && System.IO.File.Exists(path) && new FileInfo(path).Length > 0 ? path : null;
        }
    }

    /// <summary>Whether something waits in a pipe, as in <c>cat data.txt | steelyard …</c>. A pipe that nobody writes to within a second counts as empty.</summary>
    public static bool IsPiped => IsPipe && (Wait(Patience) & CanBeRead) != 0;

    private static bool IsPipe => new FileInfo(Link).LinkTarget is { } target && (target.StartsWith("pipe:", StringComparison.Ordinal) || target.StartsWith("socket:", StringComparison.Ordinal));

    /// <summary>Makes what was given readable at a place, again and again: a link to the file, or all that comes through the pipe.</summary>
    /// <param name="place">A path that is not there yet.</param>
    /// <param name="cancellation">Ends the wait for the other end of the pipe.</param>
    /// <returns>The place, or null when nothing was given.</returns>
    /// <exception cref="LabException">More than 1 GiB comes through the pipe.</exception>
    public static string? Keep(string place, CancellationToken cancellation)
    {
        if (File is { } file)
            System.IO.File.CreateSymbolicLink(place, file);
        else if (!IsPiped || !Drain(place, cancellation))
            return null;
        return place;
    }

    private static bool Drain(string place, CancellationToken cancellation)
    {
        using var input = Console.OpenStandardInput();
        var buffer = new byte[1 << 16];
        using (var output = System.IO.File.Create(place))
        {
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                if (Wait(Beat) == 0)
                    continue;
                var count = input.Read(buffer);
                if (count == 0)
                    break;
                output.Write(buffer, 0, count);
                if (output.Length > MostKept)
                    throw new LabException("more than 1 GiB came through the pipe on standard input", "Write it to a file and give that: < data.txt");
            }
            if (output.Length > 0)
                return true;
        }
        System.IO.File.Delete(place);
        return false;
    }

    /// <summary>What happens on standard input within a time: something to read, its end, or 0 for nothing.</summary>
    private static short Wait(TimeSpan time)
    {
        var poll = new Poll(0, CanBeRead, 0);
        return PollDescriptors(ref poll, 1, (int)time.TotalMilliseconds) > 0 ? poll.Seen : (short)0;
    }

    [StructLayout(LayoutKind.Sequential)]
    private record struct Poll(int Descriptor, short Wanted, short Seen);

    [LibraryImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int PollDescriptors(ref Poll descriptors, nuint count, int milliseconds);
}
