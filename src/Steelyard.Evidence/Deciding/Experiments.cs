namespace Steelyard.Evidence.Deciding;

/// <summary>Proposes what would decide an undecided question: what no analysis can do without, then evidence, then priorities.</summary>
internal static class Experiments
{
    public static NextExperiment Propose(DecisionProblem problem, Scenario scenario, Judgement judgement)
    {
        if (scenario.Options.IsEmpty) return NoCandidates;
        if (NearestMiss.Of(scenario) is { } miss) return Relax(problem, miss);
        var trials = new MoreTrials(problem, scenario);
        if (judgement.Hinge is { } hinge) return hinge.PViolation is { } p ? trials.OnLimit(hinge, p) : Measure(problem, hinge);
        if (scenario.Weights.Length == 0) return MeasureRanked(problem);
        var settled = Judgement.Of(scenario.WithSpreads(s => s.Narrowed(0))).Verdict;
        return (settled == Verdict.Undecided ? null : trials.Until(settled)) ?? OtherPriorities.Propose(scenario);
    }

    private static NextExperiment NoCandidates { get; } = new(
        ExperimentKind.Candidates, "No candidate was measured: make one run, and see what this machine lacks.", "steelyard doctor");

    private static NextExperiment Relax(DecisionProblem problem, NearestMiss miss) => new(
        ExperimentKind.Limits,
        $"Add a candidate that keeps the limits, or relax them: {miss.Text}.",
        DecideWith(miss.Relaxed(problem.Limits)));

    /// <summary>The command that decides again with these limits in place of all others.</summary>
    public static string DecideWith(IEnumerable<Limit> limits) =>
        "steelyard decide " + string.Join(' ', limits.Select(limit => $"--limit \"{limit}\""));

    private static NextExperiment Measure(DecisionProblem problem, LimitCheck check) => new(
        ExperimentKind.Measure,
        $"The verdict depends on whether {check.Candidate} keeps {check.Limit}, "
        + $"and its {check.Limit.Aspect.Title} is not known: measure it.",
        problem.Weigh());

    private static NextExperiment MeasureRanked(DecisionProblem problem) => new(
        ExperimentKind.Measure,
        "No ranked aspect has a value for every option: measure "
        + $"{Phrases.List([.. problem.Priorities.Aspects.Select(a => a.Title)])}, or rank other aspects.",
        problem.Weigh());
}
