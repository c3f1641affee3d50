using System.Collections.Immutable;
using Steelyard.Evidence.Statistics;

namespace Steelyard.Evidence.Weighing;

/// <summary>Two studies of one workload, candidate by candidate.</summary>
/// <param name="Before">The study compared with.</param>
/// <param name="After">The study compared.</param>
/// <param name="Ratios">After over before, per candidate that both measured; <see cref="RatioResult.Of"/> and <see cref="RatioResult.To"/> name the candidate.</param>
/// <param name="Warnings">Why the two may not be comparable.</param>
public sealed record StudyComparison(Study Before, Study After, ImmutableArray<RatioResult> Ratios, ImmutableArray<Warning> Warnings)
{
    /// <summary>Compares. Trials of two studies were not interleaved: only what differs beyond a machine's change over time means anything.</summary>
    public static StudyComparison Of(Study before, Study after) =>
        new(before, after, Weigher.Between(before, after, Math.Max(before.Plan.Threshold, after.Plan.Threshold)), [.. Differences(before, after)]);

    private static IEnumerable<Warning> Differences(Study before, Study after)
    {
        yield return new("trials of two studies are not interleaved, so drift of the machine between them counts as a difference",
            "For a claim, weigh both versions as candidates of one workload.");
        if ((before.Machine.Cpu, before.Machine.Cores, before.Machine.Host) != (after.Machine.Cpu, after.Machine.Cores, after.Machine.Host))
            yield return new($"the studies ran on different machines ({before.Machine.Host}, {after.Machine.Host})", "Compare studies of one machine.");
        if (!before.Inputs.SequenceEqual(after.Inputs))
            yield return new("the inputs differ", "Weigh again with the same sizes, or the same --input.");
        if (before.Plan.MainSize != after.Plan.MainSize)
            yield return new($"the main sizes differ ({before.Plan.MainSize}, {after.Plan.MainSize})", "Weigh again with the same --sizes.");
        foreach (var (then, now) in before.Candidates.Join(after.Candidates, x => x.Name, x => x.Name, (x, y) => (x, y)).Where(x => !x.x.Versions.SequenceEqual(x.y.Versions)))
            yield return new($"{now.Name}: tools differ ({string.Join(", ", then.Versions)}; now {string.Join(", ", now.Versions)})", "The difference may be theirs.");
    }
}
