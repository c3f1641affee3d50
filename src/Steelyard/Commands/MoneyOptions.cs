using System.Collections.Immutable;
using System.CommandLine;
using Steelyard.Evidence;
using Steelyard.Evidence.Deciding.Money;
using Steelyard.Reporting;

namespace Steelyard.Commands;

/// <summary>The options that turn a study into money.</summary>
internal static class MoneyOptions
{
    private static readonly Option<string[]> Price = new("--price")
    {
        Description = $"a price of yours: {string.Join(", ", MoneyRequest.PriceNames.Select(x => x + "=…"))}; may be repeated (default: data/prices.yaml)",
        HelpName = "name=value",
        DefaultValueFactory = _ => Settings.Find("price")?.Split(',', StringSplitOptions.TrimEntries) ?? [],
    };

    private static readonly Option<string?> Rate = Options.Text("--rate", "how often it runs: 50/s, 2M/day, or a range 10..100/s", "n/unit");
    private static readonly Option<string?> Operations = Options.Text("--operations", "operations that one run does (default: 1, the run itself)", "n");
    private static readonly Option<string?> PortDays = Options.Text("--port-days", "days of work for a candidate that is not Python: 10, 5..20, or rust=10,hybrid=3..5", "days");
    private static readonly Option<string?> DayRate = Options.Text("--day-rate", "what a day of work costs", "money");
    private static readonly Option<string?> Upkeep = Options.Text("--upkeep", "what such a candidate costs per month beside computing (default: 0)", "money");
    private static readonly Option<string?> Months = Options.Text("--months", "months over which costs are compared (default: 36)", "n");

    public static void AddTo(Command command)
    {
        foreach (var option in new Option[] { Price, Rate, Operations, PortDays, DayRate, Upkeep, Months })
            command.Options.Add(option);
    }

    public static MoneyRequest Read(ParseResult parsed) => new(
        [.. parsed.GetValue(Price) ?? []], parsed.GetValue(Rate), parsed.GetValue(Operations), parsed.GetValue(PortDays), parsed.GetValue(DayRate),
        parsed.GetValue(Upkeep), parsed.GetValue(Months));

    /// <exception cref="Lab.LabException">A text cannot be read.</exception>
    public static MoneyTerms Terms(MoneyRequest request) =>
        request.TryRead(PriceFile.Default, out var terms, out var error) ? terms : throw Options.Usage(error.Value.Option, error.Value.Message);

    /// <summary>The terms for candidates of which these are not in Python.</summary>
    /// <exception cref="Lab.LabException">A text cannot be read, or names another candidate.</exception>
    public static MoneyTerms Terms(MoneyRequest request, IReadOnlyList<string> written)
    {
        var terms = Terms(request);
        var unknown = terms.PortDays.Keys.FirstOrDefault(x => x.Length > 0 && !written.Contains(x));
        return unknown is null ? terms
            : throw Options.Usage("--port-days", $"no candidate named '{unknown}' is to be written; {(written.Count == 0 ? "there is none" : $"there are: {string.Join(", ", written)}")}");
    }

    /// <summary>Names of the candidates that somebody would have to write: all that do not stand for staying in Python.</summary>
    public static IReadOnlyList<string> Written(IEnumerable<Candidate> candidates) => [.. candidates.Where(x => x.Verdict != Verdict.StayInPython).Select(x => x.Name)];
}
