using Steelyard.Evidence.Forecasting;
using Steelyard.Evidence.Statistics;

namespace Steelyard.Reporting;

/// <summary>The part <c>forecast</c> of <c>steelyard.profile/1</c> and <c>steelyard.study/1</c>. Gains are time before over time after.</summary>
internal sealed record ForecastDocument(
    double Seconds, IReadOnlyList<string> Plan, GainDocument Gain, double BoundaryS, bool Pays, NextPlanDocument? Next, double Ceiling, IReadOnlyList<NoGainDocument> NoGain,
    IReadOnlyList<CandidateForecastDocument> Candidates, bool Recorded, bool Calibrated, GainDocument? Outcome)
{
    public static ForecastDocument Of(Forecast x, ForecastOutcome? outcome) => new(
        ProfileDocument.Rounded(x.Seconds), Names(x.Plan), GainDocument.Of(x.Plan.Gain), ProfileDocument.Rounded(x.Plan.Boundary), x.Pays,
        x.Next is null ? null : new(Names(x.Next), GainDocument.Of(x.Next.Gain)), Rounded(x.Ceiling),
        [.. x.Stays.Select(s => new NoGainDocument(s.Function.ToString(), s.Function.File, ProfileDocument.Rounded(s.Seconds), s.Kind, s.Why))],
        [.. x.Candidates.Select(c => new CandidateForecastDocument(c.Function.ToString(), c.Function.File, c.Class, ProfileDocument.Rounded(c.Seconds), ProfileDocument.Rounded(c.Saved), c.Calls,
            c.PerCall, c.Refusal))],
        x.Recorded, x.Costs.At is not null, outcome is null ? null : GainDocument.Of(outcome.Gain));

    public static double Rounded(double x) => Math.Round(x, 4);

    private static IReadOnlyList<string> Names(PortPlan plan) => [.. plan.Functions.Select(x => x.ToString())];
}

internal sealed record GainDocument(double Value, double? Low, double? High)
{
    public static GainDocument Of(Interval x) => new(ForecastDocument.Rounded(x.Value), NoiseDocument.Finite(ForecastDocument.Rounded(x.Low)), NoiseDocument.Finite(ForecastDocument.Rounded(x.High)));
}

internal sealed record NextPlanDocument(IReadOnlyList<string> Plan, GainDocument Gain);

internal sealed record NoGainDocument(string Function, string File, double Seconds, NoGainKind Kind, string Why);

internal sealed record CandidateForecastDocument(string Function, string File, string Class, double SelfS, double SavedS, long? Calls, double? BoundaryPerCallS, string? Refusal);

/// <summary>The JSON document of a calibration, <c>steelyard.calibration/1</c>. Costs are seconds.</summary>
internal sealed record CalibrationDocument(
    string Schema, double CallS, IReadOnlyDictionary<string, double> InS, IReadOnlyDictionary<string, double> OutS, double StartS, double SwitchS, string? Python, string? Machine,
    DateTimeOffset? At)
{
    public static CalibrationDocument Of(BoundaryCosts x) => new("steelyard.calibration/1", x.Call, x.In, x.Out, x.Start, x.Switch, x.Python, x.Machine, x.At);
}

/// <summary>The JSON document of <c>history --forecasts</c>, <c>steelyard.forecasts/1</c>, newest first.</summary>
internal sealed record ForecastHistoryDocument(string Schema, IReadOnlyList<KeptForecastDocument> Forecasts, ForecastRecordDocument Record)
{
    public static ForecastHistoryDocument Of(IReadOnlyList<KeptForecast> forecasts)
    {
        var record = ForecastRecord.Of(forecasts);
        return new("steelyard.forecasts/1", [.. forecasts.Select(KeptForecastDocument.Of)], new(record.Measured, record.Held, record.MedianError));
    }
}

internal sealed record KeptForecastDocument(
    string Study, string Name, string Program, DateTimeOffset At, IReadOnlyList<string> Plan, GainDocument Gain, bool Pays, GainDocument? Outcome, bool? Complete, bool? Held, double? Error)
{
    public static KeptForecastDocument Of(KeptForecast x) => new(
        x.Study, x.Name, x.Program, x.At, [.. x.Forecast.Plan.Functions.Select(f => f.ToString())], GainDocument.Of(x.Forecast.Plan.Gain), x.Forecast.Pays,
        x.Outcome is null ? null : GainDocument.Of(x.Outcome.Gain), x.Outcome?.Complete, x.Outcome?.IsHeldBy(x.Forecast),
        x.Outcome is null ? null : ForecastDocument.Rounded(x.Outcome.Error(x.Forecast)));
}

internal sealed record ForecastRecordDocument(int Measured, int Held, double? MedianError);
