using System.Collections.Concurrent;

namespace Steelyard.Evidence.Statistics;

/// <summary>
/// Null distribution of Wilcoxon's signed-rank statistic W, the sum of the ranks of the positive among n values that are
/// symmetric about zero; also the number of their positive Walsh averages (Wilcoxon 1945; Tukey 1949). Generating
/// function: ∏ (1 + q^i).
/// </summary>
public static class SignedRank
{
    /// <summary>Counting takes n³/4 steps: about a millisecond at this size, where 2ⁿ is still far from overflow.</summary>
    private const int LargestExact = 150;

    private static readonly ConcurrentDictionary<int, RankDistribution> Known = new();

    /// <summary>The distribution of W for <paramref name="n"/> values, at least 1.</summary>
    public static RankDistribution Distribution(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        return n <= LargestExact ? Known.GetOrAdd(n, Count) : Expand(n);
    }

    /// <remarks>1 + q^i = (1 − q^2i) / (1 − q^i): a uniform part of size 2i over one of size i.</remarks>
    private static EdgeworthRankDistribution Expand(int n) => EdgeworthRankDistribution.OfUniformParts(
        Maximum(n),
        power => Enumerable.Range(1, n).Sum(i => Math.Pow(2.0 * i, power) - Math.Pow(i, power)));

    private static long Maximum(int n) => (long)n * (n + 1) / 2;

    private static RankDistribution Count(int n) => ExactRankDistribution.Count(
        Maximum(n),
        polynomial =>
        {
            for (var i = 1; i <= n; i++) ExactRankDistribution.TimesOnePlus(polynomial, i);
        },
        Math.Pow(2, n));
}
