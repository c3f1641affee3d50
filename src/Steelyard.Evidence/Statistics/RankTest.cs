namespace Steelyard.Evidence.Statistics;

/// <summary>
/// Estimate, interval and one-sided tests of one positive quantity, a ratio or a centre, all by ranks on logarithms and all
/// consistent: the interval at 1 − α leaves out exactly those values that a two-sided test at α rejects
/// (Hodges &amp; Lehmann 1963; Lehmann 1975; Hollander &amp; Wolfe 1999, sections 3.2–3.3 and 4.2–4.3).
/// </summary>
/// <remarks>
/// The levels are exact for independent trials if the logs of both samples differ by a shift only (two samples), or are
/// symmetric about their centre (paired, one sample). Ties count half (midranks) and are judged by the distribution
/// without ties, rounded towards less evidence: its variance is never smaller than the one with ties.
/// </remarks>
public sealed class RankTest
{
    private readonly PairwiseValues _values;
    private readonly RankDistribution _distribution;
    private readonly int _trials;

    private RankTest(PairwiseValues values, RankDistribution distribution, int trials)
    {
        _values = values;
        _distribution = distribution;
        _trials = trials;
    }

    /// <summary>The ratio of two independent samples of any sizes: the median of all of_i / to_j, with Mann–Whitney's U.</summary>
    /// <exception cref="ArgumentException">A sample is empty or has a value that is not positive and finite.</exception>
    public static RankTest Ratio(IReadOnlyList<double> of, IReadOnlyList<double> to) => new(
        new PairwiseDifferences(of.Logs(), to.Logs()), MannWhitney.Distribution(of.Count, to.Count), of.Count + to.Count);

    /// <summary>
    /// The ratio of two samples whose i-th trials were run in the same block: the median of the Walsh averages of
    /// log(of_i / to_i), with the signed-rank distribution. What slows down a whole block cancels.
    /// </summary>
    /// <exception cref="ArgumentException">The samples differ in size, or as in <see cref="Ratio"/>.</exception>
    public static RankTest PairedRatio(IReadOnlyList<double> of, IReadOnlyList<double> to)
    {
        if (of.Count != to.Count) throw new ArgumentException($"Pairs need equal sizes; got {of.Count} and {to.Count}.", nameof(to));
        return OfLogs([.. of.Logs().Zip(to.Logs(), (x, y) => x - y)]);
    }

    /// <summary>The centre (pseudo-median on logs) of one sample: the median of √(v_i · v_j) over i ≤ j.</summary>
    /// <exception cref="ArgumentException">The sample is empty or has a value that is not positive and finite.</exception>
    public static RankTest Centre(IReadOnlyList<double> values) => OfLogs(values.Logs());

    /// <summary>
    /// The Hodges–Lehmann estimate with the tightest equal-tailed pair of order statistics that holds
    /// <paramref name="confidence"/>; (0, +∞) when the sample is too small for any pair to hold it.
    /// </summary>
    public Interval Estimate(double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(confidence, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);
        // The margin keeps a level that is met exactly from being lost in the last bit of 1 − confidence.
        var rank = _distribution.CriticalValue((1 - confidence) / 2 * (1 + 1e-12));
        var value = Math.Exp(_values.Median());
        return rank == 0
            ? new Interval(value, 0, double.PositiveInfinity) { Confidence = 1, Trials = _trials }
            : new Interval(value, Math.Exp(_values.OrderStatistic(rank)), Math.Exp(_values.OrderStatistic(_values.Count + 1 - rank)))
            {
                Confidence = 1 - 2 * _distribution.Cdf(rank - 1),
                Trials = _trials,
            };
    }

    /// <summary>p-value of the claim "below <paramref name="bound"/>": of the hypothesis that the quantity is at least it.</summary>
    public double Below(double bound) => _distribution.Cdf((TwiceAbove(bound) + 1) / 2);

    /// <summary>p-value of the claim "above <paramref name="bound"/>": of the hypothesis that the quantity is at most it.</summary>
    public double Above(double bound) => _distribution.Survival(TwiceAbove(bound) / 2);

    private static RankTest OfLogs(double[] logs) => new(new WalshAverages(logs), SignedRank.Distribution(logs.Length), logs.Length);

    /// <summary>Twice the number of pairwise values above the bound, those equal to it counted half.</summary>
    private long TwiceAbove(double bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        var log = Math.Log(bound);
        return 2 * _values.Count - _values.CountAtMost(log) - _values.CountAtMost(Math.BitDecrement(log));
    }
}
