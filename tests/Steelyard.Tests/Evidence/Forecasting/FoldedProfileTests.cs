using System.Collections.Immutable;
using Steelyard.Evidence.Forecasting;
using Steelyard.Evidence.Profiling;
using Steelyard.Tests.Evidence.Profiling;

namespace Steelyard.Tests.Evidence.Forecasting;

public sealed class FoldedProfileTests
{
    [Theory]
    [InlineData("score", "score")]
    [InlineData("score.<locals>.<listcomp>", "score")]
    [InlineData("score.<locals>.inner.<locals>.<lambda>", "score")]
    [InlineData("Worker.work.<locals>.<genexpr>", "Worker.work")]
    [InlineData("<module>", "<module>")]
    [InlineData("<listcomp>", "<module>")]
    public void What_is_defined_inside_belongs_to_the_function_around_it(string name, string piece) =>
        Assert.Equal(piece, FoldedProfile.KeyOf(new(name, "app.py", 1)).Name);

    [Fact]
    public void Times_of_a_function_and_of_what_is_inside_add_up()
    {
        var folded = Fold("main.<locals>.<listcomp>");
        var main = Assert.Single(folded.Functions);
        Assert.Equal((3, 2, 4), (main.Interpreted, main.Builtin, main.Waiting));
        Assert.Equal(1, main.Line);
        Assert.Empty(folded.Calls);
    }

    [Fact]
    public void Calls_between_pieces_stay()
    {
        var folded = Fold("Worker.work");
        var (caller, callee) = Assert.Single(folded.Calls.Keys);
        Assert.Equal(("main", "Worker.work"), (caller.Name, callee.Name));
    }

    [Fact]
    public void Files_have_full_paths() => Assert.All(Fold("Worker.work").Functions, x => Assert.StartsWith("/full", x.Key.File, StringComparison.Ordinal));

    private static FoldedProfile Fold(string name) => FoldedProfile.Of(ProfileSummary.Of(Profiles.Recursive(name)), x => "/full" + x, cpuSeconds: null);

    [Fact]
    public void Time_that_others_took_is_left_out()
    {
        // Six seconds were running, three of them on a processor; four were waiting.
        var folded = FoldedProfile.Of(ProfileSummary.Of(Profiles.Recursive()), x => x, cpuSeconds: 3);
        Assert.Equal(7, folded.Duration, 1e-9);
        Assert.Equal(2.5, folded.Functions.Single(x => x.Key.Name == "Worker.work").Running, 1e-9);
        Assert.Equal(4, folded.Functions.Single(x => x.Key.Name == "main").Waiting, 1e-9);
    }

    [Fact]
    public void Time_before_the_first_sample_is_known_from_the_processor_time()
    {
        // Six seconds were running; the program took nine of a processor, one of them before it began.
        var folded = FoldedProfile.Of(ProfileSummary.Of(Profiles.Recursive()), x => x, cpuSeconds: 9, startSeconds: 1);
        Assert.Equal(3, folded.Unseen!.Value, 1e-9);
        Assert.Equal(10, folded.Duration, 1e-9);
    }

    [Fact]
    public void Calls_of_several_processes_are_added_and_their_elements_averaged()
    {
        var key = new FunctionKey("/app.py", "main");
        CallCount Count(long calls, double floats, double share) => new(calls, ImmutableSortedDictionary<string, double>.Empty.Add("float", floats), ImmutableSortedDictionary<string, double>.Empty,
            ImmutableDictionary<FunctionKey, double>.Empty.Add(key, share));
        var both = Count(30, 10, 1).With(Count(10, 2, 0.2));
        Assert.Equal((40, 8, 0.8), (both.Calls, both.In["float"], Math.Round(both.Callers[key], 9)));
    }
}
