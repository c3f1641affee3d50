using System.Collections.Immutable;

namespace Steelyard.Evidence.Deciding.Money;

/// <summary>What the options cost, and what more knowledge would be worth. Money is in the currency of the terms.</summary>
/// <param name="Terms">What it rests on.</param>
/// <param name="Reference">The option that savings are counted against; null when there is no Python.</param>
/// <param name="Costs">Per option, in the order of the problem.</param>
/// <param name="Cheapest">The option of the lowest expected cost; null without options.</param>
/// <param name="Evpi">Expected value of perfect information: what knowing every input exactly would save, in the basis below.</param>
/// <param name="Inputs">What knowing a single input exactly would save; the most valuable first, none that are worth nothing.</param>
public sealed record MoneyResult(
    MoneyTerms Terms, string? Reference, ImmutableArray<OptionCost> Costs, string? Cheapest, double Evpi, ImmutableArray<InputValue> Inputs)
{
    /// <summary>Whether regret and values of information are over <see cref="MoneyTerms.Months"/>; else they are per million operations.</summary>
    public bool IsOverMonths => Terms.Rate is not null;
}

/// <summary>Money with the central 95% of its distribution.</summary>
public sealed record Amount(double Value, double Low, double High);

/// <summary>What one option costs.</summary>
/// <param name="Option">Its name.</param>
/// <param name="PerMillion">Computing for a million operations.</param>
/// <param name="PerMonth">Computing for a month; null when no rate is stated.</param>
/// <param name="Port">Writing it once; null when it is there already, or when days or their price are not stated.</param>
/// <param name="MonthlySaving">What it saves in a month against the reference, upkeep taken off; null for the reference and without a rate.</param>
/// <param name="BreakEven">Months until the saving has paid for the port; infinite for never; null where one of them is not known.</param>
/// <param name="Regret">What choosing it costs on average more than the option that turns out cheapest.</param>
/// <param name="ShareCheapest">Share of draws in which it is the cheapest.</param>
public sealed record OptionCost(
    string Option, Amount PerMillion, Amount? PerMonth, Amount? Port, double? MonthlySaving, double? BreakEven, double Regret, double ShareCheapest);

/// <summary>What knowing one input exactly would be worth (expected value of partial perfect information).</summary>
/// <param name="Input">The input in words.</param>
/// <param name="Value">Money, in the basis of the result.</param>
public sealed record InputValue(string Input, double Value);

/// <summary>From evidence, prices and what the user states to costs, regrets and values of information.</summary>
public static class MoneyAnalysis
{
    /// <summary>Operations that costs are quoted for.</summary>
    public const double Million = 1e6;

    /// <summary>Analyses the options that have CPU time, wall time and peak memory; null when none has.</summary>
    /// <param name="options">The options with their evidence.</param>
    /// <param name="reference">Name of the option that is there already; null for none.</param>
    /// <param name="terms">Prices and what the user states.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="draws">Number of draws.</param>
    public static MoneyResult? Of(IEnumerable<Option> options, string? reference, MoneyTerms terms, long seed, int draws = Settings.Draws)
    {
        var drawn = new LatinHypercube(draws, seed);
        var models = options.Where(CostModel.Fits).OrderBy(x => x.Name, StringComparer.Ordinal)
            .Select((x, i) => CostModel.Of(x, i, x.Verdict != Verdict.StayInPython, terms, drawn)).ToList();
        if (models.Count == 0)
            return null;
        var rate = Columns.Constant(Million, draws);
        if (terms.Rate is { } stated)
            rate = Array.ConvertAll(drawn.Column(-1, 0), stated.At);
        var totals = models.Select(x => x.Totals(rate)).ToArray();
        var regrets = ValueOfInformation.Regrets(totals);
        var shares = ValueOfInformation.ShareOfMinima(totals);
        var present = models.Find(x => x.Option == reference);
        return new(terms, present?.Option, [.. models.Select((x, i) => Cost(x, present, rate, regrets[i], shares[i]))],
            models[Array.IndexOf(regrets, regrets.Min())].Option, regrets.Min(), Inputs(models, rate, terms));
    }

    private static OptionCost Cost(CostModel model, CostModel? present, double[] rate, double regret, double share)
    {
        var terms = model.Terms;
        var port = model.PortCosts is { } costs ? AmountOf(costs) : null;
        double? saving = terms.Rate is null || present is null || present == model ? null
            : (present.PerOperation.Average() - model.PerOperation.Average()) * rate.Average() - model.Upkeep;
        double? months = saving is null || port is null ? null : saving > 0 ? port.Value / saving : double.PositiveInfinity;
        return new(model.Option, AmountOf(Array.ConvertAll(model.PerOperation, x => x * Million)),
            terms.Rate is null ? null : AmountOf([.. model.PerOperation.Zip(rate, (x, r) => x * r)]), port, saving, months, regret, share);
    }

    /// <summary>The mean, so that amounts can be added, with the central 95%.</summary>
    private static Amount AmountOf(double[] draws)
    {
        var sorted = draws.Order().ToArray();
        return new(draws.Average(), At(0.025), At(0.975));

        double At(double share) => sorted[Math.Clamp((int)Math.Round(share * (sorted.Length - 1)), 0, sorted.Length - 1)];
    }

    private static ImmutableArray<InputValue> Inputs(List<CostModel> models, double[] rate, MoneyTerms terms)
    {
        var means = models.Select(x => x.MeanTotal(rate.Average())).ToArray();
        var own = models.SelectMany((x, i) => x.Single(rate.Average())
            .Select(input => new InputValue(input.Name, ValueOfInformation.OfOne(means, i, input.Totals))));
        var shared = terms.Rate is { IsCertain: false }
            ? new[] { new InputValue("rate of operations", ValueOfInformation.OfAll(means, [.. models.Select(x => Array.ConvertAll(rate, x.MeanTotal))])) }
            : [];
        return [.. own.Concat(shared).Where(x => x.Value > Negligible * means.Min()).OrderByDescending(x => x.Value).ThenBy(x => x.Input, StringComparer.Ordinal)];
    }

    // Below this share of the cost, a value is the rounding of sums.
    private const double Negligible = 1e-9;
}
