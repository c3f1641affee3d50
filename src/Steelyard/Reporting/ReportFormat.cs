using System.Collections.Immutable;
using System.Text.Json;
using Steelyard.Answering;
using Steelyard.Evidence.Weighing;
using Steelyard.Lab;
using Steelyard.Reporting.Html;

namespace Steelyard.Reporting;

/// <summary>A form that a study can be written in.</summary>
/// <param name="Name">Name in <c>--format</c>.</param>
/// <param name="Endings">Endings of files that are written so when no format is named.</param>
/// <param name="MediaType">What a web server calls it.</param>
/// <param name="Render">Text of the study, and of how a bare program came to its candidates.</param>
internal sealed record ReportFormat(string Name, ImmutableArray<string> Endings, string MediaType, Func<WeighedStudy, AnsweredProgram?, string> Render)
{
    public static readonly ReportFormat Html = new("html", [".html", ".htm"], "text/html; charset=utf-8", HtmlReport.Render);

    public static readonly ReportFormat Markdown = new("md", [".md", ".markdown"], "text/markdown; charset=utf-8", (x, _) => MarkdownReport.Render(x));

    public static readonly ImmutableArray<ReportFormat> All =
    [
        Html,
        Markdown,
        new("csv", [".csv"], "text/csv; charset=utf-8", (x, _) => TrialsCsv.Render(x)),
        new("json", [".json"], "application/json", (x, program) => JsonSerializer.Serialize(StudyDocument.Of(x, program), DocumentJson.Readable.StudyDocument) + "\n"),
        new("github-benchmark", [], "application/json", (x, _) => GithubBenchmark.Render(x)),
        new("baseline", [], "application/json", (x, _) => BaselineDocument.Render(x)),
        new("speedscope", [], "application/json", (x, program) => SpeedscopeOf(x, program)),
    ];

    private static string SpeedscopeOf(WeighedStudy weighed, AnsweredProgram? program) => program is null
        ? throw new LabException($"study {weighed.Study.Id} has no profile: it is of a workload", "A profile belongs to a program: `steelyard weigh -- python3 app.py`, or `steelyard scan --format speedscope`.")
        : JsonSerializer.Serialize(SpeedscopeDocument.Of(program.Summary.Profile), DocumentJson.Readable.SpeedscopeDocument) + "\n";

    public static ReportFormat? Find(string name) => All.FirstOrDefault(x => x.Name == name);

    /// <summary>The format that the ending of a file asks for; Markdown for any other.</summary>
    public static ReportFormat OfFile(string file) =>
        All.FirstOrDefault(x => x.Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)) ?? Markdown;
}
