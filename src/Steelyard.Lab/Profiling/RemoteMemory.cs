using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Steelyard.Lab.Profiling;

/// <summary>The memory of another process, read without stopping it. What is read may change while it is read.</summary>
internal sealed unsafe class RemoteMemory(int process)
{
    private const int LongestText = 4096; // code points of a name; longer ones are cut

    public int Process => process;

    /// <summary>Reads exactly as many bytes as fit; false when the memory is not there or not ours to read.</summary>
    public bool TryRead(ulong address, Span<byte> into)
    {
        fixed (byte* start = into)
        {
            var local = new MemoryPiece((ulong)start, (ulong)into.Length);
            var remote = new MemoryPiece(address, (ulong)into.Length);
            return LinuxCalls.ReadMemory(process, &local, 1, &remote, 1, 0) == into.Length;
        }
    }

    /// <summary>Reads several pieces in one system call, in order, one behind the other.</summary>
    public bool TryRead(ReadOnlySpan<MemoryPiece> pieces, Span<byte> into)
    {
        var length = 0UL;
        foreach (var piece in pieces)
            length += piece.Length;
        if (length > (ulong)into.Length)
            return false;
        fixed (byte* start = into)
        fixed (MemoryPiece* remote = pieces)
        {
            var local = new MemoryPiece((ulong)start, length);
            return LinuxCalls.ReadMemory(process, &local, 1, remote, (ulong)pieces.Length, 0) == (nint)length;
        }
    }

    /// <summary>The error number of the last failed read.</summary>
    public static int LastError => Marshal.GetLastPInvokeError();

    public ulong? Pointer(ulong address)
    {
        Span<byte> bytes = stackalloc byte[8];
        return TryRead(address, bytes) ? BinaryPrimitives.ReadUInt64LittleEndian(bytes) : null;
    }

    public int? Integer(ulong address)
    {
        Span<byte> bytes = stackalloc byte[4];
        return TryRead(address, bytes) ? BinaryPrimitives.ReadInt32LittleEndian(bytes) : null;
    }

    /// <summary>A <c>bytes</c> object, or null when there is none at that address.</summary>
    /// <param name="address">Address of the object.</param>
    /// <param name="layout">Where its fields are.</param>
    /// <param name="limit">Most bytes that are believed; more means that this is no <c>bytes</c> object.</param>
    public byte[]? Bytes(ulong address, CPythonLayout layout, int limit)
    {
        if (Pointer(address + (ulong)layout.BytesSize) is not { } size || size > (ulong)limit)
            return null;
        var bytes = new byte[size];
        return TryRead(address + (ulong)layout.BytesData, bytes) ? bytes : null;
    }

    /// <summary>A compact <c>str</c> object, cut at 4096 code points; null when there is none at that address.</summary>
    public string? Text(ulong address, CPythonLayout layout)
    {
        Span<byte> header = stackalloc byte[40];
        if (address == 0 || !TryRead(address, header))
            return null;
        var length = BinaryPrimitives.ReadUInt64LittleEndian(header[layout.StringLength..]);
        var state = BinaryPrimitives.ReadUInt32LittleEndian(header[layout.StringState..]);
        var (kind, compact, ascii) = ((int)(state >> 2) & 7, (state & 0x20) != 0, (state & 0x40) != 0);
        if (!compact || kind is not (1 or 2 or 4) || length > int.MaxValue)
            return null;
        var bytes = new byte[(int)Math.Min(length, LongestText) * kind];
        var data = address + (ulong)(ascii ? layout.StringAscii : layout.StringCompact);
        return TryRead(data, bytes) ? Encoding(kind).GetString(bytes) : null;
    }

    private static Encoding Encoding(int kind) => kind switch
    {
        1 => System.Text.Encoding.Latin1,
        2 => System.Text.Encoding.Unicode,
        _ => System.Text.Encoding.UTF32,
    };
}
