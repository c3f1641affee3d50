using System.Numerics;
using Steelyard.Evidence.Statistics;

namespace Steelyard.Tests.Evidence.Statistics;

public class RankDistributionTests
{
    [Fact]
    public void Mann_Whitney_is_the_enumeration_of_all_arrangements()
    {
        for (var n = 1; n <= 7; n++)
            for (var m = 1; m <= 7; m++)
                AssertCounts(MannWhitney.Distribution(n, m), Arrangements(n, n + m).Select(s => PairsAbove(s, n + m)));
    }

    [Fact]
    public void Signed_rank_is_the_enumeration_of_all_signs()
    {
        for (var n = 1; n <= 12; n++)
            AssertCounts(SignedRank.Distribution(n), Subsets(n).Select(s => Positions(s, n).Sum(i => i + 1)));
    }

    [Fact]
    public void Kendall_is_the_enumeration_of_all_orders()
    {
        for (var n = 2; n <= 7; n++)
            AssertCounts(Kendall.Distribution(n), Orders([.. Enumerable.Range(0, n)]).Select(Concordant));
    }

    [Theory] // two-sided 5%, printed in most textbooks (Mann & Whitney 1947; Siegel 1956, table K)
    [InlineData(4, 4, 0)]
    [InlineData(5, 5, 2)]
    [InlineData(3, 5, 0)]
    [InlineData(8, 10, 17)]
    [InlineData(7, 12, 18)]
    [InlineData(10, 10, 23)]
    [InlineData(15, 15, 64)]
    [InlineData(20, 20, 127)]
    public void Mann_Whitney_has_the_tabled_critical_values(int n, int m, int largestRejected) =>
        Assert.Equal(largestRejected + 1, MannWhitney.Distribution(n, m).CriticalValue(0.025));

    [Theory] // two-sided 5% (Wilcoxon 1945; Siegel 1956, table G)
    [InlineData(6, 0)]
    [InlineData(7, 2)]
    [InlineData(8, 3)]
    [InlineData(10, 8)]
    [InlineData(15, 25)]
    [InlineData(20, 52)]
    [InlineData(25, 89)]
    public void Signed_rank_has_the_tabled_critical_values(int n, int largestRejected) =>
        Assert.Equal(largestRejected + 1, SignedRank.Distribution(n).CriticalValue(0.025));

    [Theory]
    [InlineData(3, 3)]
    [InlineData(1, 38)]
    public void A_sample_too_small_for_the_level_has_no_critical_value(int n, int m) =>
        Assert.Equal(0, MannWhitney.Distribution(n, m).CriticalValue(0.025));

    [Fact]
    public void Mann_Whitney_beyond_counting_is_close_to_the_partitions_of_u() =>
        AssertClose(PartitionCdf(80, 160), MannWhitney.Distribution(160, 80), absolute: 1e-6, relative: 0.01);

    [Fact]
    public void Signed_rank_beyond_counting_is_close_to_the_sum_of_independent_ranks() =>
        AssertClose(SubsetSumCdf(151), SignedRank.Distribution(151), absolute: 1e-6, relative: 0.01);

    [Fact]
    public void Kendall_beyond_counting_is_close_to_the_sum_of_uniform_insertions() =>
        AssertClose(InsertionCdf(121), Kendall.Distribution(121), absolute: 1e-6, relative: 0.01);

    [Fact]
    public void Counting_loses_no_digits_at_its_largest_size()
    {
        AssertClose(PartitionCdf(100, 100), MannWhitney.Distribution(100, 100), absolute: 1e-13, relative: 1e-11);
        AssertClose(SubsetSumCdf(150), SignedRank.Distribution(150), absolute: 1e-13, relative: 1e-11);
        AssertClose(InsertionCdf(120), Kendall.Distribution(120), absolute: 1e-13, relative: 1e-11);
    }

    private static void AssertCounts(RankDistribution distribution, IEnumerable<int> statistics)
    {
        int[] all = [.. statistics];
        Assert.Equal(distribution.Maximum, all.Max());
        for (var u = -1; u <= distribution.Maximum + 1; u++)
        {
            Assert.Equal((double)all.Count(s => s <= u) / all.Length, distribution.Cdf(u), 12);
            Assert.Equal((double)all.Count(s => s >= u) / all.Length, distribution.Survival(u), 12);
        }
    }

    /// <summary>Absolute error everywhere; relative error down to tails of one in a million.</summary>
    private static void AssertClose(double[] expected, RankDistribution actual, double absolute, double relative)
    {
        for (var u = 0; u < expected.Length; u++)
        {
            var error = Math.Abs(actual.Cdf(u) - expected[u]);
            Assert.True(error <= absolute, $"P(S <= {u}) is off by {error}");
            Assert.True(expected[u] < 1e-6 || error <= relative * expected[u], $"P(S <= {u}) = {expected[u]} is off by {error}");
        }
    }

    /// <summary>U = u as often as u has partitions into at most n parts of at most m: parts added size by size.</summary>
    private static double[] PartitionCdf(int n, int m)
    {
        var ways = Enumerable.Range(0, n + 1).Select(_ => new double[n * m / 2]).ToArray();
        ways[0][0] = 1;
        for (var part = 1; part <= m; part++)
            for (var parts = 1; parts <= n; parts++)
                Add(ways[parts - 1].AsSpan(..^part), 1, ways[parts].AsSpan(part..));
        var arrangements = Enumerable.Range(1, n).Aggregate(1.0, (product, i) => product * (m + i) / i);
        return Cumulate([.. Enumerable.Range(0, ways[0].Length).Select(u => ways.Sum(row => row[u]) / arrangements)]);
    }

    private static double[] SubsetSumCdf(int n)
    {
        double[] density = [1];
        for (var rank = 1; rank <= n; rank++) density = Mix(density, [0, rank]);
        return Cumulate(density)[..(density.Length / 2)];
    }

    private static double[] InsertionCdf(int n)
    {
        double[] density = [1];
        for (var i = 2; i <= n; i++) density = Mix(density, [.. Enumerable.Range(0, i)]);
        return Cumulate(density)[..(density.Length / 2)];
    }

    private static double[] Mix(double[] density, int[] shifts)
    {
        var mixed = new double[density.Length + shifts.Max()];
        foreach (var shift in shifts) Add(density, 1.0 / shifts.Length, mixed.AsSpan(shift, density.Length));
        return mixed;
    }

    private static void Add(ReadOnlySpan<double> terms, double weight, Span<double> sums)
    {
        for (var i = 0; i < terms.Length; i++) sums[i] += weight * terms[i];
    }

    private static double[] Cumulate(double[] density)
    {
        var sum = 0.0;
        return [.. density.Select(p => sum += p)];
    }

    private static IEnumerable<uint> Subsets(int size) => Enumerable.Range(0, 1 << size).Select(s => (uint)s);

    private static IEnumerable<uint> Arrangements(int n, int size) => Subsets(size).Where(s => BitOperations.PopCount(s) == n);

    private static IEnumerable<int> Positions(uint subset, int size) => Enumerable.Range(0, size).Where(i => (subset >> i & 1) == 1);

    private static int PairsAbove(uint subset, int size) => Positions(subset, size).Sum(i => i - Positions(subset, i).Count());

    private static IEnumerable<int[]> Orders(int[] items) => items.Length == 0
        ? [[]]
        : items.SelectMany(first => Orders([.. items.Where(item => item != first)]).Select(rest => (int[])[first, .. rest]));

    private static int Concordant(int[] order) => order.SelectMany((value, i) => order.Skip(i + 1).Where(later => later > value)).Count();
}
