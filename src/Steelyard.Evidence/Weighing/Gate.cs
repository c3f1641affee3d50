using System.Collections.Immutable;
using Steelyard.Evidence.Statistics;

namespace Steelyard.Evidence.Weighing;

/// <summary>What a gate says about one candidate on one aspect.</summary>
public enum GateStatus
{
    /// <summary>Not worse beyond the threshold: the whole interval lies below it.</summary>
    Passed,

    /// <summary>Worse beyond the threshold: the whole interval lies above it, or the candidate no longer works.</summary>
    Worse,

    /// <summary>The trials cannot tell, or what they tell cannot be put down to the candidate.</summary>
    Inconclusive,
}

/// <summary>One candidate on one aspect, now against before.</summary>
/// <param name="Candidate">Name of the candidate.</param>
/// <param name="Aspect">What is compared.</param>
/// <param name="Ratio">Now over before; null when there is nothing to compare.</param>
/// <param name="Status">The answer.</param>
/// <param name="Reason">Why it is not <see cref="GateStatus.Passed"/>, in a clause; empty when it is.</param>
/// <param name="Remedy">What to do about it; empty when nothing.</param>
public sealed record GateCheck(string Candidate, Aspect Aspect, Interval? Ratio, GateStatus Status, string Reason = "", string Remedy = "");

/// <summary>
/// Whether a study is worse than an earlier one. It says so only where the evidence is clear of the threshold: trials of two studies
/// are not interleaved, so what looks slower may be the machine.
/// </summary>
/// <param name="Before">The study compared with.</param>
/// <param name="After">The study judged.</param>
/// <param name="Threshold">Worse by less than this share passes.</param>
/// <param name="Checks">Every candidate of the earlier study on every aspect asked for.</param>
public sealed record Gate(Study Before, Study After, double Threshold, ImmutableArray<GateCheck> Checks)
{
    /// <summary>Whether anything is worse.</summary>
    public bool IsWorse => Checks.Any(x => x.Status == GateStatus.Worse);

    /// <summary>Why the two studies cannot be compared at all, in a clause with its remedy; null when they can.</summary>
    public static Warning? Obstacle(Study before, Study after)
    {
        if (before.Workload != after.Workload)
            return new($"the baseline is of {before.Workload}, the study of {after.Workload}", "Check a study of the same workload.");
        if (after.Status != StudyStatus.Finished)
            return new($"study {after.Id} is not finished", $"Continue it with `steelyard weigh --resume {after.Id}`.");
        if (before.Plan.MainSize != after.Plan.MainSize || Inputs(before) != Inputs(after))
            return new("the inputs differ", "Weigh with the same sizes, seeds and generator as the baseline, or make a new baseline.");
        if ((before.Machine.Cpu, before.Machine.Cores, before.Machine.Architecture) != (after.Machine.Cpu, after.Machine.Cores, after.Machine.Architecture))
            return new($"the machines differ ({Text(before.Machine)}; now {Text(after.Machine)})", "Make a baseline on this machine.");
        return null;
    }

    /// <summary>Judges <paramref name="after"/>.</summary>
    /// <param name="before">The study compared with.</param>
    /// <param name="after">The study judged.</param>
    /// <param name="threshold">Worse by less than this share passes.</param>
    /// <param name="aspects">What is judged; aspects that are not measured by trials at one size are never compared.</param>
    public static Gate Of(Study before, Study after, double threshold, IReadOnlyCollection<Aspect> aspects)
    {
        var judged = Weigher.Between(before, after, threshold).Where(x => aspects.Contains(x.Aspect)).Select(x => Judged(x, threshold));
        return new(before, after, threshold, [.. judged.Select(x => Attributed(x, before, after, threshold)), .. Lost(before, after)]);
    }

