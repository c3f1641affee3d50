using System.Buffers.Binary;

namespace Steelyard.Lab.Profiling;

/// <summary>Where the top of a stack is in memory.</summary>
/// <param name="Slot">Address of the pointer to the innermost frame.</param>
/// <param name="Start">Address of the first byte around the top that is read.</param>
/// <param name="Length">Bytes from there.</param>
/// <param name="Bottom">Address of the first byte of the chunk that the top is in.</param>
/// <param name="BottomLength">Bytes from there that are read with the top: to the first frame around the top. 0 when there are none, or too many.</param>
internal readonly record struct StackTop(ulong Slot, ulong Start, int Length, ulong Bottom, int BottomLength)
{
    /// <summary>Where the second copy begins among the bytes that were read.</summary>
    public int Second => 8 + Length + BottomLength;

    /// <summary>Where what is read last begins among them.</summary>
    public int Last => Second + 8 + Length;

    /// <summary>Bytes of all pieces of a plan: three times the pointer, twice the bytes around the top, those below, the C frame, the lock.</summary>
    public int PlannedLength => Last + 16 + GilState.Size;
}

/// <summary>
/// Reads the Python stack of a thread that goes on running. One system call copies the top of the stack twice, the rest of its chunk in between, and
/// the pointer to the innermost frame before, between and after. If the pointer moved, or a frame of the top is another one in the second copy, the
/// stack is torn and is read again. Frames elsewhere (older chunks, generators, C stack) are
/// read one by one; then the frame that they were reached from must still be there.
/// </summary>
internal sealed class StackReader(RemoteMemory memory, CPythonLayout layout, ulong gil)
{
    /// <summary>Pieces of a plan.</summary>
    public const int Pieces = 8;

    /// <summary>Most bytes of a plan.</summary>
    public static int LongestPlan => new StackTop(0, 0, Above + Beneath, 0, MostBelow).PlannedLength;

    private const int Above = 512; // bytes: the stack may have grown since its top was read
    private const int Beneath = 1536;
    private const int MostBelow = 1 << 15; // bytes read with the top; a longer rest is read when it is come to
    private const int Attempts = 16;
    private const int Deepest = 4096; // frames
    private const int LargestChunk = 1 << 20; // bytes

    private readonly byte[] buffer = new byte[LongestPlan];
    private readonly MemoryPiece[] pieces = new MemoryPiece[Pieces];
    private byte[] chunk = new byte[1 << 14]; // grows with the deepest stack
    private readonly byte[] single = new byte[layout.FrameSize];
    private ulong chunkStart;
    private int chunkLength;

    /// <summary>Code objects, innermost first.</summary>
    public ulong[] Codes { get; } = new ulong[Deepest];

    /// <summary>Addresses of the instructions being run, innermost first.</summary>
    public ulong[] Instructions { get; } = new ulong[Deepest];

    /// <summary>Frames read.</summary>
    public int Depth { get; private set; }

    /// <summary>Where the top of the stack was.</summary>
    public StackTop Top { get; private set; }

    /// <summary>Address of the state of the thread that held the lock when the stack was read; 0 for none.</summary>
    public ulong GilHolder { get; private set; }

