using Steelyard.Lab.Workloads;

namespace Steelyard.Tests.Lab.Workloads;

public sealed class DurationsTests
{
    [Theory]
    [InlineData("500ms", 0.5)]
    [InlineData("30s", 30)]
    [InlineData("1.5s", 1.5)]
    [InlineData("2m", 120)]
    [InlineData("2min", 120)]
    [InlineData("1h", 3600)]
    [InlineData("45", 45)]
    [InlineData(" 10 S ", 10)]
    public void Durations_are_read_with_their_unit(string text, double seconds)
    {
        Assert.True(Durations.TryParse(text, out var value));
        Assert.Equal(seconds, value.TotalSeconds, 9);
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("soon")]
    [InlineData("0s")]
    [InlineData("-1s")]
    [InlineData("1e3s")]
    [InlineData("1,5s")]
    [InlineData("1d")]
    [InlineData("100000h")]
    [InlineData("NaN")]
    public void Anything_else_is_refused(string text) => Assert.False(Durations.TryParse(text, out _));
}
