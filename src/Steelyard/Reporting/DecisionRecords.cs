using System.Globalization;
using System.Text.RegularExpressions;
using Steelyard.Evidence;
using Steelyard.Evidence.Deciding;
using Steelyard.Evidence.Weighing;
using Steelyard.Lab;

namespace Steelyard.Reporting;

/// <summary>The decision records of a repository: numbered Markdown files in one folder, of which Steelyard writes and supersedes its own.</summary>
/// <param name="Folder">The folder; it need not exist.</param>
internal sealed partial record DecisionRecords(string Folder)
{
    private const int LeastDigits = 4;
    private static readonly string[] Customary =
        ["docs/decisions", "docs/adr", "docs/adrs", "docs/ADR", "doc/adr", "docs/architecture/decisions", "doc/architecture/decisions", "docs/architectural-decisions", "adr", "decisions"];

    /// <summary>
    /// The folder in use: the one that <c>.adr-dir</c> names, else the first customary one, in the working folder or above it up to the
    /// root of its repository; where there is none, <c>docs/decisions</c> at that root.
    /// </summary>
    public static DecisionRecords In(string start)
    {
        var repository = Upward(start).FirstOrDefault(x => Path.Exists(Path.Combine(x, ".git"))) ?? start;
        var levels = Upward(start).TakeWhile(x => x.Length >= repository.Length).ToList();
        return new(levels.Select(InUse).FirstOrDefault(x => x is not null) ?? Path.Combine(repository, Customary[0]));
    }

    /// <summary>Writes the record of a decision, unless the one in force says the same.</summary>
    /// <param name="weighed">The decision.</param>
    /// <param name="today">Date of the record.</param>
    /// <param name="report">The HTML report; null when there is none.</param>
    /// <exception cref="LabException">The folder cannot be read or written.</exception>
    public Written Add(WeighedStudy weighed, DateOnly today, string? report)
    {
        try
        {
            return Write(weighed, today, report);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new LabException($"cannot write a decision record in {Folder}: {error.Message}", "Make the folder writable, or name another one in a file .adr-dir.", error);
        }
    }

    /// <summary>What became of a decision.</summary>
    /// <param name="File">The record in force.</param>
    /// <param name="IsNew">Whether it was written just now; false when it said the same already.</param>
    /// <param name="Superseded">The record that it replaced; null for none.</param>
    public sealed record Written(string File, bool IsNew, string? Superseded);

    private Written Write(WeighedStudy weighed, DateOnly today, string? report)
    {
        Directory.CreateDirectory(Folder);
        var files = Directory.EnumerateFiles(Folder, "*.md").Select(x => (Path: x, Match: Numbered().Match(Path.GetFileName(x)))).Where(x => x.Match.Success)
            .Select(x => (x.Path, Digits: x.Match.Groups[1].Value)).ToList();
        var inForce = files.OrderByDescending(x => Number(x.Digits)).FirstOrDefault(x => IsInForce(File.ReadAllText(x.Path), weighed.Study.Workload));
        if (inForce.Path is not null && Mark().Match(File.ReadAllText(inForce.Path)).Groups["outcome"].Value == Outcome(weighed.Decision))
            return new(inForce.Path, IsNew: false, Superseded: null);
        var digits = files.Select(x => x.Digits.Length).DefaultIfEmpty(LeastDigits).Max();
        var number = (files.Select(x => Number(x.Digits)).DefaultIfEmpty(0).Max() + 1).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
        var file = Path.Combine(Folder, $"{number}-{Slug(DecisionRecord.Title(weighed))}.md");
        var link = report is null ? null : Path.GetRelativePath(Folder, report);
        var replaced = inForce.Path is null ? null : $"[ADR-{inForce.Digits}]({Path.GetFileName(inForce.Path)})";
        // The new record first: should the second write fail, two records say accepted, and none is lost.
        File.WriteAllText(file, DecisionRecord.Render(weighed, today, MarkOf(weighed), link, replaced));
        if (inForce.Path is not null)
            File.WriteAllText(inForce.Path, Status().Replace(File.ReadAllText(inForce.Path), $"status: \"superseded by ADR-{number}\"", 1));
        return new(file, IsNew: true, inForce.Path);
    }

    private static IEnumerable<string> Upward(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            yield return folder.FullName;
    }

    private static string? InUse(string folder)
    {
        var pointer = Path.Combine(folder, ".adr-dir");
        if (File.Exists(pointer) && File.ReadAllText(pointer).Trim() is { Length: > 0 } named)
            return Path.GetFullPath(Path.Combine(folder, named));
        return Customary.Select(x => Path.Combine(folder, x)).FirstOrDefault(Directory.Exists);
    }

    private static bool IsInForce(string text, string workload) =>
        Mark().Match(text) is { Success: true } mark && mark.Groups["workload"].Value == Uri.EscapeDataString(workload)
        && Status().Match(text) is { Success: true } status && (status.Value.Contains("accepted", StringComparison.Ordinal) || status.Value.Contains("proposed", StringComparison.Ordinal));

    private static string MarkOf(WeighedStudy weighed) =>
        $"<!-- steelyard workload={Uri.EscapeDataString(weighed.Study.Workload)} study={Uri.EscapeDataString(weighed.Study.Id)} outcome={Outcome(weighed.Decision)} -->";

    private static string Outcome(Decision decision) =>
        decision.Verdict == Verdict.Undecided ? decision.Verdict.Name() : $"{decision.Verdict.Name()}/{Uri.EscapeDataString(decision.Choice!)}";

    private static long Number(string digits) => long.Parse(digits, CultureInfo.InvariantCulture);

    private static string Slug(string title) => NotInSlug().Replace(title.ToLowerInvariant(), "-").Trim('-') is var slug && slug.Length > 80 ? slug[..80].TrimEnd('-') : slug;

    [GeneratedRegex(@"\A(\d{1,9})-.*\.md\z")]
    private static partial Regex Numbered();

    [GeneratedRegex("<!-- steelyard workload=(?<workload>[^ ]*) study=[^ ]* outcome=(?<outcome>[^ ]*) -->", RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();

    [GeneratedRegex("^status:[^\r\n]*", RegexOptions.Multiline)]
    private static partial Regex Status();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInSlug();
}
