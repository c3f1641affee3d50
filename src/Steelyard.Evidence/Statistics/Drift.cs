namespace Steelyard.Evidence.Statistics;

/// <summary>
/// A trend over the order of trials: Mann's test with Kendall's exact distribution (Mann 1945, Econometrica 13) and the
/// median slope of Theil (1950) and Sen (1968), on logarithms.
/// </summary>
/// <param name="PValue">Two-sided, of the hypothesis that the order is arbitrary; ties count half.</param>
/// <param name="RelativeChange">From the first trial to the last along the slope, as a fraction: 0.03 is 3% more.</param>
public sealed record Drift(double PValue, double RelativeChange)
{
    /// <summary>With fewer trials no order is rare enough to speak of a trend at 5%.</summary>
    public const int LeastTrials = 5;

    /// <summary>The trend of <paramref name="values"/> in the order they were measured; null below <see cref="LeastTrials"/>.</summary>
    /// <exception cref="ArgumentException">A value is not positive and finite.</exception>
    public static Drift? Of(IReadOnlyList<double> values)
    {
        if (values.Count < LeastTrials) return null;
        var logs = values.Logs();
        return new Drift(TwoSided(logs), Math.Exp(Slope(logs) * (logs.Length - 1)) - 1);
    }

    private static double TwoSided(double[] logs)
    {
        var twiceRising = 0L;
        for (var later = 1; later < logs.Length; later++)
            for (var earlier = 0; earlier < later; earlier++)
                twiceRising += 1 + logs[later].CompareTo(logs[earlier]);
        var distribution = Kendall.Distribution(logs.Length);
        return Math.Min(1, 2 * Math.Min(distribution.Cdf((twiceRising + 1) / 2), distribution.Survival(twiceRising / 2)));
    }

    private static double Slope(double[] logs)
    {
        var slopes = new List<double>(logs.Length * (logs.Length - 1) / 2);
        for (var later = 1; later < logs.Length; later++)
            for (var earlier = 0; earlier < later; earlier++)
                slopes.Add((logs[later] - logs[earlier]) / (later - earlier));
        return Quantiles.Median(slopes);
    }
}
