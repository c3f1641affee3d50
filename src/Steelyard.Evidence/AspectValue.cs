namespace Steelyard.Evidence;

/// <summary>Where a value comes from.</summary>
public enum Origin
{
    /// <summary>Computed from trials of this study.</summary>
    Measured,

    /// <summary>Taken from a cited source.</summary>
    Sourced,

    /// <summary>Said by the user.</summary>
    Stated,
}

/// <summary>What the low and high of a value mean.</summary>
public enum Bounds
{
    /// <summary>A 95% confidence interval.</summary>
    Confidence,

    /// <summary>The smallest and largest of too few trials for an interval.</summary>
    Range,

    /// <summary>A count without sampling error: low = value = high.</summary>
    Exact,
}

/// <summary>The value of one aspect of one candidate, with its interval and its origin.</summary>
/// <param name="Aspect">What was weighed.</param>
/// <param name="Value">Value in the aspect's unit.</param>
/// <param name="Low">Lower bound in the same unit, 0 or more.</param>
/// <param name="High">Upper bound in the same unit; <see cref="double.PositiveInfinity"/> when the trials cannot bound it.</param>
/// <param name="Trials">Number of trials behind it, 0 for counted values.</param>
/// <param name="Bounds">What low and high mean.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Note">A remark for readers, for example <c>93 lines</c> or <c>needs CPython 3.11</c>.</param>
public sealed record AspectValue(
    Aspect Aspect, double Value, double Low, double High, int Trials, Bounds Bounds = Bounds.Confidence, Origin Origin = Origin.Measured,
    string? Note = null)
{
    /// <summary>A counted value without sampling error.</summary>
    public static AspectValue Exact(Aspect aspect, double value, string? note = null) =>
        new(aspect, value, value, value, 0, Bounds.Exact, Origin.Measured, note);
}
