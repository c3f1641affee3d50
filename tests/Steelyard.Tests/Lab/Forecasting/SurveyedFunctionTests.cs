using System.Collections.Immutable;
using Steelyard.Evidence.Forecasting;
using Steelyard.Lab.Forecasting;
using Steelyard.Translation;

namespace Steelyard.Tests.Lab.Forecasting;

public sealed class SurveyedFunctionTests
{
    [Theory]
    [InlineData(0.75, 7)]
    [InlineData(1, 3, 7)]
    [InlineData(0, 5)]
    [InlineData(0)]
    public void Calls_that_reach_a_line_are_a_share_of_those_followed(double share, params int[] lines) =>
        Assert.Equal(share, Seen(([2, 3], 1), ([2, 7], 2), ([2, 3, 7], 1)).Reaching(lines));

    [Fact]
    public void Nothing_is_known_of_calls_that_were_not_followed() => Assert.Equal(0, Seen().Reaching([1]));

    [Fact]
    public void What_two_processes_saw_adds_up()
    {
        var both = Seen(([2], 1)).With(Seen(([2, 7], 3)));
        Assert.Equal(0.75, both.Reaching([7]));
        Assert.Equal(2, both.Observed.Calls.Single().Count);
    }

    private static SurveyedFunction Seen(params (ImmutableHashSet<int> Lines, long Calls)[] paths) => new(
        new CallCount(1, ImmutableSortedDictionary<string, double>.Empty, ImmutableSortedDictionary<string, double>.Empty, ImmutableDictionary<FunctionKey, double>.Empty),
        new Observations([(["int"], 1)], [("int", 1)]), [.. paths]);
}
