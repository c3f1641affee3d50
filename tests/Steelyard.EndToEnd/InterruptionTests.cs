using System.Globalization;
using Steelyard.EndToEnd.Running;
using Steelyard.Evidence;
using Steelyard.Lab;

namespace Steelyard.EndToEnd;

/// <summary>Ctrl-C and worse, at several moments: nothing measured is lost, no process stays behind.</summary>
public sealed class InterruptionTests : IDisposable
{
    private const int Interrupted = 130;
    private readonly Sandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Ctrl_C_during_trials_keeps_them_and_the_study_can_be_continued(bool wholeGroup)
    {
        var tool = Weigh();
        tool.WaitUntil(() => MainTrials() >= 4);
        if (wholeGroup)
            tool.InterruptGroup();
        else
            tool.Interrupt();
        var run = tool.WaitForEnd().Expect(Interrupted);
        var kept = sandbox.Study();

        Assert.Empty(run.Output);
        Assert.Contains($"{kept.Trials.Length.ToString(CultureInfo.InvariantCulture)} trials are kept. Continue with: steelyard weigh --resume {kept.Id}", run.Error, StringComparison.Ordinal);
        sandbox.AssertNoProcessIsLeft();
        sandbox.AssertNoTemporaryFolderIsLeft();
        Assert.Equal("interrupted", Newest().Text("status"));
        AssertContinues(kept);
    }

    [Fact]
    public void A_study_whose_tool_was_killed_can_be_continued()
    {
        var tool = Weigh();
        tool.WaitUntil(() => MainTrials() >= 4);
        tool.Kill();
        tool.WaitForEnd();
        sandbox.AssertNoProcessIsLeft();
        var kept = sandbox.Study();

        Assert.True(kept.Trials.Count(x => x.Phase == Phase.Main) >= 4);
        Assert.Equal("running", Newest().Text("status"));
        AssertContinues(kept);
    }

    [Fact]
    public void Ctrl_C_during_a_build_ends_it()
    {
        var tool = sandbox.Start("weigh", Repository.Fixture("slow-build"));
        tool.WaitUntil(() => File.Exists(sandbox.At("building")));
        tool.InterruptGroup();
        tool.WaitForEnd().Expect(Interrupted);
        sandbox.AssertNoProcessIsLeft();
        sandbox.AssertNoTemporaryFolderIsLeft();
        Assert.Equal("interrupted", Newest().Text("status"));
    }

    [Fact]
    public void Ctrl_C_while_an_input_is_made_leaves_no_half_of_it()
    {
        sandbox.Environment["STEELYARD_CACHE"] = sandbox.At("cache");
        var tool = sandbox.Start("weigh", Repository.Fixture("slow-input"));
        tool.WaitUntil(() => File.Exists(sandbox.At("generating")));
        tool.InterruptGroup();
        tool.WaitForEnd().Expect(Interrupted);
        sandbox.AssertNoProcessIsLeft();
        Assert.Empty(Directory.EnumerateFiles(sandbox.At("cache/inputs"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Ctrl_C_while_the_launcher_is_built_is_no_error_of_the_launcher()
    {
        sandbox.Environment["STEELYARD_CACHE"] = sandbox.At("cache");
        var tool = sandbox.Start("weigh", Repository.Fixture("agree"));
        tool.WaitUntil(() => sandbox.Processes().Any(x => x.Contains("rustc", StringComparison.Ordinal)));
        tool.InterruptGroup();
        tool.WaitForEnd().Expect(Interrupted);
        sandbox.AssertNoProcessIsLeft();
        sandbox.AssertNoTemporaryFolderIsLeft();
    }

    [Fact]
    public void Ctrl_C_during_the_noise_check_of_the_doctor_ends_it()
    {
        var tool = sandbox.Start("doctor");
        tool.WaitUntil(() => sandbox.Processes().Any(x => x.Contains("/launcher", StringComparison.Ordinal)));
        tool.InterruptGroup();
        tool.WaitForEnd().Expect(Interrupted);
        sandbox.AssertNoProcessIsLeft();
        sandbox.AssertNoTemporaryFolderIsLeft();
    }

    [Fact]
    public void A_study_whose_sources_changed_is_not_continued()
    {
        foreach (var file in new[] { "workload.yaml", "scripts/README" })
            sandbox.Write(Path.Combine("long", file), File.ReadAllText(Path.Combine(Repository.Fixture("long"), file)));
        var tool = sandbox.Start("weigh", "long", "--budget", "60s");
        tool.WaitUntil(() => MainTrials() >= 1);
        tool.Interrupt();
        tool.WaitForEnd().Expect(Interrupted);
        var trials = sandbox.Study().Trials;
        sandbox.Write("long/scripts/new.sh", "echo another\n");
        sandbox.Run("weigh", "--resume").ExpectUsageError("the sources or tools of the candidate alone");
        Assert.Equal(trials.AsEnumerable(), sandbox.Study().Trials);
    }

    [Fact]
    public void A_finished_study_is_not_continued()
    {
        sandbox.Store("20261122-120000-aaaa");
        sandbox.Run("weigh", "--resume").ExpectUsageError("there is no interrupted study to continue", "steelyard history");
        sandbox.Run("weigh", "--resume", "20261122-120000-aaaa").ExpectUsageError("is finished already");
    }

    /// <summary>Long enough to be interrupted, short enough to be finished: about fifty trials.</summary>
    private RunningTool Weigh() => sandbox.Start("weigh", Repository.Fixture("long"), "--budget", "4s", "--precision", "0.001%", "--seed", "3");

    private void AssertContinues(Study kept)
    {
        var study = Documents.Study(sandbox.Run("weigh", "--resume", "--json").Expect(0));
        var whole = sandbox.Study();
        Assert.Equal((kept.Id, "finished", kept.Plan.Seed), (study.Text("id"), study.Text("status"), whole.Plan.Seed));
        Assert.Equal(kept.Trials, whole.Trials.Take(kept.Trials.Length));
        Assert.True(whole.Trials.Count(x => x.Phase == Phase.Main) > kept.Trials.Count(x => x.Phase == Phase.Main));
        Assert.Equal(whole.Trials.Length, whole.Trials.DistinctBy(x => (x.Phase, x.Size, x.Block, x.Candidate)).Count());
        Assert.All(whole.Trials.Where(x => x.Phase == Phase.Main).GroupBy(x => x.Block), x => Assert.Equal(["alone", "with-child"], x.Select(t => t.Candidate).Order()));
    }

    private int MainTrials()
    {
        try
        {
            return File.Exists(sandbox.StoreFile) ? sandbox.Study().Trials.Count(x => x.Phase == Phase.Main) : 0;
        }
        catch (LabException) // the store is just being made
        {
            return 0;
        }
    }

    private System.Text.Json.Nodes.JsonNode Newest() => Documents.History(sandbox.Run("history", "--json").Expect(0))["studies"]![0]!;
}
