using MathNet.Numerics.Distributions;

namespace Steelyard.Evidence.Statistics;

/// <summary>
/// How a value grows with the input size n: the exponent b of value ∝ n^b, by least squares of log value on log n over the single
/// trials, with Student's t for its interval. One exponent for all sizes: where the true growth bends, the interval says how well the
/// straight line is known, not how well it fits.
/// </summary>
public static class Growth
{
    /// <summary>The exponent with its interval; null with fewer than two sizes or three trials above the offset.</summary>
    /// <param name="points">Size and value of each trial, both positive; the same size may occur many times.</param>
    /// <param name="offset">
    /// A fixed part of each value, such as the start-up time, taken off before. A size with a trial not above the offset is left out
    /// whole: leaving out only its smallest trials would bias the rest.
    /// </param>
    /// <param name="confidence">Of the interval.</param>
    /// <exception cref="ArgumentException">A size is not positive and finite.</exception>
    public static Interval? Exponent(IReadOnlyList<(double Size, double Value)> points, double offset = 0, double confidence = 0.95)
    {
        var usable = points.GroupBy(point => point.Size).Where(size => size.All(point => point.Value > offset)).ToList();
        (double Size, double Value)[] trials = [.. usable.SelectMany(size => size)];
        if (usable.Count < 2 || trials.Length < 3) return null;
        double[] sizes = [.. trials.Select(point => point.Size)];
        double[] values = [.. trials.Select(point => point.Value - offset)];
        return Slope(sizes.Logs(), values.Logs(), confidence);
    }

    private static Interval Slope(double[] x, double[] y, double confidence)
    {
        double xMean = x.Average(), yMean = y.Average();
        var spread = x.Sum(value => Square(value - xMean));
        var slope = x.Zip(y, (xi, yi) => (xi - xMean) * (yi - yMean)).Sum() / spread;
        var residual = x.Zip(y, (xi, yi) => Square(yi - yMean - slope * (xi - xMean))).Sum();
        var freedom = x.Length - 2;
        var halfWidth = StudentT.InvCDF(0, 1, freedom, (1 + confidence) / 2) * Math.Sqrt(residual / freedom / spread);
        return new Interval(slope, slope - halfWidth, slope + halfWidth) { Confidence = confidence, Trials = x.Length };
    }

    private static double Square(double value) => value * value;
}
