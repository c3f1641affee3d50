using System.Collections.Immutable;
using Steelyard.Evidence.Deciding;
using Steelyard.Evidence.Deciding.Money;
using Steelyard.Evidence.Statistics;

namespace Steelyard.Evidence.Weighing;

/// <summary>From trials to values, ratios, decision and warnings. Pure: the same study gives the same result.</summary>
public static class Weigher
{
    /// <summary>Labels under which one candidate runs against itself.</summary>
    public static readonly ImmutableArray<string> SelfLabels = ["#1", "#2"];

    private const int LeastPairs = 10;

    // Ratios live on a log scale; kernels that count CPU time in ticks may show none at all for a short process.
    private const double SmallestCpu = 1e-6;

    private static readonly (Aspect Aspect, Phase Phase, Func<Trial, double> Quantity)[] Compared =
    [
        (Aspect.Wall, Phase.Main, x => x.Wall),
        (Aspect.Cpu, Phase.Main, x => Math.Max(x.Cpu, SmallestCpu)),
        (Aspect.PeakMemory, Phase.Main, x => Math.Max(x.PeakMemory, 1)),
        (Aspect.Startup, Phase.Startup, x => x.Wall),
    ];

    // Where frames are sent, beside the others: their wall time is that of the rate, and says nothing.
    private static readonly (Aspect Aspect, Phase Phase, Func<Trial, double> Quantity)[] ComparedFrames =
    [
        (Aspect.FrameMedian, Phase.Main, x => Late(x, f => f.Quantile(0.5))),
        (Aspect.FrameTail, Phase.Main, x => Late(x, f => f.Quantile(0.99))),
        (Aspect.FrameWorst, Phase.Main, x => Late(x, f => f.Quantile(1))),
    ];

    // A service starts when it is first ready; how long a trial takes follows from the rate.
    private static readonly (Aspect Aspect, Phase Phase, Func<Trial, double> Quantity)[] ComparedService =
    [
        (Aspect.Cpu, Phase.Main, x => Math.Max(x.Cpu, SmallestCpu)),
        (Aspect.PeakMemory, Phase.Main, x => Math.Max(x.PeakMemory, 1)),
        (Aspect.Startup, Phase.Main, x => x.Service?.Ready ?? x.Wall),
        (Aspect.RequestMedian, Phase.Main, x => Late(x, f => f.Quantile(0.5))),
        (Aspect.RequestTail, Phase.Main, x => Late(x, f => f.Quantile(0.99))),
        (Aspect.RequestTime, Phase.Main, x => x.Service?.PerRequest ?? x.Wall),
    ];

    private static (Aspect Aspect, Phase Phase, Func<Trial, double> Quantity)[] ComparedIn(Study study) => study.Plan.Kind switch
    {
        WorkloadKind.Frames => [.. Compared.Where(x => x.Aspect != Aspect.Wall), .. ComparedFrames],
        WorkloadKind.Service => ComparedService,
        _ => Compared,
    };

    /// <summary>What speed means in a workload of this kind.</summary>
    private static Aspect Speed(WorkloadKind kind) => kind switch
    {
        WorkloadKind.Frames => Aspect.FrameTail,
        WorkloadKind.Service => Aspect.RequestTime,
        _ => Aspect.Wall,
    };

    private static double Late(Trial trial, Func<FrameTimes, double> quantity) => Math.Max(trial.Frames is { Latencies.IsEmpty: false } frames ? quantity(frames) : trial.Wall, 1e-9);

    /// <summary>Weighs a study.</summary>
    /// <param name="study">The study, finished or not.</param>
    /// <param name="priorities">What matters more.</param>
    /// <param name="limits">What is not acceptable.</param>
    /// <param name="terms">Prices and what belongs to them; null to leave money out.</param>
    public static WeighedStudy Weigh(Study study, Priorities priorities, ImmutableArray<Limit> limits, MoneyTerms? terms = null)
    {
        var table = new TrialTable(study.Trials);
        var noise = NoiseFloor(study, table);
        var series = Series(study, table);
        var candidates = study.Candidates.Select(x => new WeighedCandidate(x, Values(study, table, series, x))).ToImmutableArray();
        var ratios = Ratios(study, table, Threshold(study.Plan, noise));
        // Change points and modes take as long as the decision and need nothing of it.
        var warnings = Task.Run(() => Warnings.Of(study, table, noise, ratios));
        var problem = Problem(study, candidates, priorities, limits);
        return new WeighedStudy
        {
            Study = study,
            NoiseFloor = noise,
            Candidates = candidates,
            Series = series,
            Ratios = ratios,
            Frames = FrameCurve.All(study),
            Scaling = ScalingCurve.All(study),
            Memory = MemoryCurve.All(study),
            Decision = DecisionAnalysis.Decide(problem),
            Money = terms is null ? null : MoneyAnalysis.Of(problem.Options, Reference(study)?.Name, terms, study.Plan.Seed),
            Warnings = warnings.GetAwaiter().GetResult(),
        };
    }

