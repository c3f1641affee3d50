using System.Globalization;

namespace Steelyard.Reporting.Html;

/// <summary>An axis: from values to percent of its length, and where its ticks stand.</summary>
/// <param name="Low">Value at 0%.</param>
/// <param name="High">Value at 100%.</param>
/// <param name="IsLog">Logarithmic rather than linear.</param>
public sealed record ChartScale(double Low, double High, bool IsLog)
{
    private const double Margin = 0.06;

    /// <summary>A logarithmic axis around positive values.</summary>
    public static ChartScale Log(IEnumerable<double> values)
    {
        var (low, high) = Ends(values.Where(x => x > 0 && double.IsFinite(x)).Select(Math.Log10));
        return new(Math.Pow(10, low), Math.Pow(10, high), IsLog: true);
    }

    /// <summary>A linear axis around values.</summary>
    public static ChartScale Linear(IEnumerable<double> values)
    {
        var (low, high) = Ends(values.Where(double.IsFinite));
        return new(low, high, IsLog: false);
    }

    /// <summary>Place of a value in percent; values beyond the ends stay at them.</summary>
    public double Percent(double value) => Math.Clamp(100 * (Position(value) - Position(Low)) / (Position(High) - Position(Low)), 0, 100);

    /// <summary>Round values within the axis: 1, 2 and 5 times powers of ten on a logarithmic one, or powers alone where there are many.</summary>
    public IReadOnlyList<double> Ticks => IsLog ? LogTicks() : LinearTicks();

    /// <summary>A coordinate as SVG takes it.</summary>
    public static string Text(double coordinate) => Math.Round(coordinate, 2).ToString(CultureInfo.InvariantCulture);

    private double Position(double value) => IsLog ? Math.Log10(Math.Max(value, double.Epsilon)) : value;

    private static (double Low, double High) Ends(IEnumerable<double> values)
    {
        var all = values.DefaultIfEmpty(0).ToList();
        var (low, high) = (all.Min(), all.Max());
        var margin = high > low ? (high - low) * Margin : Math.Max(Math.Abs(high) * Margin, 0.02);
        return (low - margin, high + margin);
    }

    private List<double> LogTicks()
    {
        var decades = Math.Log10(High / Low);
        double[] steps = decades > 3 ? [1] : decades > 0.5 ? [1, 2, 5] : [1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 9];
        var ticks = Enumerable.Range((int)Math.Floor(Math.Log10(Low)), (int)Math.Ceiling(decades) + 2)
            .SelectMany(power => steps.Select(step => step * Math.Pow(10, power))).Where(x => x >= Low && x <= High).ToList();
        return ticks.Count >= 2 ? ticks : LinearTicks();
    }

    private List<double> LinearTicks()
    {
        var rough = (High - Low) / 4;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = new[] { 1, 2, 5, 10 }.Select(x => x * power).First(x => x >= rough);
        return [.. Enumerable.Range(0, 12).Select(i => (Math.Ceiling(Low / step) + i) * step).Where(x => x >= Low && x <= High)];
    }
}
