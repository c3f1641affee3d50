using Steelyard.Evidence;
using Steelyard.Lab.Store;

namespace Steelyard.Tests.Lab.Store;

/// <summary>What the dashboard asks the store beyond whole studies.</summary>
public sealed class DashboardQueriesTests : IDisposable
{
    private readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Progress_counts_trials_by_phase_and_candidate_in_the_order_they_began()
    {
        using var store = folder.Open();
        store.Begin(StoreFolder.Study("s"));
        Assert.Equal((0, StoreFolder.Noon), (store.Progress("s").Trials, store.Progress("s").Latest));
        store.Append("s", StoreFolder.Trial(0) with { Phase = Phase.Check });
        store.Append("s", StoreFolder.Trial(0));
        store.Append("s", StoreFolder.Trial(0, "python") with { Outcome = Outcome.Crashed, Started = StoreFolder.Noon.AddSeconds(9) });
        store.Append("s", StoreFolder.Trial(1));
        var progress = store.Progress("s");
        Assert.Equal(
            [new(Phase.Check, "rust", 1, 0, 0.125), new(Phase.Main, "rust", 2, 0, 0.25), new PartProgress(Phase.Main, "python", 1, 1, 0.125)], progress.Parts.AsEnumerable());
        Assert.Equal((4, 0.375, StudyStatus.Running), (progress.Trials, progress.Spent, progress.Status));
        Assert.Equal(StoreFolder.Noon, progress.Latest);
    }

    [Fact]
    public void The_state_changes_with_everything_that_can_change()
    {
        using var store = folder.Open();
        store.Begin(StoreFolder.Study("s"));
        var states = new List<string> { store.StateOf("s") };
        store.Append("s", StoreFolder.Trial(0));
        states.Add(store.StateOf("s"));
        store.SaveCandidates("s", [new Candidate { Name = "rust", Language = "rust" }]);
        states.Add(store.StateOf("s"));
        store.SetStatus("s", StudyStatus.Finished);
        states.Add(store.StateOf("s"));
        store.Conclude("s", Conclusion("{}"));
        states.Add(store.StateOf("s"));
        Assert.Equal(states.Distinct(), states);
        Assert.Equal(store.StateOf("s"), store.StateOf("s"));
    }

    [Fact]
    public void Conclusions_of_a_workload_come_newest_study_first_and_only_the_latest_of_each()
    {
        using var store = folder.Open();
        foreach (var (id, minute, workload) in new[] { ("b", 2, "log-triage"), ("a", 1, "log-triage"), ("other", 3, "nbody"), ("open", 4, "log-triage") })
            store.Begin(StoreFolder.Study(id, workload, minute));
        foreach (var (id, document) in new[] { ("a", "[1]"), ("b", "[2]"), ("a", "[3]"), ("other", "[4]") })
            store.Conclude(id, Conclusion(document));
        Assert.Equal(["[2]", "[3]"], store.ConclusionKeys("log-triage", 10).Select(store.ConclusionDocument));
        Assert.Equal(["[2]"], store.ConclusionKeys("log-triage", 1).Select(store.ConclusionDocument));
    }

    private static Conclusion Conclusion(string document) => new() { Verdict = Verdict.Undecided, Document = document };
}
