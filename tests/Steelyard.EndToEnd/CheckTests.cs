using System.Text.Json.Nodes;
using Steelyard.EndToEnd.Running;

namespace Steelyard.EndToEnd;

/// <summary>The gate and the decision record, from studies measured here.</summary>
public sealed class CheckTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void A_study_is_checked_against_a_baseline_file_and_against_another_study()
    {
        Weigh();
        sandbox.Run("report", "--format", "baseline", "--out", "baseline.json").Expect(0);
        Assert.Empty(Documents.Violations(File.ReadAllText(sandbox.At("baseline.json")), "steelyard.baseline-1"));
        var first = sandbox.Study().Id;
        Assert.Contains("with itself", sandbox.Run("check", "--against", "baseline.json").Expect(2).Error, StringComparison.Ordinal);

        Weigh();
        // The same programs on a machine that may be busy: whatever the answer, it must be consistent. A wide threshold always passes.
        foreach (var against in new[] { "baseline.json", first })
        {
            var run = sandbox.Run("check", "--against", against, "--aspects", "memory", "--threshold", "90%", "--json").Expect(0);
            Assert.Empty(Documents.Violations(run.Output, "steelyard.check-1"));
            Assert.All(JsonNode.Parse(run.Output)!["checks"]!.AsArray(), x => Assert.Equal("passed", x!.Text("status")));
        }
    }

    [Fact]
    public void A_candidate_that_takes_far_more_memory_fails_the_gate_with_exit_code_1()
    {
        Weigh();
        sandbox.Run("report", "--format", "baseline", "--out", "baseline.json").Expect(0);
        var baseline = JsonNode.Parse(File.ReadAllText(sandbox.At("baseline.json")))!;
        var memory = baseline["candidates"]![0]!["main"]!["peak_memory_bytes"]!.AsArray();
        for (var i = 0; i < memory.Count; i++)
            memory[i] = memory[i]!.GetValue<long>() / 2;
        baseline["id"] = "an-older-study";
        sandbox.Write("baseline.json", baseline.ToJsonString());
        var run = sandbox.Run("check", "--against", "baseline.json", "--aspects", "peak_memory").Expect(1);
        Assert.Contains("worse than an-older-study by more than 10%: python", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_baseline_is_refused()
    {
        Weigh();
        sandbox.Write("other.json", "{\"schema\": \"other/1\"}");
        sandbox.Write("broken.json", "{");
        Assert.Contains("is not a baseline", sandbox.Run("check", "--against", "other.json").Expect(2).Error, StringComparison.Ordinal);
        Assert.Contains("cannot read the baseline", sandbox.Run("check", "--against", "broken.json").Expect(2).Error, StringComparison.Ordinal);
        Assert.Contains("no baseline file", sandbox.Run("check", "--against", "missing.json").Expect(2).Error, StringComparison.Ordinal);
        Assert.Contains("--against", sandbox.Run("check").Expect(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_writes_a_decision_record_once_and_links_the_report()
    {
        Weigh();
        sandbox.Run("decide", "--adr").Expect(0);
        var record = Assert.Single(Directory.GetFiles(sandbox.At("docs/decisions")));
        Assert.Contains($"(../../.steelyard/reports/{sandbox.Study().Id}.html)", File.ReadAllText(record), StringComparison.Ordinal);
        Assert.Contains("no new decision record", sandbox.Run("decide", "--adr").Expect(0).Error, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(sandbox.At("docs/decisions")));
    }

    private void Weigh() => sandbox.Run("weigh", Repository.Fixture("agree"), "--candidates", "python,shell", "--budget", "2s").Expect(0);
}
