using System.Text;

namespace Steelyard.Lab.Measuring;

/// <summary>Small questions about files that programs have written: any bytes, perhaps huge.</summary>
internal static class TextFile
{
    private const int Tail = 4096;

    /// <summary>The last line that is not blank, or null; bytes that are not UTF-8 show as escapes.</summary>
    public static string? LastLine(string file)
    {
        if (!File.Exists(file))
            return null;
        using var stream = File.OpenRead(file);
        stream.Seek(-Math.Min(Tail, stream.Length), SeekOrigin.End);
        var bytes = new byte[Tail];
        var length = stream.ReadAtLeast(bytes, Tail, throwOnEndOfStream: false);
        return Readable(bytes.AsSpan(0, length)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault();
    }

    /// <summary>Bytes as text for people: control characters and bytes outside UTF-8 as <c>\xNN</c>, line feeds kept.</summary>
    public static string Readable(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var rune, out var used);
            if (status == System.Buffers.OperationStatus.Done && (!Rune.IsControl(rune) || rune.Value == '\n'))
                text.Append(rune.ToString());
            else
                foreach (var b in bytes[..used])
                    text.Append($"\\x{b:x2}");
            bytes = bytes[used..];
        }
        return text.ToString();
    }
}
