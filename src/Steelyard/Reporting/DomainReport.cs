using System.Collections.Immutable;
using Spectre.Console;
using Steelyard.Commands;
using Steelyard.Evidence;
using Steelyard.Evidence.Deciding;
using Steelyard.Evidence.Ecosystem;
using Steelyard.Evidence.Weighing;

namespace Steelyard.Reporting;

/// <summary>The answer for a kind of software: the joint verdict, then each workload with what would change it.</summary>
internal static class DomainReport
{
    public static void Write(DomainAnswer answer, IAnsiConsole console)
    {
        var (weighing, studies, joint, leftOut, packages) = answer;
        var decided = joint.Verdict != Verdict.Undecided;
        console.Write(new Text($"{weighing.Domain.Title}: {Words(joint.Verdict)}", new Style(decided ? Color.Green : Color.Yellow, decoration: Decoration.Bold)));
        console.WriteLine();
        Paragraph(console, $"Over {studies.Length} workload{(studies.Length == 1 ? "" : "s")}: {string.Join(", ", joint.Acceptability.Select(x => $"{Words(x.Key)} {Phrases.Percent(x.Value)}"))}.");
        Paragraph(console, $"Priorities: {weighing.Priorities}{(weighing.Limits.IsEmpty ? "" : $"; limits: {string.Join(", ", weighing.Limits)}")}. Replace them with --priorities and --limit.");
        if (weighing.Domain.Missing is { } missing)
            Paragraph(console, $"Not covered: {missing}.");
        if (!leftOut.IsEmpty)
            Paragraph(console, $"The time was up before {string.Join(", ", leftOut)} {(leftOut.Length == 1 ? "was" : "were")} done; the same command goes on where it stopped, and --budget gives it more time.");
        foreach (var study in studies)
            Study(study, console);
        console.WriteLine();
        console.Write(new Text("Packages for what such software needs, looked for here", new Style(decoration: Decoration.Bold)));
        console.WriteLine();
        foreach (var need in packages.GroupBy(x => x.Need))
            Paragraph(console, $"{need.Key}: {string.Join("; ", need.Select(x => $"{(x.Language == "python" ? "Python" : "Rust")} {x.Words}"))}");
    }

    /// <summary>A verdict in words.</summary>
    public static string Words(Verdict verdict) => verdict switch
    {
        Verdict.StayInPython => "stay in Python",
        Verdict.Both => "both",
        Verdict.MoveToRust => "move to Rust",
        _ => "undecided",
    };

    private static void Study(WeighedStudy study, IAnsiConsole console)
    {
        console.WriteLine();
        console.Write(new Text($"{study.Study.Workload}: {Phrases.Headline(study.Decision)}", new Style(decoration: Decoration.Bold)));
        console.WriteLine();
        foreach (var sentence in new[] { Phrases.Gist(study), study.Decision.WhatWouldChange }.OfType<string>())
            Paragraph(console, sentence);
        foreach (var check in study.Decision.Limits.Where(x => x.Status != LimitStatus.Kept))
            Paragraph(console, $"Limit {check.Limit}: {check.Candidate} {TextReport.LimitText(check)}");
        foreach (var absent in study.Candidates.Select(x => x.Candidate).Where(x => x.Status != CandidateStatus.Measured))
            Paragraph(console, $"{absent.Name}: {Phrases.Status(absent.Status)}: {absent.Reason}");
        Paragraph(console, $"Every number: steelyard report {study.Study.Id}");
    }

    private static void Paragraph(IAnsiConsole console, string text) => console.Write(new Padder(new Text(text), new Padding(2, 0, 0, 0)));
}

/// <summary>The JSON document of a kind of software, <c>steelyard.domain/1</c>.</summary>
internal sealed record DomainDocument(
    string Schema, string Domain, string Title, string Priorities, IReadOnlyList<string> Limits, string? NotCovered, Verdict Verdict,
    IReadOnlyDictionary<string, double> Acceptability, IReadOnlyList<DomainStudyDocument> Studies, IReadOnlyList<string> LeftOut, IReadOnlyList<PackageDocument> Packages)
{
    public static DomainDocument Of(DomainAnswer x) => new(
        "steelyard.domain/1", x.Weighing.Domain.Name, x.Weighing.Domain.Title, x.Weighing.Priorities, x.Weighing.Limits, x.Weighing.Domain.Missing, x.Joint.Verdict,
        x.Joint.Acceptability.ToDictionary(v => v.Key.Name(), v => v.Value), [.. x.Studies.Select(DomainStudyDocument.Of)], x.LeftOut,
        [.. x.Packages.Select(p => new PackageDocument(p.Need, p.Language, p.Package, p.State, p.Version, p.Licence, p.Detail))]);
}

internal sealed record PackageDocument(string Need, string Language, string Package, PackageState State, string? Version, string? Licence, string Detail);

internal sealed record DomainStudyDocument(string Workload, string Study, Verdict Verdict, string? Choice, string? WhatWouldChange)
{
    public static DomainStudyDocument Of(WeighedStudy x) => new(x.Study.Workload, x.Study.Id, x.Decision.Verdict, x.Decision.Choice, x.Decision.WhatWouldChange);
}
