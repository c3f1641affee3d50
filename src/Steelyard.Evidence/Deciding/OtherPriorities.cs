namespace Steelyard.Evidence.Deciding;

/// <summary>Where the evidence is clear and priorities are not: what the verdict would be if one aspect or another came first.</summary>
internal static class OtherPriorities
{
    private sealed record Ranked(Aspect Aspect, Priorities Ranking, bool Alone, Verdict Verdict)
    {
        public override string ToString() => $"with {Aspect.Title} {(Alone ? "alone" : "first")}: {Verdict.Name()}";
    }

    public static NextExperiment Propose(Scenario scenario)
    {
        var ranked = scenario.Ranking.Aspects.Select(a => FirstOrAlone(scenario, a)).ToList();
        var decided = ranked.Where(r => r.Verdict != Verdict.Undecided).ToList();
        return decided.Count > 0
            ? new(ExperimentKind.Priorities, $"{Question(decided)} {Capital(string.Join("; ", ranked))}.", Command(decided[0].Ranking))
            : new(ExperimentKind.Priorities,
                "The options do not differ enough in anything that is ranked: take any of them, or rank another aspect.",
                Command(Others(scenario)));
    }

    /// <summary>The verdict with an aspect first; where that decides nothing, with the aspect alone.</summary>
    private static Ranked FirstOrAlone(Scenario scenario, Aspect aspect)
    {
        var first = Rank(scenario, aspect, scenario.Ranking.WithFirst(aspect), alone: false);
        return first.Verdict != Verdict.Undecided ? first : Rank(scenario, aspect, Priorities.Of([aspect]), alone: true);
    }

    private static Ranked Rank(Scenario scenario, Aspect aspect, Priorities ranking, bool alone) =>
        new(aspect, ranking, alone, Judgement.Of(scenario.WithRanking(ranking)).Verdict);

    private static string Question(List<Ranked> decided)
    {
        var first = decided[0];
        return decided.Find(r => r.Verdict != first.Verdict) is { } other
            ? $"More trials would not decide: say which matters more, {first.Aspect.Title} or {other.Aspect.Title}."
            : $"More trials would not decide: say how much {first.Aspect.Title} matters.";
    }

    /// <summary>All other aspects that have a value for every option; where there are none, the ranking as it is.</summary>
    private static Priorities Others(Scenario scenario)
    {
        var others = Aspect.All.Except(scenario.Ranking.Aspects).Where(a => a.Scored && scenario.Options.All(o => o.ValueOf(a) is not null)).ToList();
        return others.Count > 0 ? Priorities.Of([.. others]) : scenario.Ranking;
    }

    private static string Command(Priorities ranking) => $"steelyard decide --priorities {ranking}";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
