using System.Collections.Immutable;
using Steelyard.Evidence.Deciding.Money;

namespace Steelyard.Reporting;

/// <summary>Costs and values of information in the JSON document of a study. Break-even is null when it is not known, <c>never</c> says when there is none.</summary>
internal sealed record MoneyDocument(
    TermsDocument Terms, string? Reference, string? Cheapest, string Basis, double Evpi, IReadOnlyList<CostDocument> Costs, IReadOnlyList<InputValue> Inputs)
{
    public static MoneyDocument? Of(MoneyResult? x) => x is null ? null
        : new(TermsDocument.Of(x.Terms), x.Reference, x.Cheapest, x.IsOverMonths ? "months" : "million-operations", x.Evpi, [.. x.Costs.Select(CostDocument.Of)], x.Inputs);
}

/// <summary>What the costs rest on; enough to compute them again.</summary>
internal sealed record TermsDocument(
    Prices Prices, double OperationsPerRun, Stated? RatePerMonth, IReadOnlyDictionary<string, Stated> PortDays, double? DayRate, double Upkeep, double Months)
{
    public static TermsDocument Of(MoneyTerms x) => new(x.Prices, x.OperationsPerRun, x.Rate, x.PortDays, x.DayRate, x.Upkeep, x.Months);

    public MoneyTerms ToTerms() => new()
    {
        Prices = Prices,
        OperationsPerRun = OperationsPerRun,
        Rate = RatePerMonth,
        PortDays = PortDays.ToImmutableSortedDictionary(StringComparer.Ordinal),
        DayRate = DayRate,
        Upkeep = Upkeep,
        Months = Months,
    };
}

internal sealed record CostDocument(
    string Candidate, Amount PerMillion, Amount? PerMonth, Amount? Port, double? MonthlySaving, double? BreakEvenMonths, bool Never, double ExpectedRegret, double ShareCheapest)
{
    public static CostDocument Of(OptionCost x) => new(x.Option, x.PerMillion, x.PerMonth, x.Port, x.MonthlySaving,
        x.BreakEven is { } months && double.IsFinite(months) ? months : null, x.BreakEven == double.PositiveInfinity, x.Regret, x.ShareCheapest);
}
