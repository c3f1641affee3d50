using System.Collections.Immutable;
using Steelyard.Evidence;
using Steelyard.Evidence.Deciding;
using Steelyard.Evidence.Weighing;

namespace Steelyard.Tests.Reporting;

/// <summary>Studies made up from a seed, for reports.</summary>
internal static class SampleStudies
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Python ten times slower than Rust, with a hybrid between.</summary>
    public static Study Plain(int trials = 20) =>
        Of([("python", "python", 0.4), ("hybrid", "hybrid", 0.1), ("rust", "rust", 0.04), ("c", "c", 0.03)], ["tiny", "small", "medium"], trials);

    public static Study Of(IReadOnlyList<(string Name, string Language, double Seconds)> candidates, ImmutableArray<string> sizes, int trials, int seed = 1)
    {
        var random = new Random(seed);
        var inputs = sizes.Select((x, i) => new StudyInput(x, 1000L << (2 * i), 1L << (14 + 2 * i), new string('a', 64))).ToImmutableArray();
        return new Study
        {
            Id = "20261122-120000-abcd",
            Workload = "log-triage",
            Title = "Triage of a web access log",
            Started = Noon,
            Status = StudyStatus.Finished,
            Plan = new StudyPlan { WorkloadFile = "/w/workload.yaml", Seed = 1, Sizes = sizes, MainSize = sizes[^1] },
            Machine = new Machine { Cpu = "Test CPU", Cores = 2, Memory = 8L << 30, Os = "Debian", Kernel = "6.1", MemoryFloor = 900 << 10 },
            Candidates = [.. candidates.Select(x => new Candidate
            {
                Name = x.Name, Language = x.Language, Baseline = x.Language == "c", Fairness = "One pass, one thread.", Versions = [x.Language + " 1.0"],
                RunCommand = "run {input}", SourceBytes = 800, SourceLines = 40, DeployBytes = 1 << 20, SourceHash = new string('b', 64),
            })],
            Inputs = inputs,
            Trials = [.. from size in Enumerable.Range(0, sizes.Length)
                         from block in Enumerable.Range(0, trials)
                         from candidate in candidates
                         select Trial(random, candidate.Name, candidate.Seconds / (1 << (2 * (sizes.Length - 1 - size))), sizes[size], Part(size, sizes.Length), block)],
        };
    }

    public static WeighedStudy Weighed(Study study) => Weigher.Weigh(study, Priorities.Default, []);

    private static Phase Part(int size, int sizes) => size == sizes - 1 ? Phase.Main : size == 0 ? Phase.Startup : Phase.Growth;

    private static Trial Trial(Random random, string candidate, double seconds, string size, Phase phase, int block)
    {
        var wall = 0.002 + seconds * (1 + 0.02 * random.NextDouble());
        return new()
        {
            Candidate = candidate,
            Size = size,
            Phase = phase,
            Block = block,
            Outcome = Outcome.Right,
            Wall = wall,
            User = wall * 0.9,
            System = wall * 0.05,
            PeakMemory = (long)(8e6 * (1 + random.NextDouble() / 50)),
            Started = Noon.AddSeconds(block),
        };
    }
}
