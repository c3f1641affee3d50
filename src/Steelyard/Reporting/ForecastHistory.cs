using System.Globalization;
using Spectre.Console;
using Steelyard.Evidence.Forecasting;

namespace Steelyard.Reporting;

/// <summary>Forecasts beside what came of them, for the terminal.</summary>
internal static class ForecastHistory
{
    public static void Write(IReadOnlyList<KeptForecast> forecasts, IAnsiConsole console)
    {
        if (forecasts.Count == 0)
        {
            console.WriteLine("There are no forecasts yet: `steelyard weigh -- python3 app.py` makes one.");
            return;
        }
        var table = new Table().Border(TableBorder.Simple).AddColumns("study", "program", "forecast (90%)", "measured", "held", "off by");
        foreach (var x in forecasts)
            table.AddRow(new Text(x.Study), new Text(x.Name), new Text(Forecast(x.Forecast)), new Text(x.Outcome is { } o ? Number(o.Gain.Value) : "not built"),
                new Text(Held(x)), new Text(x.Outcome is { } outcome ? Number(outcome.Error(x.Forecast)) : "–"));
        console.Write(table);
        console.WriteLine(Record(ForecastRecord.Of(forecasts)));
    }

    /// <summary>How good forecasts have been, in a sentence.</summary>
    public static string Record(ForecastRecord x) => x.Measured == 0 ? "No plan was ported and measured as a whole yet."
        : string.Create(CultureInfo.InvariantCulture, $"The 90% intervals held {x.Held} of {x.Measured} outcomes ({100.0 * x.Held / x.Measured:0}%); the median forecast was off by a factor of {x.MedianError:0.00}.");

    /// <summary>The gain that was forecast, with its interval.</summary>
    public static string Forecast(Forecast x) => x.Pays ? $"{Number(x.Plan.Gain.Value)} ({Number(x.Plan.Gain.Low)} to {Number(x.Plan.Gain.High)})" : "nothing pays";

    private static string Held(KeptForecast x) => x.Outcome is not { } outcome ? "–" : (outcome.IsHeldBy(x.Forecast) ? "yes" : "no") + (outcome.Complete ? "" : ", plan not complete");

    private static string Number(double x) => x.ToString("0.00×", CultureInfo.InvariantCulture);
}
