using System.Globalization;
using System.Text;
using Steelyard.Evidence;
using Steelyard.Evidence.Deciding;
using Steelyard.Evidence.Deciding.Money;
using Steelyard.Evidence.Statistics;
using Steelyard.Evidence.Weighing;

namespace Steelyard.Reporting;

/// <summary>A decision as text for an architecture decision record in the form of MADR 4.0.0.</summary>
internal static class DecisionRecord
{
    /// <summary>What the record decides, for its heading and its file name.</summary>
    public static string Title(WeighedStudy weighed) => weighed.Decision.Verdict switch
    {
        Verdict.MoveToRust => $"Write {weighed.Study.Workload} in Rust",
        Verdict.Both => $"Write {weighed.Study.Workload} in Python with a Rust extension",
        Verdict.StayInPython => $"Keep {weighed.Study.Workload} in Python",
        _ => $"Leave the language of {weighed.Study.Workload} open",
    };

    /// <param name="weighed">The study and its decision.</param>
    /// <param name="today">Date of the record.</param>
    /// <param name="mark">The line by which a later run knows this record.</param>
    /// <param name="report">The HTML report, relative to the record; null when there is none.</param>
    /// <param name="superseded">The record that this one replaces, as a link; null for none.</param>
    public static string Render(WeighedStudy weighed, DateOnly today, string mark, string? report, string? superseded)
    {
        var text = new StringBuilder();
        var decided = weighed.Decision.Verdict != Verdict.Undecided;
        text.Append(CultureInfo.InvariantCulture, $"---\nstatus: \"{(decided ? "accepted" : "proposed")}\"\ndate: {today:yyyy-MM-dd}\n---\n{mark}\n\n# {Plain(Title(weighed))}\n\n");
        Context(text, weighed);
        Outcome(text, weighed);
        Options(text, weighed);
        More(text, weighed, report, superseded);
        return text.ToString();
    }

    private static void Context(StringBuilder text, WeighedStudy weighed)
    {
        var (study, decision) = (weighed.Study, weighed.Decision);
        text.Append("## Context and Problem Statement\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{Plain(study.Title.Length > 0 ? study.Title : study.Workload)}: Python, Rust, or both? ");
        text.Append(CultureInfo.InvariantCulture, $"The candidates were measured with {study.Trials.Length} trials on {Plain(Phrases.Machine(study.Machine))}, in study `{study.Id}`.\n\n");
        text.Append("## Decision Drivers\n\n");
        foreach (var (group, i) in decision.Priorities.Groups.Select((x, i) => (x, i)))
            text.Append(CultureInfo.InvariantCulture, $"* Priority {i + 1}: {string.Join(" and equally ", group.Select(x => x.Title))}\n");
        foreach (var limit in decision.Limits.Select(x => x.Limit.Text).Distinct())
            text.Append(CultureInfo.InvariantCulture, $"* Limit: {Plain(limit)}\n");
        text.Append("\n## Considered Options\n\n");
        foreach (var candidate in Considered(weighed))
            text.Append(CultureInfo.InvariantCulture, $"* {Plain(candidate.Name)} ({Plain(candidate.Language)})\n");
    }

    private static void Outcome(StringBuilder text, WeighedStudy weighed)
    {
        var decision = weighed.Decision;
        text.Append("\n## Decision Outcome\n\n");
        text.Append(decision.Choice is { } choice && decision.Verdict != Verdict.Undecided
            ? $"Chosen option: \"{Plain(choice)}\", because: {Reasons(weighed)}\n"
            : $"No option is chosen yet. {Reasons(weighed)}\n");
        if (decision.NextExperiment is { } next)
            text.Append(CultureInfo.InvariantCulture, $"\nWhat would decide it: {Plain(next.Text)} `{Code(next.Command)}`\n");
        if (decision.Choice is { } name && decision.Verdict != Verdict.Undecided && Other(weighed, name) is { } other)
            Section(text, "### Consequences", Arguments(weighed, name, other));
        text.Append("\n### Confirmation\n\n");
        text.Append(CultureInfo.InvariantCulture, $"`steelyard weigh {Name(weighed.Study.Workload)}` repeats the measurement, `steelyard check --against {weighed.Study.Id}` says whether a later study is worse.\n");
    }

    private static void Options(StringBuilder text, WeighedStudy weighed)
    {
        text.Append("\n## Pros and Cons of the Options\n");
        foreach (var candidate in Considered(weighed))
        {
            var arguments = candidate.Status == CandidateStatus.Measured
                ? Facts(weighed, candidate).Concat(candidate.Name == weighed.Reference!.Name ? [] : Arguments(weighed, candidate.Name, weighed.Reference!.Name))
                : [$"Bad, because it was not measured: {Phrases.Status(candidate.Status)}: {Plain(candidate.Reason ?? "")}"];
            Section(text, $"### {Plain(candidate.Name)}", arguments);
        }
    }

