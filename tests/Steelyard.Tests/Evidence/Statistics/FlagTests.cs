using Steelyard.Evidence.Statistics;

namespace Steelyard.Tests.Evidence.Statistics;

/// <summary>Outliers, modes, drift and steady state: found when there, seldom when not.</summary>
public class FlagTests
{
    private const int Studies = 200;

    [Fact]
    public void A_far_trial_is_flagged_on_either_side() =>
        Assert.Equal([2, 7], Outliers.Flag([1.00, 1.01, 2.0, 0.99, 1.02, 0.98, 1.00, 0.4, 1.01, 0.99]));

    [Fact]
    public void Each_side_is_measured_by_its_own_spread()
    {
        double[] skewed = [0.98, 0.99, 1, 1, 1, 1.01, 1.1, 1.2, 1.3, 1.4, 1.5];
        Assert.Empty(Outliers.Flag(skewed));
        Assert.Equal([11], Outliers.Flag([.. skewed, 0.8]));
        Assert.Equal([11], Outliers.Flag([.. skewed.Select(value => 1 / value), 1 / 0.8]));
    }

    [Fact]
    public void Flags_do_not_depend_on_the_unit()
    {
        double[] values = [.. new Noise(4).Sample(50, n => n.Contaminated())];
        Assert.NotEmpty(Outliers.Flag(values));
        Assert.Equal(Outliers.Flag(values), Outliers.Flag([.. values.Select(value => value * 1024)]));
    }

    [Fact]
    public void A_mostly_constant_series_flags_only_what_differs()
    {
        Assert.Empty(Outliers.Flag([.. Enumerable.Repeat(5.0, 12)]));
        Assert.Equal([12], Outliers.Flag([.. Enumerable.Repeat(5.0, 12), 9]));
    }

    [Fact]
    public void Few_trials_are_not_judged()
    {
        Assert.Empty(Outliers.Flag([1, 1.01, 0.99, 1, 1.02, 1.01, 0.99, 1, 50]));
        Assert.Null(Modes.Count([1, 2, 3]));
        Assert.Null(Drift.Of([1, 2, 3, 4]));
        Assert.Equal(SteadyStateKind.Unknown, SteadyState.Classify([.. Enumerable.Repeat(1.0, 19)]).Kind);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(30)]
    [InlineData(100)]
    public void Clean_normal_samples_are_seldom_flagged(int n) =>
        Assert.InRange(Rate(noise => Outliers.Flag(noise.Sample(n, s => s.Normal())).Count > 0), 0, 0.12);

    [Fact]
    public void One_peak_counts_as_one_mode() =>
        Assert.Equal(0, Rate(noise => Modes.Count(noise.Sample(40, n => n.Exponential())) != 1, studies: 60));

    [Fact]
    public void Two_peaks_count_as_two_modes() =>
        Assert.InRange(Rate(noise => Modes.Count(noise.Sample(60, Bimodal)) == 2, studies: 60), 0.9, 1);

    [Fact]
    public void Equal_and_rounded_values_have_one_mode()
    {
        Assert.Equal(1, Modes.Count([.. Enumerable.Repeat(2.0, 40)]));
        Assert.Equal(1, Modes.Count([.. new Noise(6).Sample(60, n => Math.Round(n.Normal(), 2))]));
    }

    [Fact]
    public void A_steady_rise_is_a_drift_of_its_size()
    {
        var drift = Drift.Of([.. Enumerable.Range(0, 21).Select(i => Math.Pow(1.1, i / 20.0))])!;
        Assert.Equal(0.1, drift.RelativeChange, 12);
        Assert.InRange(drift.PValue, 0, 1e-15);
    }

    [Fact]
    public void Five_rising_trials_are_one_order_of_120() => Assert.Equal(2.0 / 120, Drift.Of([1, 2, 3, 4, 5])!.PValue, 12);

    [Fact]
    public void A_constant_series_does_not_drift() => Assert.Equal(new Drift(1, 0), Drift.Of([3, 3, 3, 3, 3, 3]));

    [Theory]
    [InlineData(8)]
    [InlineData(25)]
    public void A_series_without_trend_seldom_drifts(int n) =>
        Assert.InRange(Rate(noise => Drift.Of(noise.Sample(n, s => s.Contaminated()))!.PValue <= 0.05, studies: 1000), 0.02, 0.07);

    [Fact]
    public void A_drift_of_three_percent_is_seen_in_two_percent_noise() =>
        Assert.InRange(Rate(noise => Drift.Of(Rising(noise, 100, 0.03))!.PValue <= 0.05), 0.9, 1);

    [Theory]
    [InlineData(20)]
    [InlineData(60)]
    public void A_series_on_one_level_is_flat(int n) =>
        Assert.InRange(Rate(noise => SteadyState.Classify(noise.Sample(n, s => s.Contaminated())).Kind == SteadyStateKind.Flat), 0.92, 1);

    [Theory]
    [InlineData(1.2, 1.0, 12, SteadyStateKind.WarmUp)]
    [InlineData(1.0, 1.2, 12, SteadyStateKind.SlowDown)]
    [InlineData(1.0, 1.2, 34, SteadyStateKind.NoSteadyState)]
    [InlineData(1.2, 1.0, 34, SteadyStateKind.NoSteadyState)]
    public void A_change_of_level_is_named_by_its_direction_and_place(double before, double after, int change, SteadyStateKind kind)
    {
        var rate = Rate(noise => SteadyState.Classify(Step(noise, before, after, change)).Kind == kind);
        Assert.InRange(rate, 0.95, 1);
    }

    [Fact]
    public void A_change_is_located()
    {
        var steady = SteadyState.Classify(Step(new Noise(8), 1.5, 1, 12));
        Assert.InRange(Assert.Single(steady.ChangePoints), 11, 13);
    }

    [Fact]
    public void Three_levels_that_end_in_between_are_a_slow_down()
    {
        var noise = new Noise(10);
        var steady = SteadyState.Classify([.. Step(noise, 2, 1, 20), .. noise.Sample(40, n => n.Normal(), 1.4)]);
        Assert.Equal((SteadyStateKind.SlowDown, 2), (steady.Kind, steady.ChangePoints.Count));
    }

    [Fact]
    public void A_constant_series_is_flat() =>
        Assert.Equal(SteadyStateKind.Flat, SteadyState.Classify([.. Enumerable.Repeat(1.0, 40)]).Kind);

    private static double Bimodal(Noise noise) => noise.Normal() * (noise.Uniform() < 0.4 ? 1.3 : 1);

    private static double[] Step(Noise noise, double before, double after, int change) =>
        [.. noise.Sample(change, n => n.Normal(), before), .. noise.Sample(40 - change, n => n.Normal(), after)];

    private static double[] Rising(Noise noise, int n, double rise) =>
        [.. Enumerable.Range(0, n).Select(i => (1 + rise * i / n) * Math.Exp(0.02 * noise.Gauss()))];

    private static double Rate(Func<Noise, bool> happens, int studies = Studies)
    {
        var noise = new Noise(studies);
        return Enumerable.Range(0, studies).Count(_ => happens(noise)) / (double)studies;
    }
}
