using System.Text.Json.Nodes;
using Steelyard.EndToEnd.Running;
using Steelyard.Evidence;

namespace Steelyard.EndToEnd;

/// <summary>What goes to stdout, to stderr and into files.</summary>
public sealed class OutputTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Theory]
    [InlineData("steelyard.study-1")]
    [InlineData("steelyard.comparison-1")]
    public void The_schemas_know_every_aspect(string schema)
    {
        var text = File.ReadAllText(Repository.Schema(schema));
        Assert.All(Aspect.All, x => Assert.Contains($"\"{x.Id}\"", text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_text_has_the_verdict_first_and_no_escapes_in_a_pipe()
    {
        sandbox.Environment["TERM"] = "xterm-256color";
        var run = Weigh().Expect(0);
        Assert.StartsWith("agree: ", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\x1b", run.Output + run.Error, StringComparison.Ordinal);
        Assert.All(["wall time", "peak memory", "Noise floor: ", "Machine: ", "Priorities: "], x => Assert.Contains(x, run.Output, StringComparison.Ordinal));
        Assert.Matches("(Move to Rust|Stay in Python|Undecided)", run.Output.Split('\n')[0]);
    }

    /// <summary>What one run shows: a program that leaves garbage in circles, and keeps on for some samples of its memory.</summary>
    [Fact]
    public void Memory_over_time_and_garbage_collections_are_shown_and_kept()
    {
        sandbox.Write("w/gen.py", "print(1)\n");
        sandbox.Write("w/python/main.py", "import gc, time\nmore = []\nmore.append(more)\ndel more\ngc.collect()\ntime.sleep(0.08)\nprint(__name__)\n");
        sandbox.Write("w/workload.yaml", """
            name: w
            title: t
            input: { generate: ["{python}", gen.py] }
            sizes: { one: 1 }
            candidates:
              - { name: python, language: python, source: python, run: ["{python}", -B, main.py, "{input}"] }
            """);
        var study = Documents.Study(sandbox.Run("weigh", "./w", "--budget", "30s", "--precision", "0.9", "--out", "r.html", "--json").Expect(0));
        var python = study.Candidate("python");
        var (times, bytes) = (python["memory_over_time"]!["s"]!.AsArray(), python["memory_over_time"]!["b"]!.AsArray());
        Assert.Equal(times.Count, bytes.Count);
        Assert.InRange(python.Value("mean_memory"), bytes.Min(x => (double)x!), bytes.Max(x => (double)x!));
        Assert.InRange(python.Value("gc_pause"), 1e-9, python.Value("gc_time"));
        var kept = Documents.Study(sandbox.Run("decide", "--json").Expect(0)).Candidate("python");
        Assert.Equal(python["memory_over_time"]!.ToJsonString(), kept["memory_over_time"]!.ToJsonString());
        Assert.Equal(python.Value("gc_time"), kept.Value("gc_time"));
        Assert.Contains("id=\"memory\"", File.ReadAllText(sandbox.At("r.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Quiet_says_nothing_on_stderr() => Assert.Empty(Weigh("--quiet").Expect(0).Error);

    [Fact]
    public void A_terminal_gets_a_progress_bar_on_stderr_which_is_taken_back()
    {
        sandbox.Environment["TERM"] = "xterm";
        sandbox.Environment["CI"] = null;
        // script(1) makes a terminal; the tool's stdout goes into a file, so that all the terminal shows is stderr.
        var command = $"stty cols 120; {RunningTool.Program} weigh {Repository.Fixture("agree")} --candidates python,c --budget 1s > out.txt";
        var shown = sandbox.RunOther("script", "-qec", command, "/dev/null").Expect(0).Output;
        Assert.Contains("░", shown, StringComparison.Ordinal);
        Assert.Contains(" s left", shown, StringComparison.Ordinal);
        // Behind it the runtime may set the mode of the keypad, which shows nothing.
        Assert.Matches(@" s left\r\x1b\[2K(\x1b\[\?1h\x1b=)?\z", shown);
        Assert.DoesNotContain("\x1b", File.ReadAllText(sandbox.At("out.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public void Out_writes_the_report_as_Markdown_with_the_verdict_first()
    {
        var run = Weigh("--out", "report.md").Expect(0);
        var report = File.ReadAllLines(sandbox.At("report.md"));
        Assert.StartsWith("# agree: ", report[0], StringComparison.Ordinal);
        Assert.Equal(run.Output.Split('\n')[0], report[0][2..]);
        Assert.Contains("## Candidates", report);
        Assert.Contains(report, x => x.StartsWith("| wall time |", StringComparison.Ordinal));
        Assert.Contains(report, x => x.Contains("Fairness: One pass.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_report_that_cannot_be_written_is_found_before_anything_is_measured()
    {
        Weigh("--out", "missing/report.md").ExpectUsageError("cannot write the report missing/report.md", "--out");
        Assert.False(File.Exists(sandbox.StoreFile));
    }

    [Fact]
    public void Json_and_report_can_be_had_together()
    {
        var study = Documents.Study(Weigh("--json", "--out", "report.md").Expect(0));
        Assert.Contains(study.Text("id"), File.ReadAllText(sandbox.At("report.md")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("decision")]
    [InlineData("warnings")]
    public void The_schema_refuses_a_document_that_lacks_a_field(string field) => AssertRefused(x => x.Remove(field));

    [Fact]
    public void The_schema_refuses_what_it_does_not_know()
    {
        AssertRefused(x => x["surplus"] = 1);
        AssertRefused(x => x["decision"]!["verdict"] = "go");
        AssertRefused(x => x["candidates"]![0]!["status"] = "fine");
        AssertRefused(x => x["candidates"]![0]!["aspects"]!["wall"]!["value"] = "fast");
    }

    private void AssertRefused(Action<JsonObject> change)
    {
        if (!File.Exists(sandbox.StoreFile))
            sandbox.Store("20261122-120000-aaaa");
        var document = Documents.Study(sandbox.Run("decide", "--json").Expect(0)).AsObject();
        change(document);
        Assert.NotEmpty(Documents.Violations(document.ToJsonString(), "steelyard.study-1"));
    }

    private ToolRun Weigh(params string[] options) =>
        sandbox.Run(["weigh", Repository.Fixture("agree"), "--candidates", "python,c", "--budget", "500ms", .. options]);
}
