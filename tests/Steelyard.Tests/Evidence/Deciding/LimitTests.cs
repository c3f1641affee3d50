using Steelyard.Evidence;
using static Steelyard.Tests.Evidence.Deciding.Problems;

namespace Steelyard.Tests.Evidence.Deciding;

public sealed class LimitTests
{
    [Theory]
    [InlineData("memory<=64MiB", "peak_memory", 64 * 1024 * 1024)]
    [InlineData("memory≤1 gib", "peak_memory", 1024 * 1024 * 1024)]
    [InlineData("size<=5MB", "deploy_size", 5e6)]
    [InlineData("source<=4kB", "source_size", 4e3)]
    [InlineData("source <= 4KB", "source_size", 4e3)]
    [InlineData("source<512B", "source_size", 512)]
    [InlineData("wall<=2s", "wall", 2)]
    [InlineData("wall<=1.5e3us", "wall", 0.0015)]
    [InlineData("wall<=7µs", "wall", 7e-6)]
    [InlineData("wall<=7μs", "wall", 7e-6)]
    [InlineData("startup<=50ms", "startup", 0.05)]
    [InlineData("build<=1m", "build", 60)]
    [InlineData("build<=2min", "build", 120)]
    [InlineData("build<=1h", "build", 3600)]
    [InlineData("growth<=1.2", "growth", 1.2)]
    public void Reads_bounds_in_the_unit_of_the_aspect(string text, string aspect, double bound)
    {
        var limit = Limit(text);
        Assert.Equal(aspect, limit.Aspect.Id);
        Assert.Equal(bound, limit.Bound, bound * 1e-12);
        Assert.Equal(text, limit.ToString());
    }

    [Theory]
    [InlineData("wall<2s", true)]
    [InlineData("wall<=2s", false)]
    [InlineData("wall≤2s", false)]
    public void Knows_strict_bounds(string text, bool strict) => Assert.Equal(strict, Limit(text).Strict);

    [Theory]
    [InlineData("memory<=64", "MiB")]
    [InlineData("memory<=2s", "MiB")]
    [InlineData("wall<=2MB", "ms")]
    [InlineData("growth<=1.2s", "plain number")]
    [InlineData("memroy<=2MB", "memory")]
    [InlineData("wall>=2s", "upper bounds")]
    [InlineData("wall<=0s", "above 0")]
    [InlineData("wall<=-1s", "above 0")]
    [InlineData("wall<=1.2.3s", "a number")]
    [InlineData("wall<=1e999s", "finite")]
    [InlineData("wall", "memory<=64MiB")]
    [InlineData("", "memory<=64MiB")]
    public void Says_what_was_expected(string text, string hint)
    {
        Assert.False(Steelyard.Evidence.Deciding.Limit.TryParse(text, out var limit, out var error));
        Assert.Null(limit);
        Assert.Contains(hint, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("memory<=64MiB", 1.5e6, "peak_memory<=1.5MB")]
    [InlineData("wall<2s", 0.0123, "wall<12.3ms")]
    [InlineData("growth<=1.2", 1.5, "growth<=1.5")]
    public void Writes_another_bound_so_that_it_can_be_read_again(string text, double bound, string expected)
    {
        var limit = Limit(text).WithBound(bound);
        Assert.Equal(expected, limit.Text);
        Assert.Equal(bound, Limit(limit.Text).Bound, bound * 1e-9);
    }
}
