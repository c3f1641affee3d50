using System.Globalization;
using System.Text;
using Steelyard.Evidence;
using Steelyard.Evidence.Weighing;

namespace Steelyard.Reporting;

/// <summary>A study as a Markdown document: what the terminal shows, and the fairness notes, versions and commands behind it.</summary>
internal static class MarkdownReport
{
    public static string Render(WeighedStudy weighed)
    {
        var text = new StringBuilder();
        Verdict(text, weighed);
        Table(text, AspectTable.Of(weighed));
        Money(text, weighed);
        Candidates(text, weighed);
        Conditions(text, weighed);
        return text.ToString();
    }

    private static void Verdict(StringBuilder text, WeighedStudy weighed)
    {
        var decision = weighed.Decision;
        text.AppendLine(Invariant($"# {Escape(weighed.Study.Workload)}: {Phrases.Headline(decision)}\n"));
        foreach (var sentence in new[] { Phrases.Gist(weighed) }.Concat(decision.Because).OfType<string>())
            text.AppendLine(sentence);
        if (decision.WhatWouldChange is { } change)
            text.AppendLine(Invariant($"\n**What would change this.** {change}"));
        if (decision.NextExperiment is { } next)
            text.AppendLine(Invariant($"\n**Next.** {next.Text} `{next.Command}`"));
        foreach (var check in decision.Limits)
            text.AppendLine(Invariant($"\n- Limit `{check.Limit}`: {Escape(check.Candidate)} {TextReport.LimitText(check)}"));
        text.AppendLine();
    }

    private static void Table(StringBuilder text, AspectTable cells)
    {
        if (cells.Header.Length == 1)
            return;
        text.AppendLine(Row(cells.Header));
        text.AppendLine(Row(cells.Header.Select(_ => "---")));
        foreach (var row in cells.Rows)
            text.AppendLine(Row(row));
        text.AppendLine("\nBrackets and ± are 95% confidence intervals; for builds, the range. Ratios are corrected for all pairs of an aspect (Holm).\n");
    }

    private static void Money(StringBuilder text, WeighedStudy weighed)
    {
        if (weighed.Money is not { } money)
            return;
        text.AppendLine("## Money\n");
        text.AppendLine(Row(MoneyPhrases.Header(money)));
        text.AppendLine(Row(MoneyPhrases.Header(money).Select(_ => "---")));
        foreach (var cost in money.Costs)
            text.AppendLine(Row(MoneyPhrases.Row(money, cost).Select(x => x.ToString())));
        text.AppendLine(Invariant($"\n{Escape(MoneyPhrases.Information(money))} Prices: {Escape(MoneyPhrases.Basis(money))}.\n"));
    }

    private static void Candidates(StringBuilder text, WeighedStudy weighed)
    {
        text.AppendLine("## Candidates\n");
        foreach (var x in weighed.Candidates.Select(x => x.Candidate))
        {
            text.AppendLine(Invariant($"- **{Escape(x.Name)}** ({Escape(x.Language)}{(x.Baseline ? ", baseline" : "")}): {Phrases.Status(x.Status)}{(x.Reason is null ? "" : ": " + Escape(x.Reason))}"));
            foreach (var (title, detail) in new[] { ("Fairness", Escape(x.Fairness ?? "")), ("Versions", Escape(string.Join(", ", x.Versions))), ("Packages", Escape(Packages(x))), ("Build", Code(x.BuildCommand)), ("Run", Code(x.RunCommand)) })
                if (detail.Length > 0)
                    text.AppendLine(Invariant($"  - {title}: {detail}"));
        }
    }

    private static void Conditions(StringBuilder text, WeighedStudy weighed)
    {
        var study = weighed.Study;
        text.AppendLine("\n## Conditions\n");
        text.AppendLine(Invariant($"- Study `{study.Id}` of {study.Started:yyyy-MM-dd HH:mm} UTC, seed {study.Plan.Seed}, {study.Trials.Length} trials"));
        text.AppendLine(Invariant($"- Machine: {Phrases.Machine(study.Machine)}"));
        text.AppendLine(Invariant($"- Noise floor: {Phrases.NoiseFloor(weighed.NoiseFloor)}"));
        text.AppendLine(Invariant($"- Peak memory floor: {study.Machine.MemoryFloor >> 10} KiB"));
        text.AppendLine(Invariant($"- Energy: {Escape(Phrases.Energy(study.Machine))}"));
        foreach (var input in study.Inputs)
            text.AppendLine(Invariant($"- Input {Escape(input.Name)}: {(input.N > 0 ? $"n = {input.N}, " : "")}{input.Bytes} bytes, SHA-256 `{input.Hash}`"));
        text.AppendLine(Invariant($"- Acceptability: {string.Join(", ", weighed.Decision.Acceptability.Select(x => $"{Escape(x.Key)} {Phrases.Percent(x.Value)}"))}"));
        foreach (var warning in weighed.Warnings)
            text.AppendLine(Invariant($"- Warning: {Escape(warning.Cause)}. {Escape(warning.Remedy)}"));
    }

    private static string Packages(Candidate candidate) =>
        string.Join(", ", candidate.Dependencies?.Select(x => $"{x.Name} {x.Version} ({x.Licence ?? "licence not stated"})") ?? []);

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells.Select(x => Escape(x).TrimEnd()))} |";

    private static string Code(string? command) => string.IsNullOrEmpty(command) ? "" : $"`{command.Replace('`', '\'').ReplaceLineEndings(" ")}`";

    // Names and reasons come from workloads and programs: text, not markup.
    internal static string Escape(string text) => string.Concat(text.Select(c => c switch
    {
        '|' or '<' or '>' or '*' or '[' or ']' or '\\' => $"\\{c}",
        '\r' or '\n' => " ",
        _ => c.ToString(),
    }));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
