namespace Steelyard.Translation;

/// <summary>A place in a Python file, both from 1.</summary>
public readonly record struct Place(int Line, int Column);

/// <summary>Why a function is not ported: what cannot be translated exactly, and where.</summary>
/// <param name="At">Where.</param>
/// <param name="Feature">A short name under which such refusals are counted, for example <c>generator</c>.</param>
/// <param name="Message">The reason in a sentence.</param>
public sealed record Refusal(Place At, string Feature, string Message);

/// <summary>Ends the translation of one function; caught where functions are translated, and only there.</summary>
internal sealed class RefusedException(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal { get; } = refusal;

    public static RefusedException At(Place at, string feature, string message) => new(new Refusal(at, feature, message));
}
