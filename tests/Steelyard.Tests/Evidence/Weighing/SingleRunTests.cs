using Steelyard.Evidence;
using Steelyard.Evidence.Deciding;
using Steelyard.Evidence.Weighing;

namespace Steelyard.Tests.Evidence.Weighing;

public sealed class SingleRunTests
{
    private static readonly MemoryTimes Rising = new([0, 1, 2, 3, 4], [0, 10, 20, 30, 40]);

    [Fact]
    public void Memory_over_time_is_that_of_the_checked_run_at_the_main_size()
    {
        var weighed = Studies.PythonAndRust()
            .With("python", [1], Phase.Check)
            .Change("python", x => x.Phase == Phase.Check ? x with { Memory = Rising } : x)
            .Weigh();
        var value = weighed.Value("python", Aspect.MeanMemory);
        Assert.Equal((20, 20, 20, 1, Bounds.Range), (value.Value, value.Low, value.High, value.Trials, value.Bounds));
        Assert.Equal(["python"], weighed.Memory.Select(x => x.Candidate));
    }

    [Fact]
    public void The_mean_weighs_each_value_by_its_time() => Assert.Equal(17, new MemoryTimes([0, 1, 2, 3, 10], [10, 10, 10, 10, 30]).Mean());

    [Fact]
    public void Few_samples_have_no_mean() => Assert.Null(new MemoryTimes([0, 1, 2, 3], [1, 1, 1, 1]).Mean());

    [Fact]
    public void Collections_are_counted_by_generation()
    {
        var times = CollectorTimes.Of([(0, 0.25), (2, 0.5), (0, 0.125)]);
        Assert.Equal([2, 0, 1], times.Collections.AsEnumerable());
        Assert.Equal((0.875, 0.5), (times.Total, times.Longest));
        Assert.Equal((0.0, 0.0), (CollectorTimes.Of([]).Total, CollectorTimes.Of([]).Longest));
    }

    [Fact]
    public void A_language_without_a_collector_stands_beside_one_that_was_timed()
    {
        var weighed = Studies.PythonAndRust()
            .With("python", [1], Phase.Collector)
            .Change("python", x => x.Phase == Phase.Collector ? x with { Collector = CollectorTimes.Of([(0, 0.25), (1, 0.5)]) } : x)
            .Weigh();
        Assert.Equal(0.75, weighed.Value("python", Aspect.CollectorTime).Value);
        Assert.Equal("1 + 1 collections, youngest generation first", weighed.Value("python", Aspect.CollectorTime).Note);
        Assert.Equal(0.5, weighed.Value("python", Aspect.CollectorPause).Value);
        Assert.Equal(0, weighed.Value("rust", Aspect.CollectorTime).Value);
        Assert.Null(Studies.PythonAndRust().Weigh().Candidates[1][Aspect.CollectorTime]);
    }

    [Fact]
    public void Energy_is_shown_where_every_trial_has_it_and_is_never_ranked()
    {
        var weighed = Studies.PythonAndRust().Change("python", x => x with { Energy = 20 * x.Wall }).Weigh();
        Assert.Equal(20, weighed.Value("python", Aspect.Energy).Value, 0.1);
        Assert.Null(weighed.Candidates[1][Aspect.Energy]);
        Assert.False(Priorities.TryParse("speed,energy", out _, out var error));
        Assert.Contains("not ranked", error, StringComparison.Ordinal);
    }
}
