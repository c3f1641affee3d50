using System.IO.Compression;

namespace Steelyard.Lab.Toolchains;

/// <summary>How large a candidate's sources are.</summary>
/// <param name="Lines">Lines that are neither blank nor comment.</param>
/// <param name="CompressedBytes">All source files, one after the other, compressed with gzip.</param>
public sealed record SourceSize(int Lines, long CompressedBytes)
{
    // What a line comment begins with. Block comments of the C family are handled beside it, docstrings of Python count as comments.
    private static readonly Dictionary<string, string> LineComment = new[]
    {
        ("#", ".py .rb .jl .sh .nim .pl .r"),
        ("--", ".lua .hs .adb .ads"),
        ("//", ".rs .c .h .cc .cpp .hpp .go .java .cs .js .mjs .ts .swift .kt .zig .d"),
    }.SelectMany(x => x.Item2.Split(' ').Select(extension => (extension, x.Item1))).ToDictionary();

    // What comes with every port is a library, and nobody's source to keep.
    private const string Library = "steelyard_rt";

    /// <summary>A file of a programming language, by its extension.</summary>
    internal static bool IsSource(string file) => LineComment.ContainsKey(Path.GetExtension(file)) && !file.Split('/').Contains(Library);

    /// <summary>Measures the source files below a folder (by extension; build manifests do not count).</summary>
    public static SourceSize Of(string folder)
    {
        var files = SourceTree.Files(folder).Where(IsSource).ToList();
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
            foreach (var file in files)
                gzip.Write(File.ReadAllBytes(Path.Combine(folder, file)));
        return new SourceSize(files.Sum(x => CodeLines(File.ReadLines(Path.Combine(folder, x)), Path.GetExtension(x))), compressed.Length);
    }

    /// <summary>The largest source file below a folder, full path; null where there is none.</summary>
    internal static string? Largest(string folder) =>
        SourceTree.Files(folder).Where(IsSource).Select(x => Path.Combine(folder, x)).MaxBy(x => new FileInfo(x).Length);

    /// <summary>A line of comment in the language of this file, which changes the file and not the program.</summary>
    internal static string Remark(string file) => $"\n{LineComment[Path.GetExtension(file)]} edited\n";

    /// <summary>Counts lines that are neither blank nor wholly comment.</summary>
    /// <param name="lines">Lines of one file.</param>
    /// <param name="extension">Its extension, with the dot.</param>
    public static int CodeLines(IEnumerable<string> lines, string extension)
    {
        var line = LineComment.GetValueOrDefault(extension, "#");
        var blocks = extension == ".py" ? new[] { ("\"\"\"", "\"\"\""), ("'''", "'''") } : line == "//" ? [("/*", "*/")] : [];
        var count = 0;
        string? closing = null;
        var inText = false;
        foreach (var text in lines.Select(x => x.Trim()))
        {
            if (closing is not null)
            {
                count += inText && text.Length > 0 ? 1 : 0;
                closing = text.Contains(closing, StringComparison.Ordinal) ? null : closing;
                continue;
            }
            var block = blocks.FirstOrDefault(x => text.StartsWith(x.Item1, StringComparison.Ordinal));
            inText = block.Item1 is null;
            if (block.Item1 is not null)
                closing = text[block.Item1.Length..].Contains(block.Item2, StringComparison.Ordinal) ? null : block.Item2;
            else if (text.Length > 0 && !text.StartsWith(line, StringComparison.Ordinal))
            {
                count++;
                closing = extension == ".py" ? OpenText(text) : null;
            }
        }
        return count;
    }

    /// <summary>The quotes of a text that begins in this line of Python, as a value and not as a docstring, and goes on in the next; or null.</summary>
    private static string? OpenText(string line) => new[] { "\"\"\"", "'''" }.FirstOrDefault(x => line.Split(x).Length % 2 == 0);
}
