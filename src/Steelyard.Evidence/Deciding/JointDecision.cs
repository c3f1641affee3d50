using System.Collections.Immutable;

namespace Steelyard.Evidence.Deciding;

/// <summary>
/// One verdict over several workloads that stand for a kind of software. Each workload counts the same: the acceptability of a verdict is the
/// mean of its acceptabilities, and the verdict is given at the same share as for one workload, else the answer is undecided.
/// </summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Acceptability">Mean share of draws by verdict, largest first.</param>
public sealed record JointDecision(Verdict Verdict, ImmutableArray<KeyValuePair<Verdict, double>> Acceptability)
{
    /// <summary>Of the decisions on single workloads.</summary>
    public static JointDecision Of(IReadOnlyList<Decision> decisions)
    {
        var shares = from decision in decisions
                     from verdict in decision.VerdictAcceptability
                     group verdict.Value by verdict.Key into same
                     select KeyValuePair.Create(same.Key, same.Sum() / decisions.Count);
        ImmutableArray<KeyValuePair<Verdict, double>> ordered = [.. shares.OrderByDescending(x => x.Value).ThenBy(x => x.Key)];
        var certain = !ordered.IsEmpty && ordered[0].Value >= Settings.Certainty;
        return new(certain ? ordered[0].Key : Verdict.Undecided, ordered);
    }
}
