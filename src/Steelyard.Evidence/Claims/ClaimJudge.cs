using System.Collections.Immutable;
using System.Globalization;
using Steelyard.Evidence.Ecosystem;
using Steelyard.Evidence.Faults;
using Steelyard.Evidence.Statistics;
using Steelyard.Evidence.Weighing;

namespace Steelyard.Evidence.Claims;

/// <summary>Everything that claims can be judged by. What is absent was not measured.</summary>
/// <param name="Studies">Weighed studies by workload.</param>
/// <param name="Faults">What became of seeded mistakes; null when they were not run.</param>
/// <param name="Sources">Citations.</param>
public sealed record ClaimFindings(
    IReadOnlyDictionary<string, WeighedStudy> Studies, FaultMatrix? Faults, ImmutableArray<SourcedEvidence> Sources)
{
    /// <summary>Workloads for which the time did not suffice; some of them may have trials all the same.</summary>
    public ImmutableArray<string> LeftOut { get; init; } = [];

    /// <summary>What came of looking for packages; null when nobody looked.</summary>
    public ImmutableArray<PackageFinding>? Packages { get; init; }

    /// <summary>Why a workload is not there.</summary>
    internal string Absent(string workload) => LeftOut.Contains(workload) ? $"{workload} was not weighed: the time was up" : $"{workload} was not weighed";
}

/// <summary>From findings to answers. Pure: no answer without evidence that decides.</summary>
public static class ClaimJudge
{
    /// <summary>Judges one claim.</summary>
    public static ClaimResult Judge(Claim claim, ClaimFindings findings)
    {
        var missing = new List<string>();
        var evidence = claim.Tests.SelectMany(x => Evidence(x, findings, missing)).ToList();
        var answer = Answer([.. evidence.Where(x => x.Decides).Select(x => x.Keeps)]);
        if (claim.Tests.IsEmpty)
            missing.Add(claim.NotMeasured ?? "there is no test for it");
        return new ClaimResult(claim, answer, [.. evidence, .. Sourced(claim, findings)], [.. missing.Distinct()]);
    }

    /// <summary>The answer that follows from single tests: met, not met, or not told.</summary>
    public static ClaimAnswer Answer(ImmutableArray<bool?> tests) => (tests.Contains(true), tests.Contains(false), tests.Contains(null)) switch
    {
        _ when tests.IsEmpty => ClaimAnswer.CannotBeMeasuredHere,
        (true, true, _) => ClaimAnswer.HoldsInPart,
        (true, false, false) => ClaimAnswer.Holds,
        (false, true, false) => ClaimAnswer.DoesNotHold,
        _ => ClaimAnswer.Inconclusive,
    };

    /// <summary>
    /// The geometric mean of ratios. Workloads are taken as they are, not as a sample of all there could be; the interval shows only how well
    /// each ratio is known: half-widths of logarithms added in squares.
    /// </summary>
    public static Interval GeometricMean(IReadOnlyList<Interval> ratios)
    {
        var logs = ratios.Select(x => Math.Log(x.Value)).ToList();
        var centre = logs.Average();
        double Width(Func<Interval, double> side) => Math.Sqrt(ratios.Sum(x => Math.Pow(Math.Log(side(x) / x.Value), 2))) / ratios.Count;
        return new Interval(Math.Exp(centre), Math.Exp(centre - Width(x => x.Low)), Math.Exp(centre + Width(x => x.High)));
    }

    private static IEnumerable<ClaimEvidence> Evidence(ClaimTest test, ClaimFindings findings, List<string> missing) => test switch
    {
        ClaimTest.Ratio x => Ratios(x, findings, missing),
        ClaimTest.Value x => Each(x.On, findings, missing, [x.Of], weighed => Value(x, weighed, missing)),
        ClaimTest.GainShare x => Each(x.On, findings, missing, [x.Part, x.Whole, x.Reference], weighed => Share(x, weighed)),
        ClaimTest.Cost x => Each(x.On, findings, missing, [x.Of, x.To], weighed => Costs(x, weighed)),
        ClaimTest.Speedup x => Each([x.On], findings, missing, [x.Candidate], weighed => Speedup(x, weighed, missing)),
        ClaimTest.Faults x => Faults(x, findings.Faults, missing),
        ClaimTest.Packages x => Packages(x, findings.Packages, missing),
        _ => throw new InvalidOperationException($"no rule for {test.GetType().Name}"),
    };

