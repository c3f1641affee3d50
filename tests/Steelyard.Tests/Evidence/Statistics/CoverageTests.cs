using Steelyard.Evidence.Statistics;

namespace Steelyard.Tests.Evidence.Statistics;

/// <summary>Simulated long-run behaviour: intervals cover as often as they say, claims err no more than allowed.</summary>
public class CoverageTests
{
    private const int Studies = 1000;

    [Theory]
    [InlineData(5, 0.968254)]
    [InlineData(10, 0.956743)]
    [InlineData(30, 0.950380)]
    public void Two_sample_intervals_hold_the_true_ratio(int n, double confidence) =>
        AssertCoverage(1.1, confidence, (noise, shape) => HodgesLehmann.Ratio(noise.Sample(n, shape, 1.1), noise.Sample(n, shape)));

    [Theory]
    [InlineData(6, 0.968750)]
    [InlineData(10, 0.951172)]
    [InlineData(30, 0.950290)]
    public void Paired_intervals_hold_the_true_ratio_under_drift(int n, double confidence) =>
        AssertCoverage(1.1, confidence, (noise, shape) =>
            HodgesLehmann.PairedRatio(Drifting(noise.Sample(n, shape, 1.1)), Drifting(noise.Sample(n, shape))));

    [Theory]
    [InlineData(6, 0.968750)]
    [InlineData(30, 0.950290)]
    public void Intervals_of_the_centre_hold_it_for_symmetric_noise(int n, double confidence)
    {
        var rate = Rate(noise => HodgesLehmann.Centre(noise.Sample(n, s => s.LogNormal(), 3)).Contains(3), seed: n);
        AssertNear(confidence, rate);
    }

    [Theory]
    [InlineData(5, 0.968254)]
    [InlineData(10, 0.956743)]
    [InlineData(30, 0.950380)]
    public void Identical_candidates_are_seldom_called_different(int n, double confidence) =>
        AssertCoverage(1, confidence, (noise, shape) => HodgesLehmann.Ratio(noise.Sample(n, shape), noise.Sample(n, shape)));

    [Theory] // ratios on the limits of "same" at 2% are where claims err most
    [InlineData(1.0, 1.0, 1.0)]
    [InlineData(1.02, 1.02, 1.02)]
    [InlineData(1 / 1.02, 1.02, 1.5)]
    [InlineData(1.0201, 0.9803, 1.0201)]
    [InlineData(1.0201, 1.0, 1.0)]
    public void A_family_against_one_baseline_keeps_its_level(double first, double second, double third)
    {
        double[] truths = [first, second, third];
        var rate = Rate(noise => MakesAFalseClaim(truths, noise), seed: 7);
        Assert.InRange(rate, 0, 0.065); // 5% and two standard errors
    }

    [Theory]
    [InlineData(0.9, RatioVerdict.Faster)]
    [InlineData(1.1, RatioVerdict.Slower)]
    [InlineData(1.0, RatioVerdict.Same)]
    public void True_claims_are_made_when_the_trials_suffice(double truth, RatioVerdict verdict)
    {
        var rate = Rate(noise => Verdicts([truth], noise, n: 30)[0] == verdict, seed: 11);
        Assert.InRange(rate, 0.95, 1);
    }

    private static void AssertCoverage(double truth, double confidence, Func<Noise, Func<Noise, double>, Interval> estimate)
    {
        var noise = new Noise(3);
        foreach (var shape in Noise.Shapes)
        {
            Interval[] intervals = [.. Enumerable.Range(0, Studies).Select(_ => estimate(noise, shape))];
            Assert.All(intervals, interval => Assert.Equal(confidence, interval.Confidence!.Value, 6));
            AssertNear(confidence, intervals.Count(interval => interval.Contains(truth)) / (double)Studies);
        }
    }

    /// <summary>Within four standard errors of a simulated rate.</summary>
    private static void AssertNear(double expected, double rate)
    {
        var error = 4 * Math.Sqrt(expected * (1 - expected) / Studies);
        Assert.InRange(rate, expected - error, expected + error);
    }

    private static double[] Drifting(double[] values) => [.. values.Select((value, block) => value * (1 + 0.05 * block))];

    private static double Rate(Func<Noise, bool> happens, int seed)
    {
        var noise = new Noise(seed);
        return Enumerable.Range(0, Studies).Count(_ => happens(noise)) / (double)Studies;
    }

    private static bool MakesAFalseClaim(double[] truths, Noise noise) =>
        Verdicts(truths, noise, n: 15).Zip(truths, (verdict, truth) => verdict != RatioVerdict.Inconclusive && verdict != TrueClaim(truth))
            .Any(isFalse => isFalse);

    private static RatioVerdict TrueClaim(double ratio) =>
        ratio < 1 / 1.02 - 1e-12 ? RatioVerdict.Faster : ratio > 1.02 + 1e-12 ? RatioVerdict.Slower : RatioVerdict.Same;

    private static IReadOnlyList<RatioVerdict> Verdicts(double[] truths, Noise noise, int n)
    {
        static double Quiet(Noise noise) => Math.Exp(0.02 * noise.Gauss());
        var baseline = noise.Sample(n, Quiet);
        return Comparison.Decide([.. truths.Select(ratio => Comparison.Independent(noise.Sample(n, Quiet, ratio), baseline).Claims)]);
    }
}
