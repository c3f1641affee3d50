using Spectre.Console;
using Steelyard.Evidence;
using Steelyard.Evidence.Weighing;

namespace Steelyard.Reporting;

/// <summary>A gate for the terminal: what is worse first, then what cannot be told, and what to do.</summary>
internal static class GateReport
{
    public static void Write(Gate gate, IAnsiConsole console)
    {
        console.WriteLine($"{gate.After.Workload}: {Headline(gate)}");
        var table = new Table().Border(TableBorder.Simple).AddColumns("candidate", "aspect", "now", "answer");
        foreach (var x in gate.Checks.OrderBy(Urgency).ThenBy(x => x.Candidate, StringComparer.Ordinal))
            table.AddRow(new Text(x.Candidate), new Text(x.Aspect.Title), new Text(x.Ratio is null ? "–" : Phrases.Change(x.Ratio)), new Text(Word(x.Status)));
        console.Write(table);
        foreach (var group in gate.Checks.Where(x => x.Status != GateStatus.Passed).GroupBy(x => (x.Status, x.Reason, x.Remedy)).OrderBy(x => Urgency(x.First())))
            console.Write(new Padder(new Text($"{Word(group.Key.Status)}: {string.Join(", ", group.Select(x => $"{x.Candidate} ({x.Aspect.Title})"))}: {group.Key.Reason}. {group.Key.Remedy}"), new Padding(2, 0, 0, 0)));
    }

    /// <summary>The answer in a sentence.</summary>
    public static string Headline(Gate gate)
    {
        var worse = gate.Checks.Where(x => x.Status == GateStatus.Worse).Select(x => x.Candidate).Distinct().ToList();
        var against = $"than {gate.Before.Id} by more than {Phrases.Percent(gate.Threshold)}";
        return worse.Count > 0 ? $"worse {against}: {string.Join(", ", worse)}."
            : gate.Checks.Any(x => x.Status == GateStatus.Inconclusive) ? $"nothing is shown to be worse {against}, but not everything could be told."
            : $"nothing is worse {against}.";
    }

    private static int Urgency(GateCheck x) => x.Status switch { GateStatus.Worse => 0, GateStatus.Inconclusive => 1, _ => 2 };

    private static string Word(GateStatus status) => status.ToString().ToLowerInvariant();
}

/// <summary>The JSON document of a gate, <c>steelyard.check/1</c>; ratios are now over before.</summary>
internal sealed record GateDocument(string Schema, string Before, string After, double Threshold, bool Worse, IReadOnlyList<GateCheckDocument> Checks)
{
    public static GateDocument Of(Gate x) => new("steelyard.check/1", x.Before.Id, x.After.Id, x.Threshold, x.IsWorse, [.. x.Checks.Select(GateCheckDocument.Of)]);
}

internal sealed record GateCheckDocument(string Candidate, string Aspect, double? Value, double? Low, double? High, GateStatus Status, string Reason, string Remedy)
{
    public static GateCheckDocument Of(GateCheck x) => new(
        x.Candidate, x.Aspect.Id, x.Ratio?.Value, NoiseDocument.Finite(x.Ratio?.Low ?? double.NaN), NoiseDocument.Finite(x.Ratio?.High ?? double.NaN), x.Status, x.Reason, x.Remedy);
}
