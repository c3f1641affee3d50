using System.Collections.Immutable;
using Spectre.Console;
using Steelyard.Answering;
using Steelyard.Evidence;
using Steelyard.Evidence.Deciding;
using Steelyard.Evidence.Weighing;

namespace Steelyard.Reporting;

/// <summary>A study for the terminal: verdict first, evidence under it.</summary>
internal static class TextReport
{
    public static void Write(WeighedStudy weighed, IAnsiConsole console, string? page, AnsweredProgram? program = null)
    {
        Verdict(weighed, console);
        if (program?.Outcome is { } outcome)
            Paragraph(console, $"{ForecastPhrases.Headline(program.Forecast)} {ForecastPhrases.Outcome(program.Forecast, outcome)}");
        Evidence(weighed, console);
        Money(weighed, console);
        Conditions(weighed, console);
        console.WriteLine();
        if (page is not null)
            console.WriteLine($"Report:           {Path.GetRelativePath(Environment.CurrentDirectory, page)}");
        console.WriteLine("Other priorities: steelyard decide --priorities memory,source");
        console.WriteLine("All studies:      steelyard history");
    }

    private static void Verdict(WeighedStudy weighed, IAnsiConsole console)
    {
        var decision = weighed.Decision;
        var colour = decision.Verdict == Steelyard.Evidence.Verdict.Undecided ? Color.Yellow : Color.Green;
        console.Write(new Text($"{weighed.Study.Workload}: {Phrases.Headline(decision)}", new Style(colour, decoration: Decoration.Bold)));
        console.WriteLine();
        foreach (var sentence in new[] { Phrases.Gist(weighed) }.Concat(decision.Because).Append(decision.WhatWouldChange).OfType<string>())
            Paragraph(console, sentence);
        if (decision.NextExperiment is { } next)
            Paragraph(console, $"Next: {next.Text} {next.Command}");
        foreach (var check in decision.Limits)
            Paragraph(console, $"Limit {check.Limit}: {check.Candidate} {LimitText(check)}");
    }

    /// <summary>How a candidate stands to a limit, in words.</summary>
    public static string LimitText(LimitCheck check) => check.Status switch
    {
        LimitStatus.Kept => $"keeps it (risk {Phrases.Percent(check.PViolation!.Value)}).",
        LimitStatus.Uncertain => $"may violate it (probability {Phrases.Percent(check.PViolation!.Value)}).",
        LimitStatus.Violated => $"violates it (probability {Phrases.Percent(check.PViolation!.Value)}) and is out.",
        _ => "has no value to check.",
    };

    private static void Evidence(WeighedStudy weighed, IAnsiConsole console)
    {
        var cells = AspectTable.Of(weighed);
        if (cells.Header.Length > 1)
            console.Write(Table(cells));
        foreach (var candidate in weighed.Candidates.Select(x => x.Candidate).Where(x => x.Status != CandidateStatus.Measured))
            Paragraph(console, $"{candidate.Name}: {Phrases.Status(candidate.Status)}: {candidate.Reason}");
    }

    private static Table Table(AspectTable cells)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var head in cells.Header)
            table.AddColumn(new TableColumn(new Text(head, new Style(decoration: Decoration.Bold))));
        foreach (var row in cells.Rows)
            table.AddRow(row.Select(x => new Text(x)));
        return table;
    }

    private static void Money(WeighedStudy weighed, IAnsiConsole console)
    {
        if (weighed.Money is not { } money)
            return;
        if (money.Terms.Rate is not null)
            console.Write(Table(new AspectTable(MoneyPhrases.Header(money), [.. money.Costs.Select(x => MoneyPhrases.Row(money, x).Select(cell => cell.Text).ToImmutableArray())])));
        Paragraph(console, $"Money: {MoneyPhrases.Summary(money)} {MoneyPhrases.Information(money)}");
        if (money.Terms.Rate is not null)
            Paragraph(console, $"Prices: {MoneyPhrases.Basis(money)}.");
    }

    private static void Conditions(WeighedStudy weighed, IAnsiConsole console)
    {
        var study = weighed.Study;
        Paragraph(console, $"Priorities: {string.Join(" > ", weighed.Decision.Priorities.Groups.Select(g => string.Join(" = ", g.Select(x => x.Title))))}");
        Paragraph(console, $"Machine: {Phrases.Machine(study.Machine)}");
        Paragraph(console, $"Noise floor: {Phrases.NoiseFloor(weighed.NoiseFloor)}. Study {study.Id}, seed {study.Plan.Seed}, {study.Trials.Length} trials.");
        foreach (var warning in weighed.Warnings)
            Paragraph(console, $"Warning: {warning.Cause}. {warning.Remedy}");
    }

    private static void Paragraph(IAnsiConsole console, string text) => console.Write(new Padder(new Text(text), new Padding(2, 0, 0, 0)));
}
