using Steelyard.Evidence.Statistics;

namespace Steelyard.Tests.Evidence.Statistics;

public class QuantilesTests
{
    [Theory] // R: quantile(c(15, 20, 35, 40, 50), p)
    [InlineData(0, 15)]
    [InlineData(0.05, 16)]
    [InlineData(0.25, 20)]
    [InlineData(0.4, 29)]
    [InlineData(0.5, 35)]
    [InlineData(1, 50)]
    public void Quantiles_are_of_type_7(double probability, double expected) =>
        Assert.Equal(expected, Quantiles.Quantile([50, 15, 40, 20, 35], probability), 12);

    [Fact]
    public void The_median_of_an_even_number_is_the_middle() => Assert.Equal(2.5, Quantiles.Median([4, 1, 3, 2]));

    [Fact]
    public void Nothing_has_no_quantile() => Assert.Throws<ArgumentException>(() => Quantiles.Median([]));

    [Fact]
    public void A_probability_outside_0_to_1_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.Quantile([1, 2], 1.1));
}
