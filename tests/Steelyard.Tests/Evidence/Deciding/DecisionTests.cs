using MathNet.Numerics.Distributions;
using Steelyard.Evidence;
using Steelyard.Evidence.Deciding;
using static Steelyard.Tests.Evidence.Deciding.Problems;

namespace Steelyard.Tests.Evidence.Deciding;

public sealed class DecisionTests
{
    [Fact]
    public void Rust_that_is_fast_and_small_is_moved_to()
    {
        var decision = Typical("speed,source,memory").Decide();
        Assert.Equal((Verdict.MoveToRust, "rust"), (decision.Verdict, decision.Choice));
        Assert.InRange(decision.Acceptability["rust"], Settings.Certainty, 1);
    }

    [Fact]
    public void Python_that_is_shortest_is_stayed_in_when_only_source_counts()
    {
        var decision = Typical("source").Decide();
        Assert.Equal((Verdict.StayInPython, "python"), (decision.Verdict, decision.Choice));
    }

    [Fact]
    public void A_hybrid_that_takes_most_of_the_gain_is_chosen()
    {
        var decision = Problem(
            "speed=source",
            Python(Value(Aspect.Wall, 10), Value(Aspect.SourceSize, 1000)),
            Hybrid(Value(Aspect.Wall, 0.2), Value(Aspect.SourceSize, 1050)),
            Rust(Value(Aspect.Wall, 0.18), Value(Aspect.SourceSize, 9000))).Decide();
        Assert.Equal((Verdict.Both, "hybrid"), (decision.Verdict, decision.Choice));
    }

