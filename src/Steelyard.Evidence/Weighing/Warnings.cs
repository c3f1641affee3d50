using System.Collections.Immutable;
using System.Globalization;
using Steelyard.Evidence.Statistics;

namespace Steelyard.Evidence.Weighing;

/// <summary>What weakens the numbers of a study: one rule each, stating the cause and the remedy.</summary>
internal static class Warnings
{
    private const double OutlierShare = 0.1;
    private const double DriftSignificance = 0.01;
    private const double BusyLoad = 0.7;

    public static ImmutableArray<Warning> Of(Study study, TrialTable table, Interval? noise, ImmutableArray<RatioResult> ratios) =>
        [.. Unfinished(study), .. Toolchains(study), .. Interpreters(study), .. Machine(study), .. Workers(study), .. Noise(study, noise), .. Precision(study, ratios),
            .. Together(study.Candidates.Where(x => x.Status == CandidateStatus.Measured).SelectMany(x => Candidate(study, table, x)))];

    /// <summary>What holds for several candidates is said once.</summary>
    private static IEnumerable<Warning> Together(IEnumerable<(string Candidate, string Cause, string Remedy)> warnings) =>
        warnings.GroupBy(x => x.Remedy).Select(g => g.Select(x => x.Cause).Distinct().Count() == 1
            ? new Warning($"{string.Join(", ", g.Select(x => x.Candidate))}: {g.First().Cause}", g.Key)
            : new Warning(string.Join("; ", g.Select(x => $"{x.Candidate}: {x.Cause}")), g.Key));

    private static IEnumerable<Warning> Unfinished(Study study)
    {
        if (study.Status != StudyStatus.Finished)
            yield return new("the study is not finished; these are the numbers so far", $"Continue it with `steelyard weigh --resume {study.Id}`.");
    }

    private static IEnumerable<Warning> Toolchains(Study study) =>
        study.Candidates.SelectMany(x => x.Cautions).Distinct().Select(x => x.Split(": ", 2)).Select(x => new Warning(x[0], Sentence(x.ElementAtOrDefault(1) ?? "")));

    private static IEnumerable<Warning> Interpreters(Study study)
    {
        var used = study.Candidates.Where(x => x.Status == CandidateStatus.Measured && x.Language is "python" or "hybrid" && !x.Versions.IsEmpty)
            .GroupBy(x => x.Versions[0]).ToList();
        if (used.Count > 1)
            yield return new($"candidates run on different interpreters ({string.Join(", ", used.Select(g => $"{string.Join(" and ", g.Select(x => x.Name))} on {g.Key}"))})",
                "Name one that has every module with `--python`, or install the missing modules.");
    }

    private static IEnumerable<Warning> Machine(Study study)
    {
        if (study.Machine.LoadBefore > BusyLoad)
            yield return new(Invariant($"the machine was busy before the first trial (load {study.Machine.LoadBefore:0.00})"), "End other work and weigh again.");
        if (study.Machine.Governor is { } governor && governor != "performance")
            yield return new($"the CPU governor is '{governor}', so the clock rate varies", "Set it with `cpupower frequency-set -g performance` as root.");
    }

    private static IEnumerable<Warning> Workers(Study study)
    {
        var most = study.Inputs.Select(x => x.N).DefaultIfEmpty(0).Max();
        if (study.Plan.Kind == WorkloadKind.Workers && most > study.Machine.Cores)
            yield return new(Invariant($"the machine has {study.Machine.Cores} cores for up to {most} workers, so that more workers than cores cannot be faster"),
                "Weigh on a machine with more cores, or read the speed-up only up to as many.");
    }

