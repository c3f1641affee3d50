using Steelyard.Evidence.Deciding;
using static Steelyard.Tests.Evidence.Deciding.Problems;

namespace Steelyard.Tests.Evidence.Deciding;

public sealed class SmaaTests
{
    private const int Many = 40_000;

    [Fact]
    public void Two_options_with_uniform_weights_have_the_known_indices()
    {
        // A is best where w₁ > w₂/2, that is w₁ > ⅓, and w₁ is uniform on (0, 1).
        var result = Smaa.Analyze(new[,] { { 1, 0 }, { 0, 0.5 } }, Ranking("wall=memory"), seed: 1, Many);
        AssertNear([2 / 3.0, 1 / 3.0], result.FirstRank);
        AssertNear([2 / 3.0, 1 / 3.0], result.CentralWeights[0]);
        AssertNear([1 / 6.0, 5 / 6.0], result.CentralWeights[1]);
        Assert.All(result.Confidence, c => Assert.Equal(1, c));
        Assert.Equal(result.FirstRank[0], result.PairwiseWins[0][1]);
        Assert.Equal(0.9183, result.Entropy, 0.01);
    }

    [Fact]
    public void Acceptabilities_equal_those_of_an_enumeration_of_all_weights()
    {
        var values = new[,] { { 0.9, 0.2, 0.1 }, { 0.6, 0.7, 0.2 }, { 0.7, 0.3, 0.9 }, { 0.1, 1.0, 0.3 } };
        var result = Smaa.Analyze(values, Ranking("wall,cpu,memory"), seed: 2, Many);
        AssertNear(EnumeratedFirstRank(values), result.FirstRank);
    }

    /// <summary>Shares of first places over a fine lattice of the weights with w₁ ≥ w₂ ≥ w₃.</summary>
    private static double[] EnumeratedFirstRank(double[,] values)
    {
        const int Steps = 600;
        var first = new double[values.GetLength(0)];
        for (var i = 0; i <= Steps; i++)
            for (var j = 0; j <= Math.Min(i, Steps - i); j++)
                if (Steps - i - j is var k && k <= j)
                    first[Best(values, i, j, k)]++;
        return [.. first.Select(x => x / first.Sum())];
    }

    private static int Best(double[,] values, params int[] weights) =>
        Enumerable.Range(0, values.GetLength(0)).MaxBy(o => weights.Select((w, a) => w * values[o, a]).Sum());

    [Fact]
    public void A_dominated_option_is_never_first()
    {
        var result = Smaa.Analyze(new[,] { { 1, 0.5 }, { 0.9, 0.4 }, { 0.2, 1 } }, Ranking("wall=memory"), seed: 3);
        Assert.Equal(0, result.FirstRank[1]);
        Assert.Empty(result.CentralWeights[1]);
        Assert.Equal(0, result.Confidence[1]);
        Assert.Equal(1, result.PairwiseWins[0][1]);
    }

    [Fact]
    public void Options_that_tie_share_ranks_and_wins()
    {
        var result = Smaa.Analyze(new[,] { { 0.5, 0.5 }, { 0.5, 0.5 }, { 0, 0 } }, Ranking("wall,memory"), seed: 4);
        Assert.Equal([0.5, 0.5, 0], result.RankAcceptability[0].ToArray());
        Assert.Equal([0.5, 0.5, 0], result.RankAcceptability[1].ToArray());
        Assert.Equal([0, 0, 1], result.RankAcceptability[2].ToArray());
        Assert.Equal(0.5, result.PairwiseWins[0][1]);
        Assert.Equal(1, result.Entropy, 12);
    }

    [Fact]
    public void Mirrored_options_split_evenly()
    {
        var result = Smaa.Analyze(new[,] { { 1, 0.3 }, { 0.3, 1 } }, Ranking("wall=memory"), seed: 5, Many);
        AssertNear([0.5, 0.5], result.FirstRank);
    }

    [Fact]
    public void Every_draw_gives_each_option_one_rank_and_each_pair_one_winner()
    {
        var random = new Random(6);
        var values = new double[5, 3];
        for (var i = 0; i < values.Length; i++) values[i / 3, i % 3] = random.NextDouble();
        var result = Smaa.Analyze(values, Ranking("wall,cpu=memory"), seed: 6);
        Assert.All(result.RankAcceptability, ranks => Assert.Equal(1, ranks.Sum(), 9));
        Assert.All(Enumerable.Range(0, 5), rank => Assert.Equal(1, result.RankAcceptability.Sum(r => r[rank]), 9));
        Assert.All(
            from i in Enumerable.Range(0, 5) from j in Enumerable.Range(0, i) select (i, j),
            p => Assert.Equal(1, result.PairwiseWins[p.i][p.j] + result.PairwiseWins[p.j][p.i], 9));
    }

    [Fact]
    public void There_must_be_a_value_per_option_and_aspect() =>
        Assert.Throws<ArgumentException>(() => Smaa.Analyze(new double[2, 3], Ranking("wall,memory"), seed: 7));

    private static void AssertNear(IEnumerable<double> expected, IEnumerable<double> actual) =>
        Assert.All(expected.Zip(actual), x => Assert.Equal(x.First, x.Second, 0.01));
}
