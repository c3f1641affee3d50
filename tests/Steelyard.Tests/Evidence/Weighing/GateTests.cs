using Steelyard.Evidence;
using Steelyard.Evidence.Weighing;
using Steelyard.Reporting;
using Steelyard.Tests.Reporting;

namespace Steelyard.Tests.Evidence.Weighing;

public sealed class GateTests
{
    private const double Threshold = 0.1;
    private static readonly Aspect[] Judged = [Aspect.Wall, Aspect.PeakMemory, Aspect.Startup];

    [Fact]
    public void The_same_programs_pass_on_every_aspect()
    {
        var gate = Gate.Of(Before(), Of(python: 0.4, rust: 0.04), Threshold, Judged);
        Assert.Equal(6, gate.Checks.Length);
        Assert.All(gate.Checks, x => Assert.Equal(GateStatus.Passed, x.Status));
    }

    [Fact]
    public void A_clear_slowdown_of_one_candidate_is_worse_and_an_improvement_passes()
    {
        var gate = Gate.Of(Before(), Changed(Of(python: 0.2, rust: 0.08), "rust"), Threshold, [Aspect.Wall]);
        Assert.Equal(GateStatus.Worse, gate.Checks.Single(x => x.Candidate == "rust").Status);
        Assert.Equal(GateStatus.Passed, gate.Checks.Single(x => x.Candidate == "python").Status);
        Assert.True(gate.IsWorse);
    }

    [Theory]
    [InlineData(1.05, GateStatus.Passed)]
    [InlineData(1.1, GateStatus.Inconclusive)]
    [InlineData(1.2, GateStatus.Worse)]
    public void Only_what_is_clear_of_the_threshold_is_worse(double factor, GateStatus expected)
    {
        var before = Before();
        var after = before with
        {
            Id = "later",
            Candidates = Changed(before, "rust").Candidates,
            Trials = [.. before.Trials.Select(x => x.Candidate == "rust" ? x with { Wall = x.Wall * factor } : x)],
        };
        Assert.Equal(expected, Gate.Of(before, after, Threshold, [Aspect.Wall]).Checks.Single(x => x.Candidate == "rust").Status);
    }

    [Fact]
    public void With_too_few_trials_nothing_is_claimed()
    {
        var gate = Gate.Of(Of(0.4, 0.04, trials: 3), Of(0.4, 0.08, trials: 3, seed: 2), Threshold, [Aspect.Wall]);
        Assert.All(gate.Checks, x => Assert.Equal(GateStatus.Inconclusive, x.Status));
        Assert.False(gate.IsWorse);
    }

