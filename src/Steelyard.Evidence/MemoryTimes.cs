using System.Collections.Immutable;

namespace Steelyard.Evidence;

/// <summary>The memory of a process tree while it ran.</summary>
/// <param name="Seconds">Times since its start, ascending.</param>
/// <param name="Bytes">Memory of the whole tree at these times.</param>
public sealed record MemoryTimes(ImmutableArray<double> Seconds, ImmutableArray<double> Bytes)
{
    /// <summary>Fewest samples of which a mean says something.</summary>
    public const int Least = 5;

    /// <summary>Two curves are equal when all their samples are.</summary>
    public bool Equals(MemoryTimes? other) => other is not null && Seconds.SequenceEqual(other.Seconds) && Bytes.SequenceEqual(other.Bytes);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Seconds.Length, Seconds.LastOrDefault(), Bytes.LastOrDefault());

    /// <summary>Mean over time between the first sample and the last, bytes (trapezium rule); null with fewer samples than <see cref="Least"/>.</summary>
    public double? Mean()
    {
        if (Seconds.Length < Least || Seconds[^1] <= Seconds[0])
            return null;
        var area = Enumerable.Range(1, Seconds.Length - 1).Sum(i => (Seconds[i] - Seconds[i - 1]) * (Bytes[i] + Bytes[i - 1]) / 2);
        return area / (Seconds[^1] - Seconds[0]);
    }
}