    private static IEnumerable<Warning> Noise(Study study, Interval? noise)
    {
        if (noise is null || !noise.IsBounded)
            yield break;
        if (!noise.Contains(1))
            yield return new(Invariant($"the machine calls a program different from itself: {noise.Low:0.000} to {noise.High:0.000}; smaller differences are not claimed"),
                "Close other programs, bind trials with `--cpus`, and see `steelyard doctor`.");
        else if (noise.RelativeHalfWidth > Math.Max(0.05, 2 * study.Plan.Precision))
            yield return new(Invariant($"the machine is noisy: one program against itself gives {noise.Low:0.000} to {noise.High:0.000}"),
                "Close other programs, raise `--budget`, and see `steelyard doctor`.");
    }

    private static IEnumerable<Warning> Precision(Study study, ImmutableArray<RatioResult> ratios)
    {
        var reference = Weigher.Reference(study)?.Name;
        var wide = ratios.Where(x => x.Aspect == Aspect.Wall && (x.To == reference || x.Of == reference) && x.Ratio.RelativeHalfWidth > study.Plan.Precision).ToList();
        if (wide.Count == 0)
            yield break;
        var worst = wide.MaxBy(x => x.Ratio.RelativeHalfWidth)!;
        var reached = worst.Ratio.IsBounded ? Invariant($"±{worst.Ratio.RelativeHalfWidth * 100:0.0}%") : "no bound yet";
        yield return new(Invariant($"the budget ended before the precision of ±{study.Plan.Precision * 100:0.#}% was reached ({worst.Of} to {worst.To}: {reached})"),
            Invariant($"Raise `--budget` (it was {study.Plan.Budget:0.#} s), or accept a wider `--precision`."));
    }

    private static IEnumerable<(string Candidate, string Cause, string Remedy)> Candidate(Study study, TrialTable table, Candidate candidate)
    {
        var trials = table.Of(Phase.Main, study.Plan.MainSize, candidate.Name);
        return Times(study, [.. trials.Select(x => x.Wall)]).Concat(Processes(study, candidate, trials)).Select(x => (candidate.Name, x.Cause, x.Remedy));
    }

    private static IEnumerable<(string Cause, string Remedy)> Times(Study study, List<double> walls)
    {
        var outliers = Outliers.Flag(walls).Count;
        if (outliers > OutlierShare * walls.Count)
            yield return ($"{outliers} of {walls.Count} trials are outliers (kept, not deleted)", "Something else runs now and then; see `steelyard doctor`.");
        if (Modes.Count(walls) is > 1)
            yield return ("times fall into several groups", "One number hides that; look at the trials, and for a second source of work or CPU binding with `--cpus`.");
        if (Drift.Of(walls) is { } drift && drift.PValue < DriftSignificance && Math.Abs(drift.RelativeChange) > study.Plan.Threshold)
            yield return (Invariant($"times drift by {drift.RelativeChange * 100:+0.0;-0.0}% over the study"), "Interleaving keeps the ratios fair; for absolute times let the machine settle and weigh again.");
        if (SteadyState.Classify(walls).Kind is SteadyStateKind.NoSteadyState)
            yield return ("times never settle", "Read the interval rather than the value; a longer `--budget` may help.");
    }

    private static IEnumerable<(string Cause, string Remedy)> Processes(Study study, Candidate candidate, IReadOnlyList<Trial> trials)
    {
        var all = study.Trials.Where(x => x.Candidate == candidate.Name).ToList();
        if (all.Any(x => x.LeftBehind > 0))
            yield return ($"left up to {all.Max(x => x.LeftBehind)} processes behind, which were ended", "Let it wait for its children; their CPU time and memory are part of its cost.");
        if (all.Any(x => x.Processes > 1))
            yield return ($"runs up to {all.Max(x => x.Processes)} processes; its memory is the highest sum seen while sampling every 2 ms", "Short peaks between samples are not seen.");
        if (trials.Any(x => x.PeakMemory <= study.Machine.MemoryFloor))
            yield return ($"peak memory is at the floor of what can be seen ({study.Machine.MemoryFloor >> 10} KiB)", "The true value is that or less.");
    }

    private static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..] + (text.EndsWith('.') ? "" : ".");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
