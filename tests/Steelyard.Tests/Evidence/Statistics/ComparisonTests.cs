using Steelyard.Evidence.Statistics;

namespace Steelyard.Tests.Evidence.Statistics;

public class ComparisonTests
{
    private static readonly double[] Around1 = [0.998, 0.999, 1, 1.001, 1.002, 1.003];

    [Theory]
    [InlineData(0.5, RatioVerdict.Faster)]
    [InlineData(1.0, RatioVerdict.Same)]
    [InlineData(1.01, RatioVerdict.Same)]
    [InlineData(1.02, RatioVerdict.Inconclusive)]
    [InlineData(2.0, RatioVerdict.Slower)]
    public void Clear_trials_give_their_verdict(double ratio, RatioVerdict verdict)
    {
        double[] of = [.. Around1.Select(value => ratio * value)];
        Assert.Equal(verdict, Assert.Single(Comparison.Decide([Comparison.Independent(of, Around1).Claims])));
        Assert.Equal(verdict, Assert.Single(Comparison.Decide([Comparison.Paired(of, Around1.Reverse().ToArray()).Claims])));
    }

    [Fact]
    public void Three_trials_a_side_allow_no_difference_at_5_percent() =>
        Assert.Equal([RatioVerdict.Inconclusive], Comparison.Decide([Comparison.Independent([1, 2, 3], [100, 200, 300]).Claims]));

    [Fact]
    public void A_single_trial_a_side_is_inconclusive() =>
        Assert.Equal([RatioVerdict.Inconclusive], Comparison.Decide([Comparison.Independent([1], [100]).Claims]));

    [Fact]
    public void Swapping_the_sides_swaps_faster_and_slower()
    {
        var noise = new Noise(5);
        var (x, y) = (noise.Sample(8, n => n.Normal()), noise.Sample(6, n => n.Normal(), 1.05));
        var (there, back) = (Comparison.Independent(x, y).Claims, Comparison.Independent(y, x).Claims);
        Assert.Equal((there.Faster, there.Slower, there.Same), (back.Slower, back.Faster, back.Same));
    }

    [Fact]
    public void A_difference_pays_twice_and_sameness_once()
    {
        Assert.Equal((RatioVerdict.Faster, 0.02), (new ClaimPValues(0.01, 1, 0.9).Strongest, new ClaimPValues(0.01, 1, 0.9).Combined));
        Assert.Equal((RatioVerdict.Slower, 0.02), (new ClaimPValues(1, 0.01, 0.9).Strongest, new ClaimPValues(1, 0.01, 0.9).Combined));
        Assert.Equal((RatioVerdict.Same, 0.04), (new ClaimPValues(0.5, 0.6, 0.04).Strongest, new ClaimPValues(0.5, 0.6, 0.04).Combined));
        Assert.Equal(1, new ClaimPValues(0.7, 0.6, 1).Combined);
    }

    [Fact]
    public void More_comparisons_ask_for_more_evidence()
    {
        var clear = new ClaimPValues(0.001, 1, 1);
        var weak = new ClaimPValues(0.02, 1, 1);
        Assert.Equal([RatioVerdict.Faster], Comparison.Decide([weak]));
        Assert.Equal([RatioVerdict.Inconclusive, RatioVerdict.Inconclusive], Comparison.Decide([weak, weak]));
        Assert.Equal([RatioVerdict.Faster, RatioVerdict.Faster], Comparison.Decide([weak, clear]));
        Assert.Empty(Comparison.Decide([]));
    }

    [Fact]
    public void Holm_adjusts_as_published()
    {
        // R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")
        Assert.Equal([0.03, 0.06, 0.06, 0.02], Holm.Adjust([0.01, 0.04, 0.03, 0.005]).Select(p => Math.Round(p, 12)));
        Assert.Equal([1, 1], Holm.Adjust([0.7, 0.9]));
        Assert.Empty(Holm.Adjust([]));
    }

    [Fact]
    public void Holm_agrees_with_the_closed_test_of_Bonferroni()
    {
        var noise = new Noise(9);
        for (var round = 0; round < 200; round++)
        {
            double[] p = [.. Enumerable.Range(0, 4).Select(_ => Math.Pow(noise.Uniform(), 3))];
            var closed = Enumerable.Range(0, 4).Select(i => RejectedByEverySubsetWith(i, p));
            Assert.Equal(closed, Holm.Adjust(p).Select(adjusted => adjusted <= 0.05));
        }
    }

    [Fact]
    public void A_threshold_must_be_positive() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Comparison.Independent([1], [1], threshold: 0));

    private static bool RejectedByEverySubsetWith(int i, double[] p) =>
        Enumerable.Range(1, (1 << p.Length) - 1).Where(subset => (subset >> i & 1) == 1).All(subset =>
        {
            double[] members = [.. p.Where((_, j) => (subset >> j & 1) == 1)];
            return members.Min() * members.Length <= 0.05;
        });
}
