using System.Globalization;
using Steelyard.Evidence;
using Steelyard.Evidence.Deciding;
using Steelyard.Evidence.Statistics;
using Steelyard.Evidence.Weighing;

namespace Steelyard.Reporting;

/// <summary>Numbers and verdicts in plain words; the same in every kind of report.</summary>
internal static class Phrases
{
    // Below this a factor reads better as a percentage.
    private const double LeastFactor = 1.5;

    /// <summary>The verdict as a heading: <c>Move to Rust: take rust.</c></summary>
    public static string Headline(Decision decision) => decision.Verdict switch
    {
        Verdict.MoveToRust => $"Move to Rust: take `{decision.Choice}`.",
        Verdict.Both => $"Both: Python with a Rust extension, `{decision.Choice}`.",
        Verdict.StayInPython => $"Stay in Python: keep `{decision.Choice}`.",
        _ => "Undecided.",
    };

    /// <summary>The choice beside the reference, or the reference beside its fastest rival, in one sentence; null when there is nothing to compare.</summary>
    public static string? Gist(WeighedStudy weighed)
    {
        var reference = weighed.Reference?.Name;
        var subject = weighed.Decision.Choice is { } choice && choice != reference ? choice : Rival(weighed, reference);
        if (subject is null || reference is null)
            return null;
        var facts = new[] { Aspect.Wall, Aspect.PeakMemory, Aspect.Startup }
            .Select(x => Fact(weighed, x, subject, reference)).Append(SourceFact(weighed, subject, reference)).OfType<string>().ToList();
        return facts.Count == 0 ? null : $"Against `{reference}`, `{subject}` {Listed(facts)}.";
    }

    /// <summary>A ratio in words, from the side of its numerator: <c>21.6× faster (20.9 to 22.2)</c>.</summary>
    public static string Ratio(RatioResult ratio)
    {
        var (better, worse) = ratio.Aspect == Aspect.PeakMemory ? ("less", "more") : ("faster", "slower");
        var interval = ratio.Ratio;
        return ratio.Verdict switch
        {
            RatioVerdict.Faster => $"{Factor(1 / interval.Value)} {better} ({Factors(1 / interval.Value, 1 / interval.High, 1 / interval.Low)})",
            RatioVerdict.Slower => $"{Factor(interval.Value)} {worse} ({Factors(interval.Value, interval.Low, interval.High)})",
            RatioVerdict.Same => $"the same ({Bounds(interval.Low, interval.High)})",
            _ => interval.IsBounded ? $"inconclusive ({Bounds(interval.Low, interval.High)})" : "inconclusive (too few trials)",
        };
    }

    /// <summary>A study's value over another's as a change: <c>+3.2% (+1.0% to +5.4%)</c>.</summary>
    public static string Change(Interval ratio) => ratio.IsBounded
        ? Invariant($"{(ratio.Value - 1) * 100:+0.0;-0.0}% ({(ratio.Low - 1) * 100:+0.0;-0.0}% to {(ratio.High - 1) * 100:+0.0;-0.0}%)")
        : Invariant($"{(ratio.Value - 1) * 100:+0.0;-0.0}% (too few trials)");

    // An interval that is wider than this share of its value on each side is shown by its ends.
    private const double MostPlusMinus = 0.5;

    /// <summary>A value with its relative half-width where it has one: <c>412 ms ±0.8%</c>; with the ends where that says more.</summary>
    public static string Value(AspectValue value)
    {
        var text = Quantity.Format(value.Value, value.Aspect.Unit);
        if (value.Aspect == Aspect.Growth)
            return Invariant($"n^{value.Value:0.00} ({value.Low:0.00} to {value.High:0.00})");
        var wide = value.Bounds == Evidence.Bounds.Confidence && double.IsFinite(value.High) && !(value.High - value.Low <= 2 * MostPlusMinus * Math.Abs(value.Value));
        if (wide || (value.Bounds == Evidence.Bounds.Range && value.Trials > 1))
            return $"{text} ({Quantity.Format(value.Low, value.Aspect.Unit)} to {Quantity.Format(value.High, value.Aspect.Unit)})";
        return value.Bounds == Evidence.Bounds.Confidence && value is not { Value: 0, High: 0 } ? $"{text} {PlusMinus(value)}" : text;
    }

    /// <summary>What became of a candidate, in words.</summary>
    public static string Status(CandidateStatus status) => status switch
    {
        CandidateStatus.Measured => "measured",
        CandidateStatus.Unavailable => "unavailable",
        CandidateStatus.BuildFailed => "does not build",
        CandidateStatus.Crashed => "crashed",
        CandidateStatus.TooSlow => "too slow",
        _ => "wrong output",
    };

    /// <summary>A share as a percentage without false precision.</summary>
    public static string Percent(double share) => Quantity.Percent(share);

