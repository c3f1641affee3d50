namespace Steelyard.Reporting;

/// <summary>One function cut out of a source text, to be read beside another.</summary>
internal static class SourceExcerpt
{
    /// <summary>The Python function of this name, from its <c>def</c> to the line before the next statement outside it; null when it is not there.</summary>
    /// <param name="text">The module.</param>
    /// <param name="name">Name of the function, of a method after its class.</param>
    public static string? Python(string text, string name)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var start = Array.FindIndex(lines, x => IsDefinition(x, name[(name.LastIndexOf('.') + 1)..]));
        if (start < 0)
            return null;
        var indent = Indent(lines[start]);
        var (end, quoted) = (start + 1, false);
        for (; end < lines.Length; end++)
        {
            var line = lines[end];
            // What stands to the left inside a text or closes the signature is still inside.
            if (!quoted && line.Trim().Length > 0 && Indent(line) <= indent && line.TrimStart()[0] is not (')' or ']' or '}' or '#'))
                break;
            quoted ^= Quotes(line) % 2 != 0;
        }
        return string.Join('\n', lines[start..end].Select(x => x.Length > indent ? x[indent..] : x.TrimStart())).TrimEnd();
    }

    /// <summary>The Rust function that was made of a Python one, documentation left out; null when it is not there.</summary>
    /// <param name="text">The crate's <c>lib.rs</c>, formatted.</param>
    /// <param name="name">Name of the Python function.</param>
    public static string? Rust(string text, string name)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var head = Array.FindIndex(lines, x => x.StartsWith($"/// `{name}`, line ", StringComparison.Ordinal));
        var start = head < 0 ? -1 : Array.FindIndex(lines, head, x => !x.StartsWith("///", StringComparison.Ordinal));
        var end = start < 0 ? -1 : Array.FindIndex(lines, start, x => x == "}");
        return end < 0 ? null : string.Join('\n', lines[start..(end + 1)]);
    }

    private static bool IsDefinition(string line, string name)
    {
        var text = line.TrimStart();
        text = text.StartsWith("async ", StringComparison.Ordinal) ? text[6..].TrimStart() : text;
        return text.StartsWith($"def {name}(", StringComparison.Ordinal);
    }

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    private static int Quotes(string line) => (line.Length - line.Replace("\"\"\"", "", StringComparison.Ordinal).Replace("'''", "", StringComparison.Ordinal).Length) / 3;
}
