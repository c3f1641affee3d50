using Steelyard.Evidence.Forecasting;
using Steelyard.Evidence.Statistics;

namespace Steelyard.Tests.Evidence.Forecasting;

public sealed class ForecastRecordTests
{
    [Fact]
    public void Only_whole_plans_count()
    {
        var record = ForecastRecord.Of([Kept(3, complete: true), Kept(20, complete: true), Kept(3, complete: false), Kept(null, complete: true)]);
        Assert.Equal((2, 1), (record.Measured, record.Held));
        Assert.Equal((1.5 + 10) / 2, record.MedianError!.Value, 1e-9);
    }

    [Fact]
    public void Without_outcomes_nothing_is_claimed() => Assert.Null(ForecastRecord.Of([Kept(null, complete: true)]).MedianError);

    private static KeptForecast Kept(double? outcome, bool complete) => new("s", "app.py", "python3 app.py", Forecast(),
        outcome is { } x ? new ForecastOutcome(new Interval(x, x, x), complete) : null, DateTimeOffset.UnixEpoch);

    private static Forecast Forecast() => new()
    {
        Seconds = 1,
        Plan = new([new("/a.py", "f")], new Interval(2, 1.5, 4), 0),
        Ceiling = 5,
        Stays = [],
        Candidates = [],
        Costs = BoundaryCosts.Usual,
        Recorded = true,
    };
}