    private static List<ClaimEvidence> Ratios(ClaimTest.Ratio test, ClaimFindings findings, List<string> missing)
    {
        var found = new List<ClaimEvidence>();
        foreach (var workload in test.On)
        {
            if (findings.Studies.GetValueOrDefault(workload) is not { } weighed)
            {
                missing.Add(findings.Absent(workload));
                continue;
            }
            var of = test.Of.FirstOrDefault(x => weighed.Has(x));
            if (of is null || !weighed.Has(test.To))
                missing.Add(Absent(weighed, of is null ? test.Of : [test.To]));
            else if ((test.BeyondStartup ? BeyondStartup(weighed, of, test.To) : weighed.RatioOf(test.Aspect, of, test.To)) is { } ratio)
                found.Add(Kept($"{workload}: {test.What} of {of} over {test.To}", ratio, "ratio", weighed, test.Bounds));
            else
                missing.Add($"{workload}: no value of {test.What} for {of} and {test.To}");
        }
        return found.Count < 2 || found.Exists(x => x.Low is null || x.High is null || x.Low <= 0) ? found : [.. found, .. Summary(test, found)];
    }

    /// <summary>
    /// Wall times at the main size, less the start-up of each side, one over the other. How well both start-ups are known widens the interval:
    /// its ends are those of the corners, and open where there may be nothing beyond a start-up. Null where there is nothing, or no start-up is known.
    /// </summary>
    private static Interval? BeyondStartup(WeighedStudy weighed, string of, string to)
    {
        if (weighed.ValueOf(of, Aspect.Startup) is not { } startOf || weighed.ValueOf(to, Aspect.Startup) is not { } startTo)
            return null;
        var walls = new TrialTable(weighed.Study.Trials);
        List<double> Work(string name, double start) => [.. walls.Values(Phase.Main, weighed.Study.Plan.MainSize, name, x => x.Wall - start)];
        Interval? Ratio(double ofStart, double toStart) => (Work(of, ofStart), Work(to, toStart)) is ({ Count: > 0 } x, { Count: > 0 } y) && x.Concat(y).All(t => t > 0) ? HodgesLehmann.Ratio(x, y) : null;
        return Ratio(startOf.Value, startTo.Value) is not { } middle ? null
            : middle with { Low = Ratio(startOf.High, startTo.Low)?.Low ?? 0, High = Ratio(startOf.Low, startTo.High)?.High ?? double.PositiveInfinity };
    }

    private static IEnumerable<ClaimEvidence> Summary(ClaimTest.Ratio test, List<ClaimEvidence> found)
    {
        var mean = GeometricMean([.. found.Select(x => new Interval(x.Value!.Value, x.Low!.Value, x.High!.Value))]);
        var (least, most) = (found.Min(x => x.Value!.Value), found.Max(x => x.Value!.Value));
        yield return new ClaimEvidence($"geometric mean over {found.Count} workloads of {test.What}, {test.Of[0]} over {test.To}", mean.Value, mean.Low, mean.High, "ratio", null) { Decides = false };
        yield return new ClaimEvidence($"range over {found.Count} workloads of {test.What}, {test.Of[0]} over {test.To}: from and to", most, least, most, "ratio", null) { Decides = false };
    }

