using FsCheck;
using FsCheck.Fluent;
using Steelyard.Evidence.Statistics;
using Interval = Steelyard.Evidence.Statistics.Interval;

namespace Steelyard.Tests.Evidence.Statistics;

public class HodgesLehmannTests
{
    // Hollander & Wolfe (1973), p. 29 and p. 69, the examples of R's wilcox.test; exp because ours works on logs.
    private static readonly double[] DepressionBefore = Exp(1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30);
    private static readonly double[] DepressionAfter = Exp(0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29);
    private static readonly double[] PermeabilityAtTerm = Exp(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46);
    private static readonly double[] PermeabilityEarly = Exp(1.15, 0.88, 0.90, 0.74, 1.21);

    [Fact]
    public void The_paired_example_of_Hollander_and_Wolfe()
    {
        var test = RankTest.PairedRatio(DepressionBefore, DepressionAfter);
        var interval = test.Estimate();
        Assert.Equal(0.01953, test.Above(1), 5);
        Assert.Equal(0.46, Math.Log(interval.Value), 3);
        Assert.Equal(0.010, Math.Log(interval.Low), 6);
        Assert.Equal(0.786, Math.Log(interval.High), 6);
        Assert.Equal(0.961, interval.Confidence!.Value, 3);
    }

    [Fact]
    public void The_two_sample_example_of_Hollander_and_Wolfe()
    {
        var test = RankTest.Ratio(PermeabilityAtTerm, PermeabilityEarly);
        Assert.Equal(0.1272, test.Above(1), 4);
        Assert.Equal(0.305, Math.Log(test.Estimate().Value), 6);
    }

    [Fact]
    public void Estimates_are_medians_of_all_pairs_listed_and_sorted()
    {
        var noise = new Noise(1);
        for (var n = 1; n <= 12; n++)
        {
            var (x, y) = (noise.Sample(n, Shape), noise.Sample(13 - n, Shape));
            var ratio = MedianOf(from a in x from b in y select Math.Log(a / b));
            var centre = MedianOf(from i in Range(n) from j in Range(i + 1) select Math.Log(x[i] * x[j]) / 2);
            Assert.Equal(ratio, Math.Log(HodgesLehmann.Ratio(x, y).Value), 12);
            Assert.Equal(centre, Math.Log(HodgesLehmann.Centre(x).Value), 12);
        }
    }

