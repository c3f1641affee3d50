namespace Steelyard.Evidence.Weighing;

/// <summary>The trials of a study that count: right ones, by phase, size and candidate, in the order of blocks.</summary>
public sealed class TrialTable
{
    private readonly ILookup<(Phase, string Size, string Candidate), Trial> trials;

    /// <summary>Sorts the trials of a study.</summary>
    public TrialTable(IEnumerable<Trial> trials) => this.trials = trials
        .Where(x => x.Outcome == Outcome.Right)
        .OrderBy(x => x.Block)
        .ToLookup(x => (x.Phase, x.Size, x.Candidate));

    /// <summary>Trials of one candidate.</summary>
    public IReadOnlyList<Trial> Of(Phase phase, string size, string candidate) => [.. trials[(phase, size, candidate)]];

    /// <summary>One measured quantity of one candidate.</summary>
    public IReadOnlyList<double> Values(Phase phase, string size, string candidate, Func<Trial, double> quantity) =>
        [.. trials[(phase, size, candidate)].Select(quantity)];

    /// <summary>All trials of a phase, whatever the size.</summary>
    public IEnumerable<Trial> Of(Phase phase, string candidate) =>
        trials.Where(x => x.Key.Item1 == phase && x.Key.Candidate == candidate).SelectMany(x => x);
}
