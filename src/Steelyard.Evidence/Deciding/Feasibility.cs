using System.Collections.Immutable;

namespace Steelyard.Evidence.Deciding;

/// <summary>Which options the limits leave, and which of these may still violate one.</summary>
/// <param name="Checks">Every option against every limit: option by option, limits in their order.</param>
/// <param name="Survivors">Indices of the options that are not out for certain, ascending.</param>
internal sealed record Feasibility(ImmutableArray<LimitCheck> Checks, ImmutableArray<int> Survivors)
{
    public static Feasibility Of(Scenario scenario)
    {
        var checks = ImmutableArray.CreateBuilder<LimitCheck>();
        var survivors = ImmutableArray.CreateBuilder<int>();
        for (var i = 0; i < scenario.Options.Length; i++)
        {
            var start = checks.Count;
            foreach (var limit in scenario.Limits) checks.Add(Check(scenario, i, limit));
            if (!checks.Skip(start).Any(c => c.Excluded)) survivors.Add(i);
        }

        return new(checks.ToImmutable(), survivors.ToImmutable());
    }

    private static LimitCheck Check(Scenario scenario, int option, Limit limit)
    {
        var spread = scenario.Spreads[option][scenario.Aspects.IndexOf(limit.Aspect)];
        return new(limit, scenario.Options[option].Name, spread?.ProbabilityOfViolation(Position(limit), limit.Strict));
    }

    /// <summary>The checks of one option that are open.</summary>
    public IEnumerable<LimitCheck> Open(Scenario scenario, int option) =>
        Checks.Skip(option * scenario.Limits.Length).Take(scenario.Limits.Length).Where(c => c.IsOpen);

    /// <summary>The draws in which survivors violate a limit that is uncertain for them; columns are those of the survivors.</summary>
    public List<BarredDraws> Barred(Scenario scenario)
    {
        var barred = new List<BarredDraws>();
        for (var k = 0; k < Survivors.Length; k++)
        {
            var uncertain = Open(scenario, Survivors[k]).Where(c => c.Status == LimitStatus.Uncertain);
            barred.AddRange(uncertain.Select(check => new BarredDraws(k, Violations(scenario, Survivors[k], check.Limit))));
        }

        return barred;
    }

    private static bool[] Violations(Scenario scenario, int option, Limit limit)
    {
        var bound = Position(limit);
        return Array.ConvertAll(scenario.Positions(option, scenario.Aspects.IndexOf(limit.Aspect)), p => p > bound);
    }

    private static double Position(Limit limit) => ValueScale.Of(limit.Aspect).Position(limit.Bound);
}
