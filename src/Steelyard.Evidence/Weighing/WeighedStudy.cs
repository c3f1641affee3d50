using System.Collections.Immutable;
using Steelyard.Evidence.Deciding;
using Steelyard.Evidence.Deciding.Money;
using Steelyard.Evidence.Statistics;

namespace Steelyard.Evidence.Weighing;

/// <summary>A study with everything that follows from its trials. Reports render this and compute nothing.</summary>
public sealed record WeighedStudy
{
    /// <summary>The trials and what belongs to them.</summary>
    public required Study Study { get; init; }

    /// <summary>Ratio of a candidate to itself, which no difference below can be trusted; null when not measured.</summary>
    public Interval? NoiseFloor { get; init; }

    /// <summary>Every candidate with its values, in the order of the workload.</summary>
    public required ImmutableArray<WeighedCandidate> Candidates { get; init; }

    /// <summary>The trials behind the values, by candidate, aspect and size.</summary>
    public required ImmutableArray<TrialSeries> Series { get; init; }

    /// <summary>Latencies of frames, where frames were sent.</summary>
    public ImmutableArray<FrameCurve> Frames { get; init; } = [];

    /// <summary>Throughput over workers, where sizes are workers.</summary>
    public ImmutableArray<ScalingCurve> Scaling { get; init; } = [];

    /// <summary>Memory over time, where there was time for some samples.</summary>
    public ImmutableArray<MemoryCurve> Memory { get; init; } = [];

    /// <summary>Every pair of measured candidates on every aspect that trials can compare.</summary>
    public required ImmutableArray<RatioResult> Ratios { get; init; }

    /// <summary>The decision.</summary>
    public required Decision Decision { get; init; }

    /// <summary>What the options cost; null when not asked for, or when no option has what it takes.</summary>
    public MoneyResult? Money { get; init; }

    /// <summary>What a reader must know before trusting the numbers.</summary>
    public required ImmutableArray<Warning> Warnings { get; init; }

    /// <summary>The candidate others are compared with: the first measured one in Python, else the first measured one; null when none is.</summary>
    public Candidate? Reference => Weigher.Reference(Study);

    /// <summary>A candidate of this name was measured.</summary>
    public bool Has(string name) => Candidates.Any(x => x.Candidate.Name == name && !x.Values.IsEmpty);

    /// <summary>The value of one aspect of one candidate, or null.</summary>
    public AspectValue? ValueOf(string name, Aspect aspect) => Candidates.FirstOrDefault(x => x.Candidate.Name == name)?[aspect];

    /// <summary>
    /// One candidate over another on one aspect: from trials where they can be compared, else from the two values, whose bounds then give
    /// the widest ratio; null without values, or when the denominator is 0.
    /// </summary>
    public Interval? RatioOf(Aspect aspect, string of, string to)
    {
        if (Ratios.FirstOrDefault(x => x.Aspect == aspect && x.Of == of && x.To == to) is { } direct)
            return direct.Ratio;
        if (Ratios.FirstOrDefault(x => x.Aspect == aspect && x.Of == to && x.To == of)?.Ratio is { } turned)
            return turned with { Value = 1 / turned.Value, Low = 1 / turned.High, High = 1 / turned.Low };
        return ValueOf(of, aspect) is { } x && ValueOf(to, aspect) is { Value: > 0 } y ? new Interval(x.Value / y.Value, x.Low / y.High, x.High / y.Low) : null;
    }
}

/// <summary>A candidate with its values; empty when it was not measured.</summary>
public sealed record WeighedCandidate(Candidate Candidate, ImmutableArray<AspectValue> Values)
{
    /// <summary>The value of one aspect, or null.</summary>
    public AspectValue? this[Aspect aspect] => Values.FirstOrDefault(x => x.Aspect == aspect);
}

/// <summary>One candidate against another on one aspect.</summary>
/// <param name="Aspect">What is compared.</param>
/// <param name="Of">Numerator.</param>
/// <param name="To">Denominator.</param>
/// <param name="Ratio">Value of <paramref name="Of"/> over value of <paramref name="To"/>, with its 95% interval.</param>
/// <param name="Verdict">The claim that holds against the threshold, corrected for all pairs of the aspect.</param>
public sealed record RatioResult(Aspect Aspect, string Of, string To, Interval Ratio, RatioVerdict Verdict);

/// <summary>Something that weakens a number, and what to do about it.</summary>
public sealed record Warning(string Cause, string Remedy);
