using System.Collections.Concurrent;
using MathNet.Numerics;

namespace Steelyard.Evidence.Statistics;

/// <summary>
/// Null distribution of Mann and Whitney's U, the number of pairs (x, y) with x &gt; y when both samples come from one
/// continuous distribution (Mann &amp; Whitney 1947). Generating function: the Gaussian binomial ∏ (1 − q^(m+i)) / (1 − q^i).
/// </summary>
public static class MannWhitney
{
    /// <summary>Steps of counting allowed, about a millisecond: exact up to two samples of 100, or 10 against 2 000.</summary>
    private const long ExactSteps = 1_000_000;

    private static readonly ConcurrentDictionary<(int, int), RankDistribution> Known = new();

    /// <summary>The distribution of U for samples of <paramref name="n"/> and <paramref name="m"/> trials, each at least 1.</summary>
    public static RankDistribution Distribution(int n, int m)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(m, 1);
        var sizes = (Math.Min(n, m), Math.Max(n, m));
        return IsCountable(sizes.Item1, sizes.Item2) ? Known.GetOrAdd(sizes, Count) : Expand(sizes.Item1, sizes.Item2);
    }

    private static EdgeworthRankDistribution Expand(int n, int m) => EdgeworthRankDistribution.OfUniformParts(
        (long)n * m,
        power => Enumerable.Range(1, n).Sum(i => Math.Pow(m + i, power) - Math.Pow(i, power)));

    private static bool IsCountable(int smaller, int larger) => (long)smaller * larger <= ExactSteps / smaller;

    private static RankDistribution Count((int N, int M) sizes) => ExactRankDistribution.Count(
        (long)sizes.N * sizes.M,
        polynomial =>
        {
            for (var i = 1; i <= sizes.N; i++)
            {
                ExactRankDistribution.TimesOneMinus(polynomial, sizes.M + i);
                ExactRankDistribution.OverOneMinus(polynomial, i);
            }
        },
        SpecialFunctions.Binomial(sizes.N + sizes.M, sizes.N));
}
