using System.Globalization;
using System.Text;
using Steelyard.Evidence.Deciding;
using Steelyard.Evidence.Forecasting;
using Steelyard.Evidence.Statistics;

namespace Steelyard.Reporting;

/// <summary>A forecast in words.</summary>
internal static class ForecastPhrases
{
    /// <summary>What the ceiling takes every function to gain.</summary>
    public const string Most = "as much as one port in twenty";

    private const int Rows = 8;

    /// <summary>The forecast as a part of the overview.</summary>
    public static string Render(Forecast x)
    {
        var text = new StringBuilder("\n  Forecast: what Rust would change\n");
        text.Append($"    {Headline(x)}\n");
        if (x.Pays && x.Next is { } next)
            text.Append($"    Next best: {Names(next)}: {Gain(next.Gain)}\n");
        text.Append(Invariant($"    Ceiling, if every Python function were ported at no cost and gained {Most}: {Factor(x.Ceiling)}\n"));
        foreach (var stay in x.Stays.Take(Rows))
            text.Append($"    Stays: {stay.Function} ({Quantity.Format(stay.Seconds, "s")}): {stay.Why}\n");
        foreach (var caution in Cautions(x))
            text.Append($"    Note: {caution}\n");
        return Clean(text.ToString());
    }

    /// <summary>The plan in one sentence.</summary>
    public static string Headline(Forecast x) => x.Pays ? $"Port {Names(x.Plan)}: the program {Gain(x.Plan.Gain)}, {Quantity.Format(x.Plan.Boundary, "s")} of it spent at the boundary."
        : x.Plan.Functions.IsEmpty ? "Nothing pays."
        : $"Nothing pays: the best plan, {Names(x.Plan)}, would make the program {Gain(x.Plan.Gain)}.";

    /// <summary>Why the program stays as it is.</summary>
    public static IEnumerable<string> WhyStay(Forecast x, IReadOnlyList<PortDocument> ports)
    {
        if (ports.Count > 0)
            yield return NothingLeft([.. ports.SelectMany(p => p.Functions)]);
        else
            yield return $"{Headline(x)} Nothing was built.";
        foreach (var stay in x.Stays.Take(3))
            yield return $"{stay.Function} ({Quantity.Format(stay.Seconds, "s")}): {stay.Why}.";
    }

    private static string NothingLeft(IReadOnlyList<PortedDocument> functions)
    {
        var failures = string.Join("; ", functions.Where(f => f.Status != PortStatus.Ported).Select(Failure).Take(3));
        var ported = functions.Where(f => f.Status == PortStatus.Ported).Select(f => f.Name).ToList();
        return ported.Count == 0 ? $"Nothing of the plan could be ported: {failures}."
            : $"What could be ported of the plan ({string.Join(", ", ported.Take(6))}) gains nothing by itself{(failures.Length > 0 ? ": " + failures : "")}.";
    }

    /// <summary>What could change the answer of a program that stays as it is.</summary>
    public static string WhatWouldPay(Forecast x) => x.Ceiling < ForecastRequest.LeastGain
        ? $"Nothing in Python can change that: even if every Python function were ported at no cost and gained {Most}, the program would be {Factor(x.Ceiling)} as fast."
        : $"If every Python function could be ported at no cost and gained {Most}, the program would be {Factor(x.Ceiling)} as fast: a rewrite of what is refused could pay.";

    /// <summary>Forecast beside outcome.</summary>
    public static string Outcome(Forecast forecast, ForecastOutcome outcome) =>
        Invariant($"Forecast {Factor(forecast.Plan.Gain.Value)} ({Range(forecast.Plan.Gain)}), measured {Factor(outcome.Gain.Value)}: ")
        + (outcome.IsHeldBy(forecast) ? "inside the interval." : "outside the interval.") + (outcome.Complete ? "" : " Not all of the plan could be ported.");

    private static IEnumerable<string> Cautions(Forecast x)
    {
        if (!x.Recorded)
            yield return "calls were not counted: the boundary is not priced, and the translator was not asked.";
        if (x.Costs.At is null)
            yield return "the boundary was not measured on this machine; `steelyard doctor --calibrate` does that once.";
    }

    /// <summary>Functions of a plan.</summary>
    public static string Names(PortPlan plan) => string.Join(", ", plan.Functions.Take(6)) + (plan.Functions.Length > 6 ? Invariant($" and {plan.Functions.Length - 6} more") : "");

    private static string Failure(PortedDocument x) => $"{x.Name}: {(x.Status == PortStatus.Failed ? "differs from the original" : x.Reasons.Select(r => Invariant($"line {r.Line}: {r.Message}")).FirstOrDefault() ?? "refused")}";

    /// <summary>A gain with its interval: <c>3.2× as fast (1.9 to 4.8)</c>.</summary>
    public static string Gain(Interval x) => $"{Factor(x.Value)} as fast ({Range(x)})";

    private static string Factor(double x) => Invariant($"{x:0.00}×");

    private static string Range(Interval x) => Invariant($"{x.Low:0.00} to {x.High:0.00}");

    private static string Clean(string text) => string.Concat(text.Select(x => char.IsControl(x) && x != '\n' ? '\uFFFD' : x));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
