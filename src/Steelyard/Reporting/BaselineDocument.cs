using System.Collections.Immutable;
using System.Text.Json;
using Steelyard.Evidence;
using Steelyard.Evidence.Weighing;
using Steelyard.Lab;

namespace Steelyard.Reporting;

/// <summary>
/// What the gate compares a later study with, <c>steelyard.baseline/1</c>: the trials at the main and at the start-up size. A file of
/// this kind can lie in a repository, where a store cannot.
/// </summary>
internal sealed record BaselineDocument(
    string Schema, string Id, string Workload, DateTimeOffset Started, string MainSize, string StartupSize, BaselineMachine Machine,
    IReadOnlyList<StudyInput> Inputs, IReadOnlyList<BaselineCandidate> Candidates)
{
    private const string Kind = "steelyard.baseline/1";
    private const string Remedy = "Write one with `steelyard report --format baseline --out baseline.json`.";

    public static string Render(WeighedStudy weighed) => JsonSerializer.Serialize(Of(weighed.Study), DocumentJson.Readable.BaselineDocument) + "\n";

    public static BaselineDocument Of(Study x) => new(
        Kind, x.Id, x.Workload, x.Started, x.Plan.MainSize, x.Plan.Sizes[0], new(x.Machine.Cpu, x.Machine.Cores, x.Machine.Architecture), x.Inputs,
        [.. x.Candidates.Where(c => c.Status == CandidateStatus.Measured).Append(Control).Select(c => BaselineCandidate.Of(x, c)).Where(c => c.Main.WallS.Count > 0 || c.Name != Trial.Control)]);

    /// <summary>What stands beside the candidates: their control, where there was one.</summary>
    private static Candidate Control { get; } = new() { Name = Trial.Control, Language = "", Versions = [], SourceHash = "" };

    /// <summary>Reads a baseline as a finished study that holds the trials kept.</summary>
    /// <exception cref="LabException">The file cannot be read, or is something else.</exception>
    public static Study Read(string file)
    {
        try
        {
            return Parse(File.ReadAllText(file), file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new LabException($"cannot read the baseline {file}: {error.Message}", Remedy, error);
        }
    }

    /// <summary>Reads the text of a baseline.</summary>
    /// <param name="text">The JSON document.</param>
    /// <param name="file">Where it comes from, for messages.</param>
    /// <exception cref="LabException">It is something else.</exception>
    public static Study Parse(string text, string file)
    {
        try
        {
            var document = JsonSerializer.Deserialize(text, DocumentJson.Readable.BaselineDocument);
            return document is { Schema: Kind, Candidates: not null, Inputs: not null, Machine: not null, Workload: not null, MainSize: not null, StartupSize: not null }
                ? document.ToStudy()
                : throw new LabException($"{file} is not a baseline: it says schema '{document?.Schema}', not '{Kind}'", Remedy);
        }
        catch (JsonException error)
        {
            throw new LabException($"cannot read the baseline {file}: {error.Message}", Remedy, error);
        }
    }

    private Study ToStudy() => new()
    {
        Id = Id,
        Workload = Workload,
        Started = Started,
        Status = StudyStatus.Finished,
        Plan = new StudyPlan { WorkloadFile = "", Seed = 0, Sizes = [.. new[] { StartupSize, MainSize }.Distinct()], MainSize = MainSize },
        Machine = new Machine { Cpu = Machine.Cpu, Cores = Machine.Cores, Architecture = Machine.Architecture },
        Inputs = [.. Inputs],
        Candidates = [.. Candidates.Where(x => x.Name != Trial.Control).Select(x => new Candidate { Name = x.Name, Language = x.Language, Versions = [.. x.Versions], SourceHash = x.SourceHash })],
        Trials = [.. Candidates.SelectMany(x => x.Main.ToTrials(x.Name, Phase.Main, MainSize).Concat(x.Startup.ToTrials(x.Name, Phase.Startup, StartupSize)))],
    };
}

internal sealed record BaselineMachine(string Cpu, int Cores, string Architecture);

internal sealed record BaselineCandidate(string Name, string Language, IReadOnlyList<string> Versions, string SourceHash, BaselineTrials Main, BaselineTrials Startup)
{
    public static BaselineCandidate Of(Study study, Candidate x)
    {
        var table = new TrialTable(study.Trials);
        return new(x.Name, x.Language, x.Versions, x.SourceHash, BaselineTrials.Of(table.Of(Phase.Main, study.Plan.MainSize, x.Name)),
            BaselineTrials.Of(table.Of(Phase.Startup, study.Plan.Sizes[0], x.Name)));
    }
}

/// <summary>Trials in the order of blocks, one list per quantity.</summary>
internal sealed record BaselineTrials(IReadOnlyList<double> WallS, IReadOnlyList<double> CpuS, IReadOnlyList<long> PeakMemoryBytes)
{
    public static BaselineTrials Of(IReadOnlyList<Trial> x) => new([.. x.Select(t => t.Wall)], [.. x.Select(t => t.Cpu)], [.. x.Select(t => t.PeakMemory)]);

    public IEnumerable<Trial> ToTrials(string candidate, Phase phase, string size)
    {
        if (CpuS.Count != WallS.Count || PeakMemoryBytes.Count != WallS.Count || WallS.Any(x => x <= 0) || PeakMemoryBytes.Any(x => x < 0))
            throw new JsonException($"the trials of {candidate} are incomplete or not positive");
        return WallS.Select((wall, i) => new Trial
        {
            Candidate = candidate,
            Phase = phase,
            Size = size,
            Block = i,
            Outcome = Outcome.Right,
            Wall = wall,
            User = CpuS[i],
            PeakMemory = PeakMemoryBytes[i],
        });
    }
}
