using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Steelyard.Lab.Profiling;

/// <summary><c>struct perf_event_attr</c> of a software event, as much of it as is used.</summary>
[StructLayout(LayoutKind.Explicit, Size = 112)]
internal struct PerformanceAttributes
{
    public const ulong Disabled = 1;
    public const ulong OnlyUser = (1 << 5) | (1 << 6); // no kernel, no hypervisor
    public const ulong Comm = 1 << 9;
    public const ulong Task = 1 << 13;
    public const ulong CommExec = 1 << 24;
    public const ulong OwnClock = 1 << 25;

    [FieldOffset(0)] private readonly uint type = 1; // software
    [FieldOffset(4)] private readonly uint size = 112;
    [FieldOffset(8)] public ulong Config;
    [FieldOffset(16)] public ulong Period;
    [FieldOffset(24)] public ulong SampleType;
    [FieldOffset(40)] public ulong Flags;
    [FieldOffset(92)] private readonly int clock;

    public PerformanceAttributes()
    {
    }

    /// <summary>Clock of the times in records: <c>CLOCK_MONOTONIC</c>.</summary>
    public bool Timed
    {
        init => clock = value ? 1 : 0;
    }
}

/// <summary>An event of the kernel bound to one thread, and the pages that it shares: one of state, one of records.</summary>
internal sealed unsafe class PerformanceRing : IDisposable
{
    private const int Call = 298; // perf_event_open on x86-64
    private const int ArmCall = 241; // and on 64-bit ARM
    private const int CloseOnExec = 8;
    private const int PageSize = 4096;
    private const int HeadOffset = 1024;
    private const int TailOffset = 1032;

    private PerformanceRing(int descriptor, byte* page)
    {
        Descriptor = descriptor;
        Page = page;
    }

    public int Descriptor { get; }

    public byte* Page { get; }

    /// <summary>Bytes of records written so far.</summary>
    public ulong Head => Volatile.Read(ref Unsafe.AsRef<ulong>(Page + HeadOffset));

    /// <summary>Bytes of records read so far.</summary>
    public ref ulong Tail => ref Unsafe.AsRef<ulong>(Page + TailOffset);

    /// <summary>Opens an event; null when the system does not permit it, or the thread has ended.</summary>
    public static PerformanceRing? Open(PerformanceAttributes attributes, int thread)
    {
        var number = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? ArmCall : Call;
        var descriptor = (int)LinuxCalls.OpenPerformanceEvent(number, &attributes, thread, -1, -1, CloseOnExec);
        if (descriptor < 0)
            return null;
        var pages = LinuxCalls.Map(0, 2 * PageSize, 3, 1, descriptor, 0);
        if (pages != -1)
            return new(descriptor, (byte*)pages);
        _ = LinuxCalls.Close(descriptor);
        return null;
    }

    /// <summary>A field of a record. Records are multiples of eight bytes, so that no field crosses the end of the page.</summary>
    public T At<T>(ulong position) where T : unmanaged => *(T*)(Page + PageSize + (position & (PageSize - 1)));

    public void Dispose()
    {
        _ = LinuxCalls.Unmap((nint)Page, 2 * PageSize);
        _ = LinuxCalls.Close(Descriptor);
    }
}
