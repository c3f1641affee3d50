using System.Buffers.Binary;
using Steelyard.Evidence.Profiling;

namespace Steelyard.Lab.Profiling;

/// <summary>Takes one sample of all threads of one process. Used by the sampling thread alone, but for <see cref="RefreshCodeMap"/>.</summary>
internal sealed class ProcessSampler : IDisposable
{
    private const int MostThreads = 1024;
    private const long Trusted = 100_000_000; // ns
    private const int Futex = 202; // on x86-64
    private const int ArmFutex = 98;
    private static readonly int FutexNumber = System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? ArmFutex : Futex;

    private readonly PythonProcess python;
    private readonly CPythonLayout layout;
    private readonly RemoteMemory memory;
    private readonly StackTable stacks;
    private readonly CodeCache codes;
    private readonly StackReader reader;
    private readonly AutoResetEvent family;
    private readonly Asker asker;
    private readonly List<ThreadWatch> threads = new(MostThreads);
    private readonly ThreadWatch[] moving = new ThreadWatch[MostThreads];
    private readonly MemoryPiece[] pieces = new MemoryPiece[MostThreads + 3 + StackReader.Pieces];
    private readonly byte[] snapshot;
    private volatile CodeMap map;
    private volatile bool mapIsOld;
    private long checkedAll;
    private ThreadWatch? expected; // to hold the lock next time
    private ThreadWatch? planned; // whose stack was read with the list
    private int plannedAt; // where its stack begins in the snapshot
    private int active; // threads that were not at rest: the first of those moving

    /// <param name="python">The process.</param>
    /// <param name="stacks">Where samples are counted.</param>
    /// <param name="family">Set when the process has started another, or has become another program.</param>
    /// <param name="rate">Samples a second.</param>
    public ProcessSampler(PythonProcess python, StackTable stacks, AutoResetEvent family, int rate)
    {
        (this.python, this.stacks, this.family) = (python, stacks, family);
        (layout, memory, map) = (python.Layout, python.Memory, python.ReadCodeMap());
        codes = new CodeCache(memory, layout, stacks);
        asker = new Asker(stacks, rate);
        reader = new StackReader(memory, layout, python.Gil);
        snapshot = new byte[FirstThread + (MostThreads * layout.ThreadSize) + StackReader.LongestPlan];
    }

    public PythonProcess Python => python;

    /// <summary>The interpreter is no longer there: the process ended, or runs another program.</summary>
    public bool Lost { get; private set; }

    /// <summary>Code was met that the map does not know; whoever watches the process should refresh it.</summary>
    public bool MapIsOld
    {
        get => mapIsOld;
        private set => mapIsOld = value;
    }

    public long Dropped { get; private set; }

    /// <summary>The kernel tells of every process that this one starts, so that nobody needs to look for them.</summary>
    public bool TellsOfChildren { get; private set; }

    /// <summary>Threads whose instruction pointers may not be seen.</summary>
    public bool Blind { get; private set; }

    public void RefreshCodeMap()
    {
        MapIsOld = false; // first: what is met while the map is read asks again
        map = python.ReadCodeMap();
    }

    /// <summary>Samples every thread.</summary>
    public void Sample(long now)
    {
        Settle();
        if (!ReadThreads(now))
        {
            family.Set();
            return;
        }
        var collecting = BinaryPrimitives.ReadInt32LittleEndian(snapshot.AsSpan(8)) != 0;
        Expect(GilState.Holder(snapshot.AsSpan(12)), now);
        for (var i = 0; i < active; i++)
            Sample(i, collecting, now);
        foreach (var thread in threads)
            Finish(thread, now);
    }

    /// <summary>Ends all watching; what is still pending counts by bytecode alone.</summary>
    public void Dispose()
    {
        Settle();
        foreach (var thread in threads)
            Close(thread);
        threads.Clear();
    }

    private static int FirstThread => 12 + GilState.Size;

    private Span<byte> StateOf(int thread) => snapshot.AsSpan(FirstThread + (thread * layout.ThreadSize), layout.ThreadSize);

    // The thread that holds the lock gets its interrupt; it most likely holds it again next time, and is then read with the list.
    private void Expect(ulong holder, long now)
    {
        if (expected?.Address == holder)
            return;
        expected = null;
        for (var i = 0; i < active; i++)
            if (moving[i].Address == holder)
                expected = moving[i];
        if (expected is not null)
            asker.Ask(expected, now);
    }