    /// <summary>The same study, decided by other priorities, limits and terms; what its trials say stays as it is.</summary>
    /// <param name="weighed">The study as it was weighed before.</param>
    /// <param name="priorities">What matters more.</param>
    /// <param name="limits">What is not acceptable.</param>
    /// <param name="terms">Prices and what belongs to them; null to leave money out.</param>
    /// <param name="explore">Look for what would change the decision, which takes longer than the decision itself.</param>
    public static WeighedStudy Again(WeighedStudy weighed, Priorities priorities, ImmutableArray<Limit> limits, MoneyTerms? terms, bool explore = true)
    {
        var problem = Problem(weighed.Study, weighed.Candidates, priorities, limits) with { Sensitivity = explore };
        return weighed with
        {
            Decision = DecisionAnalysis.Decide(problem),
            Money = terms is null ? null : MoneyAnalysis.Of(problem.Options, Reference(weighed.Study)?.Name, terms, weighed.Study.Plan.Seed),
        };
    }

    /// <summary>The candidate that others are compared with; null when none was measured.</summary>
    public static Candidate? Reference(Study study)
    {
        var measured = study.Candidates.Where(x => x.Status == CandidateStatus.Measured).ToList();
        return measured.Find(x => x.Verdict == Verdict.StayInPython) ?? measured.FirstOrDefault();
    }

    /// <summary>The worst relative half-width among the wall-time ratios to the reference; infinite before every one is bounded, 0 without any.</summary>
    public static double Precision(Study study, TrialTable table)
    {
        var reference = Reference(study);
        return study.Candidates.Where(x => x.Status == CandidateStatus.Measured && x != reference)
            .Select(x => Ratio(table, Phase.Main, study.Plan.MainSize, Time, x.Name, reference!.Name).RelativeHalfWidth)
            .DefaultIfEmpty(Centre(table, Phase.Main, study.Plan.MainSize, reference?.Name ?? "", Time)?.RelativeHalfWidth ?? 0)
            .Max();
    }

    private static double Time(Trial trial) => trial.Service?.PerRequest ?? trial.Wall;

    /// <summary>The worst relative half-width among the start-up times; infinite before every one is bounded.</summary>
    public static double StartupPrecision(Study study, TrialTable table) =>
        study.Candidates.Where(x => x.Status == CandidateStatus.Measured)
            .Select(x => Centre(table, Phase.Startup, study.Plan.Sizes[0], x.Name, t => t.Wall)?.RelativeHalfWidth ?? double.PositiveInfinity)
            .DefaultIfEmpty(0).Max();

    /// <summary>Ratio of one label to another in one phase.</summary>
    private static Interval Ratio(TrialTable table, Phase phase, string size, Func<Trial, double> quantity, string of, string to)
    {
        var test = Test(new(of, table.Of(phase, size, of), quantity), new(to, table.Of(phase, size, to), quantity));
        return test.Estimate();
    }

    /// <summary>
    /// The test of two interleaved samples. Trials of one block share what the machine was doing then, and their order was drawn by lot,
    /// so pairs by block are fair under any noise and cancel drift; docs/method.md shows what that gains. Below
    /// <see cref="LeastPairs"/> blocks no signed-rank p-value is small enough to survive the correction for several pairs, so there the
    /// trials are taken as two samples, which errs to the safe side when blocks differ.
    /// </summary>
    private static RankTest Test(Sample of, Sample to)
    {
        var pairs = of.Trials.Join(to.Trials, x => x.Block, x => x.Block, (x, y) => (Of: of.Quantity(x), To: to.Quantity(y))).ToList();
        double[] left = [.. pairs.Select(x => x.Of)], right = [.. pairs.Select(x => x.To)];
        return pairs.Count >= LeastPairs ? RankTest.PairedRatio(left, right) : RankTest.Ratio(left, right);
    }

