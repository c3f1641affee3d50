using System.Collections.Immutable;
using System.Text.Json;
using Steelyard.Evidence.Weighing;
using Steelyard.Reporting.Html;

namespace Steelyard.Reporting;

/// <summary>A form that a study can be written in.</summary>
/// <param name="Name">Name in <c>--format</c>.</param>
/// <param name="Endings">Endings of files that are written so when no format is named.</param>
/// <param name="Render">Text of the study.</param>
internal sealed record ReportFormat(string Name, ImmutableArray<string> Endings, Func<WeighedStudy, string> Render)
{
    public static readonly ReportFormat Html = new("html", [".html", ".htm"], HtmlReport.Render);

    public static readonly ReportFormat Markdown = new("md", [".md", ".markdown"], MarkdownReport.Render);

    public static readonly ImmutableArray<ReportFormat> All =
    [
        Html,
        Markdown,
        new("csv", [".csv"], TrialsCsv.Render),
        new("json", [".json"], x => JsonSerializer.Serialize(StudyDocument.Of(x), DocumentJson.Readable.StudyDocument) + "\n"),
        new("github-benchmark", [], GithubBenchmark.Render),
        new("baseline", [], BaselineDocument.Render),
    ];

    public static ReportFormat? Find(string name) => All.FirstOrDefault(x => x.Name == name);

    /// <summary>The format that the ending of a file asks for; Markdown for any other.</summary>
    public static ReportFormat OfFile(string file) =>
        All.FirstOrDefault(x => x.Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)) ?? Markdown;
}