    /// <summary>What shows the machine's energy, or that nothing does.</summary>
    public static string Energy(Machine machine) => machine.EnergyMeter is { } meter
        ? $"counted by {meter}, everything on the machine included"
        : "this machine shows none here (RAPL below /sys/class/powercap, mostly for root alone and not in virtual machines)";

    /// <summary>The machine in one line.</summary>
    public static string Machine(Machine machine) =>
        $"{machine.Cpu}, {machine.Cores} cores, {Quantity.Format(machine.Memory, "B")}, {machine.Os}, Linux {machine.Kernel}" +
        (machine.Virtualization is null ? "" : $", {machine.Virtualization}");

    /// <summary>The noise floor in one line.</summary>
    public static string NoiseFloor(Interval? noise) => noise is null ? "not measured"
        : noise.IsBounded ? Invariant($"one program against itself: {noise.Low:0.000} to {noise.High:0.000}")
        : "one program against itself: too few trials to say";

    private static string? Rival(WeighedStudy weighed, string? reference) => weighed.Candidates
        .Where(x => x.Candidate.Name != reference && x.Candidate.Verdict is not null && x[Aspect.Wall] is not null)
        .MinBy(x => x[Aspect.Wall]!.Value)?.Candidate.Name;

    private static string? Fact(WeighedStudy weighed, Aspect aspect, string of, string to)
    {
        if (Find(weighed, aspect, of, to) is not { } ratio || Value(weighed, aspect, of) is not { } value || Value(weighed, aspect, to) is not { } other)
            return null;
        var values = $"{Quantity.Format(value.Value, aspect.Unit)} instead of {Quantity.Format(other.Value, aspect.Unit)}";
        if (aspect == Aspect.Wall)
            return ratio.Verdict switch
            {
                RatioVerdict.Faster => $"is {Factor(1 / ratio.Ratio.Value)} faster ({values})",
                RatioVerdict.Slower => $"is {Factor(ratio.Ratio.Value)} slower ({values})",
                RatioVerdict.Same => $"takes the same time ({values})",
                _ => $"takes {values}, a difference that is not established",
            };
        return ratio.Verdict == RatioVerdict.Same ? null : aspect == Aspect.Startup ? $"starts in {values}" : $"peaks at {values}";
    }

    private static string? SourceFact(WeighedStudy weighed, string of, string to) =>
        Value(weighed, Aspect.SourceSize, of) is { Value: > 0 } own && Value(weighed, Aspect.SourceSize, to) is { Value: > 0 } other
            ? Invariant($"has a source {own.Value / other.Value:0.0} times the size ({Quantity.Format(own.Value, "B")} instead of {Quantity.Format(other.Value, "B")} compressed; {own.Note} instead of {other.Note})")
            : null;

    /// <summary>A pair's ratio, turned over if it is stored the other way round.</summary>
    public static RatioResult? Find(WeighedStudy weighed, Aspect aspect, string of, string to) =>
        weighed.Ratios.FirstOrDefault(x => x.Aspect == aspect && x.Of == of && x.To == to)
        ?? (weighed.Ratios.FirstOrDefault(x => x.Aspect == aspect && x.Of == to && x.To == of) is { } turned ? Turn(turned) : null);

    private static RatioResult Turn(RatioResult ratio) => new(ratio.Aspect, ratio.To, ratio.Of,
        ratio.Ratio with { Value = 1 / ratio.Ratio.Value, Low = 1 / ratio.Ratio.High, High = 1 / ratio.Ratio.Low },
        ratio.Verdict switch { RatioVerdict.Faster => RatioVerdict.Slower, RatioVerdict.Slower => RatioVerdict.Faster, var same => same });

    private static AspectValue? Value(WeighedStudy weighed, Aspect aspect, string name) => weighed.Candidates.First(x => x.Candidate.Name == name)[aspect];

    private static string Factor(double factor) => factor >= LeastFactor ? $"{Quantity.Number(factor)}×" : Invariant($"{(factor - 1) * 100:0.0}%");

    /// <summary>The bounds of a factor, written as the factor itself is.</summary>
    private static string Factors(double factor, double low, double high) => factor >= LeastFactor
        ? $"{Quantity.Number(low)} to {Quantity.Number(high)}"
        : Invariant($"{(low - 1) * 100:0.0}% to {(high - 1) * 100:0.0}%");

    private static string Bounds(double low, double high) => high >= LeastFactor
        ? $"{Quantity.Number(low)} to {Quantity.Number(high)}"
        : Invariant($"{low:0.000} to {high:0.000}");

    private static string PlusMinus(AspectValue value) =>
        double.IsFinite(value.High) ? Invariant($"±{(value.High - value.Low) / 2 / value.Value * 100:0.0}%") : "(too few trials)";

    private static string Listed(List<string> facts) => facts.Count == 1 ? facts[0] : $"{string.Join(", ", facts[..^1])} and {facts[^1]}";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