    private static void More(StringBuilder text, WeighedStudy weighed, string? report, string? superseded)
    {
        text.Append("\n## More Information\n\n");
        if (superseded is not null)
            text.Append(CultureInfo.InvariantCulture, $"Supersedes {superseded}.\n\n");
        if (weighed.Decision.WhatWouldChange is { } change)
            text.Append(CultureInfo.InvariantCulture, $"What would change this: {Plain(change)}\n\n");
        if (weighed.Money is { } money)
            text.Append(CultureInfo.InvariantCulture, $"Money: {Plain(MoneyPhrases.Summary(money))} {Plain(PayBack(money))}{Plain(MoneyPhrases.Information(money))} Prices: {Plain(MoneyPhrases.Basis(money))}.\n\n");
        foreach (var warning in weighed.Warnings)
            text.Append(CultureInfo.InvariantCulture, $"Warning: {Plain(warning.Cause)}. {Plain(warning.Remedy)}\n\n");
        text.Append(report is null ? $"The evidence: `steelyard report {weighed.Study.Id}`.\n"
            : $"The evidence: [report of study {weighed.Study.Id}]({string.Join('/', report.Split('/').Select(Uri.EscapeDataString))}).\n");
    }

    private static string PayBack(MoneyResult money) => string.Concat(money.Costs.Where(x => x.BreakEven is not null)
        .Select(x => $"Writing {x.Option} {(double.IsFinite(x.BreakEven!.Value) ? $"pays back in {Quantity.Number(x.BreakEven.Value, 2)} months" : "never pays back")}. "));

    private static IEnumerable<Candidate> Considered(WeighedStudy weighed) => weighed.Candidates.Select(x => x.Candidate).Where(x => x.Verdict is not null);

    private static string Reasons(WeighedStudy weighed) =>
        Plain(string.Join(' ', new[] { Phrases.Gist(weighed) }.Concat(weighed.Decision.Because).OfType<string>()));

    /// <summary>What the choice is compared with: the reference, or where that was chosen, the option most often best beside it.</summary>
    private static string? Other(WeighedStudy weighed, string choice) => weighed.Reference!.Name != choice ? weighed.Reference.Name
        : weighed.Decision.Acceptability.Where(x => x.Key != choice).OrderByDescending(x => x.Value).ThenBy(x => x.Key, StringComparer.Ordinal).Select(x => x.Key).FirstOrDefault();

    private static IEnumerable<string> Facts(WeighedStudy weighed, Candidate candidate) =>
        weighed.Candidates.First(x => x.Candidate == candidate).Values.Select(x => $"Neutral, because {x.Aspect.Title} is {Phrases.Value(x)}");

    private static IEnumerable<string> Arguments(WeighedStudy weighed, string of, string to) =>
        Aspect.All.Select(aspect => Phrases.Find(weighed, aspect, of, to) is { } ratio
            ? $"{Word(ratio.Verdict)}, because {aspect.Title} is {(ratio.Verdict == RatioVerdict.Inconclusive ? "not clearly different" : Phrases.Ratio(ratio))} against {Plain(to)}"
            : Apart(weighed, aspect, of, to)).OfType<string>();

    /// <summary>What is counted rather than tested: an argument where the two ranges lie apart.</summary>
    private static string? Apart(WeighedStudy weighed, Aspect aspect, string of, string to)
    {
        if (Value(weighed, aspect, of) is not { } own || Value(weighed, aspect, to) is not { } other)
            return null;
        var word = own.High < other.Low ? "Good" : own.Low > other.High ? "Bad" : null;
        return word is null ? null : $"{word}, because {aspect.Title} is {Phrases.Value(own)} instead of {Phrases.Value(other)} for {Plain(to)}";
    }

    private static AspectValue? Value(WeighedStudy weighed, Aspect aspect, string name) => weighed.Candidates.First(x => x.Candidate.Name == name)[aspect];

    private static string Word(RatioVerdict verdict) => verdict switch { RatioVerdict.Faster => "Good", RatioVerdict.Slower => "Bad", _ => "Neutral" };

    private static void Section(StringBuilder text, string head, IEnumerable<string> points)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{head}\n\n");
        foreach (var point in points)
            text.Append(CultureInfo.InvariantCulture, $"* {point}\n");
    }

    /// <summary>A command within backticks: nothing may end them.</summary>
    private static string Code(string text) => string.Concat(text.Select(c => c == '`' ? '\'' : char.IsControl(c) ? ' ' : c));

    /// <summary>A name within a command; comments and tags cannot begin or end in it.</summary>
    private static string Name(string text) => Code(text).Replace('<', '_').Replace('>', '_');

    private static string Plain(string text) => MarkdownReport.Escape(text);
}
