using Steelyard.EndToEnd.Running;

namespace Steelyard.EndToEnd;

/// <summary>Candidates that are more than one process, or do not want to end.</summary>
public sealed class ProcessTreeTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void A_candidate_that_ignores_signals_is_ended_and_too_slow()
    {
        var study = Documents.Study(sandbox.Run("weigh", Repository.Fixture("endless"), "--json", "--budget", "1s").Expect(0));
        Assert.Equal("too-slow", study.Candidate("stubborn").Text("status"));
        Assert.Contains("passed the time limit of 1 s on the tiny input", study.Candidate("stubborn").Text("reason"), StringComparison.Ordinal);
        Assert.Equal("measured", study.Candidate("good").Text("status"));
        sandbox.AssertNoProcessIsLeft();
    }

    [Fact]
    public void The_whole_tree_is_counted_and_none_of_it_is_left()
    {
        var study = Documents.Study(sandbox.Run("weigh", Repository.Fixture("orphans"), "--json", "--budget", "1s").Expect(0));
        sandbox.AssertNoProcessIsLeft();

        Assert.All(["single", "daemons", "team"], x => Assert.Equal("measured", study.Candidate(x).Text("status")));
        var warnings = study["warnings"]!.AsArray().Select(x => x!.Text("cause")).ToList();
        Assert.Contains("daemons: left up to 2 processes behind, which were ended", warnings);
        Assert.Contains(warnings, x => x.Contains("team: runs up to 4 processes", StringComparison.Ordinal));
        Assert.DoesNotContain(warnings, x => x.Contains("single: runs", StringComparison.Ordinal) || x.Contains("single: left", StringComparison.Ordinal));

        // Three children with 50 ms of CPU time and 20 MB each; nothing here depends on how fast the machine is.
        var team = study.Candidate("team");
        Assert.True(team.Value("cpu") >= 0.149, $"CPU time {team.Value("cpu")} s");
        Assert.InRange(team.Value("peak_memory"), 60e6, 75e6);
    }
}
