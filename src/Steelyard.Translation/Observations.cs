using System.Collections.Immutable;

namespace Steelyard.Translation;

/// <summary>What the recorder saw of one function: shapes of complete arguments and of results, each with the number of calls.</summary>
/// <param name="Calls">Shapes of all arguments.</param>
/// <param name="Results">Shapes of results.</param>
/// <param name="Overflows">Calls of a port with integers of 64 bits were left: those of any size may do them.</param>
public sealed record Observations(ImmutableArray<(ImmutableArray<string> Arguments, long Count)> Calls, ImmutableArray<(string Shape, long Count)> Results, bool Overflows = false)
{
    /// <summary>Together with what another process of the program saw.</summary>
    public Observations With(Observations other) => new(
        [.. Calls.Concat(other.Calls).GroupBy(x => string.Join(';', x.Arguments)).Select(x => (x.First().Arguments, x.Sum(y => y.Count)))],
        [.. Results.Concat(other.Results).GroupBy(x => x.Shape).Select(x => (x.Key, x.Sum(y => y.Count)))],
        Overflows || other.Overflows);
}
