namespace Steelyard.Evidence.Statistics;

/// <summary>
/// Times, sizes and their ratios are positive and vary by factors: on logarithms their noise is closest to a shift, and
/// swapping the two sides of a ratio gives exactly the reciprocal.
/// </summary>
internal static class LogScale
{
    /// <exception cref="ArgumentException">There is no value, or one that is not positive and finite.</exception>
    public static double[] Logs(this IReadOnlyList<double> values)
    {
        if (values.Count == 0) throw new ArgumentException("At least one value is needed.", nameof(values));
        return [.. values.Select(Log)];
    }

    private static double Log(double value) => value > 0 && double.IsFinite(value)
        ? Math.Log(value)
        : throw new ArgumentException($"Only positive finite values have a ratio; got {value}.", nameof(value));
}
