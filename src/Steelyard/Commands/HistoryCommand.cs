using System.CommandLine;
using System.Text.Json;
using Steelyard.Evidence.Forecasting;
using Steelyard.Lab.Store;
using Steelyard.Reporting;

namespace Steelyard.Commands;

/// <summary><c>history</c>: the studies in the store, newest first.</summary>
internal static class HistoryCommand
{
    private static readonly Argument<string?> WorkloadName = new("workload") { Description = "only studies of this workload", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> Forecasts = Options.Flag("--forecasts", "list the forecasts beside what came of them, and how good they have been");
    private static readonly Option<string?> Store = Options.Store();
    private static readonly Option<bool> Json = Options.Json();

    public static Command Create()
    {
        var command = new Command("history", "List the studies in the store, newest first.") { WorkloadName, Forecasts, Store, Json };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        using var store = EvidenceStore.OpenForReading(Options.StorePath(parsed.GetValue(Store)));
        if (parsed.GetValue(Forecasts))
            return ShowForecasts([.. store.Forecasts().Where(x => parsed.GetValue(WorkloadName) is not { } name || x.Name == name)], parsed.GetValue(Json));
        var studies = store.History(parsed.GetValue(WorkloadName));
        if (parsed.GetValue(Json))
            Console.Out.WriteLine(JsonSerializer.Serialize(HistoryDocument.Of(studies), DocumentJson.Readable.HistoryDocument));
        else
            HistoryReport.Write(studies, Terminal.Out);
        return ExitCode.Done;
    }

    private static int ShowForecasts(IReadOnlyList<KeptForecast> forecasts, bool json)
    {
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(ForecastHistoryDocument.Of(forecasts), DocumentJson.Readable.ForecastHistoryDocument));
        else
            ForecastHistory.Write(forecasts, Terminal.Out);
        return ExitCode.Done;
    }
}
