using Steelyard.Evidence;
using Steelyard.Evidence.Deciding;
using static Steelyard.Tests.Evidence.Deciding.Problems;

namespace Steelyard.Tests.Evidence.Deciding;

public sealed class TippingPointTests
{
    /// <summary>Rust is ten times faster, Python ten times shorter, both exactly so on the scale of values.</summary>
    private static readonly DecisionProblem Mirrored = Problem(
        "speed,source",
        Python(Value(Aspect.Wall, 10.0045), Value(Aspect.SourceSize, 10_000)),
        Rust(Value(Aspect.Wall, 1), Value(Aspect.SourceSize, 101_152)));

    [Fact]
    public void With_one_aspect_the_verdict_turns_where_the_values_meet()
    {
        var points = Problem("speed", Python(Value(Aspect.Wall, 2)), Rust(Value(Aspect.Wall, 1))).Explore().TippingPoints;
        Assert.Equal(["rust", "python"], points.Select(p => p.Option).OrderDescending());
        var rust = points.Single(p => p.Option == "rust");
        Assert.Equal((1.0, Verdict.StayInPython), (rust.Current, rust.VerdictAfter));
        Assert.Equal(2, rust.Flip, 0.02);
        Assert.Equal(0, rust.Probability);
        Assert.Contains("If rust's wall time were", rust.Text, StringComparison.Ordinal);
        Assert.Contains("the verdict would be stay-in-python", rust.Text, StringComparison.Ordinal);
        Assert.Equal(1, points.Single(p => p.Option == "python").Flip, 0.01);
    }

    [Fact]
    public void The_weight_at_which_the_verdict_turns_is_the_exact_one()
    {
        // Rust wins where f·w₁ > w₂ with w₁ uniform on (½, 1): in 2f/(1+f) of the draws, which is 0.8 at f = ⅔.
        var points = Mirrored.Explore().TippingPoints;
        Assert.Equal(2 / 3.0, points.Single(p => p.Input == "weight of wall time").Factor, 0.015);
        var source = points.Single(p => p.Input == "weight of source size");
        Assert.Equal(1.5, source.Factor, 0.03);
        Assert.Equal(0.25, source.Current, 0.01);
        Assert.StartsWith("If source size weighed more than", source.Text, StringComparison.Ordinal);
        Assert.InRange(source.Probability!.Value, 0.1, 0.5);
    }

    [Theory]
    [InlineData("speed,source,memory")]
    [InlineData("source,speed,memory")]
    [InlineData("speed=source=memory")]
    public void A_decision_with_the_input_just_beyond_the_flip_is_the_one_foretold(string ranking)
    {
        var problem = Typical(ranking) with { Draws = 4000 };
        var decision = problem.Explore();
        var points = decision.TippingPoints.Where(p => p.Option is not null).ToList();
        Assert.NotEmpty(points);
        Assert.All(points, p => Assert.Equal(p.VerdictAfter, problem.Multiply(p.Option!, p.Aspect, p.Factor).Decide().Verdict));
        Assert.All(points, p => Assert.Equal(decision.Verdict, problem.Multiply(p.Option!, p.Aspect, Before(p)).Decide().Verdict));
        Assert.All(points.Where(p => p.Overturn is not null), p => Assert.Equal(
            p.Overturn!.Verdict, problem.Multiply(p.Option!, p.Aspect, p.Overturn.At / p.Current).Decide().Verdict));
    }

    private static double Before(TippingPoint point) => point.Factor * (point.Factor > 1 ? 0.99 : 1.01);

    [Fact]
    public void A_limit_turns_the_verdict_where_its_bound_meets_the_value()
    {
        var problem = Problem(
            "source",
            Python(Value(Aspect.Wall, 1), Value(Aspect.SourceSize, 1000)),
            Rust(Value(Aspect.Wall, 0.1), Value(Aspect.SourceSize, 3000))).WithLimits("wall<=4s");
        var point = problem.Explore().TippingPoints.Single(p => p.Input == "limit wall<=4s");
        Assert.Equal(Verdict.MoveToRust, point.VerdictAfter);
        Assert.Equal(1, point.Flip, 0.01);
        Assert.Null(point.Probability);
        Assert.Contains("instead of wall<=4s", point.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_nearest_comes_first_and_is_the_headline()
    {
        var decision = Typical("source,speed,memory").Explore();
        var distances = decision.TippingPoints.Select(p => Math.Abs(Math.Log(p.Factor))).ToList();
        Assert.Equal(distances.Order(), distances);
        Assert.Equal(decision.TippingPoints[0].Text, decision.WhatWouldChange);
    }

    [Fact]
    public void Uncertain_evidence_tells_how_likely_the_flip_is()
    {
        // The verdict holds while rust's interval stays below python's value; its upper quartile or so is beyond the flip.
        var problem = Problem("speed", Python(Value(Aspect.Wall, 1)), Rust(Value(Aspect.Wall, 0.8, 1.4)));
        var point = problem.Explore().TippingPoints.Single(p => p.Option == "rust");
        Assert.InRange(point.Flip, 0.8, 1);
        Assert.InRange(point.Probability!.Value, 0.1, 0.5);
    }

    [Fact]
    public void Growth_is_moved_by_difference()
    {
        var points = Problem("growth", Python(Value(Aspect.Growth, 1)), Rust(Value(Aspect.Growth, 0))).Explore().TippingPoints;
        Assert.Equal(1, points.Single(p => p.Option == "rust").Flip, 0.01);
        Assert.Equal(0, points.Single(p => p.Option == "python").Flip, 0.01);
    }

    [Fact]
    public void An_undecided_question_is_tipped_either_way()
    {
        var problem = Mirrored with { Priorities = Ranking("speed=source") };
        var verdicts = problem.Explore().TippingPoints.Select(p => p.VerdictAfter).ToHashSet();
        Assert.Equal([Verdict.StayInPython, Verdict.MoveToRust], verdicts.Order());
    }

    [Fact]
    public void Where_nothing_tips_the_verdict_this_is_said()
    {
        var decision = Problem("speed", Rust(Value(Aspect.Wall, 1))).Explore();
        Assert.Empty(decision.TippingPoints);
        Assert.StartsWith("Nothing within a factor of 1000", decision.WhatWouldChange, StringComparison.Ordinal);
    }
}
