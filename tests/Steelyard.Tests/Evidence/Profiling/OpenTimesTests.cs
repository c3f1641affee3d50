using System.Collections.Immutable;
using Steelyard.Evidence.Profiling;

namespace Steelyard.Tests.Evidence.Profiling;

public sealed class OpenTimesTests
{
    // main:3 → work:11, main:4 → work:11, main:4 → work:12
    private static readonly ImmutableArray<StackNode> Nodes = [new(-1, 0, 3), new(0, 1, 11), new(-1, 0, 4), new(2, 1, 11), new(2, 1, 12)];

    [Fact]
    public void Open_time_is_divided_as_in_the_samples_that_stand_for_it()
    {
        // Eight were always asked for and say "interpreted"; of those asked for one time in ten, two said so, and six said "extension".
        SeenTime[] seen = [new(new(0, 1, SampleKind.Interpreted, 0.10, 10), 2 * 9), new(new(0, 1, SampleKind.Extension, 0.06, 6), 6 * 9)];
        Assert.Equal(
            [new StackTime(0, 1, SampleKind.Interpreted, 0.30, 30), new StackTime(0, 1, SampleKind.Extension, 0.66, 66)],
            Rounded(OpenTimes.Settle(seen, [new(0, 1, SampleKind.Builtin, 0.8, 80)], Nodes)));
    }

    [Fact]
    public void What_was_never_asked_for_in_a_stack_is_as_in_others_at_its_line()
    {
        SeenTime[] seen = [new(new(0, 1, SampleKind.Extension, 0.06, 6), 5)];
        Assert.Contains(new(0, 3, SampleKind.Extension, 0.5, 50), OpenTimes.Settle(seen, [new(0, 3, SampleKind.Interpreted, 0.5, 50)], Nodes));
    }

    [Fact]
    public void Without_any_at_its_line_the_instruction_decides()
    {
        SeenTime[] seen = [new(new(0, 1, SampleKind.Extension, 0.06, 6), 5), new(new(0, 4, SampleKind.Gc, 0.5, 50), 0)];
        Assert.Contains(new(0, 4, SampleKind.Builtin, 0.5, 50), OpenTimes.Settle(seen, [new(0, 4, SampleKind.Builtin, 0.5, 50)], Nodes));
    }

    [Fact]
    public void Nothing_is_lost_or_added()
    {
        SeenTime[] seen = [new(new(0, 1, SampleKind.Extension, 0.03, 3), 3), new(new(0, 1, SampleKind.Builtin, 0.03, 3), 3), new(new(0, 1, SampleKind.Interpreted, 0.03, 3), 3)];
        var all = OpenTimes.Settle(seen, [new(1, 1, SampleKind.Builtin, 0.1, 10)], Nodes);
        Assert.Equal(19, all.Sum(x => x.Samples));
        Assert.Equal(0.19, all.Sum(x => x.Seconds), 9);
        Assert.Equal(10, all.Where(x => x.Thread == 1).Sum(x => x.Samples));
    }

    private static StackTime[] Rounded(IEnumerable<StackTime> times) => [.. times.Select(x => x with { Seconds = Math.Round(x.Seconds, 9) })];
}
