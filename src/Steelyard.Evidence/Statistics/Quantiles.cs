namespace Steelyard.Evidence.Statistics;

/// <summary>Sample quantiles of type 7 (Hyndman &amp; Fan 1996, The American Statistician 50), the default of R and NumPy.</summary>
public static class Quantiles
{
    /// <summary>The median.</summary>
    public static double Median(IReadOnlyList<double> values) => Quantile(values, 0.5);

    /// <summary>The quantile at <paramref name="probability"/>, 0 … 1, interpolated between the two nearest order statistics.</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double Quantile(IReadOnlyList<double> values, double probability)
    {
        if (values.Count == 0) throw new ArgumentException("A quantile needs at least one value.", nameof(values));
        ArgumentOutOfRangeException.ThrowIfNegative(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        double[] sorted = [.. values.Order()];
        var position = probability * (sorted.Length - 1);
        var lower = (int)position;
        var upper = Math.Min(lower + 1, sorted.Length - 1);
        return sorted[lower] + (position - lower) * (sorted[upper] - sorted[lower]);
    }
}
