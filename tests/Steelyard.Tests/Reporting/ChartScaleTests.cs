using Steelyard.Reporting.Html;

namespace Steelyard.Tests.Reporting;

public sealed class ChartScaleTests
{
    [Fact]
    public void Equal_factors_take_equal_room_on_a_logarithmic_axis()
    {
        var scale = ChartScale.Log([1, 100]);
        Assert.Equal(scale.Percent(10) - scale.Percent(1), scale.Percent(100) - scale.Percent(10), 9);
        Assert.Equal(50, scale.Percent(10), 9);
        Assert.InRange(scale.Percent(1), 1, 10);
    }

    [Theory]
    [InlineData(0.001, 0.0011)]
    [InlineData(0.5, 1.5)]
    [InlineData(1e-9, 1e9)]
    [InlineData(7, 7)]
    [InlineData(1234, 9876)]
    public void Ticks_lie_within_the_axis_in_ascending_order(double low, double high)
    {
        foreach (var scale in new[] { ChartScale.Log([low, high]), ChartScale.Linear([low, high]) })
        {
            Assert.NotEmpty(scale.Ticks);
            Assert.Equal(scale.Ticks.Order(), scale.Ticks);
            Assert.All(scale.Ticks, x => Assert.InRange(x, scale.Low, scale.High));
        }
    }

    [Fact]
    public void Values_beyond_the_axis_stay_at_its_ends_and_none_at_all_make_one_too()
    {
        var scale = ChartScale.Linear([1, 2]);
        Assert.Equal(0, scale.Percent(-5));
        Assert.Equal(100, scale.Percent(7));
        Assert.True(double.IsFinite(ChartScale.Log([]).Percent(1)));
    }
}
