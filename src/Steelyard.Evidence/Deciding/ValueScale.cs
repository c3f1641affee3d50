namespace Steelyard.Evidence.Deciding;

/// <summary>
/// The scale on which values of an aspect are worth something: a difference of 1 in position is the whole way from best to worthless.
/// Positions of times and sizes are logarithms, ln(x + r) / ln 100 with the aspect's resolution r: each halving is worth the same,
/// and differences well below r count for nothing. Growth has no resolution; its exponents are logarithms already, so x / 2.
/// A min–max scale is not used: it would blow up a difference of 1% between two options to the full scale.
/// </summary>
/// <param name="Linear">Whether positions are proportional to values.</param>
/// <param name="Resolution">The resolution r in the aspect's unit.</param>
internal readonly record struct ValueScale(bool Linear, double Resolution)
{
    private static readonly double Whole = Math.Log(Settings.FullScale);

    public static ValueScale Of(Aspect aspect) => new(aspect.Resolution == 0, aspect.Resolution);

    /// <summary>No value lies below this position.</summary>
    public double Floor => Linear ? double.NegativeInfinity : Position(0);

    public double Position(double value) => Linear ? value / Settings.GrowthScale : Math.Log(Math.Max(value, 0) + Resolution) / Whole;

    /// <summary>The value at a position: the inverse of <see cref="Position"/>.</summary>
    public double Value(double position) => Linear ? position * Settings.GrowthScale : Math.Max(0, Math.Exp(position * Whole) - Resolution);

    /// <summary>
    /// The value after a change by e^<paramref name="logFactor"/>. An exponent is shifted instead, as far as the factor would reach
    /// on the scale of times: 100 times is 2.
    /// </summary>
    public double Moved(double value, double logFactor) =>
        Linear ? value + Settings.GrowthScale * logFactor / Whole : value * Math.Exp(logFactor);
}
