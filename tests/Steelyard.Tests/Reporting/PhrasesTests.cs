using Steelyard.Evidence;
using Steelyard.Evidence.Statistics;
using Steelyard.Evidence.Weighing;
using Steelyard.Reporting;
using Steelyard.Tests.Evidence.Weighing;

namespace Steelyard.Tests.Reporting;

public sealed class PhrasesTests
{
    [Theory]
    [InlineData("wall", 0.05, 0.04, 0.0625, RatioVerdict.Faster, "20× faster (16 to 25)")]
    [InlineData("wall", 2.0, 1.9, 2.1, RatioVerdict.Slower, "2× slower (1.9 to 2.1)")]
    [InlineData("wall", 1.1, 1.08, 1.12, RatioVerdict.Slower, "10.0% slower (8.0% to 12.0%)")]
    [InlineData("peak_memory", 0.25, 0.2, 0.5, RatioVerdict.Faster, "4× less (2 to 5)")]
    [InlineData("peak_memory", 3.0, 2.5, 3.5, RatioVerdict.Slower, "3× more (2.5 to 3.5)")]
    [InlineData("wall", 1.001, 0.99, 1.011, RatioVerdict.Same, "the same (0.990 to 1.011)")]
    [InlineData("wall", 1.05, 0.97, 1.13, RatioVerdict.Inconclusive, "inconclusive (0.970 to 1.130)")]
    [InlineData("wall", 1.05, 0, double.PositiveInfinity, RatioVerdict.Inconclusive, "inconclusive (too few trials)")]
    public void Ratios_read_from_the_side_of_their_numerator(string aspect, double value, double low, double high, RatioVerdict verdict, string expected) =>
        Assert.Equal(expected, Phrases.Ratio(new RatioResult(Aspect.Find(aspect)!, "a", "b", new Interval(value, low, high), verdict)));

    [Fact]
    public void Values_carry_their_precision()
    {
        Assert.Equal("412 ms ±0.5%", Phrases.Value(new AspectValue(Aspect.Wall, 0.412, 0.41, 0.414, 20)));
        Assert.Equal("412 ms (too few trials)", Phrases.Value(new AspectValue(Aspect.Wall, 0.412, 0, double.PositiveInfinity, 3)));
        Assert.Equal("412 ms (10 ms to 814 ms)", Phrases.Value(new AspectValue(Aspect.Wall, 0.412, 0.01, 0.814, 20)));
        Assert.Equal("0 s", Phrases.Value(new AspectValue(Aspect.Wall, 0, 0, 0, 20)));
        Assert.Equal("0 s (0 s to 2 s)", Phrases.Value(new AspectValue(Aspect.Wall, 0, 0, 2, 20)));
        Assert.Equal("4 s (3 s to 5 s)", Phrases.Value(new AspectValue(Aspect.Build, 4, 3, 5, 3, Bounds.Range)));
        Assert.Equal("4 s", Phrases.Value(new AspectValue(Aspect.Build, 4, 4, 4, 1, Bounds.Range)));
        Assert.Equal("5.2 kB", Phrases.Value(AspectValue.Exact(Aspect.SourceSize, 5200)));
        Assert.Equal("n^1.02 (0.99 to 1.05)", Phrases.Value(new AspectValue(Aspect.Growth, 1.02, 0.99, 1.05, 60)));
    }

    [Fact]
    public void The_noise_floor_says_when_it_is_unknown()
    {
        Assert.Equal("not measured", Phrases.NoiseFloor(null));
        Assert.Equal("one program against itself: too few trials to say", Phrases.NoiseFloor(new Interval(1, 0, double.PositiveInfinity)));
        Assert.Equal("one program against itself: 0.990 to 1.010", Phrases.NoiseFloor(new Interval(1, 0.99, 1.01)));
    }

    [Fact]
    public void The_gist_compares_the_choice_with_the_reference()
    {
        var gist = Phrases.Gist(Studies.PythonAndRust(0.05).Weigh())!;
        Assert.StartsWith("Against `python`, `rust` is 20× faster (50 ms instead of 1 s)", gist, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_rival_there_is_no_gist() =>
        Assert.Null(Phrases.Gist(Studies.Of(Studies.Candidate("python")).With("python", Studies.Walls(1, 1)).Weigh()));

    [Fact]
    public void A_ratio_is_found_from_either_side()
    {
        var weighed = Studies.PythonAndRust().Weigh();
        var (there, back) = (Phrases.Find(weighed, Aspect.Wall, "rust", "python")!, Phrases.Find(weighed, Aspect.Wall, "python", "rust")!);
        Assert.Equal((RatioVerdict.Faster, RatioVerdict.Slower), (there.Verdict, back.Verdict));
        Assert.Equal(1, there.Ratio.Value * back.Ratio.Value, 9);
        Assert.Equal(1, there.Ratio.Low * back.Ratio.High, 9);
        Assert.Null(Phrases.Find(weighed, Aspect.Startup, "rust", "python"));
    }
}
