using System.Buffers.Binary;

namespace Steelyard.Lab.Profiling;

/// <summary>Who holds the interpreter lock: the two fields of <c>struct _gil_runtime_state</c> that say it, as one piece of memory.</summary>
internal static class GilState
{
    /// <summary>Bytes of the piece: a pointer and an integer that follow each other in all versions.</summary>
    public const int Size = 12;

    public static MemoryPiece Piece(ulong gil, CPythonLayout layout) => new(gil + (ulong)layout.GilLastHolder, Size);

    /// <summary>Address of the state of the thread that held the lock, 0 when none did.</summary>
    public static ulong Holder(ReadOnlySpan<byte> piece) =>
        BinaryPrimitives.ReadInt32LittleEndian(piece[8..]) == 1 ? BinaryPrimitives.ReadUInt64LittleEndian(piece) : 0;
}