    [Fact]
    public void Opposed_aspects_of_equal_rank_leave_it_undecided()
    {
        var decision = Problem(
            "speed=source",
            Python(Value(Aspect.Wall, 10), Value(Aspect.SourceSize, 1000)),
            Rust(Value(Aspect.Wall, 1), Value(Aspect.SourceSize, 10_000))).Decide();
        Assert.Equal((Verdict.Undecided, null), (decision.Verdict, decision.Choice));
        Assert.Contains("80%", decision.Because[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_gain_of_one_percent_does_not_buy_twice_the_source()
    {
        var problem = Problem(
            "source,speed",
            Python(Value(Aspect.Wall, 1), Value(Aspect.SourceSize, 1000)),
            Rust(Value(Aspect.Wall, 0.99), Value(Aspect.SourceSize, 2000)));
        Assert.Equal(Verdict.StayInPython, problem.Decide().Verdict);
        Assert.NotEqual(Verdict.MoveToRust, (problem with { Priorities = Ranking("speed,source") }).Decide().Verdict);
    }

    [Fact]
    public void Differences_below_the_resolution_count_for_nothing()
    {
        // 0.1 ms against 0.3 ms is three times, but 12% of the source is more.
        var decision = Problem(
            "source,startup",
            Python(Value(Aspect.Startup, 0.0003), Value(Aspect.SourceSize, 1000)),
            Rust(Value(Aspect.Startup, 0.0001), Value(Aspect.SourceSize, 1200))).Decide();
        Assert.Equal(Verdict.StayInPython, decision.Verdict);
    }

    [Fact]
    public void Growth_counts_by_difference_and_may_be_negative()
    {
        var decision = Problem("growth", Python(Value(Aspect.Growth, 0.2)), Rust(Value(Aspect.Growth, -0.1))).Decide();
        Assert.Equal(Verdict.MoveToRust, decision.Verdict);
    }

    [Fact]
    public void Overlapping_evidence_gives_the_probability_that_one_value_is_smaller()
    {
        var (python, rust, spread) = (1.1, 1.0, 1.3);
        var decision = Problem("speed", Python(Value(Aspect.Wall, python, spread)), Rust(Value(Aspect.Wall, rust, spread))).Decide();
        var deviation = Math.Log(spread) / Normal.InvCDF(0, 1, 0.975);
        var expected = Normal.CDF(0, 1, Math.Log(python / rust) / (deviation * Math.Sqrt(2)));
        Assert.Equal(expected, decision.Acceptability["rust"], 0.015);
        Assert.Equal(decision.Acceptability["rust"], decision.Confidence["rust"]);
    }

    [Fact]
    public void Options_of_one_verdict_support_it_together()
    {
        var decision = Problem(
            "speed",
            Python(Value(Aspect.Wall, 1, 1.2)),
            Option("numpy", Verdict.StayInPython, Value(Aspect.Wall, 0.98, 1.2)),
            Rust(Value(Aspect.Wall, 2, 1.2))).Decide();
        Assert.Equal((Verdict.StayInPython, "numpy"), (decision.Verdict, decision.Choice));
        Assert.True(decision.Acceptability["numpy"] < Settings.Certainty);
        Assert.Equal(1, decision.VerdictAcceptability[Verdict.StayInPython], 9);
    }

    [Fact]
    public void Equal_options_split_evenly()
    {
        AspectValue[] values = [Value(Aspect.Wall, 1), Value(Aspect.SourceSize, 1000), Value(Aspect.PeakMemory, 1e7)];
        var decision = Problem("speed,source,memory", Python(values), Rust(values)).Decide();
        Assert.Equal(0.5, decision.Acceptability["python"]);
        Assert.Equal(0.5, decision.PairwiseWins["rust"]["python"]);
        Assert.Equal(1, decision.Entropy, 12);
    }

    [Fact]
    public void A_single_option_is_chosen_for_want_of_others()
    {
        var decision = Problem("speed", Rust(Value(Aspect.Wall, 1))).Decide();
        Assert.Equal((Verdict.MoveToRust, "rust"), (decision.Verdict, decision.Choice));
        Assert.Contains("nothing to compare", Assert.Single(decision.Because), StringComparison.Ordinal);
    }

    [Fact]
    public void No_option_leaves_it_undecided()
    {
        var decision = Problem("speed").Explore();
        Assert.Equal(Verdict.Undecided, decision.Verdict);
        Assert.Equal(ExperimentKind.Candidates, decision.NextExperiment!.Kind);
        Assert.Empty(decision.TippingPoints);
    }

    [Fact]
    public void An_aspect_that_one_option_lacks_is_left_out_for_all_and_named()
    {
        var decision = Problem(
            "memory,speed",
            Python(Value(Aspect.Wall, 2), Value(Aspect.PeakMemory, 1e6)),
            Rust(Value(Aspect.Wall, 1), AspectValue.Exact(Aspect.PeakMemory, double.PositiveInfinity))).Decide();
        Assert.Equal(Verdict.MoveToRust, decision.Verdict);
        Assert.Equal(Aspect.PeakMemory, Assert.Single(decision.LeftOut));
        Assert.Equal("wall", decision.Priorities.ToString());
        Assert.Contains("peak memory", decision.Because[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_bound_that_trials_could_not_give_counts_as_a_factor_of_ten()
    {
        var open = Value(Aspect.Wall, 1) with { High = double.PositiveInfinity, Bounds = Bounds.Range };
        var tenfold = open with { High = 10 };
        double Share(AspectValue python) =>
            Problem("speed", Python(python), Rust(Value(Aspect.Wall, 2))).Decide().Acceptability["python"];
        Assert.Equal(Share(tenfold), Share(open), 0.002);
        Assert.InRange(Share(open), 0.6, 0.95);
    }

    [Fact]
    public void The_same_seed_gives_the_same_decision_and_another_one_nearly()
    {
        var problem = Typical("source,speed,memory");
        Assert.Equal(problem.Decide().Acceptability, problem.Decide().Acceptability);
        var other = (problem with { Seed = 43 }).Decide().Acceptability;
        Assert.NotEqual(problem.Decide().Acceptability, other);
        Assert.All(problem.Decide().Acceptability, x => Assert.Equal(x.Value, other[x.Key], 0.02));
    }

    [Fact]
    public void The_reasons_are_few_and_compare_with_the_next_best()
    {
        var because = Typical("speed,source,memory").WithLimits("wall<=1s").Decide().Because;
        Assert.InRange(because.Length, 1, 3);
        Assert.Contains("Against hybrid: for it wall time 3.1 times smaller", because[1], StringComparison.Ordinal);
        Assert.Contains("source size 13% larger", because[1], StringComparison.Ordinal);
        Assert.Contains("python (violates wall<=1s", because[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Problems_that_no_user_can_cause_are_refused()
    {
        var option = Rust(Value(Aspect.Wall, 1));
        Assert.Throws<ArgumentException>(() => Problem("speed", option, option).Decide());
        Assert.Throws<ArgumentException>(() => Problem("speed", option with { Verdict = Verdict.Undecided }).Decide());
        Assert.Throws<ArgumentOutOfRangeException>(() => (Problem("speed", option) with { Draws = 0 }).Decide());
    }
}
