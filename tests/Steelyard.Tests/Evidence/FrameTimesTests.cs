using Steelyard.Evidence;

namespace Steelyard.Tests.Evidence;

public sealed class FrameTimesTests
{
    [Fact]
    public void Quantiles_by_nearest_rank_and_missed_deadlines()
    {
        var frames = new FrameTimes(0.010, [.. Enumerable.Range(1, 100).Select(x => x / 1000.0)]);
        Assert.Equal(0.050, frames.Quantile(0.5));
        Assert.Equal(0.099, frames.Quantile(0.99));
        Assert.Equal(0.100, frames.Quantile(1));
        Assert.Equal(0.90, frames.Missed, 1e-12);
    }

    [Fact]
    public void The_far_tail_needs_ten_thousand_frames()
    {
        FrameTimes Of(int count) => new(0.01, [.. Enumerable.Range(1, count).Select(x => (double)x)]);
        Assert.Null(FrameTimes.Tail([Of(5000), Of(4999)], 0.999));
        var tail = FrameTimes.Tail([Of(10_000)], 0.999)!;
        Assert.Equal(9990, tail.Value);
        // Ranks 0.999 ± 1.96·√(0.999·0.001/10000): about 6 of 10,000 to either side.
        Assert.Equal((9984, 9997), (tail.Low, tail.High));
    }
}
