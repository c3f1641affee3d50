using Steelyard.Evidence;
using Steelyard.Evidence.Weighing;
using Steelyard.Tests.Reporting;

namespace Steelyard.Tests.Evidence.Weighing;

public sealed class CurvesTests
{
    [Theory]
    [InlineData(100, 0.9)]
    [InlineData(999, 0.95)]
    [InlineData(1000, 0.99)]
    [InlineData(10_000, 0.999)]
    public void No_percentile_rests_on_fewer_than_ten_frames(int frames, double furthest)
    {
        var curve = FrameCurve.All(Frames(frames))[0];
        Assert.Equal(frames, curve.Frames);
        Assert.Equal(furthest, curve.Points[^2].Share);
        Assert.Equal((1, frames * 1e-6), curve.Points[^1]);
        Assert.Equal(Math.Ceiling(furthest * frames) * 1e-6, curve.Points[^2].Latency, 12);
        Assert.Equal(Math.Max(0, frames - 500), curve.Missed);
    }

    [Fact]
    public void A_workload_without_frames_or_workers_has_no_curves()
    {
        var weighed = SampleStudies.Weighed(SampleStudies.Plain());
        Assert.Empty(weighed.Frames);
        Assert.Empty(weighed.Scaling);
    }

    [Fact]
    public void Throughput_over_workers_goes_with_its_fit()
    {
        var study = SampleStudies.Of([("python", "python", 0.4)], ["one", "two", "three", "four"], 6);
        study = study with
        {
            Plan = study.Plan with { Kind = WorkloadKind.Workers },
            Inputs = [.. study.Inputs.Select((x, i) => x with { N = i + 1 })],
            Trials = [.. study.Trials.Select(x => x with { Wall = Serial(Array.IndexOf(["one", "two", "three", "four"], x.Size) + 1) * (1 + (0.001 * (x.Block % 3))) })],
        };
        var curve = Assert.Single(SampleStudies.Weighed(study).Scaling);
        Assert.Equal([1, 2, 3, 4], curve.Points.Select(x => x.Workers));
        Assert.Equal(0.2, curve.Fit!.Contention.Value, 2);
        Assert.Equal(curve.Points[3].Median, curve.Fit.At(4), 2);

        // Amdahl: a fifth of one second is for one worker alone.
        static double Serial(int workers) => 0.2 + (0.8 / workers);
    }

    private static Study Frames(int count)
    {
        var study = SampleStudies.Of([("python", "python", 0.4)], ["tiny", "medium"], 1);
        return study with
        {
            Plan = study.Plan with { Kind = WorkloadKind.Frames, Rate = 60 },
            Trials = [.. study.Trials.Select(x => x.Phase == Phase.Main ? x with { Frames = new FrameTimes(500.5e-6, [.. Enumerable.Range(1, count).Select(i => i * 1e-6)]) } : x)],
        };
    }
}
