using System.Collections.Immutable;
using System.Text.Json;
using Steelyard.Evidence.Weighing;
using Steelyard.Reporting.Html;

namespace Steelyard.Reporting;

/// <summary>A form that a study can be written in.</summary>
/// <param name="Name">Name in <c>--format</c>.</param>
/// <param name="Endings">Endings of files that are written so when no format is named.</param>
/// <param name="MediaType">What a web server calls it.</param>
/// <param name="Render">Text of the study.</param>
internal sealed record ReportFormat(string Name, ImmutableArray<string> Endings, string MediaType, Func<WeighedStudy, string> Render)
{
    public static readonly ReportFormat Html = new("html", [".html", ".htm"], "text/html; charset=utf-8", HtmlReport.Render);

    public static readonly ReportFormat Markdown = new("md", [".md", ".markdown"], "text/markdown; charset=utf-8", MarkdownReport.Render);

    public static readonly ImmutableArray<ReportFormat> All =
    [
        Html,
        Markdown,
        new("csv", [".csv"], "text/csv; charset=utf-8", TrialsCsv.Render),
        new("json", [".json"], "application/json", x => JsonSerializer.Serialize(StudyDocument.Of(x), DocumentJson.Readable.StudyDocument) + "\n"),
        new("github-benchmark", [], "application/json", GithubBenchmark.Render),
        new("baseline", [], "application/json", BaselineDocument.Render),
    ];

    public static ReportFormat? Find(string name) => All.FirstOrDefault(x => x.Name == name);

    /// <summary>The format that the ending of a file asks for; Markdown for any other.</summary>
    public static ReportFormat OfFile(string file) =>
        All.FirstOrDefault(x => x.Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)) ?? Markdown;
}
