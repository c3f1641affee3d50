using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Steelyard.Lab.Processes;

/// <summary>The launcher's wire format: a length, then NUL-terminated fields that begin with a tag (see <c>runtime/launcher/README.md</c>).</summary>
internal static class LauncherRequest
{
    /// <summary>A request of length zero ends what runs.</summary>
    public static readonly byte[] Cancel = new byte[4];

    public static byte[] Encode(ProcessRequest request)
    {
        using var body = new MemoryStream();
        body.Write(Cancel);
        foreach (var (tag, value) in Fields(request))
            Write(body, tag, value);
        var bytes = body.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(bytes, bytes.Length - sizeof(int));
        return bytes;
    }

    private static IEnumerable<(char Tag, string Value)> Fields(ProcessRequest request)
    {
        foreach (var argument in request.Command)
            yield return ('a', argument);
        foreach (var (name, value) in request.Environment)
            yield return ('e', $"{name}={value}");
        yield return ('d', request.WorkingFolder);
        var optional = new (char Tag, string? Value)[]
        {
            ('i', request.Stdin),
            ('o', request.Stdout),
            ('r', request.Stderr),
            ('c', request.Cpus),
            ('x', Positive(request.OutputCap)),
            ('m', Positive(request.MemoryLimit)),
            ('t', Nanoseconds(request.TimeLimit)),
            ('s', Nanoseconds(request.MemorySampling)),
        };
        foreach (var (tag, value) in optional)
            if (value is not null)
                yield return (tag, value);
    }

    private static string? Positive(long value) => value > 0 ? value.ToString(CultureInfo.InvariantCulture) : null;

    private static string? Nanoseconds(TimeSpan? span) => span is { } s ? Positive(s.Ticks * TimeSpan.NanosecondsPerTick) : null;

    private static void Write(MemoryStream body, char tag, string value)
    {
        if (value.Contains('\0', StringComparison.Ordinal))
            throw new LabException($"a NUL character in '{value.Replace('\0', '?')}' cannot be passed to a process", "Remove it.");
        body.WriteByte((byte)tag);
        body.Write(Encoding.UTF8.GetBytes(value));
        body.WriteByte(0);
    }
}
