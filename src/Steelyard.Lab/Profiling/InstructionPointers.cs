namespace Steelyard.Lab.Profiling;

/// <summary>
/// Where in machine code a thread is. A software clock of the kernel (<c>perf_event_open</c>, no hardware counters needed) is armed for one
/// interrupt when a sample is taken; the interrupt comes after some microseconds of the thread's running in user mode and notes the
/// instruction pointer. Between samples the thread is left alone.
/// </summary>
internal sealed class InstructionPointers : IDisposable
{
    private const nint Refresh = 0x2402; // PERF_EVENT_IOC_REFRESH
    private const int SampleRecord = 9;
    private const int Patience = 16;
    private readonly PerformanceRing ring;
    private int unanswered; // how often an interrupt was asked for since the clock was armed; 0 when it is not

    private InstructionPointers(PerformanceRing ring) => this.ring = ring;

    /// <summary>Opens the clock of a thread; null when the system does not permit it.</summary>
    public static InstructionPointers? Open(int thread)
    {
        var attributes = new PerformanceAttributes
        {
            Config = 0, // CPU clock
            Period = 10_000, // ns, the shortest there is
            SampleType = 1 | 4, // instruction pointer, time
            Flags = PerformanceAttributes.Disabled | PerformanceAttributes.OnlyUser | PerformanceAttributes.OwnClock,
            Timed = true,
        };
        return PerformanceRing.Open(attributes, thread) is { } ring ? new(ring) : null;
    }

    /// <summary>Asks for one instruction pointer.</summary>
    public void Arm()
    {
        _ = Take(long.MaxValue); // one that came too late for the sample it was meant for
        // A clock that is armed while the kernel still puts it away after its last interrupt stays silent for good.
        if (unanswered++ % Patience == 0)
            _ = LinuxCalls.Control(ring.Descriptor, (nuint)Refresh, 1);
    }

    /// <summary>The instruction pointer noted since a time; 0 when there is none yet: the thread is in the kernel, or not on a processor.</summary>
    public ulong Take(long since)
    {
        var head = ring.Head;
        var tail = ring.Tail;
        var found = 0UL;
        while (tail < head)
        {
            if (ring.At<uint>(tail) == SampleRecord)
            {
                unanswered = 0;
                if ((long)ring.At<ulong>(tail + 16) >= since)
                    found = ring.At<ulong>(tail + 8);
            }
            tail += Math.Max(ring.At<ushort>(tail + 6), (ushort)8);
        }
        Volatile.Write(ref ring.Tail, tail);
        return found;
    }

    public void Dispose() => ring.Dispose();
}
