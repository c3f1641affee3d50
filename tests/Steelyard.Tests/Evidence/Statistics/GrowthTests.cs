using Steelyard.Evidence.Statistics;

namespace Steelyard.Tests.Evidence.Statistics;

public class GrowthTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_pure_power_is_found(double exponent)
    {
        var growth = Growth.Exponent([.. new[] { 10.0, 100, 1000 }.Select(n => (n, 3 * Math.Pow(n, exponent)))])!;
        Assert.Equal(exponent, growth.Value, 10);
        Assert.Equal(0, growth.High - growth.Low, 6);
        Assert.Equal(3, growth.Trials);
    }

    [Fact]
    public void The_interval_is_that_of_the_textbook()
    {
        // logs (0,0) (1,1) (2,1) (3,2): slope 0.6, residual sum of squares 0.2, s/√Sxx = √(0.1/5), t(0.975; 2) = 4.302653
        (double X, double Y)[] logs = [(0, 0), (1, 1), (2, 1), (3, 2)];
        (double, double)[] points = [.. logs.Select(p => (Math.Exp(p.X), Math.Exp(p.Y)))];
        var growth = Growth.Exponent(points)!;
        Assert.Equal(0.6, growth.Value, 10);
        Assert.Equal(0.6 - 4.302653 * Math.Sqrt(0.02), growth.Low, 6);
        Assert.Equal(0.6 + 4.302653 * Math.Sqrt(0.02), growth.High, 6);
    }

    [Fact]
    public void Start_up_is_taken_off_and_sizes_drowned_in_it_left_out()
    {
        (double, double)[] points = [(1, 0.0199), (1, 0.0203), (100, 0.02 + 0.1), (1000, 0.02 + 1), (10_000, 0.02 + 10)];
        Assert.Equal(1, Growth.Exponent(points, offset: 0.02)!.Value, 10);
        Assert.InRange(Growth.Exponent(points)!.Value, 0.5, 0.9);
    }

    [Fact]
    public void Too_little_has_no_exponent()
    {
        Assert.Null(Growth.Exponent([]));
        Assert.Null(Growth.Exponent([(10, 1), (10, 1.1), (10, 0.9)]));
        Assert.Null(Growth.Exponent([(10, 1), (100, 10)]));
        Assert.Null(Growth.Exponent([(10, 1), (10, 1.1), (100, 10)], offset: 20));
    }

    [Fact]
    public void Intervals_hold_the_true_exponent()
    {
        var noise = new Noise(12);
        var held = Enumerable.Range(0, 2000).Count(_ => Growth.Exponent(Trials(noise))!.Contains(1.3));
        Assert.InRange(held / 2000.0, 0.935, 0.965);
    }

    private static (double, double)[] Trials(Noise noise) =>
        [.. from n in new[] { 1e3, 1e4, 1e5 } from trial in Enumerable.Range(0, 4) select (n, Math.Pow(n, 1.3) * noise.LogNormal())];
}