    private void Sample(int index, bool collecting, long now)
    {
        var thread = moving[index];
        if (thread.IsAtRest)
            return;
        thread.Rest = null;
        var mark = thread.Activity?.Mark;
        if (!ReadStack(thread, StateOf(index), now) || Record(thread, now) is not { } node)
        {
            Dropped++;
            return;
        }
        thread.Node = node < 0 ? null : node;
        var waiting = reader.GilHolder == thread.Address ? SampleHolder(thread, node, collecting, now) : SampleOther(thread, node, now);
        if (waiting is { } place && mark is { } proof && thread.Activity!.Mark == proof)
            thread.Rest = new(proof, place);
    }

    private bool ReadStack(ThreadWatch thread, Span<byte> state, long now)
    {
        var known = thread == planned && reader.TryPlanned(thread.Address, state, thread.Top!.Value, snapshot.AsSpan(plannedAt));
        if (thread == planned && !known)
            Asker.Insist(thread, now);
        var read = known || reader.TryRead(thread.Address, state, thread == planned);
        thread.Top = read && reader.Depth > 0 ? reader.Top : null;
        return read;
    }

    // An interrupt shows that the thread runs, and where; only without one the kernel is asked. The place when it waits.
    private int? SampleHolder(ThreadWatch thread, int node, bool collecting, long now)
    {
        var instruction = thread.Pointers?.Take(now) ?? 0;
        if (instruction != 0)
            Settle(thread, instruction);
        if (collecting)
            Keep(thread, node, SampleKind.Gc, now);
        else if (instruction != 0)
        {
            Add(thread, new(now, node, IsAt(layout.Calls), now - thread.LastKept, 1, thread.Asking.Chance), instruction);
            thread.LastKept = now;
        }
        else if (thread.Look() is { } kernel)
        {
            if (kernel.Waiting)
                return Keep(thread, node, Waiting(kernel), now);
            if (thread.Pointers is not null && thread.Asking is { Was: true } asking && asking.Time == now)
                Postpone(thread, node, now);
            else
                Leave(thread, node, now);
        }
        return null;
    }

    private int? SampleOther(ThreadWatch thread, int node, long now)
    {
        if (thread.Look() is not { } kernel)
            return null;
        if (kernel.Waiting)
            return Keep(thread, node, Waiting(kernel), now);
        Keep(thread, node, IsAt(layout.Checks) ? SampleKind.GilWait : SampleKind.NativeReleased, now);
        return null;
    }

    // A thread that has not run since it was seen to wait still waits there: nothing of it has to be read.
    private void Finish(ThreadWatch thread, long now)
    {
        if (thread.LastKept != now && thread.IsAtRest)
        {
            stacks.Add(thread.Rest!.Value.Place, now - thread.LastKept);
            thread.LastKept = now;
        }
        if (thread.Activity?.HasStarted(python.Process) ?? false)
            family.Set();
    }

    // Samples whose instruction pointer has come by now.
    private void Settle()
    {
        foreach (var thread in threads)
            if (thread.Pending is { } pending && thread.Pointers?.Take(pending.Time) is > 0 and var instruction)
                Settle(thread, instruction);
    }

    private void Settle(ThreadWatch thread, ulong instruction)
    {
        if (thread.Pending is not { } pending)
            return;
        Add(thread, pending, instruction);
        thread.Pending = null;
    }

    private void Close(ThreadWatch thread)
    {
        Settle(thread, 0);
        thread.Dispose();
    }

    // A thread that has not run since the sample before is in the same place of machine code: one instruction pointer will do for both.
    private void Postpone(ThreadWatch thread, int node, long now)
    {
        if (thread.Pending is { } pending && pending.Node == node)
            thread.Pending = pending with { Weight = pending.Weight + now - thread.LastKept, Samples = pending.Samples + 1 };
        else
        {
            Settle(thread, 0);
            thread.Pending = new(now, node, IsAt(layout.Calls), now - thread.LastKept, 1, thread.Asking.Chance);
        }
        thread.LastKept = now;
    }

    // What its instruction is matters only while nothing is known of its line.
    private void Leave(ThreadWatch thread, int node, long now)
    {
        var calls = (node < 0 || stacks.Told(node).Pointers == 0) && IsAt(layout.Calls);
        stacks.AddOpen(thread.Index, node, Interpreter(calls), now - thread.LastKept, 1);
        thread.LastKept = now;
    }

    private int Keep(ThreadWatch thread, int node, SampleKind kind, long now)
    {
        var place = stacks.Place(thread.Index, node, kind);
        stacks.Add(place, now - thread.LastKept);
        thread.LastKept = now;
        return place;
    }

    private SampleKind Waiting(KernelState kernel) =>
        kernel.Number == FutexNumber && kernel.Argument - python.Gil < (ulong)layout.GilSize ? SampleKind.GilWait : SampleKind.Blocked;

