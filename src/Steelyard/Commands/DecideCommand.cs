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
    private static readonly Option<bool> Adr = Options.Flag("--adr", "also write a decision record (MADR 4.0.0) into the ADR folder of this repository");

    public static Command Create()
    {
        var command = new Command("decide", "Decide again with other priorities or limits; nothing is re-measured.") { StudyName, Priorities, Limit, Store, Out, Json, Adr };
        MoneyOptions.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var priorities = Options.ReadPriorities(parsed.GetValue(Priorities));
        var limits = Options.ReadLimits(parsed.GetValue(Limit) ?? []);
        var money = MoneyOptions.Read(parsed);
        MoneyOptions.Terms(money);
        ReportFile.EnsureWritable(parsed.GetValue(Out));
        var path = Options.StorePath(parsed.GetValue(Store));
        using var reading = EvidenceStore.OpenForReading(path);
        var study = reading.Load(reading.Resolve(parsed.GetValue(StudyName)!));
        var terms = MoneyOptions.Terms(money, MoneyOptions.Written(study.Candidates));
        using var store = EvidenceStore.Open(path);
        var (weighed, program) = StudyOutput.Explained(Weigher.Weigh(study, priorities, limits, terms));
        var page = StudyOutput.Write(weighed, store, path, parsed.GetValue(Json), parsed.GetValue(Out), parsed.GetValue(Priorities), parsed.GetValue(Limit) ?? [], program);
        if (parsed.GetValue(Adr))
            Record(weighed, page);
        return ExitCode.Done;
    }

    private static void Record(WeighedStudy weighed, string? page)
    {
        var written = DecisionRecords.In(Environment.CurrentDirectory).Add(weighed, DateOnly.FromDateTime(DateTime.UtcNow), page);
        var file = Path.GetRelativePath(Environment.CurrentDirectory, written.File);
        Console.Error.WriteLine(!written.IsNew ? $"steelyard: {file} says the same already; no new decision record"
            : written.Superseded is null ? $"steelyard: decision record {file}"
            : $"steelyard: decision record {file}, which supersedes {Path.GetFileName(written.Superseded)}");
    }
}