    [Fact]
    public void When_an_unchanged_candidate_slows_down_too_the_machine_is_to_blame()
    {
        var slower = Of(python: 0.6, rust: 0.06);
        Assert.All(Gate.Of(Before(), Changed(slower, "rust"), Threshold, [Aspect.Wall]).Checks.Where(x => x.Candidate == "rust"), x =>
        {
            Assert.Equal(GateStatus.Inconclusive, x.Status);
            Assert.Contains("python", x.Reason, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(1, GateStatus.Worse)]
    [InlineData(1.5, GateStatus.Inconclusive)]
    public void When_all_candidates_changed_the_control_tells(double machine, GateStatus expected)
    {
        var before = WithControl(Before(), 0.03);
        var after = Changed(WithControl(Of(python: 0.6, rust: 0.06), 0.03 * machine), "rust", "python");
        Assert.All(Gate.Of(before, after, Threshold, [Aspect.Wall]).Checks, x => Assert.Equal(expected, x.Status));
        Assert.All(Gate.Of(BaselineDocument.Parse(BaselineDocument.Render(SampleStudies.Weighed(before)), "b.json"), after, Threshold, [Aspect.Wall]).Checks, x => Assert.Equal(expected, x.Status));
    }

    [Fact]
    public void Without_anything_that_is_the_same_as_before_nobody_is_blamed_for_time()
    {
        var gate = Gate.Of(Before(), Changed(Of(python: 0.6, rust: 0.06), "rust", "python"), Threshold, [Aspect.Wall]);
        Assert.All(gate.Checks, x =>
        {
            Assert.Equal(GateStatus.Inconclusive, x.Status);
            Assert.Contains("--candidates", x.Remedy, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_candidate_of_which_nothing_has_changed_is_not_blamed_for_time()
    {
        var check = Gate.Of(Before(), Of(python: 0.6, rust: 0.04), Threshold, [Aspect.Wall]).Checks.Single(x => x.Candidate == "python");
        Assert.Equal(GateStatus.Inconclusive, check.Status);
        Assert.Contains("the machine changed", check.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.08, GateStatus.Inconclusive)]
    [InlineData(1.25, GateStatus.Worse)]
    public void A_changed_candidate_is_measured_beside_those_that_have_not(double own, GateStatus expected)
    {
        // The machine is slower by less than the threshold, so that no candidate alone shows it.
        const double machine = 1.07;
        var before = Before();
        var after = Changed(before, "rust") with
        {
            Id = "later",
            Trials = [.. before.Trials.Select(x => x with { Wall = x.Wall * machine * (x.Candidate == "rust" ? own : 1) })],
        };
        Assert.Equal(expected, Gate.Of(before, after, Threshold, [Aspect.Wall]).Checks.Single(x => x.Candidate == "rust").Status);
    }

    [Fact]
    public void A_candidate_that_fails_now_is_worse_and_one_that_is_missing_is_inconclusive()
    {
        var after = Of(python: 0.4, rust: 0.04);
        var broken = after with { Candidates = [after.Candidates[0], after.Candidates[1] with { Status = CandidateStatus.WrongOutput, Reason = "line 1 differs" }] };
        Assert.Contains(Gate.Of(Before(), broken, Threshold, Judged).Checks, x => x is { Candidate: "rust", Status: GateStatus.Worse } && x.Reason.Contains("line 1 differs", StringComparison.Ordinal));
        var without = after with { Candidates = [after.Candidates[0]] };
        Assert.Contains(Gate.Of(Before(), without, Threshold, Judged).Checks, x => x is { Candidate: "rust", Status: GateStatus.Inconclusive });
        var unavailable = after with { Candidates = [after.Candidates[0], after.Candidates[1] with { Status = CandidateStatus.Unavailable, Reason = "no cargo" }] };
        Assert.False(Gate.Of(Before(), unavailable, Threshold, Judged).IsWorse);
    }

    [Fact]
    public void Studies_that_cannot_be_compared_are_refused()
    {
        Assert.Null(Gate.Obstacle(Before(), Of(0.4, 0.04)));
        Assert.Contains("is of", Gate.Obstacle(Before(), Before() with { Workload = "other" })!.Cause, StringComparison.Ordinal);
        Assert.Contains("machines differ", Gate.Obstacle(Before(), Before() with { Machine = new Machine { Cpu = "Other CPU", Cores = 2 } })!.Cause, StringComparison.Ordinal);
        Assert.Contains("not finished", Gate.Obstacle(Before(), Before() with { Status = StudyStatus.Interrupted })!.Cause, StringComparison.Ordinal);
        var inputs = Before().Inputs;
        Assert.Contains("inputs differ", Gate.Obstacle(Before(), Before() with { Inputs = inputs.SetItem(inputs.Length - 1, inputs[^1] with { Hash = "c" }) })!.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void A_baseline_file_gives_the_same_answer_as_the_study_it_was_made_of()
    {
        var (before, after) = (Before(), Of(python: 0.5, rust: 0.04));
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, BaselineDocument.Render(SampleStudies.Weighed(before)));
            var read = BaselineDocument.Read(file);
            Assert.Null(Gate.Obstacle(read, after));
            Aspect[] all = [.. Judged, Aspect.Cpu];
            Assert.Equal(Answers(before), Answers(read));

            // User and system time are kept as one sum, so that the last digit of CPU time may differ.
            IEnumerable<object> Answers(Study then) =>
                Gate.Of(then, after, Threshold, all).Checks.Select(x => (object)(x.Candidate, x.Aspect, x.Status, x.Reason, Math.Round(x.Ratio!.Low, 9), Math.Round(x.Ratio.High, 9)));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Study Before() => Of(python: 0.4, rust: 0.04, seed: 7);

    private static Study Of(double python, double rust, int trials = 15, int seed = 1) =>
        SampleStudies.Of([("python", "python", python), ("rust", "rust", rust)], ["tiny", "medium"], trials, seed);

    /// <summary>The study with a control in every block, a little different from block to block as anything measured.</summary>
    private static Study WithControl(Study study, double seconds) => study with
    {
        Trials = [.. study.Trials, .. study.Trials.Where(x => x.Phase == Phase.Main && x.Candidate == "python")
            .Select(x => x with { Candidate = Trial.Control, Wall = seconds * (1 + (0.002 * (x.Block % 5))) })],
    };

    private static Study Changed(Study study, params string[] names) =>
        study with { Candidates = [.. study.Candidates.Select(x => names.Contains(x.Name) ? x with { SourceHash = "changed" } : x)] };
}
