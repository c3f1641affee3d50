using Steelyard.Evidence;
using Steelyard.Evidence.Forecasting;
using Steelyard.Evidence.Statistics;
using Steelyard.Lab.Store;

namespace Steelyard.EndToEnd.Running;

/// <summary>Studies written into a store without measuring, for commands that only read: their numbers are known.</summary>
internal static class StoredStudies
{
    private const int Blocks = 20;
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Rust takes 50 ms and 2 MB where Python takes 1 s (times <paramref name="pythonFactor"/>) and 10 MB, with twice the source.
    /// </summary>
    public static void Store(this Sandbox sandbox, string id, int minute = 0, double pythonFactor = 1, string workload = "stored")
    {
        using var store = EvidenceStore.Open(sandbox.StoreFile);
        store.Begin(new Study
        {
            Id = id,
            Workload = workload,
            Title = "Known numbers",
            Started = Noon.AddMinutes(minute),
            Plan = new StudyPlan { WorkloadFile = sandbox.At("workload.yaml"), Seed = 5, Sizes = ["small"], MainSize = "small" },
            Machine = new Machine { Host = "test", Cpu = "test", Cores = 2, Os = "test", Kernel = "6.1" },
            Candidates = [Candidate("python", 1000), Candidate("rust", 2000)],
            Inputs = [new StudyInput("small", 10, 100, new string('a', 64))],
        });
        for (var block = 0; block < Blocks; block++)
        {
            store.Append(id, Trial("python", block, pythonFactor, 10_000_000));
            store.Append(id, Trial("rust", block, 0.05, 2_000_000));
        }
        store.SetStatus(id, StudyStatus.Finished);
    }

    /// <summary>An answer to a claim and a forecast with its outcome, both resting on one study.</summary>
    public static void KeepClaimAndForecast(this Sandbox sandbox, string study)
    {
        using var store = EvidenceStore.Open(sandbox.StoreFile);
        store.Put("claims/answer/test, test/near-c", $$$"""
            {"machine": "test, test", "at": "2026-11-22T12:00:00+00:00", "claim": {"id": "near-c", "statement": "Rust runs at about C's speed <script>alert(1)</script>",
            "answer": "does-not-hold", "rule": "wall time of rust over c is between 0.77 and 1.3", "experiment": "Rust over C.", "missing": ["merkle: no C compiler"],
            "evidence": [{"text": "wall time of rust over c", "value": 1.52, "low": 1.5, "high": 1.55, "unit": "ratio", "study": "{{{study}}}", "origin": "measured", "decides": true, "keeps": false}]}}
            """);
        var forecast = new Forecast
        {
            Seconds = 1,
            Plan = new PortPlan([new FunctionKey("/w/app.py", "score")], new Interval(2, 1.5, 3) { Confidence = 0.9 }, 0.01),
            Ceiling = 4,
            Stays = [],
            Candidates = [],
            Costs = BoundaryCosts.Usual,
            Recorded = true,
        };
        store.Keep(new KeptForecast(study, "app.py", "python3 app.py", forecast, new ForecastOutcome(new Interval(2.1, 2, 2.2), Complete: true), Noon));
    }

    private static Candidate Candidate(string language, long sourceBytes) => new()
    {
        Name = language,
        Language = language,
        SourceBytes = sourceBytes,
        SourceLines = 10,
        DeployBytes = 5000,
        SourceHash = new string('b', 64),
    };

    // The last part makes every value different, as times are, without chance.
    private static Trial Trial(string candidate, int block, double wall, long memory) => new()
    {
        Candidate = candidate,
        Size = "small",
        Phase = Phase.Main,
        Block = block,
        Outcome = Outcome.Right,
        Wall = wall * (1 + (0.001 * (block * 7 % Blocks))),
        User = wall,
        PeakMemory = memory + (4096 * (block * 3 % Blocks)),
        Started = Noon.AddSeconds(block),
    };
}
