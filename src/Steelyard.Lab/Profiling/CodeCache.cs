using System.Buffers.Binary;
using Steelyard.Evidence.Profiling;

namespace Steelyard.Lab.Profiling;

/// <summary>A code object of the sampled process.</summary>
/// <param name="Function">Index of its function.</param>
/// <param name="Lines">Line of each code unit.</param>
/// <param name="Header">Its first bytes, reference count left out: what it is recognised by.</param>
/// <param name="FirstLine">Line at which it begins.</param>
internal sealed record Code(int Function, int[] Lines, byte[] Header, int FirstLine)
{
    /// <summary>When it was last seen to be still itself, nanoseconds.</summary>
    public long Checked { get; set; }
}

/// <summary>
/// The code objects of one process by address. They are read when first seen; one that is freed may leave its address to another, so that
/// each is compared again from time to time.
/// </summary>
internal sealed class CodeCache(RemoteMemory memory, CPythonLayout layout, StackTable stacks)
{
    /// <summary>How long a code object is believed to be still itself, nanoseconds.</summary>
    public const long Trusted = 100_000_000;

    private const int MostAtOnce = 64;
    private const int LongestTable = 1 << 20; // bytes
    private readonly Dictionary<ulong, Code> codes = new(4096);
    private readonly byte[] header = new byte[layout.CodeSize];
    private readonly byte[] headers = new byte[MostAtOnce * layout.CodeSize];
    private readonly MemoryPiece[] pieces = new MemoryPiece[MostAtOnce];
    private readonly Code[] due = new Code[MostAtOnce];
    private ulong codeType;

    /// <summary>Compares again all known code objects of a stack that will soon be due for it, in one system call: those of one stack are then due together.</summary>
    public void Refresh(ReadOnlySpan<ulong> addresses, long now)
    {
        var count = 0;
        foreach (var address in addresses)
            if (count < MostAtOnce && codes.TryGetValue(address, out var known) && now - known.Checked >= Trusted / 2)
            {
                known.Checked = now; // so that it is taken once; taken back below
                due[count] = known;
                pieces[count++] = new(address, (ulong)layout.CodeSize);
            }
        var read = count > 0 && memory.TryRead(pieces.AsSpan(0, count), headers);
        for (var i = 0; i < count; i++)
            if (!read || !Same(headers.AsSpan(i * layout.CodeSize, layout.CodeSize), due[i]))
                due[i].Checked = 0;
    }

    /// <summary>The code object at an address, or null when there is none.</summary>
    public Code? At(ulong address, long now)
    {
        if (codes.TryGetValue(address, out var known) && now - known.Checked < Trusted)
            return known;
        if (!memory.TryRead(address, header) || !IsCode())
            return null;
        if (known is null || !Same(header, known))
            known = Read(address);
        if (known is null)
            return null;
        known.Checked = now;
        return codes[address] = known;
    }

    private Code? Read(ulong address)
    {
        var firstLine = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(layout.CodeFirstLine));
        var name = memory.Text(Pointer(layout.CodeQualifiedName), layout);
        var file = memory.Text(Pointer(layout.CodeFileName), layout);
        var table = memory.Bytes(Pointer(layout.CodeLineTable), layout, LongestTable);
        if (name is null || file is null || table is null)
            return null;
        if (codeType == 0)
            codeType = Pointer(layout.ObjectType);
        return new(stacks.Function(new(name, file, firstLine)), LocationTable.Lines(table, firstLine), [.. header], firstLine);
    }

    private bool Same(ReadOnlySpan<byte> read, Code known) => read[layout.ObjectType..].SequenceEqual(known.Header.AsSpan(layout.ObjectType));

    // The type of the first code object is the type of all.
    private bool IsCode() => codeType == 0 || Pointer(layout.ObjectType) == codeType;

    private ulong Pointer(int offset) => BinaryPrimitives.ReadUInt64LittleEndian(header.AsSpan(offset));
}
