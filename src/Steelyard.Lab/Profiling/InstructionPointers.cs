using System.Runtime.InteropServices;

namespace Steelyard.Lab.Profiling;

/// <summary>
/// Where in machine code a thread is. A software clock of the kernel (<c>perf_event_open</c>, no hardware counters needed) is armed for one
/// interrupt when a sample is taken; the interrupt comes after some microseconds of the thread's running in user mode and notes the
/// instruction pointer. Between samples the thread is left alone.
/// </summary>
internal sealed unsafe class InstructionPointers : IDisposable
{
    private const int Call = 298; // perf_event_open on x86-64
    private const int ArmCall = 241; // and on 64-bit ARM
    private const int PageSize = 4096;
    private const nint Refresh = 0x2402; // PERF_EVENT_IOC_REFRESH
    private const int Head = 1024; // offset of data_head in the first page
    private const int SampleRecord = 9;
    private const long Patience = 40_000; // ns
    private readonly int descriptor;
    private readonly byte* ring;
    private bool armed;

    private InstructionPointers(int descriptor, byte* ring)
    {
        this.descriptor = descriptor;
        this.ring = ring;
    }

    /// <summary>Opens the clock of a thread; null when the system does not permit it.</summary>
    public static InstructionPointers? Open(int thread)
    {
        var attributes = new Attributes();
        var number = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? ArmCall : Call;
        var descriptor = (int)LinuxCalls.OpenPerformanceEvent(number, &attributes, thread, -1, -1, 8); // close on exec
        if (descriptor < 0)
            return null;
        var ring = LinuxCalls.Map(0, 2 * PageSize, 3, 1, descriptor, 0);
        if (ring != -1)
            return new(descriptor, (byte*)ring);
        _ = LinuxCalls.Close(descriptor);
        return null;
    }

    /// <summary>Asks for one instruction pointer.</summary>
    public void Arm()
    {
        _ = Take(long.MaxValue); // one that came too late for the sample it was meant for
        if (!armed)
            _ = LinuxCalls.Control(descriptor, (nuint)Refresh, 1);
        armed = true;
    }

    /// <summary>The instruction pointer noted since a time; waits a little for it. 0 when none comes: the thread is in the kernel, or has stopped.</summary>
    public ulong Wait(long since)
    {
        var until = LinuxCalls.Now() + Patience;
        var found = Take(since);
        while (found == 0 && armed && LinuxCalls.Now() < until)
            found = Take(since);
        return found;
    }

    private ulong Take(long since)
    {
        var head = Volatile.Read(ref *(ulong*)(ring + Head));
        ref var tail = ref *(ulong*)(ring + Head + 8);
        var found = 0UL;
        while (tail < head)
        {
            var type = Ring<uint>(tail);
            var size = Ring<ushort>(tail + 6);
            if (type == SampleRecord)
            {
                armed = false;
                if ((long)Ring<ulong>(tail + 16) >= since)
                    found = Ring<ulong>(tail + 8);
            }
            Volatile.Write(ref tail, tail + Math.Max(size, (ushort)8));
        }
        return found;
    }

    public void Dispose()
    {
        _ = LinuxCalls.Unmap((nint)ring, 2 * PageSize);
        _ = LinuxCalls.Close(descriptor);
    }

    // Records are multiples of eight bytes, so that no field crosses the end of the ring.
    private T Ring<T>(ulong at) where T : unmanaged => *(T*)(ring + PageSize + (at & (PageSize - 1)));

    /// <summary><c>struct perf_event_attr</c>, as much of it as is used.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 112)]
    private struct Attributes
    {
        [FieldOffset(0)] private readonly uint type = 1; // software
        [FieldOffset(4)] private readonly uint size = 112;
        [FieldOffset(8)] private readonly ulong config; // CPU clock
        [FieldOffset(16)] private readonly ulong period = 10_000; // ns, the shortest there is
        [FieldOffset(24)] private readonly ulong sampleType = 1 | 4; // instruction pointer, time
        [FieldOffset(40)] private readonly ulong flags = 1 | (1 << 5) | (1 << 6) | (1 << 25); // disabled, no kernel, no hypervisor, own clock
        [FieldOffset(92)] private readonly int clock = 1; // monotonic

        public Attributes()
        {
        }
    }
}
