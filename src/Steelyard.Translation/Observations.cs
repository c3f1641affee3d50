using System.Collections.Immutable;

namespace Steelyard.Translation;

/// <summary>What the recorder saw of one function: shapes of complete arguments and of results, each with the number of calls.</summary>
public sealed record Observations(ImmutableArray<(ImmutableArray<string> Arguments, long Count)> Calls, ImmutableArray<(string Shape, long Count)> Results);