    /// <summary>The noise floor, or null when it was not measured.</summary>
    public static Interval? NoiseFloor(Study study, TrialTable table)
    {
        var labels = study.Trials.Where(x => x.Phase == Phase.NoiseFloor).Select(x => x.Candidate).Distinct().Order(StringComparer.Ordinal).ToList();
        return labels.Count == 2 ? Ratio(table, Phase.NoiseFloor, study.Plan.MainSize, x => x.Wall, labels[1], labels[0]) : null;
    }

    /// <summary>
    /// The threshold in force: the one asked for, widened when the machine calls a program different from itself, because then a
    /// difference of that size says nothing.
    /// </summary>
    public static double Threshold(StudyPlan plan, Interval? noise) =>
        noise is null || noise.Contains(1) || !noise.IsBounded ? plan.Threshold : Math.Max(plan.Threshold, Math.Max(noise.High, 1 / noise.Low) - 1);

    /// <summary>What charts draw: every compared aspect at its size, and the wall time at the sizes that only show growth.</summary>
    private static ImmutableArray<TrialSeries> Series(Study study, TrialTable table)
    {
        var plan = study.Plan;
        var rows = ComparedIn(study).Select(x => (x.Aspect, x.Phase, x.Quantity, Size: x.Phase == Phase.Startup ? plan.Sizes[0] : plan.MainSize))
            .Concat(plan.Sizes.Select(size => (Aspect: Aspect.Wall, Phase: Phase.Growth, Quantity: (Func<Trial, double>)(x => x.Wall), Size: size)))
            .ToList();
        return [.. from candidate in study.Candidates
                   where candidate.Status == CandidateStatus.Measured
                   from row in rows
                   let series = TrialSeries.Of(study, row.Aspect, row.Phase, row.Size, candidate.Name, table.Of(row.Phase, row.Size, candidate.Name), row.Quantity)
                   where series is not null
                   select series];
    }

    private static ImmutableArray<AspectValue> Values(Study study, TrialTable table, ImmutableArray<TrialSeries> series, Candidate candidate)
    {
        if (candidate.Status != CandidateStatus.Measured)
            return [];
        var measured = series.Where(x => x.Candidate == candidate.Name && x.Phase != Phase.Growth)
            .Select(x => new AspectValue(x.Aspect, x.Centre.Value, x.Centre.Low, x.Centre.High, x.Centre.Trials));
        var startup = study.Plan.Kind == WorkloadKind.Service
            ? table.Values(Phase.Main, study.Plan.MainSize, candidate.Name, x => x.Service?.Ready ?? x.Wall)
            : table.Values(Phase.Startup, study.Plan.Sizes[0], candidate.Name, x => x.Wall);
        var rebuild = Rebuild(study, candidate);
        return [.. measured.Append(Builds(study, candidate, Phase.Build, Aspect.Build)).Append(Deploy(candidate)).Append(Source(candidate))
            .Append(study.Plan.Kind != WorkloadKind.Batch ? null : GrowthExponent(study, table, candidate)).Append(rebuild).Append(EditToResult(rebuild, startup))
            .Append(MemoryPerItem(study, table, candidate)).Append(Energy(study, table, candidate))
            .OfType<AspectValue>().Concat(SourceAspects.Of(candidate)).Concat(ScalingAspects.Of(study, candidate)).Concat(FrameAspects.Of(study, candidate)).Concat(SingleRunAspects.Of(study, candidate))];
    }

    private static Interval? Centre(TrialTable table, Phase phase, string size, string candidate, Func<Trial, double> quantity)
    {
        var values = table.Values(phase, size, candidate, quantity);
        return values.Count == 0 ? null : HodgesLehmann.Centre(values);
    }

    private static AspectValue Builds(Study study, Candidate candidate, Phase phase, Aspect aspect)
    {
        var builds = study.Trials.Where(x => x.Phase == phase && x.Candidate == candidate.Name).Select(x => x.Wall).ToList();
        return builds.Count == 0
            ? AspectValue.Exact(aspect, 0, "nothing to build")
            : new AspectValue(aspect, Quantiles.Median(builds), builds.Min(), builds.Max(), builds.Count, Bounds.Range);
    }

