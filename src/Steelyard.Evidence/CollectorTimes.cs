using System.Collections.Immutable;

namespace Steelyard.Evidence;

/// <summary>What an interpreter's cyclic garbage collector did in one run, as it counted itself.</summary>
/// <param name="Collections">Collections by generation, youngest first.</param>
/// <param name="Total">Time of all of them, seconds.</param>
/// <param name="Longest">Time of the longest, seconds.</param>
public sealed record CollectorTimes(ImmutableArray<int> Collections, double Total, double Longest)
{
    /// <summary>Equal when all counts and times are.</summary>
    public bool Equals(CollectorTimes? other) =>
        other is not null && Collections.SequenceEqual(other.Collections) && Total.Equals(other.Total) && Longest.Equals(other.Longest);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Collections.Length, Total, Longest);

    /// <summary>From single collections.</summary>
    /// <param name="pauses">Generation and seconds of each.</param>
    public static CollectorTimes Of(IReadOnlyCollection<(int Generation, double Seconds)> pauses)
    {
        var generations = pauses.Count == 0 ? 0 : pauses.Max(x => x.Generation) + 1;
        return new([.. Enumerable.Range(0, generations).Select(g => pauses.Count(x => x.Generation == g))],
            pauses.Sum(x => x.Seconds), pauses.Select(x => x.Seconds).DefaultIfEmpty(0).Max());
    }
}
