using System.Buffers.Binary;
using System.Text;

namespace Steelyard.Lab.Profiling;

/// <summary>A dynamic symbol: address as linked, and size in bytes.</summary>
internal readonly record struct ElfSymbol(ulong Address, ulong Size);

/// <summary>Dynamic symbols of a 64-bit little-endian ELF file; they are there in stripped files too. Source: ELF-64 object file format.</summary>
internal sealed class ElfSymbols
{
    private const int DynamicSymbols = 11; // SHT_DYNSYM
    private const int Loadable = 1; // PT_LOAD
    private readonly Dictionary<string, ElfSymbol> symbols;

    private ElfSymbols(Dictionary<string, ElfSymbol> symbols, ulong firstPage) => (this.symbols, FirstPage) = (symbols, firstPage);

    /// <summary>Address, as linked, of the page that holds the beginning of the file.</summary>
    public ulong FirstPage { get; }

    public ElfSymbol? Find(string name) => symbols.TryGetValue(name, out var symbol) ? symbol : null;

    /// <summary>Reads the named symbols of a file; null when it is no such file.</summary>
    public static ElfSymbols? Read(string file, params ReadOnlySpan<string> names)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var header = Piece(stream, 0, 64);
        if (header.Length < 64 || !header.AsSpan(0, 6).SequenceEqual("\u007fELF\u0002\u0001"u8))
            return null;
        var sections = Piece(stream, Word(header, 40), Half(header, 58) * Half(header, 60));
        var found = new Dictionary<string, ElfSymbol>();
        for (var at = 0; at + 64 <= sections.Length; at += 64)
            if (BinaryPrimitives.ReadInt32LittleEndian(sections.AsSpan(at + 4)) == DynamicSymbols)
                Collect(stream, sections, at, names, found);
        return new ElfSymbols(found, FirstLoaded(Piece(stream, Word(header, 32), Half(header, 54) * Half(header, 56))));
    }

    private static void Collect(FileStream stream, byte[] sections, int at, ReadOnlySpan<string> names, Dictionary<string, ElfSymbol> found)
    {
        var table = Piece(stream, Word(sections, at + 24), (int)Word(sections, at + 32));
        var link = 64 * BinaryPrimitives.ReadInt32LittleEndian(sections.AsSpan(at + 40));
        var strings = Piece(stream, Word(sections, link + 24), (int)Word(sections, link + 32));
        for (var symbol = 0; symbol + 24 <= table.Length; symbol += 24)
        {
            var name = strings.AsSpan(BinaryPrimitives.ReadInt32LittleEndian(table.AsSpan(symbol)));
            name = name[..name.IndexOf((byte)0)];
            foreach (var wanted in names)
                if (wanted.Length == name.Length && Encoding.ASCII.GetString(name) == wanted && Word(table, symbol + 8) != 0)
                    found[wanted] = new((ulong)Word(table, symbol + 8), (ulong)Word(table, symbol + 16));
        }
    }

    private static ulong FirstLoaded(byte[] segments)
    {
        for (var at = 0; at + 56 <= segments.Length; at += 56)
            if (BinaryPrimitives.ReadInt32LittleEndian(segments.AsSpan(at)) == Loadable)
                return (ulong)Word(segments, at + 16) & ~4095UL;
        return 0;
    }

    private static byte[] Piece(FileStream stream, long offset, int length)
    {
        var bytes = new byte[length];
        stream.Position = offset;
        return stream.ReadAtLeast(bytes, length, throwOnEndOfStream: false) == length ? bytes : [];
    }

    private static long Word(byte[] bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at));

    private static int Half(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));
}
