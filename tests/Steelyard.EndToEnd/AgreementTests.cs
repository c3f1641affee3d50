using Steelyard.EndToEnd.Running;
using Steelyard.Lab.Toolchains;

namespace Steelyard.EndToEnd;

/// <summary>What counts as the same output, in which languages, and how inputs reach candidates.</summary>
public sealed class AgreementTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void Candidates_in_known_and_unknown_languages_are_built_checked_and_measured()
    {
        var study = Documents.Study(Weigh("agree").Expect(0));
        Assert.All(["python", "rust", "c", "shell"], x => Assert.Equal("measured", study.Candidate(x).Text("status")));
        Assert.All(["wall", "cpu", "peak_memory", "startup", "build", "deploy_size", "source_size"], aspect =>
            Assert.All(["python", "rust", "c", "shell"], x => Assert.NotNull(study.Candidate(x)["aspects"]![aspect])));
        Assert.Equal("python", study.Text("reference"));
        Assert.True(study.Candidate("c")["baseline"]!.GetValue<bool>());
        Assert.Contains("CPython", study.Candidate("python")["versions"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("rustc", study.Candidate("rust")["versions"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("One pass.", study.Candidate("python").Text("fairness"));
        // What is only a yardstick, or in a language that no verdict speaks of, cannot be chosen.
        Assert.Equal(["python", "rust"], study["decision"]!["acceptability"]!.AsObject().Select(x => x.Key).Order());
    }

    [Fact]
    public void Only_the_candidates_and_sizes_named_take_part()
    {
        var study = Documents.Study(Weigh("agree", "--candidates", "python,shell", "--sizes", "small").Expect(0));
        Assert.Equal(["python", "shell"], study["candidates"]!.AsArray().Select(x => x!.Text("name")));
        Assert.Equal(["small"], study["inputs"]!.AsArray().Select(x => x!.Text("name")));
        Assert.Equal("small", study["plan"]!.Text("main_size"));
    }

    [Fact]
    public void The_interpreter_named_is_the_one_that_runs()
    {
        foreach (var python in PythonFinder.All().DistinctBy(x => x.Version).Take(2))
        {
            var study = Documents.Study(Weigh("agree", "--candidates", "python", "--python", python.Executable).Expect(0));
            Assert.Equal(python.Title, study.Candidate("python")["versions"]![0]!.GetValue<string>());
        }
    }

    [Fact]
    public void Inputs_come_as_argument_on_standard_input_or_through_the_environment()
    {
        var study = Documents.Study(Weigh("ways").Expect(0));
        Assert.All(["argument", "stdin", "environment"], x => Assert.Equal("measured", study.Candidate(x).Text("status")));
    }

    [Fact]
    public void Numbers_may_differ_within_the_tolerance()
    {
        var study = Documents.Study(Weigh("numeric").Expect(1));
        Assert.Equal("measured", study.Candidate("inside").Text("status"));
        Assert.Equal("wrong-output", study.Candidate("outside").Text("status"));
        Assert.Contains("line 1 differs from python: `third: 0.3333\\n` instead of `third: 0.333333333333333\\n`", study.Candidate("outside").Text("reason"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_checker_decides_what_is_right()
    {
        var study = Documents.Study(Weigh("checked").Expect(1));
        Assert.Equal("measured", study.Candidate("descending").Text("status"));
        Assert.Equal("wrong-output", study.Candidate("incomplete").Text("status"));
        Assert.Contains("the checker says: 2 lines instead of 3", study.Candidate("incomplete").Text("reason"), StringComparison.Ordinal);
    }

    [Fact]
    public void One_seed_gives_one_order_of_trials()
    {
        foreach (var seed in new[] { "1", "1", "2" })
            sandbox.Run("weigh", Repository.Fixture("agree"), "--candidates", "python,c,shell", "--budget", "3s", "--seed", seed).Expect(0);
        var orders = Enumerable.Range(0, 3).Select(Order).ToList();
        Assert.Equal(orders[0], orders[1]);
        Assert.NotEqual(orders[0], orders[2]);
    }

    /// <summary>Candidates of the first five main blocks, which every study has, in the order run.</summary>
    private List<string> Order(int study)
    {
        var id = Documents.History(sandbox.Run("history", "--json"))["studies"]!.AsArray()[2 - study]!.Text("id");
        return [.. sandbox.Study(id).Trials.Where(x => x.Phase == Evidence.Phase.Main && x.Block < 5).Select(x => x.Candidate)];
    }

    private ToolRun Weigh(string fixture, params string[] options) =>
        sandbox.Run(["weigh", Repository.Fixture(fixture), "--json", "--budget", "1s", .. options]);
}
