namespace Steelyard.Evidence.Statistics;

/// <summary>A value with the interval that holds the truth at a stated confidence, in the unit of the value.</summary>
/// <param name="Value">The point estimate.</param>
/// <param name="Low">Lower end; the least possible value (0 for positive quantities) where the sample cannot bound it.</param>
/// <param name="High">Upper end; +∞ where the sample cannot bound it.</param>
public sealed record Interval(double Value, double Low, double High)
{
    /// <summary>
    /// The coverage reached in theory, at least the one asked for: rank intervals come in steps. Exactly 1 when the sample
    /// was too small to bound the value; null when the interval does not come from trials.
    /// </summary>
    public double? Confidence { get; init; }

    /// <summary>Trials behind the value: of both sides for a ratio, blocks for a paired ratio, points for a slope.</summary>
    public int Trials { get; init; }

    /// <summary>False when there were too few trials for any interval at the confidence asked for.</summary>
    public bool IsBounded => double.IsFinite(Low) && double.IsFinite(High);

    /// <summary>Half the width over the value, the precision that stops a study; +∞ when unbounded.</summary>
    public double RelativeHalfWidth => IsBounded ? (High - Low) / 2 / Math.Abs(Value) : double.PositiveInfinity;

    /// <summary>Whether <paramref name="truth"/> lies inside, ends included.</summary>
    public bool Contains(double truth) => Low <= truth && truth <= High;
}
