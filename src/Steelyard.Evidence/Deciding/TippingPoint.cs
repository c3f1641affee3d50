namespace Steelyard.Evidence.Deciding;

/// <summary>The value of one input, all others as they are, at which the verdict changes.</summary>
public sealed record TippingPoint
{
    /// <summary>The input in words, for example <c>wall time of rust</c>.</summary>
    public required string Input { get; init; }

    /// <summary>The option whose value it is; null for a limit or a weight.</summary>
    public string? Option { get; init; }

    /// <summary>The aspect whose value, limit or weight it is.</summary>
    public required Aspect Aspect { get; init; }

    /// <summary>The input now: in the aspect's unit, or the mean weight.</summary>
    public required double Current { get; init; }

    /// <summary>The input from which on the verdict is another, to within 0.5%.</summary>
    public required double Flip { get; init; }

    /// <summary>
    /// How far that is, for comparing inputs: flip over current; for a weight the factor on its odds; for growth 100 to the power of
    /// half the difference, as growth counts in the value scale.
    /// </summary>
    public required double Factor { get; init; }

    /// <summary>The verdict just beyond the flip.</summary>
    public required Verdict VerdictAfter { get; init; }

    /// <summary>Where the verdict becomes yet another after it was undecided first; null when it does not within range.</summary>
    public Overturn? Overturn { get; init; }

    /// <summary>Probability, by evidence or ranking, that the input lies beyond the flip; null for a limit, which is given.</summary>
    public double? Probability { get; init; }

    /// <summary>All of it in one sentence.</summary>
    public required string Text { get; init; }
}

/// <summary>Where an input brings about the opposite verdict.</summary>
/// <param name="At">The input, in the same unit as the tipping point.</param>
/// <param name="Verdict">The verdict beyond it.</param>
public sealed record Overturn(double At, Verdict Verdict);
