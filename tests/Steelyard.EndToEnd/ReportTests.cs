using System.Text.Json.Nodes;
using Steelyard.EndToEnd.Running;

namespace Steelyard.EndToEnd;

/// <summary>What people look at and other tools read, from a study measured here.</summary>
public sealed class ReportTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    public ReportTests() => sandbox.Run("weigh", Repository.Fixture("agree"), "--candidates", "python,c,shell", "--budget", "1s", "--limit", "memory<=1GiB").Expect(0);

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void Weigh_and_decide_leave_a_page_beside_the_store()
    {
        var page = sandbox.At(Path.Combine(".steelyard", "reports", sandbox.Study().Id + ".html"));
        Assert.Contains("Stay in Python", File.ReadAllText(page), StringComparison.Ordinal);
        File.Delete(page);
        Assert.Contains(Path.Combine(".steelyard", "reports"), sandbox.Run("decide").Expect(0).Output, StringComparison.Ordinal);
        Assert.True(File.Exists(page));
    }

    [Fact]
    public void A_report_follows_the_latest_decision()
    {
        sandbox.Run("decide", "--priorities", "memory", "--limit", "wall<=10s").Expect(0);
        var file = sandbox.Run("report", "agree", "--out", "r.html").Expect(0).Output.Trim();
        var page = File.ReadAllText(sandbox.At(file));
        Assert.Contains("Ranked: peak memory.", page, StringComparison.Ordinal);
        Assert.Contains("wall&lt;=10s", page, StringComparison.Ordinal);
        Assert.DoesNotContain("memory&lt;=1GiB", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_format_prints_one_document()
    {
        Documents.Study(sandbox.Run("report", "--format", "json").Expect(0));
        var benchmark = sandbox.Run("report", "--format", "github-benchmark").Expect(0).Output;
        Assert.NotEmpty(JsonNode.Parse(benchmark)!.AsArray());
        Assert.Empty(Documents.Violations(benchmark, "steelyard.github-benchmark-1"));
        Assert.Equal(sandbox.Study().Trials.Length + 1, sandbox.Run("report", "--format", "csv").Expect(0).Output.Split("\r\n").Length - 1);
        Assert.StartsWith("# agree: ", sandbox.Run("report", "--format", "md").Expect(0).Output, StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>", Render("html"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_written_or_found_is_refused()
    {
        Assert.Contains("did you mean 'csv'", sandbox.Run("report", "--format", "csw").Expect(2).Error, StringComparison.Ordinal);
        Assert.Contains("cannot write the report", sandbox.Run("report", "--out", "/dev/null/r.html").Expect(2).Error, StringComparison.Ordinal);
        Assert.Contains("no study", sandbox.Run("report", "nothing-here").Expect(2).Error, StringComparison.Ordinal);
    }

    private string Render(string format)
    {
        sandbox.Run("report", "--format", format, "--out", "out").Expect(0);
        return File.ReadAllText(sandbox.At("out"));
    }
}
