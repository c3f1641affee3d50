using System.Buffers.Binary;
using Steelyard.Evidence.Profiling;

namespace Steelyard.Lab.Profiling;

/// <summary>Takes one sample of all threads of one process. Used by the sampling thread alone, but for <see cref="RefreshCodeMap"/>.</summary>
internal sealed class ProcessSampler : IDisposable
{
    private const int MostThreads = 1024;
    private const int Futex = 202; // on x86-64
    private const int ArmFutex = 98;
    private static readonly int FutexNumber = System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? ArmFutex : Futex;

    private readonly PythonProcess python;
    private readonly CPythonLayout layout;
    private readonly RemoteMemory memory;
    private readonly StackTable stacks;
    private readonly CodeCache codes;
    private readonly StackReader reader;
    private readonly List<ThreadWatch> threads = new(MostThreads);
    private readonly MemoryPiece[] pieces = new MemoryPiece[MostThreads + 3];
    private readonly byte[] snapshot;
    private volatile CodeMap map;

    public ProcessSampler(PythonProcess python, StackTable stacks)
    {
        (this.python, this.stacks) = (python, stacks);
        (layout, memory, map) = (python.Layout, python.Memory, python.ReadCodeMap());
        codes = new CodeCache(memory, layout, stacks);
        reader = new StackReader(memory, layout);
        snapshot = new byte[FirstThread + (MostThreads * layout.ThreadSize)];
    }

    public PythonProcess Python => python;

    /// <summary>The interpreter is no longer there: the process ended, or runs another program.</summary>
    public bool Lost { get; private set; }

    /// <summary>Code was met that the map does not know; whoever watches the process should refresh it.</summary>
    public bool MapIsOld { get; private set; }

    public long Dropped { get; private set; }

    /// <summary>Threads whose instruction pointers may not be seen.</summary>
    public bool Blind { get; private set; }

    public void RefreshCodeMap()
    {
        map = python.ReadCodeMap();
        MapIsOld = false;
    }

    /// <summary>Samples every thread.</summary>
    public void Sample(long now)
    {
        if (!ReadThreads(now))
            return;
        foreach (var thread in threads)
            thread.Pointers?.Arm();
        var collecting = BinaryPrimitives.ReadInt32LittleEndian(snapshot.AsSpan(8)) != 0;
        var locked = BinaryPrimitives.ReadInt32LittleEndian(snapshot.AsSpan(12 + layout.GilLocked)) == 1;
        var holder = locked ? Pointer(12 + layout.GilLastHolder) : 0;
        for (var i = 0; i < threads.Count; i++)
            Sample(threads[i], StateOf(i), collecting, holder, now);
    }

    public void Dispose()
    {
        foreach (var thread in threads)
            thread.Dispose();
    }

    private int FirstThread => 12 + layout.GilSize;

    private Span<byte> StateOf(int thread) => snapshot.AsSpan(FirstThread + (thread * layout.ThreadSize), layout.ThreadSize);

    private void Sample(ThreadWatch thread, Span<byte> state, bool collecting, ulong holder, long now)
    {
        if (thread.Look() is not { } kernel)
            return;
        if (!reader.TryRead(thread.Address, state) || Record(now) is not { } node)
        {
            Dropped++;
            return;
        }
        var kind = Kind(thread, kernel, collecting, holder, now);
        stacks.Add(thread.Index, node, kind, now - thread.LastKept);
        thread.LastKept = now;
    }

    private SampleKind Kind(ThreadWatch thread, KernelState kernel, bool collecting, ulong holder, long now)
    {
        if (collecting && holder == thread.Address)
            return SampleKind.Gc;
        if (kernel.Waiting)
            return kernel.Number == FutexNumber && kernel.Argument - python.Gil < (ulong)layout.GilSize ? SampleKind.GilWait : SampleKind.Blocked;
        if (holder != thread.Address)
            return IsAt(layout.Checks) ? SampleKind.GilWait : SampleKind.NativeReleased;
        return Native(thread.Pointers?.Wait(now) ?? 0);
    }

    private SampleKind Native(ulong instruction)
    {
        var owner = instruction == 0 ? CodeOwner.Unknown : map.Owner(instruction);
        MapIsOld |= instruction != 0 && owner == CodeOwner.Unknown;
        return owner switch
        {
            CodeOwner.EvalLoop => SampleKind.Interpreted,
            CodeOwner.Extension => SampleKind.Extension,
            _ => IsAt(layout.Calls) ? SampleKind.Builtin : SampleKind.Interpreted,
        };
    }

