using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Steelyard.Evidence.Deciding;

/// <summary>The verdict of a scenario and what it rests on: the part of a decision that the sensitivity analysis repeats.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="FirstRank">Share of draws in which each option of the scenario is first.</param>
/// <param name="Hinge">A limit check that is open and on which the verdict depends; null when there is none.</param>
internal sealed record Judgement(Verdict Verdict, ImmutableArray<double> FirstRank, LimitCheck? Hinge)
{
    public static Judgement Of(Scenario scenario)
    {
        var feasibility = Feasibility.Of(scenario);
        var unbarred = scenario.ScoresOf(feasibility.Survivors);
        var scores = (double[][])unbarred.Clone();
        foreach (var bar in feasibility.Barred(scenario)) Bar(scores, unbarred, bar);
        var shares = Shares(scenario, feasibility, scores);
        var hinge = FindHinge(scenario, feasibility, scores, unbarred);
        return new(hinge is null ? VerdictOf(scenario, shares) : Verdict.Undecided, shares, hinge);
    }

    /// <summary>Bars draws from a copy of the column, once, so that the unbarred scores stay.</summary>
    private static void Bar(double[][] scores, double[][] unbarred, BarredDraws bar)
    {
        if (ReferenceEquals(scores[bar.Option], unbarred[bar.Option])) scores[bar.Option] = (double[])scores[bar.Option].Clone();
        bar.Apply(scores);
    }

    private static ImmutableArray<double> Shares(Scenario scenario, Feasibility feasibility, double[][] scores)
    {
        var shares = new double[scenario.Options.Length];
        var ofSurvivors = Columns.ShareOfMaxima(scores);
        for (var k = 0; k < ofSurvivors.Length; k++) shares[feasibility.Survivors[k]] = ofSurvivors[k];
        return ImmutableCollectionsMarshal.AsImmutableArray(shares);
    }

    /// <summary>
    /// An option whose feasibility is open decides nothing by being lucky in most draws: a limit is what the user will not accept.
    /// So the verdict with the option in all draws and the one with it in none must agree.
    /// </summary>
    private static LimitCheck? FindHinge(Scenario scenario, Feasibility feasibility, double[][] scores, double[][] unbarred)
    {
        for (var k = 0; k < scores.Length; k++)
        {
            if (feasibility.Open(scenario, feasibility.Survivors[k]).FirstOrDefault() is not { } check) continue;
            var with = VerdictWith(unbarred[k], k);
            var without = VerdictWith(Columns.Constant(BarredDraws.Score, scenario.Draws), k);
            if (with != without) return check;
        }

        return null;

        Verdict VerdictWith(double[] column, int option)
        {
            var exchanged = (double[][])scores.Clone();
            exchanged[option] = column;
            return VerdictOf(scenario, Shares(scenario, feasibility, exchanged));
        }
    }

    private static Verdict VerdictOf(Scenario scenario, ImmutableArray<double> shares)
    {
        var (verdict, share) = Verdicts.Leading(scenario.Options, shares);
        return share >= Settings.Certainty ? verdict : Verdict.Undecided;
    }
}
