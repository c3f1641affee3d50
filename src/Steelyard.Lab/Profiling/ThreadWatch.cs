using System.Globalization;

namespace Steelyard.Lab.Profiling;

/// <summary>What the kernel says a thread is doing.</summary>
/// <param name="Waiting">It is in a system call and does not run.</param>
/// <param name="Number">Which one.</param>
/// <param name="Argument">Its first argument.</param>
internal readonly record struct KernelState(bool Waiting, long Number, ulong Argument);

/// <summary>A wait that was seen, with its proof.</summary>
/// <param name="Mark">The thread's mark before and after its stack was read.</param>
/// <param name="Place">Where its time counts: index of the place in the table of stacks.</param>
internal readonly record struct Rest(uint Mark, int Place);

/// <summary>A sample of a thread that held the lock but was not on a processor: where in machine code it is will be known when it runs again.</summary>
/// <param name="Time">When it was taken, nanoseconds.</param>
/// <param name="Node">Its stack.</param>
/// <param name="Calls">Its innermost instruction calls something.</param>
/// <param name="Weight">The time it stands for, nanoseconds.</param>
/// <param name="Samples">How many samples it stands for.</param>
/// <param name="Chance">The probability with which its instruction pointer was asked for.</param>
internal readonly record struct Pending(long Time, int Node, bool Calls, long Weight, int Samples, double Chance);

/// <summary>One thread of a sampled process: its state in the interpreter, its file in <c>/proc</c>, its clock.</summary>
internal sealed unsafe class ThreadWatch : IDisposable
{
    private readonly int file;
    private readonly byte[] text = new byte[256];

    /// <param name="process">Process.</param>
    /// <param name="id">Thread.</param>
    /// <param name="nativeId">Thread id that the interpreter noted down; another one in a forked child of some versions.</param>
    /// <param name="address">Address of its state in the interpreter.</param>
    /// <param name="index">Its index in the profile.</param>
    /// <param name="now">Time from which on its time counts, nanoseconds.</param>
    public ThreadWatch(int process, int id, int nativeId, ulong address, int index, long now)
    {
        (Id, NativeId, Address, Index, LastKept) = (id, nativeId, address, index, now);
        file = LinuxCalls.Open($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/task/{id.ToString(CultureInfo.InvariantCulture)}/syscall", 0x80000);
        Pointers = InstructionPointers.Open(id);
        Activity = Activity.Open(id);
    }

    public int Id { get; }

    public int NativeId { get; }

    public ulong Address { get; }

    public int Index { get; }

    /// <summary>Null without permission.</summary>
    public InstructionPointers? Pointers { get; }

    /// <summary>Null without permission.</summary>
    public Activity? Activity { get; }

    /// <summary>What the thread waits in, when it was seen to wait and has not run since.</summary>
    public Rest? Rest { get; set; }

    /// <summary>It waits where it was last seen: it has not run since.</summary>
    public bool IsAtRest => Rest is { } rest && Activity!.Mark == rest.Mark;

    /// <summary>Where the top of its stack last was; null before it was seen.</summary>
    public StackTop? Top { get; set; }

    /// <summary>Its stack as it was last recorded.</summary>
    public StackPath Path { get; } = new();

    /// <summary>The innermost node of its stack as it was last recorded; null before.</summary>
    public int? Node { get; set; }

    /// <summary>Whether its instruction pointer was last asked for.</summary>
    public Asking Asking { get; set; }

    /// <summary>A sample whose instruction pointer has not come yet.</summary>
    public Pending? Pending { get; set; }

    /// <summary>Time up to which the time of this thread is accounted for, nanoseconds.</summary>
    public long LastKept { get; set; }

    /// <summary>What the kernel says now; null when the thread is gone or its file may not be read.</summary>
    public KernelState? Look()
    {
        nint length;
        fixed (byte* start = text)
            length = LinuxCalls.ReadAt(file, start, (nuint)text.Length, 0);
        return length <= 0 ? null : Parse(text.AsSpan(0, (int)length));
    }

    // "running", or "202 0x7f… …": number and arguments; -1 for a wait outside of system calls (a page fault).
    internal static KernelState Parse(ReadOnlySpan<byte> line)
    {
        var end = line.IndexOf((byte)' ');
        if (end <= 0 || !System.Buffers.Text.Utf8Parser.TryParse(line[..end], out long number, out _) || number < 0)
            return default;
        _ = System.Buffers.Text.Utf8Parser.TryParse(line[(end + 3)..], out ulong argument, out _, 'x');
        return new(true, number, argument);
    }

    public void Dispose()
    {
        _ = LinuxCalls.Close(file);
        Pointers?.Dispose();
        Activity?.Dispose();
    }
}
