using System.Collections.Immutable;

namespace Steelyard.Evidence.Deciding;

/// <summary>Decides between Python, Rust and both: limits first, then SMAA-2, then what would change the answer.</summary>
public static class DecisionAnalysis
{
    /// <summary>
    /// The decision. Throws <see cref="ArgumentException"/> for problems that no user can cause: names that occur twice, an option
    /// that stands for no verdict, fewer than one draw.
    /// </summary>
    public static Decision Decide(DecisionProblem problem)
    {
        Check(problem);
        var scenario = Scenario.Of(problem, Columns.RoundUp(problem.Draws)).Prepared();
        var judgement = Judgement.Of(scenario);
        var decision = Describe(problem, scenario, judgement);
        decision = decision with { Because = Reasons.For(scenario, decision) };
        return problem.Sensitivity ? Explore(problem, scenario, judgement, decision) : decision;
    }

    private static void Check(DecisionProblem problem)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(problem.Draws, 1);
        if (problem.Options.DistinctBy(o => o.Name).Count() < problem.Options.Length)
            throw new ArgumentException("Two options have the same name.", nameof(problem));
        if (problem.Options.Any(o => o.Verdict == Verdict.Undecided))
            throw new ArgumentException("An option must stand for a verdict.", nameof(problem));
    }

    private static Decision Describe(DecisionProblem problem, Scenario scenario, Judgement judgement)
    {
        var feasibility = Feasibility.Of(scenario);
        var smaa = Smaa.Analyze(scenario.ValuesOf(feasibility.Survivors), scenario.Weights, feasibility.Barred(scenario));
        var table = new ResultTable(scenario, feasibility.Survivors);
        var acceptability = table.OfAll(k => smaa.RankAcceptability[k][0], otherwise: 0.0);
        return new()
        {
            Verdict = judgement.Verdict,
            Choice = Choice(scenario, judgement),
            Acceptability = acceptability,
            VerdictAcceptability = scenario.Options.GroupBy(o => o.Verdict)
                .ToDictionary(g => g.Key, g => g.Sum(o => acceptability[o.Name])),
            RankAcceptability = table.OfAll(k => smaa.RankAcceptability[k], otherwise: [.. feasibility.Survivors.Select(_ => 0.0)]),
            CentralWeights = table.CentralWeights(smaa),
            Confidence = table.OfAll(k => smaa.Confidence[k], otherwise: 0.0),
            PairwiseWins = table.PairwiseWins(smaa),
            Entropy = smaa.Entropy,
            Limits = feasibility.Checks,
            Priorities = scenario.Ranking,
            LeftOut = [.. problem.Priorities.Aspects.Except(scenario.Ranking.Aspects)],
            Because = [],
        };
    }

    private static string? Choice(Scenario scenario, Judgement judgement) =>
        scenario.Options.Zip(judgement.FirstRank).Where(x => x.First.Verdict == judgement.Verdict)
            .OrderByDescending(x => x.Second).Select(x => x.First.Name).FirstOrDefault();

    private static Decision Explore(DecisionProblem problem, Scenario scenario, Judgement judgement, Decision decision)
    {
        var few = Scenario.Of(problem, Math.Min(scenario.Draws, Settings.SearchDraws)).Prepared();
        var points = new Sensitivity(scenario, few, judgement.Verdict).TippingPoints();
        return decision with
        {
            TippingPoints = points,
            WhatWouldChange = points.FirstOrDefault()?.Text ?? (problem.Options.IsEmpty ? null
                : $"Nothing within a factor of {Settings.FlipRange} of any one input changes the verdict."),
            NextExperiment = judgement.Verdict == Verdict.Undecided ? Experiments.Propose(problem, scenario, judgement) : null,
        };
    }
}
