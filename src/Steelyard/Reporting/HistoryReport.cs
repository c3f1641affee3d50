using System.Globalization;
using Spectre.Console;
using Steelyard.Evidence;
using Steelyard.Evidence.Deciding;
using Steelyard.Evidence.Weighing;
using Steelyard.Lab.Store;

namespace Steelyard.Reporting;

/// <summary>The history for the terminal.</summary>
internal static class HistoryReport
{
    public static void Write(IReadOnlyList<StudySummary> studies, IAnsiConsole console)
    {
        if (studies.Count == 0)
        {
            console.WriteLine("No studies yet. Make one: steelyard weigh log-triage");
            return;
        }
        var table = new Table().Border(TableBorder.Simple).AddColumns("study", "workload", "started (UTC)", "status", "verdict", "trials");
        foreach (var x in studies)
            table.AddRow(new[]
            {
                x.Id, x.Workload, x.Started.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), StatusName(x.Status),
                x.Verdict?.Name() ?? "–", x.Trials.ToString(CultureInfo.InvariantCulture),
            }.Select(c => new Text(c)));
        console.Write(table);
    }

    // A study that says "running" while nothing runs it was cut off; both are continued in the same way.
    private static string StatusName(StudyStatus status) => status switch
    {
        StudyStatus.Finished => "finished",
        StudyStatus.Interrupted => "interrupted",
        _ => "running or cut off",
    };
}

/// <summary>Two studies for the terminal.</summary>
internal static class ComparisonReport
{
    public static void Write(StudyComparison comparison, IAnsiConsole console)
    {
        console.WriteLine($"{comparison.After.Workload}: {comparison.After.Id} against {comparison.Before.Id}");
        var table = new Table().Border(TableBorder.Simple).AddColumns("candidate", "aspect", "now");
        foreach (var x in comparison.Ratios.OrderBy(x => x.Of, StringComparer.Ordinal))
            table.AddRow(new Text(x.Of), new Text(x.Aspect.Title), new Text(Phrases.Ratio(x)));
        console.Write(table);
        foreach (var warning in comparison.Warnings)
            console.Write(new Padder(new Text($"Warning: {warning.Cause}. {warning.Remedy}"), new Padding(2, 0, 0, 0)));
    }
}
