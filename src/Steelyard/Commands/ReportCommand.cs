using System.CommandLine;
using Steelyard.Lab.Store;
using Steelyard.Reporting;

namespace Steelyard.Commands;

/// <summary><c>report</c>: a stored study as a page for people or a file for other tools. Nothing is measured and nothing decided anew.</summary>
internal static class ReportCommand
{
    private static readonly Argument<string> StudyName = Options.Study();
    private static readonly Option<string?> Format = Options.Completed(
        Options.Text("--format", $"{string.Join(", ", ReportFormat.All.Select(x => x.Name))} (default: by the ending of --out, else html)", "name"),
        _ => ReportFormat.All.Select(x => new System.CommandLine.Completions.CompletionItem(x.Name)));
    private static readonly Option<string?> Out = Options.Text("--out", "write to this file; without it, html goes to .steelyard/reports/ and everything else to standard output", "file");
    private static readonly Option<string?> Store = Options.Store();

    public static Command Create()
    {
        var command = new Command("report", "Render a stored study: HTML for people; Markdown, CSV and JSON for tools.") { StudyName, Format, Out, Store };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var (given, output) = (parsed.GetValue(Format), parsed.GetValue(Out));
        var format = given is null ? ReportFormat.OfFile(output ?? "r.html")
            : ReportFormat.Find(given) ?? throw Options.Unknown("--format", given, ReportFormat.All.Select(x => x.Name));
        var path = Options.StorePath(parsed.GetValue(Store));
        using var store = EvidenceStore.OpenForReading(path);
        var (weighed, program) = StudyOutput.AsConcluded(store, store.Load(store.Resolve(parsed.GetValue(StudyName)!)));
        if (output is null && format != ReportFormat.Html)
        {
            Console.Out.Write(format.Render(weighed, program));
            return ExitCode.Done;
        }
        var file = output ?? ReportFile.Beside(path, weighed.Study.Id);
        ReportFile.Write(file, format.Render(weighed, program));
        Console.Out.WriteLine(file);
        return ExitCode.Done;
    }
}
