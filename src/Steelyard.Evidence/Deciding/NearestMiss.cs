using System.Collections.Immutable;

namespace Steelyard.Evidence.Deciding;

/// <summary>Where no option keeps the limits: the option that comes nearest, judged by the limit that it misses most.</summary>
/// <param name="Option">The option.</param>
/// <param name="Missed">The limits that it violates, the one missed most first.</param>
internal sealed record NearestMiss(Option Option, ImmutableArray<Limit> Missed)
{
    /// <summary>A bound is proposed this far beyond the value, so that its uncertainty fits under it.</summary>
    private static readonly double Room = Math.Log(1.1);

    /// <summary>Null when an option is left, or when there is none at all.</summary>
    public static NearestMiss? Of(Scenario scenario)
    {
        var feasibility = Feasibility.Of(scenario);
        return feasibility.Survivors.IsEmpty
            ? scenario.Options.Select(o => Of(o, feasibility)).MinBy(m => Excess(m.Option, m.Missed[0]))
            : null;
    }

    private static NearestMiss Of(Option option, Feasibility feasibility) => new(option,
    [
        .. feasibility.Checks.Where(c => c.Excluded && c.Candidate == option.Name).Select(c => c.Limit)
            .OrderByDescending(limit => Excess(option, limit)),
    ]);

    /// <summary>Distance from the bound on the scale of values.</summary>
    private static double Excess(Option option, Limit limit)
    {
        var scale = ValueScale.Of(limit.Aspect);
        return scale.Position(ValueOf(option, limit)) - scale.Position(limit.Bound);
    }

    /// <summary>The limits with those relaxed that it violates, so that it keeps all.</summary>
    public IEnumerable<Limit> Relaxed(IEnumerable<Limit> limits) => limits.Select(limit =>
        Missed.Contains(limit) ? limit.WithBound(ValueScale.Of(limit.Aspect).Moved(ValueOf(Option, limit), Room)) : limit);

    /// <summary>The miss in a clause.</summary>
    public string Text
    {
        get
        {
            var (limit, value) = (Missed[0], ValueOf(Option, Missed[0]));
            return $"nearest is {Option.Name}, whose {limit.Aspect.Title} of {Quantity.Format(value, limit.Aspect.Unit)} is "
                + $"{Phrases.Comparison(limit.Aspect, limit.Bound, value)} than {limit} allows";
        }
    }

    private static double ValueOf(Option option, Limit limit) => option.ValueOf(limit.Aspect)!.Value;
}
