using Steelyard.Evidence;
using Steelyard.Evidence.Deciding;

namespace Steelyard.Tests.Evidence.Deciding;

/// <summary>Options, rankings and limits in as few words as possible.</summary>
internal static class Problems
{
    /// <summary>A value whose 95% interval reaches from value / <paramref name="spread"/> to value × <paramref name="spread"/>.</summary>
    public static AspectValue Value(Aspect aspect, double value, double spread = 1) =>
        spread == 1 ? AspectValue.Exact(aspect, value) : new(aspect, value, value / spread, value * spread, Trials: 10);

    public static Option Python(params AspectValue[] values) => Option("python", Verdict.StayInPython, values);

    public static Option Hybrid(params AspectValue[] values) => Option("hybrid", Verdict.Both, values);

    public static Option Rust(params AspectValue[] values) => Option("rust", Verdict.MoveToRust, values);

    public static Option Option(string name, Verdict verdict, params AspectValue[] values) =>
        new(name, verdict, values.ToDictionary(v => v.Aspect));

    public static Priorities Ranking(string text)
    {
        Assert.True(Priorities.TryParse(text, out var priorities, out var error), error);
        return priorities;
    }

    public static Limit Limit(string text)
    {
        Assert.True(Steelyard.Evidence.Deciding.Limit.TryParse(text, out var limit, out var error), error);
        return limit;
    }

    public static DecisionProblem Problem(string ranking, params Option[] options) =>
        new() { Options = [.. options], Priorities = Ranking(ranking), Seed = 42, Sensitivity = false };

    public static DecisionProblem WithLimits(this DecisionProblem problem, params string[] limits) =>
        problem with { Limits = [.. limits.Select(Limit)] };

    public static Decision Decide(this DecisionProblem problem) => DecisionAnalysis.Decide(problem);

    public static Decision Explore(this DecisionProblem problem) => DecisionAnalysis.Decide(problem with { Sensitivity = true });

    /// <summary>The problem with one value, and its interval, multiplied.</summary>
    public static DecisionProblem Multiply(this DecisionProblem problem, string option, Aspect aspect, double factor) =>
        problem.Exchange(option, aspect, v => v with { Value = v.Value * factor, Low = v.Low * factor, High = v.High * factor });

    public static DecisionProblem Exchange(
        this DecisionProblem problem, string option, Aspect aspect, Func<AspectValue, AspectValue> exchange) =>
        problem with { Options = [.. problem.Options.Select(o => o.Name == option ? Exchange(o, aspect, exchange) : o)] };

    private static Option Exchange(Option option, Aspect aspect, Func<AspectValue, AspectValue> exchange) =>
        option with { Values = option.Values.Values.Select(v => v.Aspect == aspect ? exchange(v) : v).ToDictionary(v => v.Aspect) };

    /// <summary>A web-log job: Rust is fast and small in memory, Python is short, the hybrid stands between.</summary>
    public static DecisionProblem Typical(string ranking) => Problem(
        ranking,
        Python(Value(Aspect.Wall, 1.9, 1.03), Value(Aspect.SourceSize, 900), Value(Aspect.PeakMemory, 30e6, 1.01)),
        Hybrid(Value(Aspect.Wall, 0.25, 1.03), Value(Aspect.SourceSize, 1500), Value(Aspect.PeakMemory, 28e6, 1.01)),
        Rust(Value(Aspect.Wall, 0.08, 1.03), Value(Aspect.SourceSize, 1700), Value(Aspect.PeakMemory, 3e6, 1.01)));
}
