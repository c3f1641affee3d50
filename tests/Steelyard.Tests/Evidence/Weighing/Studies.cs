using System.Collections.Immutable;
using Steelyard.Evidence;
using Steelyard.Evidence.Deciding;
using Steelyard.Evidence.Weighing;
using Steelyard.Tests.Evidence.Statistics;

namespace Steelyard.Tests.Evidence.Weighing;

/// <summary>Studies whose trials are drawn instead of measured, so that the truth is known.</summary>
internal static class Studies
{
    public const int Blocks = 30;

    /// <summary>A finished study on a quiet machine, without trials.</summary>
    public static Study Of(params Candidate[] candidates) => new()
    {
        Id = "20261122-120000-0001",
        Workload = "drawn",
        Started = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero),
        Status = StudyStatus.Finished,
        Plan = new StudyPlan { WorkloadFile = "/w/workload.yaml", Seed = 1, Precision = 0.05, Sizes = ["tiny", "small"], MainSize = "small" },
        Machine = new Machine { Host = "here", Cpu = "cpu", Cores = 2, MemoryFloor = 500_000 },
        Candidates = [.. candidates],
        Inputs = [new StudyInput("tiny", 10, 100, "a"), new StudyInput("small", 1000, 10_000, "b")],
    };

    public static Candidate Candidate(string name, string? language = null) => new()
    {
        Name = name,
        Language = language ?? name,
        SourceBytes = 1000,
        SourceLines = 40,
        DeployBytes = 5000,
    };

    /// <summary>The study that most tests begin with: Python takes 1 s, Rust half of it, both with 0.3% noise.</summary>
    public static Study PythonAndRust(double rust = 0.5) => Of(Candidate("python"), Candidate("rust"))
        .With("python", Walls(1, 1))
        .With("rust", Walls(2, rust));

    /// <summary>Wall times around a centre, seconds.</summary>
    public static double[] Walls(int seed, double centre, double spread = 0.003, int blocks = Blocks)
    {
        var noise = new Noise(seed);
        return [.. Enumerable.Range(0, blocks).Select(_ => centre * Math.Exp(spread * noise.Gauss()))];
    }

    /// <summary>Adds one trial per block, in order.</summary>
    public static Study With(this Study study, string candidate, IEnumerable<double> walls, Phase phase = Phase.Main, string size = "small") =>
        study with { Trials = [.. study.Trials, .. walls.Select((x, block) => Trial(candidate, x, phase, size, block))] };

    public static Study Change(this Study study, string candidate, Func<Trial, Trial> change) =>
        study with { Trials = [.. study.Trials.Select(x => x.Candidate == candidate ? change(x) : x)] };

    public static Study Change(this Study study, string candidate, Func<Candidate, Candidate> change) =>
        study with { Candidates = [.. study.Candidates.Select(x => x.Name == candidate ? change(x) : x)] };

    public static WeighedStudy Weigh(this Study study) => Weigher.Weigh(study, Priorities.Default, []);

    public static RatioResult Ratio(this WeighedStudy weighed, Aspect aspect, string of, string to) =>
        weighed.Ratios.Single(x => x.Aspect == aspect && x.Of == of && x.To == to);

    public static AspectValue Value(this WeighedStudy weighed, string candidate, Aspect aspect) =>
        weighed.Candidates.Single(x => x.Candidate.Name == candidate)[aspect] ?? throw new InvalidOperationException($"{candidate} has no {aspect}");

    private static Trial Trial(string candidate, double wall, Phase phase, string size, int block) => new()
    {
        Candidate = candidate,
        Size = size,
        Phase = phase,
        Block = block,
        Outcome = Outcome.Right,
        Wall = wall,
        User = wall,
        PeakMemory = 10_000_000 + (4096 * (block % 5)),
    };
}
