using Steelyard.Evidence;
using Steelyard.Evidence.Deciding;
using static Steelyard.Tests.Evidence.Deciding.Problems;

namespace Steelyard.Tests.Evidence.Deciding;

public sealed class PrioritiesTests
{
    [Theory]
    [InlineData("speed,memory=source", "wall,peak_memory=source_size")]
    [InlineData(" Speed > Peak Memory ", "wall,peak_memory")]
    [InlineData("growth", "growth")]
    [InlineData(Priorities.DefaultText, "wall,source_size,peak_memory")]
    public void Reads_ranks_and_ties(string text, string expected) => Assert.Equal(expected, Ranking(text).ToString());

    [Theory]
    [InlineData("sped", "speed")]
    [InlineData("memroy,speed", "memory")]
    [InlineData("beauty", "peak_memory")]
    [InlineData("speed,wall", "'wall'")]
    [InlineData("speed,,memory", "missing")]
    [InlineData("", "missing")]
    public void Says_what_was_expected(string text, string hint)
    {
        Assert.False(Priorities.TryParse(text, out var priorities, out var error));
        Assert.Null(priorities);
        Assert.Contains(hint, error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_is_what_its_text_says() =>
        Assert.Equal(Ranking(Priorities.DefaultText).ToString(), Priorities.Default.ToString());

    [Fact]
    public void Strict_ranks_average_to_the_rank_order_centroid()
    {
        var centroid = Ranking("wall,cpu,memory,source").RankOrderCentroid();
        double[] published = [0.5208, 0.2708, 0.1458, 0.0625];
        Assert.Equal(published, centroid.Values.Select(w => Math.Round(w, 4)));
    }

    [Theory]
    [InlineData("wall,cpu,memory,source")]
    [InlineData("wall,cpu=memory,source")]
    [InlineData("wall=cpu,memory=source")]
    [InlineData("wall=cpu=memory=source")]
    public void Drawn_weights_have_the_centroid_as_their_mean(string ranking)
    {
        // A single option is first in every draw, so its central weights are the mean of all weights.
        var drawn = Smaa.Analyze(new double[1, 4], Ranking(ranking), seed: 1, draws: 20_000).CentralWeights[0];
        var centroid = Ranking(ranking).RankOrderCentroid();
        Assert.Equal(1, centroid.Values.Sum(), 12);
        Assert.All(drawn.Zip(centroid.Values), x => Assert.Equal(x.Second, x.First, 0.01));
    }

    [Fact]
    public void An_aspect_can_be_moved_to_the_front() =>
        Assert.Equal("source_size,wall,peak_memory", Priorities.Default.WithFirst(Aspect.SourceSize).ToString());
}