    /// <summary>Reads the stack; false when it did not hold still for it.</summary>
    /// <param name="address">Address of the thread state.</param>
    /// <param name="state">Copy of the thread state; read again after a failed attempt.</param>
    /// <param name="stale">An attempt with this copy has failed already.</param>
    public bool TryRead(ulong address, Span<byte> state, bool stale)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if ((stale || attempt > 0) && !memory.TryRead(address, state))
                return false;
            if (TryOnce(address, state))
                return true;
        }
        return false;
    }

    /// <summary>The pieces of memory that hold the top of a stack, if it is where it last was; to be read behind the thread state, in the same call.</summary>
    /// <param name="address">Address of the thread state.</param>
    /// <param name="last">Where the stack's top was.</param>
    /// <param name="into">Where the pieces go; as many as <see cref="Pieces"/>.</param>
    public void Plan(ulong address, StackTop last, Span<MemoryPiece> into)
    {
        into[0] = into[3] = into[5] = new(last.Slot, 8);
        into[1] = into[4] = new(last.Start, (ulong)last.Length);
        into[2] = new(last.Bottom, (ulong)last.BottomLength);
        into[6] = new(address + (ulong)Math.Max(layout.ThreadCFrame, 0), 8);
        into[7] = GilState.Piece(gil, layout);
    }

    /// <summary>Reads the stack from planned pieces that were read; false when it was not where it last was, or did not hold still.</summary>
    public bool TryPlanned(ulong address, ReadOnlySpan<byte> state, StackTop last, ReadOnlySpan<byte> read)
    {
        Depth = 0;
        chunkLength = 0;
        var (start, top, limit) = Chunk(state);
        if (last.Slot != Slot(address, state) || last.Start < start || last.Start + (ulong)last.Length > limit
            || last.Bottom != start || top > last.Start + (ulong)last.Length || last.Start > Math.Max(start, top - Math.Min(top, Beneath / 3)))
            return false;
        Top = last;
        read[..last.PlannedLength].CopyTo(buffer);
        return HoldsStill(state, out var leaf) && Walk(last.Slot, leaf, start, top);
    }

    private bool TryOnce(ulong address, ReadOnlySpan<byte> state)
    {
        Depth = 0;
        chunkLength = 0;
        var (start, top, limit) = Chunk(state);
        if (top == 0)
            return true; // has not run any Python yet
        if (start == 0 || top < start || limit < top)
            return false;
        var windowStart = Math.Max(start, top - Beneath);
        var below = windowStart == start ? 0 : windowStart - start + (ulong)layout.FrameSize;
        Top = new(Slot(address, state), windowStart, (int)(Math.Min(limit, top + Above) - windowStart), start, below <= MostBelow ? (int)below : 0);
        Plan(address, Top, pieces);
        return memory.TryRead(pieces, buffer) && HoldsStill(state, out var leaf) && Walk(Top.Slot, leaf, start, top);
    }

    private (ulong Start, ulong Top, ulong Limit) Chunk(ReadOnlySpan<byte> state) =>
        (Pointer(state, layout.ThreadChunk), Pointer(state, layout.ThreadChunkTop), Pointer(state, layout.ThreadChunkLimit));

    // Where the pointer to the innermost frame is.
    private ulong Slot(ulong address, ReadOnlySpan<byte> state) =>
        layout.ThreadFrame >= 0 ? address + (ulong)layout.ThreadFrame : Pointer(state, layout.ThreadCFrame) + (ulong)layout.CFrameFrame;

    private bool HoldsStill(ReadOnlySpan<byte> state, out ulong leaf)
    {
        leaf = Pointer(buffer, 0);
        GilHolder = GilState.Holder(buffer.AsSpan(Top.Last + 16));
        return leaf == Pointer(buffer, Top.Second) && leaf == Pointer(buffer, Top.Last)
            && (layout.ThreadCFrame < 0 || Pointer(buffer, Top.Last + 8) == Pointer(state, layout.ThreadCFrame));
    }

    private bool Walk(ulong slot, ulong leaf, ulong start, ulong top)
    {
        var (child, childCode, elsewhere, later) = (0UL, 0UL, false, false);
        for (var frame = leaf; frame != 0 && Depth < Deepest;)
        {
            var bytes = Frame(frame, start, top);
            if (bytes.IsEmpty || bytes[layout.FrameOwner] > CPythonLayout.OwnedByCStack)
                return false;
            var code = Pointer(bytes, layout.FrameCode);
            elsewhere |= !InWindow(frame);
            later |= !InWindow(frame) && !Below(frame);
            if (!elsewhere && !StoodStill(frame, frame == leaf))
                return false;
            if (!elsewhere)
                (child, childCode) = (frame, code);
            if (bytes[layout.FrameOwner] != CPythonLayout.OwnedByCStack)
                (Codes[Depth], Instructions[Depth++]) = (code, Pointer(bytes, layout.FrameInstruction));
            frame = Pointer(bytes, layout.FramePrevious);
        }
        // What was read in one call with the top was read before its second copy.
        return later ? (child == 0 ? memory.Pointer(slot) == leaf : memory.Pointer(child + (ulong)layout.FrameCode) == childCode)
            : !elsewhere || child == 0 || Pointer(InWindow(child, Top.Second), layout.FrameCode) == childCode;
    }

    // The same in both copies of the top: function and caller, and where a caller is; only the innermost frame may have gone on meanwhile.
    private bool StoodStill(ulong frame, bool innermost)
    {
        var first = InWindow(frame, 0);
        var second = InWindow(frame, Top.Second);
        return Pointer(first, layout.FrameCode) == Pointer(second, layout.FrameCode) && Pointer(first, layout.FramePrevious) == Pointer(second, layout.FramePrevious)
            && (innermost || Pointer(first, layout.FrameInstruction) == Pointer(second, layout.FrameInstruction));
    }

    private ReadOnlySpan<byte> Frame(ulong frame, ulong start, ulong top)
    {
        if (InWindow(frame))
            return InWindow(frame, 0);
        if (Below(frame))
            return buffer.AsSpan(8 + Top.Length + (int)(frame - Top.Bottom), layout.FrameSize);
        if (chunkLength == 0 && frame >= start && frame < Top.Start && top - start <= LargestChunk)
            ReadChunk(start, Top.Start + (ulong)layout.FrameSize);
        if (chunkLength > 0 && frame >= chunkStart && frame + (ulong)layout.FrameSize <= chunkStart + (ulong)chunkLength)
            return chunk.AsSpan((int)(frame - chunkStart), layout.FrameSize);
        return memory.TryRead(frame, single) ? single : [];
    }

    private bool InWindow(ulong frame) => frame >= Top.Start && frame + (ulong)layout.FrameSize <= Top.Start + (ulong)Top.Length;

    private bool Below(ulong frame) => frame >= Top.Bottom && frame + (ulong)layout.FrameSize <= Top.Bottom + (ulong)Top.BottomLength;

    // A frame in the copy that begins at an offset of the buffer; each copy stands behind a pointer.
    private ReadOnlySpan<byte> InWindow(ulong frame, int copy) => buffer.AsSpan(copy + 8 + (int)(frame - Top.Start), layout.FrameSize);

    private void ReadChunk(ulong start, ulong end)
    {
        chunkStart = start;
        if (end - start > (ulong)chunk.Length)
            chunk = new byte[Math.Max(end - start, 2 * (ulong)chunk.Length)];
        chunkLength = memory.TryRead(start, chunk.AsSpan(0, (int)(end - start))) ? (int)(end - start) : 0;
    }

    private static ulong Pointer(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[offset..]);
}
