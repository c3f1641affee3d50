using System.Collections.Concurrent;
using MathNet.Numerics;

namespace Steelyard.Evidence.Statistics;

/// <summary>
/// Null distribution of Kendall's count of concordant pairs, i &lt; j with v_i &lt; v_j, when all orders of n values are equally
/// likely (Kendall 1938). Generating function: ∏ (1 − q^i) / (1 − q), the inversion (Mahonian) numbers.
/// </summary>
public static class Kendall
{
    /// <summary>Counting takes n³/2 steps: about a millisecond at this size.</summary>
    private const int LargestExact = 120;

    private static readonly ConcurrentDictionary<int, RankDistribution> Known = new();

    /// <summary>The distribution for <paramref name="n"/> values, at least 2.</summary>
    public static RankDistribution Distribution(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 2);
        return n <= LargestExact ? Known.GetOrAdd(n, Count) : Expand(n);
    }

    private static EdgeworthRankDistribution Expand(int n) => EdgeworthRankDistribution.OfUniformParts(
        Pairs(n),
        power => Enumerable.Range(1, n).Sum(i => Math.Pow(i, power) - 1));

    private static long Pairs(int n) => (long)n * (n - 1) / 2;

    private static RankDistribution Count(int n) => ExactRankDistribution.Count(
        Pairs(n),
        polynomial =>
        {
            for (var i = 2; i <= n; i++)
            {
                ExactRankDistribution.TimesOneMinus(polynomial, i);
                ExactRankDistribution.OverOneMinus(polynomial, 1);
            }
        },
        SpecialFunctions.Factorial(n));
}
