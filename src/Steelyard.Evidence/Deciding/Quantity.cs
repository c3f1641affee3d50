using System.Globalization;

namespace Steelyard.Evidence.Deciding;

/// <summary>Units of time and size: reading them in limits, and writing values in sentences.</summary>
public static class Quantity
{
    private sealed record Unit(string Name, string Of, double Factor, bool Written = true);

    /// <summary>All units, with the aspect unit they convert to. Sizes are written in powers of 1000.</summary>
    private static readonly Unit[] Units =
    [
        new("ns", "s", 1e-9), new("us", "s", 1e-6, Written: false), new("µs", "s", 1e-6), new("ms", "s", 1e-3), new("s", "s", 1),
        new("m", "s", 60, Written: false), new("min", "s", 60), new("h", "s", 3600),
        new("B", "B", 1), new("kB", "B", 1e3), new("KiB", "B", 1 << 10, Written: false), new("MB", "B", 1e6),
        new("MiB", "B", 1 << 20, Written: false), new("GB", "B", 1e9), new("GiB", "B", 1 << 30, Written: false),
        new("mJ", "J", 1e-3), new("J", "J", 1), new("kJ", "J", 1e3),
    ];

    /// <summary>How many of <paramref name="aspectUnit"/> one <paramref name="unit"/> is; null when it does not fit.</summary>
    public static double? Factor(string unit, string aspectUnit)
    {
        if (IsPlain(aspectUnit)) return unit.Length == 0 ? 1 : null;
        var name = unit.Replace('\u03BC', '\u00B5');
        return Array.Find(Units, u => u.Of == aspectUnit && u.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Factor;
    }

    /// <summary>What may follow the number of a limit, for messages.</summary>
    public static string Expected(string aspectUnit) =>
        IsPlain(aspectUnit)
            ? "a plain number"
            : "a number with one of " + string.Join(", ", Units.Where(u => u.Of == aspectUnit).Select(u => u.Name));

    /// <summary>A value in its aspect's unit with three significant digits, for example <c>5.2 kB</c>.</summary>
    public static string Format(double value, string aspectUnit)
    {
        var written = Units.Where(u => u.Of == aspectUnit && u.Written).ToList();
        if (written.Count == 0) return Number(value);
        var unit = written.FindLast(u => Math.Abs(value) >= u.Factor) ?? (value == 0 ? written.Find(u => u.Factor == 1)! : written[0]);
        return $"{Number(value / unit.Factor)} {unit.Name}";
    }

    /// <summary>A share as a percentage; only what is exactly 0 or 1 is called 0% or 100%.</summary>
    public static string Percent(double share) => share switch
    {
        > 0 and < 0.005 => "under 1%",
        >= 0.995 and < 1 => "over 99%",
        _ => $"{Number(100 * share, 2)}%",
    };

    /// <summary>Significant digits without an exponent, trailing zeros dropped; digits before the point are all kept.</summary>
    public static string Number(double value, int digits = 3)
    {
        var magnitude = value == 0 ? 0 : (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return Math.Round(value, Math.Clamp(digits - 1 - magnitude, 0, 15)).ToString("0.###############", CultureInfo.InvariantCulture);
    }

    private static bool IsPlain(string aspectUnit) => !Array.Exists(Units, u => u.Of == aspectUnit);
}