    /// <summary>Null for what was built before rebuilds were timed: nothing is made up.</summary>
    private static AspectValue? Rebuild(Study study, Candidate candidate)
    {
        var phases = study.Trials.Where(x => x.Candidate == candidate.Name).Select(x => x.Phase).ToHashSet();
        return phases.Contains(Phase.Build) && !phases.Contains(Phase.Rebuild) ? null : Builds(study, candidate, Phase.Rebuild, Aspect.Rebuild);
    }

    private static AspectValue? EditToResult(AspectValue? rebuild, IReadOnlyList<double> startup) => rebuild is null || startup.Count == 0 ? null
        : new AspectValue(Aspect.EditToResult, rebuild.Value + Quantiles.Median(startup), rebuild.Low + startup.Min(), rebuild.High + startup.Max(),
            startup.Count, Bounds.Range);

    private static AspectValue Deploy(Candidate candidate) =>
        AspectValue.Exact(Aspect.DeploySize, candidate.DeployBytes, candidate.Needs is null ? null : $"needs {candidate.Needs}");

    private static AspectValue Source(Candidate candidate) =>
        AspectValue.Exact(Aspect.SourceSize, candidate.SourceBytes, $"{candidate.SourceLines} lines");

    private static AspectValue? GrowthExponent(Study study, TrialTable table, Candidate candidate)
    {
        var start = study.Plan.Sizes[0];
        var offset = table.Values(Phase.Startup, start, candidate.Name, x => x.Wall) is { Count: > 0 } values ? Quantiles.Median(values) : 0;
        var sizes = study.Inputs.Where(x => x.N > 0).ToDictionary(x => x.Name, x => (double)x.N);
        var points = table.Of(Phase.Main, candidate.Name).Concat(table.Of(Phase.Growth, candidate.Name))
            .Where(x => sizes.ContainsKey(x.Size) && x.Size != start && x.Wall > offset)
            .Select(x => (sizes[x.Size], x.Wall)).ToList();
        return Growth.Exponent(points, offset) is { } slope
            ? new AspectValue(Aspect.Growth, slope.Value, slope.Low, slope.High, points.Count)
            : null;
    }

    /// <summary>Null where the size is no amount of data, or where only one was run.</summary>
    private static AspectValue? MemoryPerItem(Study study, TrialTable table, Candidate candidate)
    {
        var sizes = study.Inputs.ToDictionary(x => x.Name, x => (double)x.N);
        var (small, large) = (study.Plan.Sizes[0], study.Plan.MainSize);
        var items = sizes.GetValueOrDefault(large) - sizes.GetValueOrDefault(small);
        Interval? Peak(Phase phase, string size) => Centre(table, phase, size, candidate.Name, x => x.PeakMemory);
        if (study.Plan.Kind != WorkloadKind.Batch || items <= 0 || Peak(Phase.Startup, small) is not { } little || Peak(Phase.Main, large) is not { } much)
            return null;
        double PerItem(double bytes) => Math.Max(0, bytes / items);
        return new AspectValue(Aspect.MemoryPerItem, PerItem(much.Value - little.Value), PerItem(much.Low - little.High), PerItem(much.High - little.Low),
            Math.Min(much.Trials, little.Trials));
    }

    /// <summary>Null where the machine shows none, in some trials at least.</summary>
    private static AspectValue? Energy(Study study, TrialTable table, Candidate candidate)
    {
        var trials = table.Of(Phase.Main, study.Plan.MainSize, candidate.Name);
        if (trials.Count == 0 || trials.Any(x => x.Energy is not > 0))
            return null;
        var centre = HodgesLehmann.Centre([.. trials.Select(x => x.Energy!.Value)]);
        return new AspectValue(Aspect.Energy, centre.Value, centre.Low, centre.High, trials.Count);
    }

    private static ImmutableArray<RatioResult> Ratios(Study study, TrialTable table, double threshold) =>
        [.. ComparedIn(study).SelectMany(x => Ratios(study, table, threshold, x.Aspect, x.Phase, x.Quantity))];

