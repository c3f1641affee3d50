using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Steelyard.Evidence;
using Steelyard.Evidence.Deciding;
using Steelyard.Evidence.Weighing;
using Steelyard.Lab;
using Steelyard.Lab.Store;
using Steelyard.Reporting;

namespace Steelyard.Commands;

/// <summary><c>check</c>: a gate for CI. Exit code 1 only when a candidate is worse than before beyond doubt.</summary>
internal static class CheckCommand
{
    private const double DefaultThreshold = 0.1;
    private const string DefaultBaseline = "baseline.json";
    private static readonly ImmutableArray<Aspect> Comparable = [Aspect.Wall, Aspect.Cpu, Aspect.PeakMemory, Aspect.Startup];

    private static readonly Argument<string?> StudyName = new("study")
    {
        Description = "the study judged: id, its beginning, a workload's name, or a baseline file (default: the latest of the baseline's workload)",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string> Against = Options.Completed(
        new Option<string>("--against") { Description = "what it is compared with: a baseline file, another study, or a git branch that holds baseline.json (branch:path for another file)", HelpName = "baseline.json|study|branch", Required = true },
        CompletionCommand.Studies);
    private static readonly Option<string?> Threshold = Options.Text("--threshold", "worse by less than this passes (default: 10%)", "share");
    private static readonly Option<string?> Aspects = Options.Text("--aspects", "what is judged (default: wall,peak_memory,startup)", "list");
    private static readonly Option<string?> Store = Options.Store();
    private static readonly Option<bool> Json = Options.Json();

    public static Command Create()
    {
        var command = new Command("check", "Gate for CI: is a study worse than a baseline?") { StudyName, Against, Threshold, Aspects, Store, Json };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var threshold = Options.ReadShare("--threshold", parsed.GetValue(Threshold), DefaultThreshold);
        var aspects = ReadAspects(parsed.GetValue(Aspects));
        var store = Options.StorePath(parsed.GetValue(Store));
        var before = Load(store, parsed.GetValue(Against)!);
        var after = Load(store, parsed.GetValue(StudyName) ?? before.Workload);
        if (before.Id == after.Id && before.Started == after.Started)
            throw new LabException($"{after.Id} would be compared with itself", $"Weigh again first: `steelyard weigh {after.Workload}`.");
        if (Gate.Obstacle(before, after) is { } obstacle)
            throw new LabException(obstacle.Cause, obstacle.Remedy);
        return Tell(Gate.Of(before, after, threshold, aspects), parsed.GetValue(Json));
    }

    private static int Tell(Gate gate, bool json)
    {
        if (gate.Checks.IsEmpty)
            throw new LabException("the two studies have no candidate in common", "Check studies of the same candidates.");
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(GateDocument.Of(gate), DocumentJson.Readable.GateDocument));
        else
            GateReport.Write(gate, Terminal.Out);
        return gate.IsWorse ? ExitCode.No : ExitCode.Done;
    }

    private static Study Load(string storePath, string name)
    {
        if (File.Exists(name))
            return BaselineDocument.Read(name);
        if (name.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && CommittedFile.IsReference(name[..colon]))
            return BaselineDocument.Parse(CommittedFile.Read(name[..colon], name[(colon + 1)..]), name);
        if (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            throw new LabException($"there is no baseline file {name}", "Write one with `steelyard report --format baseline --out baseline.json`.");
        try
        {
            using var store = EvidenceStore.OpenForReading(storePath);
            return store.Load(store.Resolve(name));
        }
        catch (LabException error) when (error.InnerException is null && CommittedFile.IsReference(name))
        {
            return BaselineDocument.Parse(CommittedFile.Read(name, DefaultBaseline), $"{name}:{DefaultBaseline}");
        }
    }

    private static ImmutableArray<Aspect> ReadAspects(string? text)
    {
        if (text is null)
            return [Aspect.Wall, Aspect.PeakMemory, Aspect.Startup];
        var aspects = Options.ReadNames(text).Select(x => Comparable.FirstOrDefault(a => a == Aspect.Find(x)) ?? throw Options.Unknown("--aspects", x, Comparable.Select(a => a.Id))).ToImmutableArray();
        return aspects.IsEmpty ? throw Options.Usage("--aspects", "name at least one aspect") : aspects;
    }
}
