using System.Globalization;
using System.Text.RegularExpressions;
using Steelyard.Evidence;
using Steelyard.Evidence.Deciding;
using static Steelyard.Tests.Evidence.Deciding.Problems;

namespace Steelyard.Tests.Evidence.Deciding;

public sealed class NextExperimentTests
{
    [Fact]
    public void A_decision_needs_none() => Assert.Null(Typical("speed,source,memory").Explore().NextExperiment);

    [Fact]
    public void Wide_intervals_ask_for_as_many_trials_as_will_do()
    {
        var problem = Problem("speed", Python(Value(Aspect.Wall, 1.1, 1.4)), Rust(Value(Aspect.Wall, 1, 1.4))) with { Workload = "merkle" };
        var next = problem.Explore().NextExperiment!;
        Assert.Equal(ExperimentKind.MoreTrials, next.Kind);
        Assert.StartsWith("steelyard weigh merkle --precision ", next.Command, StringComparison.Ordinal);

        var times = double.Parse(Regex.Match(next.Text, "about ([0-9.]+) times").Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.Equal(Verdict.MoveToRust, Narrowed(problem, times * 1.1).Decide().Verdict);
        Assert.Equal(Verdict.Undecided, Narrowed(problem, times * 0.8).Decide().Verdict);
        Assert.Equal(10 * (1.1 + 1) * times, next.CostSeconds!.Value, times);
    }

    /// <summary>The intervals that <paramref name="times"/> as many trials would give: narrower by the square root.</summary>
    private static DecisionProblem Narrowed(DecisionProblem problem, double times)
    {
        var spread = Math.Pow(1.4, 1 / Math.Sqrt(times));
        return problem.Exchange("python", Aspect.Wall, v => Value(v.Aspect, v.Value, spread))
            .Exchange("rust", Aspect.Wall, v => Value(v.Aspect, v.Value, spread));
    }

    [Fact]
    public void One_wide_interval_among_narrow_ones_is_named()
    {
        var next = Problem("speed", Python(Value(Aspect.Wall, 1.1, 2)), Rust(Value(Aspect.Wall, 1, 1.02))).Explore().NextExperiment!;
        Assert.Equal(ExperimentKind.MoreTrials, next.Kind);
        Assert.Contains("trials of python, to narrow its wall time", next.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Clear_evidence_asks_what_matters_more()
    {
        var problem = Problem(
            "speed=source",
            Python(Value(Aspect.Wall, 10, 1.01), Value(Aspect.SourceSize, 1000)),
            Rust(Value(Aspect.Wall, 1, 1.01), Value(Aspect.SourceSize, 10_000)));
        var next = problem.Explore().NextExperiment!;
        Assert.Equal(ExperimentKind.Priorities, next.Kind);
        Assert.Contains("wall time first: move-to-rust; with source size first: stay-in-python", next.Text, StringComparison.Ordinal);
        Assert.Null(next.CostSeconds);

        var proposed = Ranking(next.Command.Split("--priorities ")[1]);
        Assert.Equal(Verdict.MoveToRust, (problem with { Priorities = proposed }).Decide().Verdict);
    }

    [Fact]
    public void Options_that_are_alike_ask_for_another_aspect_that_is_known()
    {
        AspectValue[] values = [Value(Aspect.Wall, 1), Value(Aspect.PeakMemory, 1e7)];
        var next = Problem("speed", Python(values), Rust(values)).Explore().NextExperiment!;
        Assert.Equal(ExperimentKind.Priorities, next.Kind);
        Assert.EndsWith("--priorities peak_memory", next.Command, StringComparison.Ordinal);
    }

    [Fact]
    public void Ranked_aspects_without_values_ask_for_a_measurement()
    {
        var next = Problem("cpu,build", Python(Value(Aspect.Wall, 1)), Rust(Value(Aspect.Wall, 2))).Explore().NextExperiment!;
        Assert.Equal(ExperimentKind.Measure, next.Kind);
        Assert.Contains("CPU time and clean build", next.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_at_the_very_limit_asks_to_move_the_limit()
    {
        var problem = Problem(
            "source",
            Python(Value(Aspect.Wall, 1, 1.2), Value(Aspect.SourceSize, 1000)),
            Rust(Value(Aspect.Wall, 0.1, 1.2), Value(Aspect.SourceSize, 3000))).WithLimits("wall<=1s");
        Assert.Equal(ExperimentKind.Limits, problem.Explore().NextExperiment!.Kind);
    }
}
