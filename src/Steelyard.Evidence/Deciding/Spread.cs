using MathNet.Numerics.Distributions;

namespace Steelyard.Evidence.Deciding;

/// <summary>
/// What is known of one value, as a distribution of its position on the aspect's <see cref="ValueScale"/>: a two-piece normal, whose
/// median is the point value and whose central 95% is the interval. For times and sizes this is a two-piece log-normal, shifted by
/// the resolution so that values and bounds of zero need no special case.
/// </summary>
/// <param name="Median">Position of the point value.</param>
/// <param name="Below">Standard deviation of the lower half.</param>
/// <param name="Above">Standard deviation of the upper half.</param>
/// <param name="Floor">Position of the value 0; positions below it are drawn as it.</param>
internal readonly record struct Spread(double Median, double Below, double Above, double Floor)
{
    /// <summary>Half-width of the central 95% of a standard normal.</summary>
    internal const double Normal975 = 1.959963984540054;

    /// <summary>Distance of a bound that the trials could not give: half the scale, a factor of ten.</summary>
    private const double Unbounded = 0.5;

    public static Spread Of(AspectValue value)
    {
        var scale = ValueScale.Of(value.Aspect);
        var median = scale.Position(value.Value);
        return value.Bounds == Bounds.Exact
            ? new(median, 0, 0, scale.Floor)
            : new(median, Deviation(median, scale, value.Low), Deviation(median, scale, value.High), scale.Floor);
    }

    private static double Deviation(double median, ValueScale scale, double bound) =>
        (double.IsFinite(bound) ? Math.Abs(scale.Position(bound) - median) : Unbounded) / Normal975;

    /// <summary>Whether there is nothing to draw.</summary>
    public bool IsCertain => Below == 0 && Above == 0;

    /// <summary>The same median with deviations multiplied by <paramref name="factor"/>; 0 makes it certain.</summary>
    public Spread Narrowed(double factor) => this with { Below = Below * factor, Above = Above * factor };

    /// <summary>The position that belongs to a standard normal variate.</summary>
    public double At(double normal) => Math.Max(Floor, Median + normal * (normal < 0 ? Below : Above));

    /// <summary>P(position &gt; <paramref name="position"/>).</summary>
    public double ProbabilityAbove(double position)
    {
        if (position < Floor) return 1;
        var deviation = position < Median ? Below : Above;
        if (deviation == 0) return position < Median ? 1 : 0;
        return Normal.CDF(0, 1, (Median - position) / deviation);
    }

    /// <summary>P(a limit at <paramref name="bound"/> is violated); the bound itself counts when <paramref name="strict"/>.</summary>
    public double ProbabilityOfViolation(double bound, bool strict) =>
        strict && IsCertain && Median == bound ? 1 : ProbabilityAbove(bound);
}
