using System.CommandLine;
using System.Text.Json;
using Steelyard.Evidence.Weighing;
using Steelyard.Lab;
using Steelyard.Lab.Store;
using Steelyard.Reporting;

namespace Steelyard.Commands;

/// <summary><c>compare</c>: each candidate of one study against the same candidate of another.</summary>
internal static class CompareCommand
{
    private static readonly Argument<string> Before = new("before") { Description = "study compared with: id, its beginning, or a workload's name" };
    private static readonly Argument<string> After = new("after") { Description = "study compared: id, its beginning, or a workload's name" };
    private static readonly Option<string?> Store = Options.Store();
    private static readonly Option<bool> Json = Options.Json();

    public static Command Create()
    {
        var command = new Command("compare", "Compare two studies, candidate by candidate.") { Before, After, Store, Json };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        using var store = EvidenceStore.OpenForReading(Options.StorePath(parsed.GetValue(Store)));
        var before = store.Load(store.Resolve(parsed.GetValue(Before)!));
        var after = store.Load(store.Resolve(parsed.GetValue(After)!));
        if (before.Workload != after.Workload)
            throw new LabException($"{before.Id} is a study of {before.Workload}, {after.Id} one of {after.Workload}", "Compare two studies of one workload; `steelyard history` lists them.");
        var comparison = StudyComparison.Of(before, after);
        if (parsed.GetValue(Json))
            Console.Out.WriteLine(JsonSerializer.Serialize(ComparisonDocument.Of(comparison), DocumentJson.Readable.ComparisonDocument));
        else
            ComparisonReport.Write(comparison, Terminal.Out);
        return ExitCode.Done;
    }
}
