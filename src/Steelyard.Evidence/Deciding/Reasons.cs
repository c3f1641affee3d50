using System.Collections.Immutable;

namespace Steelyard.Evidence.Deciding;

/// <summary>Says in one to three sentences why a decision is as it is: the count, what speaks for and against, what is left out.</summary>
internal static class Reasons
{
    /// <summary>Differences of values below this ratio are not worth a word.</summary>
    private const double WorthSaying = 1.05;

    public static ImmutableArray<string> For(Scenario scenario, Decision decision) =>
        [.. ((string?[])[Count(scenario, decision), TradeOff(scenario, decision), Notes(decision)]).OfType<string>()];

    private static string Count(Scenario scenario, Decision decision)
    {
        var left = decision.PairwiseWins.Keys.ToList();
        if (scenario.Options.IsEmpty) return "No candidate was measured.";
        if (NearestMiss.Of(scenario) is { } miss) return $"Every option violates a limit; {miss.Text}.";
        if (decision.Verdict == Verdict.Undecided) return Undecided(decision);
        if (left.Count == 1)
            return $"{left[0]} is the only option{Kept(scenario)}: there is nothing to compare it with.";
        var share = Quantity.Percent(decision.VerdictAcceptability[decision.Verdict]);
        return $"{Winners(scenario, decision)} in {share} of {scenario.Draws} draws "
            + $"of weights that fit the ranking{Ranking(decision.Priorities)} and of values that fit the evidence.";
    }

    private static string Kept(Scenario scenario) => scenario.Options.Length > 1 ? " that keeps the limits" : "";

    private static string Undecided(Decision decision)
    {
        var ordered = decision.VerdictAcceptability.OrderByDescending(x => x.Value).ToList();
        var shares = string.Join(", ", ordered.Select(x => $"{x.Key.Name()} {Quantity.Percent(x.Value)}"));
        return ordered[0].Value < Settings.Certainty
            ? $"No verdict reaches {Quantity.Percent(Settings.Certainty)} of the draws: {shares}."
            : $"The verdict hangs on a limit of which it is open whether it is kept ({shares}).";
    }

    private static string Winners(Scenario scenario, Decision decision)
    {
        var names = scenario.Options.Where(o => o.Verdict == decision.Verdict && decision.Acceptability[o.Name] > 0)
            .OrderByDescending(o => decision.Acceptability[o.Name]).Select(o => o.Name).ToList();
        return names.Count == 1 ? $"{names[0]} is best" : $"One of {Phrases.List(names)} is best";
    }

    private static string Ranking(Priorities priorities) =>
        priorities.Groups.IsEmpty ? "" : $" ({string.Join(" before ", priorities.Groups.Select(g => string.Join(" = ", g.Select(a => a.Title))))})";

    /// <summary>The choice against the best option of another verdict, by point values.</summary>
    private static string? TradeOff(Scenario scenario, Decision decision)
    {
        if (decision.Choice is null || Rival(scenario, decision) is not { } rival) return null;
        var choice = scenario.Options.First(o => o.Name == decision.Choice);
        var differing = scenario.Ranking.Aspects.Where(a => Differ(choice, rival, a)).ToLookup(a => Value(choice, a) < Value(rival, a));
        return $"Against {rival.Name}: " + (differing.Count == 0
            ? "no ranked aspect differs by 5%."
            : $"{Side("for it", differing[true], choice, rival)}; {Side("against it", differing[false], choice, rival)}.");
    }

    private static Option? Rival(Scenario scenario, Decision decision) =>
        scenario.Options.Where(o => o.Verdict != decision.Verdict && decision.PairwiseWins.ContainsKey(o.Name))
            .MaxBy(o => decision.PairwiseWins[o.Name][decision.Choice!]);

    private static bool Differ(Option choice, Option rival, Aspect aspect)
    {
        var scale = ValueScale.Of(aspect);
        var distance = Math.Abs(scale.Position(Value(choice, aspect)) - scale.Position(Value(rival, aspect)));
        return distance >= Math.Log(WorthSaying) / Math.Log(Settings.FullScale);
    }

    private static string Side(string side, IEnumerable<Aspect> aspects, Option choice, Option rival)
    {
        var words = aspects.Select(a => $"{a.Title} {Phrases.Comparison(a, Value(rival, a), Value(choice, a))}").ToList();
        return $"{side} {(words.Count > 0 ? Phrases.List(words) : "nothing that is ranked")}";
    }

    private static double Value(Option option, Aspect aspect) => option.ValueOf(aspect)!.Value;

    /// <summary>What the limits excluded and what could not be weighed, in one sentence.</summary>
    private static string? Notes(Decision decision)
    {
        var notes = Excluded(decision).Concat(Unknown(decision)).Concat(LeftOut(decision)).ToList();
        return notes.Count == 0 ? null : $"Not weighed: {string.Join("; ", notes)}.";
    }

    /// <summary>Where all are out, the count has said so.</summary>
    private static IEnumerable<string> Excluded(Decision decision) =>
        decision.PairwiseWins.Count == 0 ? [] : decision.Limits.Where(c => c.Excluded).GroupBy(c => c.Limit).Select(g =>
            Phrases.List([.. g.Select(c => $"{c.Candidate} (violates {g.Key} with probability {Quantity.Percent(c.PViolation!.Value)})")]));

    private static IEnumerable<string> Unknown(Decision decision) =>
        decision.Limits.Where(c => c.Status == LimitStatus.Unknown).GroupBy(c => c.Limit)
            .Select(g => $"{g.Key} for {Phrases.List([.. g.Select(c => c.Candidate)])}, whose {g.Key.Aspect.Title} is not known");

    private static IEnumerable<string> LeftOut(Decision decision) =>
        decision.LeftOut.Select(a => $"{a.Title}, for which an option has no value");
}
