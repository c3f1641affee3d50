namespace Steelyard.Evidence.Deciding;

/// <summary>A candidate that can be chosen: measured, and no baseline.</summary>
/// <param name="Name">Unique name within the problem.</param>
/// <param name="Verdict">The verdict that choosing it amounts to; never <see cref="Verdict.Undecided"/>.</param>
/// <param name="Values">Its evidence by aspect. A value that is not finite counts as missing.</param>
public sealed record Option(string Name, Verdict Verdict, IReadOnlyDictionary<Aspect, AspectValue> Values)
{
    /// <summary>The value of <paramref name="aspect"/>, or null when there is none.</summary>
    public AspectValue? ValueOf(Aspect aspect) =>
        Values.TryGetValue(aspect, out var value) && double.IsFinite(value.Value) ? value : null;
}
