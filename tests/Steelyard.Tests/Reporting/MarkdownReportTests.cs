using Steelyard.Evidence;
using Steelyard.Lab;
using Steelyard.Reporting;
using Steelyard.Tests.Evidence.Weighing;

namespace Steelyard.Tests.Reporting;

public sealed class MarkdownReportTests
{
    private const string Hostile = "`<script>alert(1)</script> | [link](javascript:x) **bold**\n# heading";

    [Fact]
    public void The_verdict_comes_first_and_the_table_has_a_row_per_aspect()
    {
        var lines = MarkdownReport.Render(Studies.PythonAndRust(0.05).Weigh()).Split('\n');
        Assert.Equal("# drawn: Move to Rust: take `rust`.", lines[0]);
        Assert.Contains(lines, x => x.StartsWith("|  | python | rust |", StringComparison.Ordinal));
        Assert.Contains(lines, x => x.StartsWith("| wall time | ", StringComparison.Ordinal));
        Assert.Contains("| --- | --- | --- |", lines);
    }

    [Fact]
    public void Text_from_workloads_and_programs_is_text()
    {
        var study = Studies.PythonAndRust().Change("rust", x => x with
        {
            Language = Hostile,
            Status = CandidateStatus.Crashed,
            Reason = Hostile,
            Fairness = Hostile,
            Versions = [Hostile],
            BuildCommand = Hostile,
            RunCommand = Hostile,
        });
        var lines = MarkdownReport.Render((study with { Workload = "<b>|" }).Weigh()).Split('\n');
        Assert.DoesNotContain(lines, x => x.Contains("<script>", StringComparison.Ordinal) && !IsCode(x));
        Assert.DoesNotContain(lines, x => x.Contains("[link]", StringComparison.Ordinal) && !IsCode(x));
        Assert.DoesNotContain(lines, x => x.StartsWith("# heading", StringComparison.Ordinal));
        Assert.Equal("# \\<b\\>\\|: ", lines[0][..11]);
        Assert.Contains(lines, x => x.StartsWith("  - Run: `'<script>", StringComparison.Ordinal) && x.EndsWith("# heading`", StringComparison.Ordinal));
    }

    [Fact]
    public void A_study_without_values_has_no_table()
    {
        var report = MarkdownReport.Render(Studies.Of(Studies.Candidate("python")).Change("python", x => x with { Status = CandidateStatus.Unavailable, Reason = "no Python" }).Weigh());
        Assert.DoesNotContain("| --- |", report, StringComparison.Ordinal);
        Assert.Contains("- **python** (python): unavailable: no Python", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_found_beforehand()
    {
        Assert.Contains("/proc/none/report.md", Assert.Throws<LabException>(() => ReportFile.EnsureWritable("/proc/none/report.md")).Message, StringComparison.Ordinal);
        ReportFile.EnsureWritable(null);
    }

    // A line that is one code span, in which markup is text.
    private static bool IsCode(string line) => line.Trim() is var text && (text.StartsWith("- Run: `", StringComparison.Ordinal) || text.StartsWith("- Build: `", StringComparison.Ordinal))
        && text.Count(x => x == '`') == 2 && text.EndsWith('`');
}
