using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Steelyard.Evidence.Deciding;

/// <summary>An upper bound that an option must keep.</summary>
/// <param name="Aspect">What is bounded.</param>
/// <param name="Bound">The bound in the aspect's unit.</param>
/// <param name="Strict">Whether the bound itself is a violation.</param>
/// <param name="Text">The limit as the user wrote it, for example <c>memory&lt;=64MiB</c>.</param>
public sealed partial record Limit(Aspect Aspect, double Bound, bool Strict, string Text)
{
    private const string Example = "expected a limit such as memory<=64MiB";

    /// <summary>Reads <c>memory&lt;=64MiB</c>, <c>wall&lt;2s</c>, <c>startup≤50ms</c>, <c>growth&lt;=1.2</c>.</summary>
    /// <param name="text">Aspect, operator, number and unit.</param>
    /// <param name="limit">The limit, or null.</param>
    /// <param name="error">What is wrong and what was expected, or null.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out Limit? limit, [NotNullWhen(false)] out string? error)
    {
        (limit, error) = Parse(text);
        return error is null;
    }

    private static (Limit? Limit, string? Error) Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success) return (null, $"'{text}' cannot be read; {Example}.");
        if (match.Groups["op"].Value.Contains('>', StringComparison.Ordinal))
            return (null, $"'{text}': every aspect is better when smaller, so limits are upper bounds; {Example}.");
        if (AspectNames.Find(match.Groups["name"].Value, out var error) is not { } aspect) return (null, error);
        return Bounded(text, aspect, match);
    }

    private static (Limit? Limit, string? Error) Bounded(string text, Aspect aspect, Match match)
    {
        var (digits, factor) = (match.Groups["number"].Value, Quantity.Factor(match.Groups["unit"].Value, aspect.Unit));
        if (factor is null || !double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return (null, $"'{text}': {aspect.Title} needs {Quantity.Expected(aspect.Unit)}.");
        if (!double.IsFinite(number) || (number <= 0 && !ValueScale.Of(aspect).Linear))
            return (null, $"'{text}': a bound on {aspect.Title} must be finite and above 0.");
        return (new(aspect, number * factor.Value, match.Groups["op"].Value == "<", text.Trim()), null);
    }

    /// <summary>The same limit with another bound, written in the unit that suits it.</summary>
    public Limit WithBound(double bound)
    {
        var written = Quantity.Format(bound, Aspect.Unit).Replace(" ", "", StringComparison.Ordinal);
        return this with { Bound = bound, Text = $"{Aspect.Id}{(Strict ? "<" : "<=")}{written}" };
    }

    /// <summary>The limit as written.</summary>
    public override string ToString() => Text;

    [GeneratedRegex(
        @"^\s*(?<name>[^<>≤≥=]+?)\s*(?<op><=|<|≤|>=|>|≥)\s*(?<number>[-+.\d][-+.\deE]*?)\s*(?<unit>[^\d\s.]*)\s*$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
