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
}
