using System.Runtime.InteropServices;

namespace Steelyard.Lab.Profiling;

/// <summary>A piece of memory of this or another process (<c>struct iovec</c>).</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct MemoryPiece(ulong Address, ulong Length);

/// <summary>The system calls of the sampler. Times are nanoseconds of <c>CLOCK_MONOTONIC</c>, the clock of trials.</summary>
internal static unsafe partial class LinuxCalls
{
    public const int PermissionDenied = 1; // EPERM
    public const int NoSuchProcess = 3; // ESRCH
    public const int Interrupted = 4; // EINTR

    private const int Monotonic = 1;
    private const int ThreadCpuTime = 3;
    private const int AbsoluteTime = 1;
    private const int SetTimerSlack = 29;
    private const int DuplicateCloseOnExec = 1030;
    private const long Billion = 1_000_000_000;

    /// <summary>Now, in nanoseconds.</summary>
    public static long Now() => Read(Monotonic);

    /// <summary>CPU time of the calling thread, in nanoseconds.</summary>
    public static long CpuTime() => Read(ThreadCpuTime);

    /// <summary>Sleeps until a time; a signal ends the sleep early.</summary>
    public static void SleepUntil(long time)
    {
        var until = new Timespec(time / Billion, time % Billion);
        _ = ClockNanosleep(Monotonic, AbsoluteTime, &until, null);
    }

    /// <summary>Lets the calling thread be woken on time: the usual slack of 50 µs would be most of the lateness.</summary>
    public static void WakeOnTime() => _ = ProcessControl(SetTimerSlack, 1000, 0, 0, 0);

    /// <summary>Runs an action while descriptor 1 is descriptor 2, so that a process started in it writes its output to our standard error.</summary>
    public static void WithOutputOnError(Action start) => While(1, 2, start);

    /// <summary>Runs an action while descriptor 0 is a file, so that a process started in it reads that.</summary>
    public static void WithInputFrom(string file, Action start)
    {
        using var opened = File.OpenHandle(file);
        While(0, (int)opened.DangerousGetHandle(), start);
    }

    private static void While(int descriptor, int other, Action act)
    {
        var saved = DescriptorControl(descriptor, DuplicateCloseOnExec, 3);
        _ = Duplicate(other, descriptor);
        try
        {
            act();
        }
        finally
        {
            _ = Duplicate(saved, descriptor);
            _ = Close(saved);
        }
    }

    [LibraryImport("libc", EntryPoint = "process_vm_readv", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint ReadMemory(int process, MemoryPiece* local, ulong locals, MemoryPiece* remote, ulong remotes, ulong flags);

    [LibraryImport("libc", EntryPoint = "pread")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint ReadAt(int descriptor, byte* buffer, nuint length, long offset);

    [LibraryImport("libc", EntryPoint = "read")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint Read(int descriptor, void* buffer, nuint length);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint OpenPerformanceEvent(nint number, void* attributes, nint process, nint cpu, nint group, nint flags);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Control(int descriptor, nuint request, nint argument);

    [LibraryImport("libc", EntryPoint = "mmap")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint Map(nint address, nuint length, int protection, int flags, int descriptor, long offset);

    [LibraryImport("libc", EntryPoint = "munmap")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Unmap(nint address, nuint length);

    private static long Read(int clock)
    {
        Timespec time;
        _ = ClockGetTime(clock, &time);
        return time.Seconds * Billion + time.Nanoseconds;
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Timespec(long Seconds, long Nanoseconds);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ClockGetTime(int clock, Timespec* time);

    [LibraryImport("libc", EntryPoint = "clock_nanosleep")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ClockNanosleep(int clock, int flags, Timespec* time, Timespec* left);

    [LibraryImport("libc", EntryPoint = "prctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ProcessControl(int option, nint a, nint b, nint c, nint d);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int DescriptorControl(int descriptor, int command, int argument);

    [LibraryImport("libc", EntryPoint = "dup2")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Duplicate(int from, int to);
}