    [Fact]
    public void Interval_ends_are_order_statistics_of_all_pairs()
    {
        var noise = new Noise(2);
        var (x, y) = (noise.Sample(9, Shape), noise.Sample(8, Shape));
        double[] ratios = [.. (from a in x from b in y select a / b).Order()];
        var rank = (int)MannWhitney.Distribution(9, 8).CriticalValue(0.025);
        var interval = HodgesLehmann.Ratio(x, y);
        Assert.Equal(ratios[rank - 1], interval.Low, 12);
        Assert.Equal(ratios[^rank], interval.High, 12);
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void Two_samples_bound_a_95_percent_interval_from_four_trials_each(int n, bool bounded)
    {
        var noise = new Noise(n);
        var interval = HodgesLehmann.Ratio(noise.Sample(n, Shape), noise.Sample(n, Shape));
        Assert.Equal(bounded, interval.IsBounded);
        Assert.Equal(bounded, double.IsFinite(interval.RelativeHalfWidth));
        Assert.Equal(bounded ? 1 - 2.0 / 70 : 1, interval.Confidence!.Value, 12);
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public void Pairs_and_centres_bound_a_95_percent_interval_from_six(int n, bool bounded)
    {
        var noise = new Noise(n);
        Assert.Equal(bounded, HodgesLehmann.PairedRatio(noise.Sample(n, Shape), noise.Sample(n, Shape)).IsBounded);
        Assert.Equal(bounded, HodgesLehmann.Centre(noise.Sample(n, Shape)).IsBounded);
    }

    [Fact]
    public void A_level_met_exactly_is_held()
    {
        var interval = HodgesLehmann.Ratio([4, 5, 6], [1, 2, 3], confidence: 0.9); // P(U = 0) = 1/20
        Assert.Equal(0.9, interval.Confidence!.Value, 12);
        Assert.Equal(4.0 / 3, interval.Low, 12);
        Assert.Equal(6, interval.High, 12);
    }

    [Fact]
    public void Swapping_the_sides_gives_the_reciprocal() => ForSamples((x, y) =>
    {
        var (there, back) = (HodgesLehmann.Ratio(x, y, 0.8), HodgesLehmann.Ratio(y, x, 0.8));
        return Near(there.Value, 1 / back.Value) && Near(there.Low, 1 / back.High) && Near(there.High, 1 / back.Low);
    });

    [Fact]
    public void Units_do_not_matter_to_a_ratio() => ForSamples((x, y) =>
    {
        var (seconds, millis) = (HodgesLehmann.Ratio(x, y, 0.8), HodgesLehmann.Ratio(Scale(x, 1000), Scale(y, 1000), 0.8));
        return Near(seconds.Value, millis.Value) && Near(seconds.Low, millis.Low) && Near(seconds.High, millis.High);
    });

    [Fact]
    public void A_centre_scales_with_its_unit() => ForSamples((x, _) =>
        Near(1000 * HodgesLehmann.Centre(x).Value, HodgesLehmann.Centre(Scale(x, 1000)).Value));

    [Fact]
    public void The_interval_leaves_out_what_the_test_rejects() => ForSamples((x, y) =>
    {
        var test = RankTest.Ratio(x, y);
        var interval = test.Estimate(0.9);
        return Range(60).Select(i => 0.5 + i / 30.0 + 1e-7).All(ratio =>
            interval.Contains(ratio) == 2 * Math.Min(test.Below(ratio), test.Above(ratio)) > 0.1);
    });

    [Fact]
    public void Ties_are_counted_half_and_never_claim_more()
    {
        double[] constant = [5, 5, 5, 5, 5, 5];
        var test = RankTest.Ratio(constant, constant);
        Assert.True(test.Below(1) > 0.5 && test.Above(1) > 0.5);
        Assert.Equal(new Interval(1, 1, 1), test.Estimate() with { Confidence = null, Trials = 0 });
    }

    [Fact]
    public void Half_a_tie_is_rounded_towards_less_evidence()
    {
        var test = RankTest.Ratio([1, 2], [1, 3]); // U = 1½ of 0 … 4, which has 1, 1, 2, 1, 1 of 6 arrangements
        Assert.Equal(4.0 / 6, test.Below(1), 12);
        Assert.Equal(5.0 / 6, test.Above(1), 12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Values_without_a_ratio_are_refused(double value) =>
        Assert.Throws<ArgumentException>(() => HodgesLehmann.Ratio([1, value], [1, 2]));

    [Fact]
    public void Empty_samples_and_unequal_pairs_are_refused()
    {
        Assert.ThrowsAny<ArgumentException>(() => HodgesLehmann.Ratio([], [1]));
        Assert.Throws<ArgumentException>(() => HodgesLehmann.PairedRatio([1, 2], [1]));
    }

    private static double Shape(Noise noise) => noise.LogNormal();

    private static IEnumerable<int> Range(int n) => Enumerable.Range(0, n);

    private static double[] Exp(params double[] logs) => [.. logs.Select(Math.Exp)];

    private static double[] Scale(double[] values, double factor) => [.. values.Select(value => factor * value)];

    private static double MedianOf(IEnumerable<double> values) => Quantiles.Median([.. values]);

    private static bool Near(double a, double b) => a == b || Math.Abs(a - b) <= 1e-9 * Math.Abs(b);

    private static void ForSamples(Func<double[], double[], bool> holds)
    {
        var values = Gen.Choose(1, 1_000_000).Select(i => i / 500_000.0).ArrayOf().Where(array => array.Length > 0).ToArbitrary();
        Prop.ForAll(values, values, holds).Check(Config.QuickThrowOnFailure.WithReplay(20_170_401UL, 3UL));
    }
}
