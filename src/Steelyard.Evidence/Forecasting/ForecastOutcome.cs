using System.Collections.Immutable;
using Steelyard.Evidence.Statistics;

namespace Steelyard.Evidence.Forecasting;

/// <summary>What came of a forecast.</summary>
/// <param name="Gain">Measured time of the program before over after, with its 95% interval.</param>
/// <param name="Complete">Every function of the plan was ported; otherwise it was another set that was measured.</param>
public sealed record ForecastOutcome(Interval Gain, bool Complete)
{
    /// <summary>The forecast interval holds the measured gain.</summary>
    public bool IsHeldBy(Forecast forecast) => forecast.Plan.Gain.Contains(Gain.Value);

    /// <summary>How far off the forecast was, as a factor of 1 or more.</summary>
    public double Error(Forecast forecast) => Math.Exp(Math.Abs(Math.Log(Gain.Value / forecast.Plan.Gain.Value)));
}

/// <summary>A forecast as it was kept.</summary>
/// <param name="Study">Id of the study that it belongs to.</param>
/// <param name="Name">Short name of the program.</param>
/// <param name="Program">The command.</param>
/// <param name="Forecast">The forecast.</param>
/// <param name="Outcome">What came of it; null when nothing was built or measured yet.</param>
/// <param name="At">When it was made.</param>
public sealed record KeptForecast(string Study, string Name, string Program, Forecast Forecast, ForecastOutcome? Outcome, DateTimeOffset At);

/// <summary>How good forecasts have been, over those whose whole plan was ported and measured.</summary>
/// <param name="Measured">Number of them.</param>
/// <param name="Held">How many outcomes the 90% intervals held.</param>
/// <param name="MedianError">Median factor between forecast and outcome; null without any.</param>
public sealed record ForecastRecord(int Measured, int Held, double? MedianError)
{
    /// <summary>Sums forecasts up.</summary>
    public static ForecastRecord Of(IEnumerable<KeptForecast> forecasts)
    {
        var measured = forecasts.Where(x => x.Outcome is { Complete: true }).ToImmutableArray();
        return new(measured.Length, measured.Count(x => x.Outcome!.IsHeldBy(x.Forecast)),
            measured.IsEmpty ? null : Quantiles.Median([.. measured.Select(x => x.Outcome!.Error(x.Forecast))]));
    }
}
