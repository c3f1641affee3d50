namespace Steelyard.Evidence.Sources;

/// <summary>How much there is to read in a source, counted by the same rules in every language (docs/method.md).</summary>
/// <param name="Tokens">Names, numbers, texts, operators and brackets; neither layout nor comments.</param>
/// <param name="Branches">Places where the flow of control forks.</param>
/// <param name="Nesting">Deepest nesting of conditions and loops in one function.</param>
public sealed record SourceCounts(int Tokens, int Branches, int Nesting)
{
    /// <summary>Of several files: sums, and the deepest nesting.</summary>
    public static SourceCounts operator +(SourceCounts left, SourceCounts right) =>
        new(left.Tokens + right.Tokens, left.Branches + right.Branches, Math.Max(left.Nesting, right.Nesting));

    /// <summary>The same as the operator.</summary>
    public static SourceCounts Add(SourceCounts left, SourceCounts right) => left + right;
}

/// <summary>A package that a candidate needs beyond its language's standard library.</summary>
/// <param name="Name">Its name where it comes from.</param>
/// <param name="Version">Its version as resolved here; empty when unknown.</param>
/// <param name="Licence">Its licence as the package itself states it; null when it states none.</param>
public sealed record Dependency(string Name, string Version, string? Licence);
