using System.Globalization;
using System.Text;
using Steelyard.Lab.Workloads;

namespace Steelyard.Lab.Measuring;

/// <summary>Compares what two candidates wrote.</summary>
public static class OutputComparison
{
    private const int Shown = 60;

    /// <summary>The first difference in words, or null when the actual output is right.</summary>
    /// <param name="expected">File with the reference candidate's output.</param>
    /// <param name="actual">File with the output in question.</param>
    /// <param name="rule">Exact or numeric; a checker command is the caller's matter.</param>
    /// <param name="reference">Name of the reference candidate, for the message.</param>
    public static string? FirstDifference(string expected, string actual, OutputRule rule, string reference)
    {
        Func<byte[]?, byte[]?, bool> same = rule is OutputRule.Numeric numeric
            ? (a, b) => a is not null && b is not null && SameNumbers(a, b, numeric)
            : (a, b) => a is not null && b is not null && a.AsSpan().SequenceEqual(b);
        using var left = new LineReader(expected);
        using var right = new LineReader(actual);
        for (var line = 1L; ; line++)
        {
            var (wanted, got) = (left.Next(), right.Next());
            if (wanted is null && got is null)
                return null;
            if (!same(wanted, got))
                return string.Create(CultureInfo.InvariantCulture, $"line {line} differs from {reference}: {Show(got)} instead of {Show(wanted)}{Where(wanted, got)}");
        }
    }

    private static bool SameNumbers(byte[] expected, byte[] actual, OutputRule.Numeric rule)
    {
        var (left, right) = (Words(expected), Words(actual));
        return left.Length == right.Length && left.Zip(right).All(x => x.First == x.Second || Close(x.First, x.Second, rule));
    }

    private static bool Close(string expected, string actual, OutputRule.Numeric rule) =>
        TryNumber(expected, out var a) && TryNumber(actual, out var b)
        && (a.Equals(b) || double.IsFinite(a) && Math.Abs(a - b) <= rule.Absolute + (rule.Relative * Math.Abs(a)));

    private static bool TryNumber(string word, out double value) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    private static string[] Words(byte[] line) =>
        Encoding.Latin1.GetString(line).Split([' ', '\t', ',', ';', ':', '=', '[', ']', '(', ')', '{', '}', '"', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    private static string Show(byte[]? line)
    {
        if (line is null)
            return "the end of the output";
        var text = TextFile.Readable(line.AsSpan(0, Math.Min(line.Length, Shown * 4))).Replace("\n", "\\n", StringComparison.Ordinal);
        return text.Length <= Shown ? $"`{text}`" : $"`{text[..Shown]}…`";
    }

    private static string Where(byte[]? expected, byte[]? actual)
    {
        if (expected is null || actual is null)
            return "";
        var column = expected.AsSpan().CommonPrefixLength(actual) + 1;
        return string.Create(CultureInfo.InvariantCulture, $" (byte {column} of the line)");
    }

    /// <summary>Lines of a file of any bytes, each with its line feed, so that a missing last one is a difference.</summary>
    private sealed class LineReader(string file) : IDisposable
    {
        private readonly BufferedStream stream = new(File.OpenRead(file), 1 << 16);

        public byte[]? Next()
        {
            var line = new List<byte>();
            for (var b = stream.ReadByte(); b >= 0; b = stream.ReadByte())
            {
                line.Add((byte)b);
                if (b == '\n')
                    break;
            }
            return line.Count == 0 ? null : [.. line];
        }

        public void Dispose() => stream.Dispose();
    }
}
