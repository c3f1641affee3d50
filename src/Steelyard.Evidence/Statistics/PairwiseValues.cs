namespace Steelyard.Evidence.Statistics;

/// <summary>
/// The multiset of values that all pairs of a sample or of two samples give, in order without being listed: counting the
/// values up to a bound takes one sweep over the sorted samples, and an order statistic a bisection over the 2⁶⁴ doubles
/// by that count. n + m steps at a time instead of n·m values to sort.
/// </summary>
internal abstract class PairwiseValues
{
    /// <summary>How many values there are.</summary>
    public abstract long Count { get; }

    /// <summary>How many values are at most <paramref name="bound"/>.</summary>
    public abstract long CountAtMost(double bound);

    /// <summary>The value of rank <paramref name="rank"/>, 1 … <see cref="Count"/>, from the smallest.</summary>
    public double OrderStatistic(long rank)
    {
        long low = Ordinal(double.NegativeInfinity), high = Ordinal(double.PositiveInfinity);
        while (low < high)
        {
            var middle = (low & high) + ((low ^ high) >> 1);
            if (CountAtMost(FromOrdinal(middle)) >= rank) high = middle;
            else low = middle + 1;
        }

        return FromOrdinal(low);
    }

    /// <summary>The median; of an even number of values the mean of the two in the middle.</summary>
    public double Median()
    {
        var lower = OrderStatistic((Count + 1) / 2);
        return long.IsOddInteger(Count) ? lower : (lower + OrderStatistic(Count / 2 + 1)) / 2;
    }

    /// <summary>Numbers the doubles in their order; rounding is monotone, so that counts by it are exact.</summary>
    private static long Ordinal(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        return bits >= 0 ? bits : long.MinValue - bits;
    }

    private static double FromOrdinal(long ordinal) =>
        BitConverter.Int64BitsToDouble(ordinal >= 0 ? ordinal : long.MinValue - ordinal);
}