    private static GateCheck Judged(RatioResult x, double threshold)
    {
        if (x.Verdict == RatioVerdict.Slower && x.Ratio.Low > 1 + threshold)
            return new(x.Of, x.Aspect, x.Ratio, GateStatus.Worse, "the whole interval lies beyond the threshold", "Look for the change that did it, or make a new baseline if it is wanted.");
        if (x.Ratio.IsBounded && x.Ratio.High <= 1 + threshold)
            return new(x.Of, x.Aspect, x.Ratio, GateStatus.Passed);
        return new(x.Of, x.Aspect, x.Ratio, GateStatus.Inconclusive, "the interval reaches across the threshold", "Weigh again with a longer `--budget`, on a quiet machine.");
    }

    /// <summary>
    /// Trials of two studies are not interleaved, so that every candidate is slower where the machine is. A candidate is blamed for time
    /// only where its sources or tools have changed, and where it is slower beyond the threshold relative to the control and to every
    /// unchanged candidate too, block by block, because what slows down a whole block cancels there.
    /// </summary>
    private static GateCheck Attributed(GateCheck check, Study before, Study after, double threshold)
    {
        if (check.Status != GateStatus.Worse || check.Aspect.Unit != "s")
            return check;
        if (IsUnchanged(check.Candidate, before, after))
            return Excused(check, "its sources and tools are the same as before: the machine changed");
        var unchanged = after.Candidates.Select(x => x.Name).Where(x => x != check.Candidate && IsUnchanged(x, before, after));
        var beside = unchanged.Append(Trial.Control).Select(x => (Name: x, Ratio: Weigher.Relative(before, after, check.Aspect, check.Candidate, x))).Where(x => x.Ratio is not null).ToList();
        if (beside.Count == 0)
            return Excused(check, "nothing that is the same as before was measured beside it: the machine may have changed") with
            {
                Remedy = $"Weigh it alone, before and after: `steelyard weigh {after.Workload} --candidates {check.Candidate}` measures a control beside it.",
            };
        return beside.Find(x => x.Ratio!.Low <= 1 + threshold).Name is not { } control ? check
            : Excused(check, $"beside {(control == Trial.Control ? "the control" : control)}, which is the same as before, it is not slower beyond the threshold: the machine may have changed");
    }

    private static GateCheck Excused(GateCheck check, string reason) =>
        check with { Status = GateStatus.Inconclusive, Reason = reason, Remedy = "Weigh again when the machine is quiet; if it stays so, make a new baseline." };

    /// <summary>Candidates that were measured before and are not now.</summary>
    private static IEnumerable<GateCheck> Lost(Study before, Study after)
    {
        foreach (var then in before.Candidates.Where(x => x.Status == CandidateStatus.Measured))
        {
            var now = after.Candidates.FirstOrDefault(x => x.Name == then.Name);
            if (now is null)
                yield return new(then.Name, Aspect.Wall, null, GateStatus.Inconclusive, "it is not part of the new study", "Weigh it too, or make a new baseline without it.");
            else if (now.Status == CandidateStatus.Unavailable)
                yield return new(then.Name, Aspect.Wall, null, GateStatus.Inconclusive, $"it is unavailable: {now.Reason}", "Install what is missing and weigh again.");
            else if (now.Status != CandidateStatus.Measured)
                yield return new(then.Name, Aspect.Wall, null, GateStatus.Worse, $"it was measured before and fails now: {now.Reason}", "Mend it and weigh again.");
        }
    }

    private static bool IsUnchanged(string name, Study before, Study after) =>
        (Find(before, name), Find(after, name)) is ({ } then, { } now) && then.SourceHash == now.SourceHash && then.Versions.SequenceEqual(now.Versions);

    private static Candidate? Find(Study study, string name) => study.Candidates.FirstOrDefault(x => x.Name == name && x.Status == CandidateStatus.Measured);

    private static (string? Start, string? Main) Inputs(Study study) => (Hash(study, study.Plan.Sizes[0]), Hash(study, study.Plan.MainSize));

    private static string? Hash(Study study, string size) => study.Inputs.FirstOrDefault(x => x.Name == size)?.Hash;

    private static string Text(Machine x) => $"{x.Cpu}, {x.Cores} cores, {x.Architecture}";
}
