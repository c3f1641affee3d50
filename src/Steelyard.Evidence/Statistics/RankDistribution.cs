namespace Steelyard.Evidence.Statistics;

/// <summary>
/// Null distribution of a rank statistic: integer, on 0 … <see cref="Maximum"/>, symmetric about the middle.
/// Mann–Whitney's U, Wilcoxon's signed-rank W and Kendall's count of concordant pairs are of this kind.
/// </summary>
public abstract class RankDistribution
{
    private protected RankDistribution(long maximum) => Maximum = maximum;

    /// <summary>The largest value that the statistic can take.</summary>
    public long Maximum { get; }

    /// <summary>P(S ≤ <paramref name="value"/>).</summary>
    public double Cdf(long value) =>
        value < 0 ? 0 : value >= Maximum ? 1 : value <= (Maximum - 1) / 2 ? LowerTail(value) : 1 - LowerTail(Maximum - value - 1);

    /// <summary>P(S ≥ <paramref name="value"/>), by symmetry as exact in its tail as the cdf in the other.</summary>
    public double Survival(long value) => Cdf(Maximum - value);

    /// <summary>
    /// The largest c with P(S &lt; c) ≤ <paramref name="tail"/>: the rank of the order statistic that bounds the location
    /// from one side with that error. 0 when even P(S = 0) exceeds the tail, that is, when the sample is too small.
    /// </summary>
    public long CriticalValue(double tail)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tail);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(tail, 0.5);
        long low = 0, high = Maximum;
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (Cdf(middle) > tail) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    /// <summary>P(S ≤ value) for 0 ≤ value ≤ (Maximum − 1) / 2.</summary>
    private protected abstract double LowerTail(long value);
}
