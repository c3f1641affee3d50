using FsCheck;
using FsCheck.Fluent;
using Steelyard.Evidence;
using Steelyard.Evidence.Deciding;
using static Steelyard.Tests.Evidence.Deciding.Problems;

namespace Steelyard.Tests.Evidence.Deciding;

/// <summary>What must hold between the decisions of related problems, whatever the problem.</summary>
public sealed class MetamorphicTests
{
    private static readonly Aspect[] Ranked = [Aspect.Wall, Aspect.SourceSize, Aspect.PeakMemory];

    private static readonly Verdict[] Verdicts = [Verdict.StayInPython, Verdict.Both, Verdict.MoveToRust];

    private static readonly Gen<DecisionProblem> AnyProblem =
        from ranking in Gen.Elements("speed,source,memory", "memory=source,speed", "speed=source=memory")
        from count in Gen.Choose(2, 5)
        from values in Gen.ArrayOf(AnyValue, count * Ranked.Length)
        from bounded in Gen.Elements(true, false)
        select (Problem(ranking, [.. Enumerable.Range(0, count).Select(i => AnyOption(i, values))]) with { Draws = 400 })
            .WithLimits(bounded ? ["wall<=100ms"] : []);

    private static Gen<(double Size, double Spread)> AnyValue =>
        from size in Gen.Choose(0, 500)
        from spread in Gen.Choose(0, 60)
        select (Math.Exp(size / 100.0), 1 + spread / 100.0);

    private static Option AnyOption(int index, (double Size, double Spread)[] values) => Option(
        $"option{index}", Verdicts[index % Verdicts.Length],
        [.. Ranked.Zip(values.Skip(index * Ranked.Length), (aspect, v) => Value(aspect, v.Size * aspect.Resolution, v.Spread))]);

    private static void ForAny(Func<DecisionProblem, bool> holds) =>
        Prop.ForAll(AnyProblem.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(40).WithReplay(20_261_122, 1));

    [Fact]
    public void Improving_an_option_never_lowers_its_acceptability() => ForAny(problem =>
    {
        var before = problem.Decide();
        return problem.Options.All(o => Ranked.All(aspect =>
            problem.Multiply(o.Name, aspect, 0.7).Decide().Acceptability[o.Name] >= before.Acceptability[o.Name] - 1e-9));
    });

    [Fact]
    public void The_order_of_options_changes_no_number() => ForAny(problem =>
    {
        var before = problem.Decide();
        var reversed = (problem with { Options = [.. problem.Options.Reverse()] }).Decide();
        return problem.Options.All(o => before.Acceptability[o.Name] == reversed.Acceptability[o.Name]);
    });

    [Fact]
    public void Names_that_sort_alike_change_no_number_and_others_only_the_draws() => ForAny(problem =>
    {
        var before = problem.Decide();
        var alike = Renamed(problem, name => "my " + name).Decide();
        var turned = Renamed(problem, Turned).Decide();
        return problem.Options.All(o => before.Acceptability[o.Name] == alike.Acceptability["my " + o.Name]
            && Math.Abs(before.Acceptability[o.Name] - turned.Acceptability[Turned(o.Name)]) < 0.12);
    });

    private static string Turned(string name) => $"{(char)('z' - name[^1] + '0')}";

    private static DecisionProblem Renamed(DecisionProblem problem, Func<string, string> name) =>
        problem with { Options = [.. problem.Options.Select(o => o with { Name = name(o.Name) })] };

    [Fact]
    public void Shares_of_the_draws_sum_to_one_unless_limits_bar_all() => ForAny(problem =>
    {
        var sum = problem.Decide().Acceptability.Values.Sum();
        return problem.Limits.IsEmpty ? Math.Abs(sum - 1) < 1e-9 : sum is >= 0 and < 1 + 1e-9;
    });

    [Fact]
    public void A_unit_that_scales_all_values_far_above_resolution_changes_nearly_nothing() => ForAny(problem =>
    {
        var (large, larger) = (Scaled(problem, 1e6), Scaled(problem, 1e8));
        return problem.Options.All(o => Math.Abs(large.Acceptability[o.Name] - larger.Acceptability[o.Name]) < 0.01);
    });

    private static Decision Scaled(DecisionProblem problem, double factor) =>
        problem.Options.SelectMany(o => Ranked.Select(a => (o.Name, Aspect: a)))
            .Aggregate(problem with { Limits = [] }, (p, x) => p.Multiply(x.Name, x.Aspect, factor)).Decide();
}
