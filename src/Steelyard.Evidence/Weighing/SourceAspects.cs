namespace Steelyard.Evidence.Weighing;

/// <summary>Aspects that are counted in a candidate's sources and packages, without trials.</summary>
internal static class SourceAspects
{
    /// <summary>The values that are known.</summary>
    public static IEnumerable<AspectValue> Of(Candidate candidate)
    {
        if (candidate.Counts is { } counts)
        {
            yield return AspectValue.Exact(Aspect.Tokens, counts.Tokens);
            yield return AspectValue.Exact(Aspect.Branches, counts.Branches);
            yield return AspectValue.Exact(Aspect.Nesting, counts.Nesting);
        }
        if (candidate.Dependencies is { } dependencies)
            yield return AspectValue.Exact(Aspect.Dependencies, dependencies.Count, dependencies.Count == 0 ? null
                : string.Join(", ", dependencies.Select(x => $"{x.Name} {x.Version}".TrimEnd() + $" ({x.Licence ?? "licence not stated"})")));
    }
}
