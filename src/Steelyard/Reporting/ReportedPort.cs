using System.Collections.Immutable;

namespace Steelyard.Reporting;

/// <summary>A ported function as a report shows it.</summary>
/// <param name="Function">What was recorded, proved and measured.</param>
/// <param name="Python">Its Python, as it was when it was ported; null when it is gone.</param>
/// <param name="Rust">Its Rust; null likewise, and for what was refused.</param>
public sealed record ReportedPort(PortedDocument Function, string? Python, string? Rust)
{
    private const int Longest = 20_000;

    /// <summary>The functions of ports, with their sources where they still lie.</summary>
    public static ImmutableArray<ReportedPort> Of(IEnumerable<PortDocument> ports) => [.. ports.SelectMany(x => x.Functions).Select(Of)];

    private static ReportedPort Of(PortedDocument x)
    {
        if (x.Crate is null)
            return new(x, null, null);
        var original = Directory.Exists(Path.Combine(x.Crate, "python"))
            ? Directory.EnumerateFiles(Path.Combine(x.Crate, "python"), "_original.py", SearchOption.AllDirectories).Order(StringComparer.Ordinal).FirstOrDefault()
            : null;
        return new(x, Cut(SourceExcerpt.Python(Text(original), x.Name)), Cut(SourceExcerpt.Rust(Text(Path.Combine(x.Crate, "src", "lib.rs")), x.Name)));
    }

    // A report is made from what is there: a source that has gone is left out.
    private static string Text(string? file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllText(file) : "";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string? Cut(string? text) => text is { Length: > Longest } ? text[..Longest] + "\n…" : text;
}