    private bool IsAt(IReadOnlySet<byte> opcodes)
    {
        Span<byte> opcode = stackalloc byte[1];
        return reader.Depth > 0 && memory.TryRead(reader.Instructions[0], opcode) && opcodes.Contains(opcode[0]);
    }

    // From the outermost frame inwards, so that equal stacks become equal nodes.
    private int? Record(long now)
    {
        var node = -1;
        for (var i = reader.Depth - 1; i >= 0; i--)
        {
            if (codes.At(reader.Codes[i], now) is not { } code)
                return null;
            var unit = (long)(reader.Instructions[i] - reader.Codes[i] - (ulong)layout.CodeBytecode) / 2;
            if (unit < -1 || unit > code.Lines.Length)
                return null;
            node = stacks.Node(node, code.Function, unit >= 0 && unit < code.Lines.Length ? code.Lines[unit] : code.FirstLine);
        }
        return node;
    }

    private bool ReadThreads(long now) => (threads.Count > 0 && ReadKnown()) || (Enumerate(now) && ReadKnown());

    // Head of the list, collector, lock, and all known threads in one system call; then whether they are still the whole list.
    private bool ReadKnown()
    {
        pieces[0] = new(python.Interpreter + (ulong)layout.InterpreterThreadsHead, 8);
        pieces[1] = new(python.Interpreter + (ulong)layout.InterpreterGcCollecting, 4);
        pieces[2] = new(python.Gil, (ulong)layout.GilSize);
        for (var i = 0; i < threads.Count; i++)
            pieces[3 + i] = new(threads[i].Address, (ulong)layout.ThreadSize);
        if (!memory.TryRead(pieces.AsSpan(0, 3 + threads.Count), snapshot))
            return false;
        var expected = Pointer(0);
        for (var i = 0; i < threads.Count; i++)
        {
            var state = StateOf(i);
            if (expected != threads[i].Address || BinaryPrimitives.ReadUInt64LittleEndian(state[layout.ThreadInterpreter..]) != python.Interpreter
                || BinaryPrimitives.ReadUInt64LittleEndian(state[layout.ThreadNativeId..]) != (ulong)threads[i].NativeId)
                return false;
            expected = BinaryPrimitives.ReadUInt64LittleEndian(state[layout.ThreadNext..]);
        }
        return expected == 0;
    }

    // Walks the list anew. Threads that are still there keep their clock.
    private bool Enumerate(long now)
    {
        var before = threads.ToDictionary(x => x.Address);
        threads.Clear();
        var address = memory.Pointer(python.Interpreter + (ulong)layout.InterpreterThreadsHead);
        Lost = address is null or 0;
        while (address is > 0 && threads.Count < MostThreads)
        {
            var native = (int)(memory.Pointer(address.Value + (ulong)layout.ThreadNativeId) ?? 0);
            if (before.TryGetValue(address.Value, out var known) && known.NativeId == native && before.Remove(address.Value))
                threads.Add(known);
            else if (Open(address.Value, native, now) is { } fresh)
                threads.Add(fresh);
            address = memory.Pointer(address.Value + (ulong)layout.ThreadNext);
        }
        foreach (var gone in before.Values)
            gone.Dispose();
        return address is 0 && threads.Count > 0;
    }

    // After a fork, the only thread has a new id, which some versions do not note down. Any other id that is not there has just ended.
    private ThreadWatch? Open(ulong address, int native, long now)
    {
        var tasks = $"/proc/{python.Process}/task";
        if (native == 0 || !Directory.Exists(tasks))
            return null;
        var known = Directory.Exists($"{tasks}/{native}");
        if (!known && Directory.GetDirectories(tasks).Length > 1)
            return null;
        var id = known ? native : python.Process;
        var thread = new ThreadWatch(python.Process, id, native, address, stacks.Thread(new(python.Process, id)), now);
        Blind |= thread.Pointers is null;
        return thread;
    }

    private ulong Pointer(int offset) => BinaryPrimitives.ReadUInt64LittleEndian(snapshot.AsSpan(offset));
}
