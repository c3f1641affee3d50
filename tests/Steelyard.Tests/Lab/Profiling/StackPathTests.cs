using Steelyard.Lab.Profiling;

namespace Steelyard.Tests.Lab.Profiling;

public sealed class StackPathTests
{
    private readonly StackPath path = new();

    [Fact]
    public void The_outer_frames_that_are_the_same_are_kept()
    {
        Walk([1, 2, 3], now: 0);
        Assert.Equal((2, 12), Keep([1, 2, 4, 5], now: 10));
    }

    [Fact]
    public void A_frame_that_went_on_is_another_with_all_above_it()
    {
        Walk([1, 2, 3], now: 0);
        Assert.Equal((1, 11), path.Keep([3, 2, 1], [3, 99, 1], 10));
        Assert.Equal((1, 11), Keep([1, 2, 3], now: 10));
    }

    [Fact]
    public void A_shorter_stack_forgets_what_was_above()
    {
        Walk([1, 2, 3], now: 0);
        Assert.Equal((2, 12), Keep([1, 2], now: 10));
        Assert.Equal((2, 12), Keep([1, 2, 3], now: 10));
    }

    [Fact]
    public void Nothing_is_kept_longer_than_its_code_is_trusted()
    {
        Walk([1, 2, 3], now: 0);
        Assert.Equal((3, 13), Keep([1, 2, 3], now: 99));
        Assert.Equal((0, -1), Keep([1, 2, 3], now: 100));
    }

    [Fact]
    public void A_stack_of_any_depth_is_kept()
    {
        var frames = Enumerable.Range(1, 500).Select(x => (ulong)x).ToArray();
        Walk(frames, now: 0);
        Assert.Equal((500, 510), Keep(frames, now: 1));
    }

    // Outermost first; a frame's node is its code and ten, and it is trusted for 100.
    private void Walk(ulong[] frames, long now)
    {
        for (var i = Keep(frames, now).Frames; i < frames.Length; i++)
            path.Add(frames[i], frames[i], (int)frames[i] + 10, now + 100);
    }

    private (int Frames, int Node) Keep(ulong[] frames, long now)
    {
        ulong[] innermostFirst = [.. frames.Reverse()];
        return path.Keep(innermostFirst, innermostFirst, now);
    }
}
