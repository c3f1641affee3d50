using System.CommandLine;
using Steelyard.Evidence.Weighing;
using Steelyard.Lab.Store;
using Steelyard.Reporting;

namespace Steelyard.Commands;

/// <summary><c>decide</c>: the decision again, from the trials in the store, with other priorities or limits. Nothing is measured.</summary>
internal static class DecideCommand
{
    private static readonly Argument<string> StudyName = Options.Study();
    private static readonly Option<string?> Priorities = Options.Priorities();
    private static readonly Option<string[]> Limit = Options.Limit();
    private static readonly Option<string?> Store = Options.Store();
    private static readonly Option<string?> Out = Options.Out();
    private static readonly Option<bool> Json = Options.Json();

    public static Command Create()
    {
        var command = new Command("decide", "Decide again with other priorities or limits; nothing is re-measured.") { StudyName, Priorities, Limit, Store, Out, Json };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var priorities = Options.ReadPriorities(parsed.GetValue(Priorities));
        var limits = Options.ReadLimits(parsed.GetValue(Limit) ?? []);
        ReportFile.EnsureWritable(parsed.GetValue(Out));
        var path = Options.StorePath(parsed.GetValue(Store));
        using var reading = EvidenceStore.OpenForReading(path);
        var study = reading.Load(reading.Resolve(parsed.GetValue(StudyName)!));
        using var store = EvidenceStore.Open(path);
        var weighed = Weigher.Weigh(study, priorities, limits);
        StudyOutput.Write(weighed, store, path, parsed.GetValue(Json), parsed.GetValue(Out), parsed.GetValue(Priorities), parsed.GetValue(Limit) ?? []);
        return ExitCode.Done;
    }
}
