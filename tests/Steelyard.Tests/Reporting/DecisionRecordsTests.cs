using System.Text.RegularExpressions;
using Steelyard.Evidence;
using Steelyard.Evidence.Deciding;
using Steelyard.Evidence.Weighing;
using Steelyard.Reporting;

namespace Steelyard.Tests.Reporting;

public sealed partial class DecisionRecordsTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("steelyard-adr-");

    private string Folder => Path.Combine(root.FullName, "docs", "decisions");

    public void Dispose() => root.Delete(recursive: true);

    [Fact]
    public void The_first_record_makes_the_folder_and_has_the_sections_of_the_template()
    {
        var written = DecisionRecords.In(root.FullName).Add(Rust(), Today, Path.Combine(root.FullName, ".steelyard", "reports", "a b.html"));
        Assert.Equal(Path.Combine(Folder, "0001-write-log-triage-in-rust.md"), written.File);
        var text = File.ReadAllText(written.File);
        Assert.StartsWith("---\nstatus: \"accepted\"\ndate: 2026-11-22\n---\n", text, StringComparison.Ordinal);
        Assert.Equal(
            ["# Write log-triage in Rust", "## Context and Problem Statement", "## Decision Drivers", "## Considered Options", "## Decision Outcome", "### Consequences",
                "### Confirmation", "## Pros and Cons of the Options", "### python", "### hybrid", "### rust", "## More Information"],
            Headings().Matches(text).Select(x => x.Value));
        Assert.Contains("Chosen option: \"rust\", because: ", text, StringComparison.Ordinal);
        Assert.Contains("(../../.steelyard/reports/a%20b.html)", text, StringComparison.Ordinal);
        Assert.Contains("* Good, because wall time is ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_outcome_again_writes_nothing()
    {
        var first = DecisionRecords.In(root.FullName).Add(Rust(), Today, report: null);
        var before = File.ReadAllText(first.File);
        var second = DecisionRecords.In(root.FullName).Add(Rust(), Today.AddDays(1), report: null);
        Assert.Equal((first.File, false), (second.File, second.IsNew));
        Assert.Equal(before, File.ReadAllText(first.File));
        Assert.Single(Directory.GetFiles(Folder));
    }

    [Fact]
    public void Another_outcome_supersedes_the_record_and_only_its_status_changes()
    {
        var first = DecisionRecords.In(root.FullName).Add(Rust(), Today, report: null).File;
        var before = File.ReadAllText(first);
        var second = DecisionRecords.In(root.FullName).Add(Python(), Today, report: null);
        Assert.Equal(first, second.Superseded);
        Assert.Equal(before.Replace("status: \"accepted\"", "status: \"superseded by ADR-0002\"", StringComparison.Ordinal), File.ReadAllText(first));
        Assert.Contains("Supersedes [ADR-0001](0001-write-log-triage-in-rust.md).", File.ReadAllText(second.File), StringComparison.Ordinal);
        // Back again: a third record that supersedes the second, not the first.
        var third = DecisionRecords.In(root.FullName).Add(Rust(), Today, report: null);
        Assert.Equal(second.File, third.Superseded);
        Assert.EndsWith("0003-write-log-triage-in-rust.md", third.File, StringComparison.Ordinal);
    }

    [Fact]
    public void Records_of_people_and_of_other_workloads_are_left_alone_and_numbering_goes_on()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "00041-use-postgres.md"), "---\nstatus: accepted\n---\n# Use Postgres\n");
        File.WriteAllText(Path.Combine(Folder, "template.md"), "# Template\n");
        var other = DecisionRecords.In(root.FullName).Add(Rust(workload: "other"), Today, report: null);
        var mine = DecisionRecords.In(root.FullName).Add(Python(), Today, report: null);
        Assert.Equal(("00042-write-other-in-rust.md", "00043-keep-log-triage-in-python.md"), (Path.GetFileName(other.File), Path.GetFileName(mine.File)));
        Assert.Null(mine.Superseded);
        Assert.Equal("---\nstatus: accepted\n---\n# Use Postgres\n", File.ReadAllText(Path.Combine(Folder, "00041-use-postgres.md")));
    }

    [Theory]
    [InlineData("doc/adr", null)]
    [InlineData("docs/architecture/decisions", null)]
    [InlineData("elsewhere", "elsewhere\n")]
    public void The_folder_in_use_is_found_from_below_up_to_the_root_of_the_repository(string folder, string? named)
    {
        root.CreateSubdirectory(".git");
        root.CreateSubdirectory(folder);
        if (named is not null)
            File.WriteAllText(Path.Combine(root.FullName, ".adr-dir"), named);
        var below = root.CreateSubdirectory("src/deep").FullName;
        Assert.Equal(Path.Combine(root.FullName, folder), DecisionRecords.In(below).Folder);
    }

    [Fact]
    public void Hostile_names_stay_in_the_folder_and_out_of_the_markup()
    {
        var weighed = Rust(workload: "../../etc/--> <b>x</b>");
        var written = DecisionRecords.In(root.FullName).Add(weighed, Today, report: null);
        Assert.Equal(Folder, Path.GetDirectoryName(written.File));
        var text = File.ReadAllText(written.File);
        Assert.Single(Regex.Matches(text, "-->"));
        Assert.DoesNotContain("<b>", text.Replace("\\<b\\>", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.False(DecisionRecords.In(root.FullName).Add(weighed, Today, report: null).IsNew);
    }

    private static WeighedStudy Rust(string workload = "log-triage") => SampleStudies.Weighed(SampleStudies.Plain() with { Workload = workload });

    private static WeighedStudy Python() => SampleStudies.Weighed(SampleStudies.Of([("python", "python", 0.04), ("rust", "rust", 0.4)], ["tiny", "medium"], 15));

    [GeneratedRegex("^#+ .*$", RegexOptions.Multiline)]
    private static partial Regex Headings();
}
