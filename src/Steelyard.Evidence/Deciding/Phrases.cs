namespace Steelyard.Evidence.Deciding;

/// <summary>Parts of sentences.</summary>
internal static class Phrases
{
    /// <summary>Factors from here on are written as such, smaller ones in percent.</summary>
    private const double Large = 2;

    /// <summary><c>3.1 times larger (5.2 kB instead of 1.7 kB)</c>; without a factor where it would mean nothing.</summary>
    public static string Change(Aspect aspect, double from, double to)
    {
        var sizes = $"{Quantity.Format(to, aspect.Unit)} instead of {Quantity.Format(from, aspect.Unit)}";
        return HasFactor(aspect, from, to) ? $"{Factor(from, to)} ({sizes})" : sizes;
    }

    /// <summary>How <paramref name="to"/> compares with <paramref name="from"/>, without the sizes where a factor says it.</summary>
    public static string Comparison(Aspect aspect, double from, double to) =>
        HasFactor(aspect, from, to) ? Factor(from, to) : Change(aspect, from, to);

    /// <summary>Joins <c>a</c>, <c>b</c> and <c>c</c> as in a sentence.</summary>
    public static string List(IReadOnlyList<string> items) =>
        items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} and {items[^1]}";

    private static bool HasFactor(Aspect aspect, double from, double to) => from > 0 && to > 0 && !ValueScale.Of(aspect).Linear;

    private static string Factor(double from, double to)
    {
        var ratio = Math.Max(from, to) / Math.Min(from, to);
        var direction = to > from ? "larger" : "smaller";
        return ratio >= Large ? $"{Quantity.Number(ratio, 2)} times {direction}" : $"{Percent(from, to)} {direction}";
    }

    private static string Percent(double from, double to) => $"{Quantity.Number(100 * Math.Abs(to / from - 1), 2)}%";
}
