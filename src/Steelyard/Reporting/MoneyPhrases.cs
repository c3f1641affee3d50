using System.Collections.Immutable;
using System.Globalization;
using Steelyard.Evidence.Deciding;
using Steelyard.Evidence.Deciding.Money;

namespace Steelyard.Reporting;

/// <summary>Money in words and cells; the same in every kind of report.</summary>
internal static class MoneyPhrases
{
    private const double MostMonths = 1200;

    /// <summary>Heads of <see cref="Row"/>.</summary>
    public static ImmutableArray<string> Header(MoneyResult money)
    {
        ImmutableArray<string> always = ["", "per million operations"];
        return money.Terms.Rate is null ? [.. always, "cheapest in", "expected regret"]
            : [.. always, "per month", "writing it", "saved per month", "pays back in", "cheapest in", "expected regret"];
    }

    /// <summary>One option as cells.</summary>
    public static ImmutableArray<MoneyCell> Row(MoneyResult money, OptionCost x)
    {
        var currency = money.Terms.Prices.Currency;
        ImmutableArray<MoneyCell> start = [new(x.Option), Cell(x.PerMillion, currency)];
        ImmutableArray<MoneyCell> end = [new(Phrases.Percent(x.ShareCheapest)), new(Amount(x.Regret, currency))];
        return money.Terms.Rate is null ? [.. start, .. end]
            : [.. start, Cell(x.PerMonth!, currency), x.Port is { } port ? Cell(port, currency) : new("–"), new(x.MonthlySaving is { } saving ? Amount(saving, currency) : "–"), new(PayBack(x.BreakEven)), .. end];
    }

    /// <summary>Where prices and operations come from.</summary>
    public static string Basis(MoneyResult money)
    {
        var (terms, prices) = (money.Terms, money.Terms.Prices);
        var source = prices.AsOf is { } day ? string.Create(CultureInfo.InvariantCulture, $"{prices.Title}, as of {day:yyyy-MM-dd}") : prices.Title;
        var run = terms.OperationsPerRun == 1 ? "one operation is one run at the main size" : $"one run is {Quantity.Number(terms.OperationsPerRun)} operations";
        return $"{Quantity.Number(prices.CpuHour, 5)} {prices.Currency} per CPU hour, {Quantity.Number(prices.GibHour, 5)} {prices.Currency} per GiB hour ({source}); {run}";
    }

    /// <summary>What knowing more would be worth, in one or two sentences.</summary>
    public static string Information(MoneyResult money)
    {
        if (money.Costs.Length == 1)
            return $"There is nothing to compare {money.Cheapest} with.";
        var currency = money.Terms.Prices.Currency;
        var basis = money.IsOverMonths ? $"over {Quantity.Number(money.Terms.Months)} months" : "per million operations";
        if (money.Inputs.IsEmpty)
            return $"By cost alone the choice is {money.Cheapest}; knowing any input better would not change it.";
        var inputs = string.Join(", ", money.Inputs.Take(3).Select(x => $"{x.Input} {Amount(x.Value, currency)}"));
        return $"By cost alone the choice is {money.Cheapest}. Knowing everything exactly would be worth at most {Amount(money.Evpi, currency)} {basis}; by itself: {inputs}.";
    }

    /// <summary>The table in one sentence per fact, for places without tables.</summary>
    public static string Summary(MoneyResult money)
    {
        var currency = money.Terms.Prices.Currency;
        return $"A million operations cost {string.Join(", ", money.Costs.OrderByDescending(x => x.PerMillion.Value).Select(x => $"{Amount(x.PerMillion.Value, currency)} with {x.Option}"))}.";
    }

    /// <summary>Two digits after the point, or three that count for less than 1.</summary>
    public static string Amount(double value, string currency) =>
        (Math.Abs(value) >= 1 ? value.ToString("#,0.00", CultureInfo.InvariantCulture).Replace(',', ' ') : Quantity.Number(value)) + " " + currency;

    private static MoneyCell Cell(Amount x, string currency) =>
        new(Amount(x.Value, currency), Bare(x.Low) == Bare(x.High) ? null : $"{Bare(x.Low)} to {Bare(x.High)}");

    private static string Bare(double value) => Amount(value, "").TrimEnd();

    private static string PayBack(double? months) => months switch
    {
        null => "–",
        > MostMonths => "never",
        { } x => $"{Quantity.Number(x, 2)} months",
    };
}

/// <summary>A cell of the table of costs.</summary>
/// <param name="Text">The value.</param>
/// <param name="Range">Its central 95%; null where there is none.</param>
internal sealed record MoneyCell(string Text, string? Range = null)
{
    /// <inheritdoc/>
    public override string ToString() => Range is null ? Text : $"{Text} ({Range})";
}
