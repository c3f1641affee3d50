using System.Text.Json.Nodes;
using Steelyard.EndToEnd.Running;

namespace Steelyard.EndToEnd;

/// <summary><c>decide</c>, <c>history</c> and <c>compare</c> on studies whose numbers are known.</summary>
public sealed class DecisionTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    public DecisionTests() => sandbox.Store("20261122-120000-aaaa");

    public void Dispose() => sandbox.Dispose();

    [Theory]
    [InlineData("speed", "move-to-rust", "rust")]
    [InlineData("source", "stay-in-python", "python")]
    public void Priorities_change_the_verdict(string priorities, string verdict, string choice)
    {
        var decision = Decide("--priorities", priorities);
        Assert.Equal((verdict, choice), (decision.Text("verdict"), decision.Text("choice")));
    }

    [Fact]
    public void A_limit_takes_candidates_out()
    {
        var decision = Decide("--priorities", "source", "--limit", "wall<=500ms");
        Assert.Equal("move-to-rust", decision.Text("verdict"));
        var check = decision["limits"]!.AsArray().Single(x => x!.Text("candidate") == "python")!;
        Assert.Equal(("wall<=500ms", "violated", 1.0), (check.Text("limit"), check.Text("status"), Math.Round(check.Number("p_violation"), 3)));
    }

    [Fact]
    public void Limits_may_be_repeated_and_may_leave_nobody()
    {
        var decision = Decide("--limit", "wall<=500ms", "--limit", "memory<=1MB");
        Assert.Equal("undecided", decision.Text("verdict"));
        Assert.Equal(4, decision["limits"]!.AsArray().Count);
        Assert.NotNull(decision["next_experiment"]);
    }

    [Fact]
    public void Deciding_needs_no_workload_and_is_the_same_each_time()
    {
        Assert.False(File.Exists(sandbox.At("workload.yaml")));
        Assert.Equal(sandbox.Run("decide", "--json").Expect(0).Output, sandbox.Run("decide", "--json").Expect(0).Output);
    }

    [Theory]
    [InlineData("--priorities", "sped", "'sped' is not an aspect; did you mean 'speed'?")]
    [InlineData("--priorities", "speed,,memory", "A name is missing")]
    [InlineData("--priorities", "speed,wall", "ranked twice")]
    [InlineData("--limit", "memry<=64MiB", "'memry' is not an aspect; did you mean 'memory'?")]
    [InlineData("--limit", "memory<=64s", "memory needs a number with one of B, kB")]
    [InlineData("--limit", "memory", "expected a limit such as memory<=64MiB")]
    [InlineData("--limit", "wall>=2s", "limits are upper bounds")]
    public void Wrong_priorities_and_limits_are_explained(string option, string text, string expected) =>
        sandbox.Run("decide", option, text).ExpectUsageError(option, expected);

    [Fact]
    public void A_study_is_named_by_its_beginning_its_workload_or_latest()
    {
        sandbox.Store("20261122-130000-bbbb", minute: 60, workload: "other");
        Assert.Equal("20261122-120000-aaaa", Documents.Study(sandbox.Run("decide", "20261122-12", "--json")).Text("id"));
        Assert.Equal("20261122-120000-aaaa", Documents.Study(sandbox.Run("decide", "stored", "--json")).Text("id"));
        Assert.Equal("20261122-130000-bbbb", Documents.Study(sandbox.Run("decide", "latest", "--json")).Text("id"));
        sandbox.Run("decide", "2026").ExpectUsageError("'2026' fits 2 studies");
        sandbox.Run("decide", "strored").ExpectUsageError("Did you mean 'stored'?");
    }

    [Fact]
    public void History_is_newest_first_with_the_latest_verdict()
    {
        sandbox.Store("20261122-130000-bbbb", minute: 60, workload: "other");
        Decide("--priorities", "source");
        Decide("stored", "--priorities", "source");
        var studies = Documents.History(sandbox.Run("history", "--json").Expect(0))["studies"]!.AsArray();
        Assert.Equal(["20261122-130000-bbbb", "20261122-120000-aaaa"], studies.Select(x => x!.Text("id")));
        Assert.All(studies, x => Assert.Equal(("finished", "stay-in-python", 40.0), (x!.Text("status"), x!.Text("verdict"), x!.Number("trials"))));
        Assert.Single(Documents.History(sandbox.Run("history", "other", "--json"))["studies"]!.AsArray());
        Assert.Contains("stay-in-python", sandbox.Run("history").Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_gives_each_candidate_of_one_study_over_the_same_of_another()
    {
        sandbox.Store("20261122-130000-bbbb", minute: 60, pythonFactor: 0.5);
        var comparison = Documents.Comparison(sandbox.Run("compare", "20261122-12", "20261122-13", "--json").Expect(0));
        Assert.Equal(("20261122-120000-aaaa", "20261122-130000-bbbb"), (comparison.Text("before"), comparison.Text("after")));
        var python = Wall(comparison, "python");
        Assert.Equal("faster", python.Text("verdict"));
        Assert.Equal(0.5, python.Number("value"), 0.01);
        Assert.Equal("same", Wall(comparison, "rust").Text("verdict"));
        Assert.NotEmpty(comparison["warnings"]!.AsArray());
        Assert.Contains("2× faster", sandbox.Run("compare", "20261122-12", "20261122-13").Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Studies_of_different_workloads_are_not_compared()
    {
        sandbox.Store("20261122-130000-bbbb", minute: 60, workload: "other");
        sandbox.Run("compare", "stored", "other").ExpectUsageError("a study of stored", "one of other");
    }

    [Fact]
    public void Each_verb_says_that_there_are_no_studies_yet()
    {
        Assert.All([["decide"], ["history"], ["compare", "a", "b"], new[] { "weigh", "--resume" }], x =>
            sandbox.Run([.. x, "--store", "none.db"]).ExpectUsageError("steelyard weigh"));
        Assert.False(File.Exists(sandbox.At("none.db")) && new FileInfo(sandbox.At("none.db")).Length == 0);
    }

    private JsonNode Decide(params string[] options) => Documents.Study(sandbox.Run(["decide", .. options, "--json"]).Expect(0))["decision"]!;

    private static JsonNode Wall(JsonNode comparison, string candidate) =>
        comparison["ratios"]!.AsArray().Single(x => x!.Text("aspect") == "wall" && x!.Text("candidate") == candidate)!;
}
