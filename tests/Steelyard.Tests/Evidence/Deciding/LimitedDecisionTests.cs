using System.Text.RegularExpressions;
using Steelyard.Evidence;
using Steelyard.Evidence.Deciding;
using static Steelyard.Tests.Evidence.Deciding.Problems;

namespace Steelyard.Tests.Evidence.Deciding;

public sealed class LimitedDecisionTests
{
    /// <summary>Python is shorter and its wall time of 1 s has a 95% interval of 0.8 s to 1.25 s.</summary>
    private static readonly DecisionProblem Short = Problem(
        "source",
        Python(Value(Aspect.Wall, 1, 1.25), Value(Aspect.SourceSize, 1000)),
        Rust(Value(Aspect.Wall, 0.1, 1.25), Value(Aspect.SourceSize, 3000)));

    [Theory]
    [InlineData("wall<=1s", 0.5, LimitStatus.Uncertain)]
    [InlineData("wall<=1.25s", 0.025, LimitStatus.Kept)]
    [InlineData("wall<=0.8s", 0.975, LimitStatus.Violated)]
    public void The_probability_of_violation_is_that_of_the_evidence(string limit, double expected, LimitStatus status)
    {
        var check = Short.WithLimits(limit).Decide().Limits.Single(c => c.Candidate == "python");
        Assert.Equal(expected, check.PViolation!.Value, 9);
        Assert.Equal((status, status == LimitStatus.Violated), (check.Status, check.Excluded));
    }

    [Theory]
    [InlineData("source<=1000B", 0.0)]
    [InlineData("source<1000B", 1.0)]
    public void A_counted_value_at_the_bound_violates_only_a_strict_limit(string limit, double expected) =>
        Assert.Equal(expected, Short.WithLimits(limit).Decide().Limits.Single(c => c.Candidate == "python").PViolation);

    [Fact]
    public void An_option_that_violates_a_limit_is_out()
    {
        var decision = Short.WithLimits("wall<=500ms").Decide();
        Assert.Equal((Verdict.MoveToRust, "rust"), (decision.Verdict, decision.Choice));
        Assert.Equal(0, decision.Acceptability["python"]);
        Assert.Contains("only option that keeps the limits", decision.Because[0], StringComparison.Ordinal);
    }

    [Fact]
    public void An_option_that_is_out_does_not_set_the_scale_for_the_others()
    {
        // Measured from Rust's 1 ms both would be worthless in speed, and python would win by its source.
        var decision = Problem(
            "speed,source",
            Python(Value(Aspect.Wall, 2), Value(Aspect.SourceSize, 1000)),
            Hybrid(Value(Aspect.Wall, 0.2), Value(Aspect.SourceSize, 1100)),
            Rust(Value(Aspect.Wall, 0.001), Value(Aspect.SourceSize, 9000))).WithLimits("source<=5kB").Decide();
        Assert.Equal(Verdict.Both, decision.Verdict);
        Assert.Equal(1, decision.Acceptability["hybrid"]);
    }

    [Fact]
    public void An_open_limit_on_which_the_verdict_depends_leaves_it_undecided()
    {
        var decision = Short.WithLimits("wall<=1.1s").Explore();
        Assert.Equal(Verdict.Undecided, decision.Verdict);
        Assert.Equal(ExperimentKind.MoreTrials, decision.NextExperiment!.Kind);
        Assert.Contains("python", decision.NextExperiment.Text, StringComparison.Ordinal);
        Assert.Contains("wall time", decision.NextExperiment.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_limit_bars_the_draws_that_violate_it()
    {
        var decision = Short.WithLimits("wall<=1.1s").Decide();
        var check = decision.Limits.Single(c => c.Candidate == "python");
        Assert.Equal(1 - check.PViolation!.Value, decision.Acceptability["python"], 0.001);
        Assert.Equal(check.PViolation.Value, decision.Acceptability["rust"], 0.001);
    }

    [Fact]
    public void A_likely_violation_is_not_accepted_because_it_is_less_likely_than_certainty_asks()
    {
        // Python is first in 90% of the draws, but a limit is what the user will not accept.
        var decision = Short.WithLimits("wall<=1.16s").Decide();
        Assert.InRange(decision.Acceptability["python"], Settings.Certainty, 1 - Settings.ToleratedRisk);
        Assert.Equal(Verdict.Undecided, decision.Verdict);
    }

    [Fact]
    public void An_open_limit_of_an_option_that_loses_anyway_changes_nothing()
    {
        var decision = (Short with { Priorities = Ranking("speed") }).WithLimits("wall<=1.1s").Decide();
        Assert.Equal(Verdict.MoveToRust, decision.Verdict);
    }

    [Fact]
    public void A_limit_without_a_value_is_unknown_and_asks_for_a_measurement_where_it_matters()
    {
        var decision = Short.WithLimits("memory<=64MiB").Explore();
        Assert.All(decision.Limits, c => Assert.Equal((null, LimitStatus.Unknown, false), (c.PViolation, c.Status, c.Excluded)));
        Assert.Equal(Verdict.Undecided, decision.Verdict);
        Assert.Equal(ExperimentKind.Measure, decision.NextExperiment!.Kind);
        Assert.Contains("peak memory", decision.NextExperiment.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_all_are_out_the_nearest_miss_is_named_and_its_bound_proposed()
    {
        var problem = Short.WithLimits("wall<=50ms", "source<=500B");
        var decision = problem.Explore();
        Assert.Equal(Verdict.Undecided, decision.Verdict);
        Assert.Contains("nearest is rust, whose source size of 3 kB is 6 times larger", decision.Because[0], StringComparison.Ordinal);
        Assert.Equal(ExperimentKind.Limits, decision.NextExperiment!.Kind);

        var proposed = Regex.Matches(decision.NextExperiment.Command, "--limit \"(.*?)\"").Select(m => m.Groups[1].Value).ToArray();
        Assert.Equal(2, proposed.Length);
        Assert.Equal(Verdict.MoveToRust, Certain(problem).WithLimits(proposed).Decide().Verdict);
    }

    private static DecisionProblem Certain(DecisionProblem problem) =>
        problem.Exchange("rust", Aspect.Wall, v => AspectValue.Exact(v.Aspect, v.Value));
}
