using System.Runtime.CompilerServices;

namespace Steelyard.Lab.Profiling;

/// <summary>
/// Whether a thread has run, and whether it has started others, without a system call. A software event of the kernel that counts nothing
/// (<c>PERF_COUNT_SW_DUMMY</c>) is bound to the thread. The kernel changes a word of the page shared with us each time the thread is given a
/// processor (<c>perf_event_mmap_page.lock</c>), and writes a record when the thread forks or runs another program. Source: Linux
/// <c>include/uapi/linux/perf_event.h</c>, <c>kernel/events/core.c</c>.
/// </summary>
internal sealed unsafe class Activity : IDisposable
{
    private const int Lock = 8; // offset in the first page
    private const uint Comm = 3; // kinds of records
    private const uint Fork = 7;
    private const int ByExec = 1 << 13;
    private readonly PerformanceRing ring;
    private ulong tail;

    private Activity(PerformanceRing ring) => this.ring = ring;

    /// <summary>Begins to watch a thread; null when the system does not permit it.</summary>
    public static Activity? Open(int thread)
    {
        var attributes = new PerformanceAttributes
        {
            Config = 9, // dummy
            Flags = PerformanceAttributes.OnlyUser | PerformanceAttributes.Task | PerformanceAttributes.Comm | PerformanceAttributes.CommExec,
        };
        return PerformanceRing.Open(attributes, thread) is { } ring ? new(ring) : null;
    }

    /// <summary>Another value than before when the thread has run in between.</summary>
    public uint Mark => Volatile.Read(ref Unsafe.AsRef<uint>(ring.Page + Lock));

    /// <summary>Since this was last asked, the thread has started a process, or runs another program.</summary>
    /// <param name="process">The thread's process; a thread started in it is no news.</param>
    public bool HasStarted(int process)
    {
        var (head, news) = (ring.Head, false);
        for (; tail < head; tail += Math.Max(ring.At<ushort>(tail + 6), (ushort)8))
            news |= ring.At<uint>(tail) switch
            {
                Fork => ring.At<int>(tail + 8) != process,
                Comm => (ring.At<ushort>(tail + 4) & ByExec) != 0,
                _ => false,
            };
        Volatile.Write(ref ring.Tail, tail);
        return news;
    }

    public void Dispose() => ring.Dispose();
}
