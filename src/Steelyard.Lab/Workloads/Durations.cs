using System.Globalization;

namespace Steelyard.Lab.Workloads;

/// <summary>Durations as people write them: <c>500ms</c>, <c>30s</c>, <c>10m</c>, <c>1h</c>; a bare number is seconds.</summary>
public static class Durations
{
    private static readonly (string Suffix, double Seconds)[] Units = [("ms", 1e-3), ("min", 60), ("s", 1), ("m", 60), ("h", 3600), ("", 1)];

    /// <summary>Reads a positive duration.</summary>
    public static bool TryParse(string text, out TimeSpan value)
    {
        value = default;
        var trimmed = text.Trim();
        var unit = Array.Find(Units, u => trimmed.EndsWith(u.Suffix, StringComparison.OrdinalIgnoreCase));
        var digits = trimmed[..^unit.Suffix.Length].TrimEnd();
        if (!double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return false;
        var seconds = number * unit.Seconds;
        if (seconds is not (> 0 and < 1e8))
            return false;
        value = TimeSpan.FromSeconds(seconds);
        return true;
    }
}