    private static IEnumerable<ClaimEvidence> Each(
        ImmutableArray<string> workloads, ClaimFindings findings, List<string> missing, ImmutableArray<string> candidates, Func<WeighedStudy, ClaimEvidence?> judge)
    {
        foreach (var workload in workloads)
        {
            if (findings.Studies.GetValueOrDefault(workload) is not { } weighed)
                missing.Add(findings.Absent(workload));
            else if (candidates.Where(x => !weighed.Has(x)).ToImmutableArray() is { IsEmpty: false } absent)
                missing.Add(Absent(weighed, absent));
            else if (judge(weighed) is { } evidence)
                yield return evidence;
        }
    }

    private static ClaimEvidence? Value(ClaimTest.Value test, WeighedStudy weighed, List<string> missing)
    {
        if (weighed.ValueOf(test.Of, test.Aspect) is { } value)
            return Kept($"{weighed.Study.Workload}: {test.Aspect.Title} of {test.Of}", new Interval(value.Value, value.Low, value.High), test.Aspect.Unit, weighed, test.Bounds);
        missing.Add($"{weighed.Study.Workload}: no value of {test.Aspect.Title} for {test.Of}");
        return null;
    }

    /// <summary>(reference − part) / (reference − whole) from the ratios of both to the reference, in which what a block shares cancels out.</summary>
    private static ClaimEvidence? Share(ClaimTest.GainShare test, WeighedStudy weighed)
    {
        if (weighed.RatioOf(Aspect.Wall, test.Part, test.Reference) is not { } part || weighed.RatioOf(Aspect.Wall, test.Whole, test.Reference) is not { } whole)
            return null;
        // The share falls with the part's time and, below the whole gain, rises with the whole's; the corners of both intervals bound it.
        var corners = from p in new[] { part.Low, part.High }
                      from w in new[] { whole.Low, whole.High }
                      where w < 1
                      select (1 - p) / (1 - w);
        var all = corners.Where(double.IsFinite).ToList();
        var bounds = part.IsBounded && whole.IsBounded && all.Count == 4 ? (Low: all.Min(), High: all.Max()) : (Low: double.NegativeInfinity, High: double.PositiveInfinity);
        var share = new Interval((1 - part.Value) / (1 - whole.Value), bounds.Low, bounds.High);
        return Kept($"{weighed.Study.Workload}: share of the time saved by {test.Whole} that {test.Part} saves", share, "share", weighed, test.Bounds);
    }

    /// <summary>The ratio is taken over the costs of single trials.</summary>
    private static ClaimEvidence? Costs(ClaimTest.Cost test, WeighedStudy weighed)
    {
        var (of, to) = (Costs(test.Prices, weighed, test.Of), Costs(test.Prices, weighed, test.To));
        if (of.Count == 0 || to.Count == 0)
            return null;
        var text = string.Create(CultureInfo.InvariantCulture,
            $"{weighed.Study.Workload}: cost of a million runs, {Quantiles.Median(of):0.####} {test.Prices.Currency} for {test.Of} over {Quantiles.Median(to):0.####} for {test.To}");
        return Kept(text, HodgesLehmann.Ratio(of, to), "ratio", weighed, test.Bounds);
    }

    /// <summary>Cost of a million runs like each trial at the main size: CPU time at its price, and peak memory for as long as the run took at its price.</summary>
    private static List<double> Costs(Prices prices, WeighedStudy weighed, string name)
    {
        const double Million = 1e6, Hour = 3600, Giga = 1e9;
        return [.. new TrialTable(weighed.Study.Trials).Of(Phase.Main, weighed.Study.Plan.MainSize, name)
            .Select(x => Million / Hour * ((x.Cpu * prices.CpuHour) + (x.PeakMemory / Giga * x.Wall * prices.GigabyteHour))).Where(x => x > 0)];
    }

