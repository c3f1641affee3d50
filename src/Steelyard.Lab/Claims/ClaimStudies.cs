using System.Collections.Immutable;
using System.Text.Json;
using Steelyard.Evidence;
using Steelyard.Evidence.Weighing;
using Steelyard.Lab.Measuring;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Store;
using Steelyard.Lab.Toolchains;
using Steelyard.Lab.Workloads;

namespace Steelyard.Lab.Claims;

/// <summary>
/// The studies that claims rest on, one per workload: taken from the store when sources and machine are the same, continued when
/// interrupted or too short for intervals, else measured within what is left of the budget. When that is used up, a study is cut off and kept, those after it are left out.
/// </summary>
/// <param name="store">Keeps the studies.</param>
/// <param name="launcher">Runs every process.</param>
/// <param name="packages">Installs what is missing, where that is wanted.</param>
/// <param name="shipped">Folder of the workloads that come with the tool.</param>
/// <param name="budget">Wall time for all studies together, builds included.</param>
/// <param name="precision">Half-width of intervals at which a study stops.</param>
/// <param name="edited">Whether it is asked how long builds of a workload take.</param>
/// <param name="seed">Seed of order and environment.</param>
/// <param name="tell">Receives what is being done.</param>
public sealed class ClaimStudies(
    EvidenceStore store, Launcher launcher, Packages packages, string shipped, WallBudget budget, double precision, Func<string, bool> edited, long seed, Action<LabEvent> tell)
{
    // The rest of a study's share goes into builds, inputs and first checks; builds that take long are made once.
    private const double ForTrials = 0.55;
    private const double LeastTrialSeconds = 2;

    /// <summary>Half-width at which a study stops: what most claims need. More is measured where that leaves one open.</summary>
    public const double ForClaims = 0.15;

    /// <summary>Half-width at which a study stops that a verdict rests on.</summary>
    public const double ForVerdicts = 0.05;

    private const double Finest = 0.01;
    private const double MostShare = 0.25; // of all the time, for one study that stays open
    private readonly List<string> leftOut = [];

    /// <summary>Workloads for which the time did not suffice: not begun, or cut off.</summary>
    public ImmutableArray<string> LeftOut => [.. leftOut];

    /// <summary>The study of one workload; null when the time was up before a trial was made that counts.</summary>
    /// <param name="workload">Its name.</param>
    /// <param name="after">How many are still to come after it, for its share of the budget.</param>
    /// <param name="fresh">Measures again what is in the store.</param>
    /// <param name="cancellation">The user's own; what is measured is kept.</param>
    public Study? Of(string workload, int after, bool fresh, CancellationToken cancellation)
    {
        var job = WorkloadReader.Find(workload, shipped);
        var known = fresh ? null : Known(job);
        if (known is { Status: StudyStatus.Finished } && Bounds(known) && known.Plan.Precision <= precision)
        {
            tell(new LabEvent.Doing($"{workload}: study {known.Id} is in the store"));
            return known;
        }
        return Measured(job, known, precision, after, cancellation);
    }

    /// <summary>Measures on, to half the width of before, what leaves a claim open.</summary>
    /// <param name="workload">Its name.</param>
    /// <param name="after">How many others are to be measured on after it.</param>
    /// <param name="cancellation">The user's own; what is measured is kept.</param>
    /// <returns>The study with more trials; null when time or what one study may use of it is up, or when it is as precise as it gets.</returns>
    public Study? More(string workload, int after, CancellationToken cancellation)
    {
        var job = WorkloadReader.Find(workload, shipped);
        return Known(job) is { } known && known.Plan.Precision > Finest && budget.Left > LeastTrialSeconds && new StudyLog(store, known).Spent < MostShare * budget.Total
            ? Measured(job, known, Math.Max(Finest, known.Plan.Precision / 2), after, cancellation) : null;
    }

    private Study? Measured(Workload job, Study? known, double width, int after, CancellationToken cancellation)
    {
        var study = known;
        var finished = budget.Run(
            limited =>
            {
                study = known is null ? Begin(job, after) : Extended(known, width, after);
                tell(new LabEvent.Doing($"{job.Name}: {(known is null ? "weighing" : "continuing")}"));
                Experiment.On(job, study, store, launcher, packages, tell).Run(limited);
            },
            cancellation,
            answerless: known is null || !Answers(known));
        if (!finished)
            leftOut.Add(job.Name);
        return study is not null && store.Load(study.Id) is var kept && (finished || Answers(kept)) ? kept : null;
    }

    private double TrialSeconds(int after) => Math.Max(LeastTrialSeconds, ForTrials * budget.Left / (after + 1));

    /// <summary>A study that goes on is given its share of this call's time on top of what it has used.</summary>
    private Study Extended(Study known, double width, int after)
    {
        var plan = known.Plan with { Budget = new StudyLog(store, known).Spent + TrialSeconds(after), Precision = Math.Min(width, known.Plan.Precision) };
        store.SavePlan(known.Id, plan);
        return known with { Plan = plan };
    }

    /// <summary>It has trials enough for intervals; one that was given too little time to get there goes on.</summary>
    private static bool Bounds(Study study)
    {
        var table = new TrialTable(study.Trials);
        // Speed-ups compare the main number of workers with one, which is the start-up size.
        return double.IsFinite(Weigher.Precision(study, table)) && (study.Plan.Kind != WorkloadKind.Workers || double.IsFinite(Weigher.StartupPrecision(study, table)));
    }

    private static bool Answers(Study study) => study.Trials.Any(x => x.Phase == Phase.Main);

    private static string Key(Workload job) => $"claims/study/{job.Name}";

    /// <summary>The study kept for this workload; null when there is none, or when sources or machine have changed since.</summary>
    private Study? Known(Workload job)
    {
        if (store.Get(Key(job)) is not { } kept || JsonSerializer.Deserialize(kept, StoreJson.Default.String) is not { } id)
            return null;
        var study = store.Load(id);
        var hashes = study.Candidates.ToDictionary(x => x.Name, x => x.SourceHash);
        var sameSources = study.Candidates.IsEmpty
            || (hashes.Count == job.Candidates.Length && job.Candidates.All(x => hashes.GetValueOrDefault(x.Name) == SourceTree.Hash(x.Source, "")));
        var now = MachineInspection.Now();
        return sameSources && (study.Plan.Builds != TimedBuilds.Once || !edited(job.Name)) && study.Machine.Host == now.Host && study.Machine.Cpu == now.Cpu && study.Machine.Cores == now.Cores ? study : null;
    }

    private Study Begin(Workload job, int after)
    {
        var study = new Study
        {
            Id = StudyIds.New(TimeProvider.System, Random.Shared),
            Workload = job.Name,
            Title = job.Title,
            Started = DateTimeOffset.UtcNow,
            Plan = new StudyPlan
            {
                WorkloadFile = job.File,
                Kind = job.Kind,
                Rate = job.Rate,
                Seed = seed,
                Precision = precision,
                Builds = edited(job.Name) ? TimedBuilds.Brief : TimedBuilds.Once,
                Budget = TrialSeconds(after),
                Sizes = Sizes(job),
                MainSize = job.MainSize,
            },
            Machine = MachineInspection.Now(launcher.MemoryFloor),
        };
        store.Begin(study);
        store.Put(Key(job), JsonSerializer.Serialize(study.Id, StoreJson.Default.String));
        return study;
    }

    /// <summary>Start-up and the main size; every size where sizes are workers.</summary>
    private static ImmutableArray<string> Sizes(Workload job) => job.Kind == WorkloadKind.Workers
        ? [.. job.Sizes.Select(x => x.Name)]
        : [.. new[] { job.Sizes[0].Name, job.MainSize }.Distinct()];
}
