using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Steelyard.Evidence.Deciding.Money;

namespace Steelyard.Reporting;

/// <summary>What a user says about money, as text: kept with the conclusion, so that a report can be made again.</summary>
public sealed partial record MoneyRequest(
    ImmutableArray<string> Price, string? Rate = null, string? Operations = null, string? PortDays = null, string? DayRate = null, string? Upkeep = null, string? Months = null)
{
    /// <summary>Nothing said: prices of the data file, no rate.</summary>
    public static readonly MoneyRequest Nothing = new([]);

    /// <summary>Names of prices.</summary>
    public static readonly ImmutableArray<string> PriceNames = ["cpu-hour", "gib-hour", "currency"];

    private const double DaysPerMonth = 365.25 / 12;

    private static readonly Dictionary<string, double> PerMonth = new(StringComparer.OrdinalIgnoreCase)
    {
        ["s"] = DaysPerMonth * 86400,
        ["min"] = DaysPerMonth * 1440,
        ["h"] = DaysPerMonth * 24,
        ["day"] = DaysPerMonth,
        ["d"] = DaysPerMonth,
        ["month"] = 1,
    };

    private static readonly Dictionary<string, double> Factors = new(StringComparer.Ordinal) { [""] = 1, ["k"] = 1e3, ["M"] = 1e6, ["G"] = 1e9 };

    /// <summary>The texts as options, for example <c>--rate=50/s</c>.</summary>
    public ImmutableArray<string> ToOptions() =>
    [
        .. Price.Select(x => $"--price={x}"),
        .. new[] { ("--rate", Rate), ("--operations", Operations), ("--port-days", PortDays), ("--day-rate", DayRate), ("--upkeep", Upkeep), ("--months", Months) }
            .Where(x => x.Item2 is not null).Select(x => $"{x.Item1}={x.Item2}"),
    ];

    /// <summary>The request that gave these options.</summary>
    public static MoneyRequest Of(ImmutableArray<string> options)
    {
        var texts = options.Select(x => x.Split('=', 2)).ToLookup(x => x[0], x => x[1]);
        return new([.. texts["--price"]], Text("--rate"), Text("--operations"), Text("--port-days"), Text("--day-rate"), Text("--upkeep"), Text("--months"));

        string? Text(string name) => texts[name].FirstOrDefault();
    }

    /// <summary>Reads every text; the error names the option and what was expected.</summary>
    public bool TryRead(Prices prices, [NotNullWhen(true)] out MoneyTerms? terms, [NotNullWhen(false)] out (string Option, string Message)? error)
    {
        try
        {
            terms = new MoneyTerms
            {
                Prices = Price.Aggregate(prices, With),
                OperationsPerRun = Number("--operations", Operations) ?? 1,
                Rate = Rate is null ? null : ReadRate(Rate),
                PortDays = PortDays is null ? ImmutableSortedDictionary<string, Stated>.Empty : ReadDays(PortDays),
                DayRate = Number("--day-rate", DayRate),
                Upkeep = Number("--upkeep", Upkeep, zero: true) ?? 0,
                Months = Number("--months", Months) ?? 36,
            };
            error = null;
            return true;
        }
        catch (Unreadable mistake)
        {
            (terms, error) = (null, (mistake.Option, mistake.Message));
            return false;
        }
    }

    private static Prices With(Prices prices, string text)
    {
        var (name, value) = text.Split('=', 2) is [var left, var right] ? (left.Trim(), right.Trim()) : (text, "");
        var own = prices with { AsOf = null, Source = null, Title = "your own prices" };
        return name switch
        {
            "cpu-hour" => own with { CpuHour = Number("--price", value, zero: true)!.Value },
            "gib-hour" => own with { GibHour = Number("--price", value, zero: true)!.Value },
            "currency" => CurrencyCode().IsMatch(value) ? prices with { Currency = value } : throw new Unreadable("--price", $"expected a code such as currency=EUR, found '{text}'"),
            _ => throw new Unreadable("--price", $"there is no price '{name}'; there are: {string.Join(", ", PriceNames)}"),
        };
    }

    private static Stated ReadRate(string text)
    {
        var match = RateForm().Match(text);
        return match.Success && PerMonth.TryGetValue(match.Groups["unit"].Value, out var factor)
            ? Range("--rate", match.Groups["number"].Value).Times(factor)
            : throw new Unreadable("--rate", $"expected a rate such as 50/s, 2M/day or 10..100/s, found '{text}'");
    }

    private static ImmutableSortedDictionary<string, Stated> ReadDays(string text)
    {
        var days = ImmutableSortedDictionary.CreateBuilder<string, Stated>(StringComparer.Ordinal);
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = part.Split('=', 2) is [var left, var right] ? (left, right) : ("", part);
            days[name] = Range("--port-days", value);
        }
        return days.ToImmutable();
    }

    /// <summary>A positive number, or a range of two.</summary>
    private static Stated Range(string option, string text)
    {
        if (text.Split("..") is not [var low, var high])
            return Stated.Point(Number(option, text)!.Value);
        var (from, to) = (Number(option, low)!.Value, Number(option, high)!.Value);
        return from < to ? Stated.Range(from, to) : throw new Unreadable(option, $"a range goes from the smaller to the larger number, found '{text}'");
    }

    private static double? Number(string option, string? text, bool zero = false)
    {
        if (text is null)
            return null;
        var match = NumberForm().Match(text.Trim());
        var value = match.Success ? double.Parse(match.Groups["digits"].Value, CultureInfo.InvariantCulture) * Factors[match.Groups["factor"].Value] : double.NaN;
        return double.IsFinite(value) && (value > 0 || (zero && value == 0)) ? value
            : throw new Unreadable(option, $"expected a number {(zero ? "of 0 or more" : "above 0")}, such as 12, 0.5 or 2M, found '{text}'");
    }

    private sealed class Unreadable(string option, string message) : Exception(message)
    {
        public string Option { get; } = option;
    }

    [GeneratedRegex(@"\A(?<digits>\d{1,15}(\.\d{1,15})?([eE][-+]?\d{1,2})?)(?<factor>[kMG]?)\z")]
    private static partial Regex NumberForm();

    [GeneratedRegex(@"\A\s*(?<number>[^/\s]{1,80})\s*/\s*(?<unit>[a-zA-Z]{1,8})\s*\z")]
    private static partial Regex RateForm();

    [GeneratedRegex(@"\A[A-Z]{3}\z")]
    private static partial Regex CurrencyCode();
}