    private void Add(ThreadWatch thread, Pending sample, ulong instruction)
    {
        var owner = instruction == 0 ? CodeOwner.Unknown : map.Owner(instruction);
        if (owner == CodeOwner.Unknown)
            stacks.AddOpen(thread.Index, sample.Node, Interpreter(sample.Calls), sample.Weight, sample.Samples);
        else
            stacks.AddSeen(thread.Index, sample.Node, Kind(owner, sample.Calls), sample.Weight, sample.Samples, sample.Chance);
        if (instruction == 0 || owner != CodeOwner.Unknown || MapIsOld)
            return;
        MapIsOld = true; // before whoever refreshes it is woken, who may be quicker than this thread
        family.Set();
    }

    // Code that the interpreter runs for itself, and functions that it calls, are told apart by the instruction.
    private static SampleKind Kind(CodeOwner owner, bool calls) => owner switch
    {
        CodeOwner.EvalLoop => SampleKind.Interpreted,
        CodeOwner.Extension => SampleKind.Extension,
        _ => Interpreter(calls),
    };

    private static SampleKind Interpreter(bool calls) => calls ? SampleKind.Builtin : SampleKind.Interpreted;

    private bool IsAt(IReadOnlySet<byte> opcodes)
    {
        Span<byte> opcode = stackalloc byte[1];
        return reader.Depth > 0 && memory.TryRead(reader.Instructions[0], opcode) && opcodes.Contains(opcode[0]);
    }

    // From the outermost frame inwards, so that equal stacks become equal nodes.
    private int? Record(ThreadWatch thread, long now)
    {
        var all = reader.Codes.AsSpan(0, reader.Depth);
        var instructions = reader.Instructions.AsSpan(0, reader.Depth);
        var (same, node) = thread.Path.Keep(all, instructions, now);
        codes.Refresh(all[..^same], now);
        for (var i = reader.Depth - 1 - same; i >= 0; i--)
        {
            if (codes.At(all[i], now) is not { } code)
                return null;
            var unit = (long)(instructions[i] - all[i] - (ulong)layout.CodeBytecode) / 2;
            if (unit < -1 || unit > code.Lines.Length)
                return null;
            node = stacks.Node(node, code.Function, unit >= 0 && unit < code.Lines.Length ? code.Lines[unit] : code.FirstLine);
            thread.Path.Add(all[i], instructions[i], node, code.Checked + CodeCache.Trusted);
        }
        return node;
    }

    private bool ReadThreads(long now) => (threads.Count > 0 && ReadKnown(now)) || (Enumerate(now) && ReadKnown(now));

    // Head of the list, collector, lock, and the known threads in one system call; then whether they are still the whole list. Threads at
    // rest cannot have left it by themselves, so that they are looked at only now and then.
    private bool ReadKnown(long now)
    {
        var all = now - checkedAll >= Trusted;
        pieces[0] = new(python.Interpreter + (ulong)layout.InterpreterThreadsHead, 8);
        pieces[1] = new(python.Interpreter + (ulong)layout.InterpreterGcCollecting, 4);
        pieces[2] = GilState.Piece(python.Gil, layout);
        active = 0;
        for (var i = 0; i < threads.Count; i++)
            if (all || !threads[i].IsAtRest)
            {
                pieces[3 + active] = new(threads[i].Address, (ulong)layout.ThreadSize);
                moving[active++] = threads[i];
            }
        if (!memory.TryRead(pieces.AsSpan(0, Plan(now)), snapshot) || !IsWholeList())
            return false;
        checkedAll = all ? now : checkedAll;
        return true;
    }

    // The stack of the thread that is expected to hold the lock is read in the same call. The number of pieces.
    private int Plan(long now)
    {
        planned = expected is { IsAtRest: false, Top: not null } ? expected : null;
        expected = planned;
        if (planned is null)
            return 3 + active;
        asker.Ask(planned, now);
        reader.Plan(planned.Address, planned.Top!.Value, pieces.AsSpan(3 + active));
        plannedAt = FirstThread + (active * layout.ThreadSize);
        return 3 + active + StackReader.Pieces;
    }

    private bool IsWholeList()
    {
        var expected = Pointer(0);
        for (int i = 0, read = 0; i < threads.Count; i++)
        {
            if (expected != threads[i].Address)
                return false;
            if (read == active || moving[read] != threads[i])
            {
                expected = i + 1 < threads.Count ? threads[i + 1].Address : 0;
                continue;
            }
            var state = StateOf(read++);
            if (BinaryPrimitives.ReadUInt64LittleEndian(state[layout.ThreadInterpreter..]) != python.Interpreter
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
        expected = null;
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
            Close(gone);
        TellsOfChildren = threads.TrueForAll(x => x.Activity is not null);
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