    /// <summary>Every candidate of one study over the same candidate of another, aspect by aspect.</summary>
    /// <param name="before">The study compared with.</param>
    /// <param name="after">The study compared.</param>
    /// <param name="threshold">Ratios nearer to 1 than this are the same.</param>
    public static ImmutableArray<RatioResult> Between(Study before, Study after, double threshold)
    {
        var (then, now) = (new TrialTable(before.Trials), new TrialTable(after.Trials));
        return [.. ComparedIn(after).SelectMany(x => Judge(x.Aspect, [.. Samples(after, now, x.Phase, x.Quantity)
            .Join(Samples(before, then, x.Phase, x.Quantity), s => s.Name, s => s.Name, (of, to) => (of, to))],
            (of, to) => Comparison.Independent(of.Values, to.Values, threshold)))];
    }

    /// <summary>
    /// How a candidate has changed beside another from one study to the next: the ratio of the two in each block, after over before.
    /// Null where a study lacks one of them.
    /// </summary>
    /// <param name="before">The study compared with.</param>
    /// <param name="after">The study compared.</param>
    /// <param name="aspect">One that trials can compare.</param>
    /// <param name="of">The candidate.</param>
    /// <param name="to">The other.</param>
    public static Interval? Relative(Study before, Study after, Aspect aspect, string of, string to)
    {
        var row = ComparedIn(after).Single(x => x.Aspect == aspect);
        var (then, now) = (ByBlock(before, row, of, to), ByBlock(after, row, of, to));
        return then.Count == 0 || now.Count == 0 ? null : HodgesLehmann.Ratio(now, then);
    }

    private static List<double> ByBlock(Study study, (Aspect Aspect, Phase Phase, Func<Trial, double> Quantity) row, string of, string to)
    {
        var size = row.Phase == Phase.Startup ? study.Plan.Sizes[0] : study.Plan.MainSize;
        var table = new TrialTable(study.Trials);
        return [.. table.Of(row.Phase, size, of).Join(table.Of(row.Phase, size, to), x => x.Block, x => x.Block, (x, y) => row.Quantity(x) / row.Quantity(y))];
    }

    /// <summary>All pairs on one aspect, later candidates over earlier ones: one family for the correction.</summary>
    private static IEnumerable<RatioResult> Ratios(
        Study study, TrialTable table, double threshold, Aspect aspect, Phase phase, Func<Trial, double> quantity)
    {
        var samples = Samples(study, table, phase, quantity);
        return Judge(
            aspect,
            [.. from i in Enumerable.Range(0, samples.Count) from j in Enumerable.Range(i + 1, samples.Count - i - 1) select (samples[j], samples[i])],
            (of, to) => Comparison.Of(Test(of, to), threshold));
    }

    private static IEnumerable<RatioResult> Judge(Aspect aspect, ImmutableArray<(Sample Of, Sample To)> pairs, Func<Sample, Sample, Comparison> compare)
    {
        var comparisons = pairs.Select(x => compare(x.Of, x.To)).ToList();
        var verdicts = Comparison.Decide([.. comparisons.Select(x => x.Claims)]);
        return pairs.Select((x, i) => new RatioResult(aspect, x.Of.Name, x.To.Name, comparisons[i].Ratio, verdicts[i]));
    }

    private static List<Sample> Samples(Study study, TrialTable table, Phase phase, Func<Trial, double> quantity)
    {
        var size = phase == Phase.Startup ? study.Plan.Sizes[0] : study.Plan.MainSize;
        return [.. study.Candidates.Where(x => x.Status == CandidateStatus.Measured)
            .Select(x => new Sample(x.Name, table.Of(phase, size, x.Name), quantity))
            .Where(x => x.Trials.Count > 0)];
    }

    private sealed record Sample(string Name, IReadOnlyList<Trial> Trials, Func<Trial, double> Quantity)
    {
        public IReadOnlyList<double> Values => [.. Trials.Select(Quantity)];
    }

    private static DecisionProblem Problem(
        Study study, ImmutableArray<WeighedCandidate> candidates, Priorities priorities, ImmutableArray<Limit> limits) => new()
        {
            Options = [.. from x in candidates
                          where x.Candidate.Status == CandidateStatus.Measured && x.Candidate.Verdict is not null && !x.Values.IsEmpty
                          select new Option(x.Candidate.Name, x.Candidate.Verdict!.Value, x.Values.ToDictionary(v => v.Aspect))],
            Priorities = priorities.With(Speed(study.Plan.Kind), insteadOf: Aspect.Wall),
            Limits = limits,
            Seed = study.Plan.Seed,
            Workload = study.Workload,
            Program = study.Plan.Program,
        };
}