    private static ClaimEvidence? Speedup(ClaimTest.Speedup test, WeighedStudy weighed, List<string> missing)
    {
        var inputs = weighed.Study.Inputs.OrderBy(x => x.N).ToList();
        var most = inputs.FindLast(x => x.N <= weighed.Study.Machine.Cores);
        if (most is null || most.N < 2)
        {
            missing.Add($"{weighed.Study.Workload}: at least 2 cores are needed, here {(weighed.Study.Machine.Cores == 1 ? "is 1" : $"are {weighed.Study.Machine.Cores}")}");
            return null;
        }
        List<double> Walls(string size) => [.. weighed.Study.Trials
            .Where(x => x.Candidate == test.Candidate && x.Size == size && x.Outcome == Outcome.Right && x.Phase is Phase.Main or Phase.Startup or Phase.Growth).Select(x => x.Wall)];
        var (one, many) = (Walls(inputs[0].Name), Walls(most.Name));
        if (one.Count == 0 || many.Count == 0)
            return null;
        var gain = HodgesLehmann.Ratio(one, many);
        var perWorker = new Interval(gain.Value / most.N, gain.Low / most.N, gain.High / most.N) { Trials = gain.Trials };
        var text = string.Create(CultureInfo.InvariantCulture, $"{weighed.Study.Workload}: speed-up of {test.Candidate} per worker, {most.N} workers ({gain.Value:0.00} in all)");
        return Kept(text, perWorker, "share", weighed, test.Bounds);
    }

    private static IEnumerable<ClaimEvidence> Faults(ClaimTest.Faults test, FaultMatrix? matrix, List<string> missing)
    {
        foreach (var cell in matrix?.Cells.Where(x => x.Groups.Contains(test.Group) && x.Tool == test.Tool) ?? [])
        {
            if (cell.Outcome == FaultOutcome.Unavailable)
                missing.Add($"{cell.Fault} in {cell.Tool}: {cell.Detail}");
            else
                yield return new ClaimEvidence($"{cell.Fault} in {cell.Tool}: {FaultOutcomes.Words(cell.Outcome)}{(cell.Detail.Length > 0 ? $" ({cell.Detail})" : "")}",
                    null, null, null, "", matrix!.Id, Origin.Measured, test.Wanted.Contains(cell.Outcome));
        }
        if (matrix is null)
            missing.Add("the fault catalogue was not run");
    }

    private static IEnumerable<ClaimEvidence> Packages(ClaimTest.Packages test, ImmutableArray<PackageFinding>? findings, List<string> missing)
    {
        foreach (var finding in findings?.Where(x => x.Language == test.Language) ?? [])
        {
            if (finding.State == PackageState.NotHere)
                missing.Add($"{finding.Need} in {finding.Language}: {finding.Words}");
            else
                yield return new ClaimEvidence($"{finding.Need} in {finding.Language}: {finding.Words}", null, null, null, "", null, Origin.Measured, finding.State == PackageState.Found);
        }
        if (findings is null)
            missing.Add("packages were not looked for");
    }

    private static ClaimEvidence Kept(string text, Interval value, string unit, WeighedStudy weighed, Band bounds) => new(
        text, value.Value, double.IsFinite(value.Low) ? value.Low : null, double.IsFinite(value.High) ? value.High : null, unit, weighed.Study.Id,
        Origin.Measured, bounds.Keeps(value.Low, value.High));

    private static IEnumerable<ClaimEvidence> Sourced(Claim claim, ClaimFindings findings) => findings.Sources.Where(x => x.Claim == claim.Id)
        .Select(x => new ClaimEvidence($"{x.Text} ({x.Citation}, {x.Date})", null, null, null, "", null, x.Stated ? Origin.Stated : Origin.Sourced) { Decides = false });

    private static string Absent(WeighedStudy weighed, ImmutableArray<string> names)
    {
        var reasons = names.Select(name => weighed.Candidates.FirstOrDefault(x => x.Candidate.Name == name)?.Candidate is { } candidate
            ? $"{name} is {candidate.Status}: {candidate.Reason}" : $"there is no candidate {name}");
        return $"{weighed.Study.Workload}: {string.Join("; ", reasons)}";
    }
}
