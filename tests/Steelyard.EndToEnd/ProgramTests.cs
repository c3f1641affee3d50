using System.Text.Json.Nodes;
using Steelyard.EndToEnd.Running;

namespace Steelyard.EndToEnd;

/// <summary>A bare program: <c>scan</c> with its forecast, and <c>weigh -- python3 …</c> to the answer.</summary>
public sealed class ProgramTests : IDisposable
{
    private const int Interrupted = 130;

    private const string Kernel = """
        import sys


        def settle(n: int, rate: float) -> float:
            total = 0.0
            for i in range(n):
                total = total * rate + (i % 7) / 3.0
                if total > 1000.0:
                    total -= 999.0
            return total


        def main():
            for k in range(12):
                print(k, settle(500000, 0.5 + k / 40))
            with open("result.txt", "w") as file:
                file.write(str(settle(10, 0.5)))


        if __name__ == "__main__":
            main()

        """;

    // What can be ported and what cannot take turns: the sampler sees both, however late it begins.
    private const string Turns = """
        def settle(n: int, rate: float) -> float:
            total = 0.0
            for i in range(n):
                total = total * rate + (i % 7) / 3.0
                if total > 1000.0:
                    total -= 999.0
            return total


        def shout(n):
            names = globals()
            loudest = 0
            for i in range(n):
                loudest = max(loudest, i * i % 7)
            names["loudest"] = loudest


        for k in range(30):
            print(k, settle(300000, 0.5 + k / 40), shout(200000))

        """;

    private const string Waiting = """
        import time


        def poll(times):
            for _ in range(times):
                time.sleep(0.05)
            return times


        print(poll(60))

        """;

    private readonly Sandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [SkippableFact]
    public void A_program_with_a_hot_function_is_ported_proven_and_weighed()
    {
        var study = Weigh(Kernel, "--compare", "result.txt");
        Assert.Equal(["python", "hybrid"], study["candidates"]!.AsArray().Select(x => x!.Text("name")));
        Assert.All(study["candidates"]!.AsArray(), x => Assert.Equal("measured", x!.Text("status")));
        Assert.Contains("app.py:settle", Names(study["forecast"]!["plan"]!));
        Assert.True(study["forecast"]!["recorded"]!.GetValue<bool>());
        var port = Assert.Single(study["ports"]!.AsArray())!;
        var settle = port["functions"]!.AsArray().Single(x => x!.Text("name") == "settle")!;
        Assert.Equal("ported", settle.Text("status"));
        Assert.Equal(0, settle.Number("differences"));
        Assert.Equal("steelyard.profile/1", study["profile"]!.Text("schema"));
        Assert.NotNull(study["forecast"]!["outcome"]);

        var forecasts = Documents.Forecasts(sandbox.Run("history", "--forecasts", "--json").Expect(0));
        Assert.Equal(study.Text("id"), Assert.Single(forecasts["forecasts"]!.AsArray())!.Text("study"));
        Assert.Equal(1, forecasts["record"]!.Number("measured"));

        sandbox.Run("report", "--out", "r.html").Expect(0);
        var page = System.Net.WebUtility.HtmlDecode(File.ReadAllText(sandbox.At("r.html")));
        Assert.All(new[] { "def settle(n: int, rate: float) -> float:", "pub fn settle(n: i64, rate: f64)", "settle (app.py:4)", "no difference", "measured" },
            x => Assert.Contains(x, page, StringComparison.Ordinal));
        Assert.Contains("speedscope.app", sandbox.Run("report", "--format", "speedscope").Expect(0).Output, StringComparison.Ordinal);
        sandbox.AssertNoTemporaryFolderIsLeft();

        using var dashboard = RunningDashboard.Start(sandbox);
        var ports = dashboard.Page("/ports");
        Assert.Contains($"/studies/{study.Text("id")}#ports", ports, StringComparison.Ordinal);
        Assert.Contains("equal to the Python on every call tried", ports, StringComparison.Ordinal);
        dashboard.End();
    }

    [SkippableFact]
    public void A_program_that_waits_stays_in_Python_without_anything_being_built()
    {
        var study = Weigh(Waiting);
        Assert.Equal("stay-in-python", study["decision"]!.Text("verdict"));
        Assert.Equal("python", study["decision"]!.Text("choice"));
        Assert.Empty(study["ports"]!.AsArray());
        Assert.False(study["forecast"]!["pays"]!.GetValue<bool>());
        Assert.Contains(study["forecast"]!["no_gain"]!.AsArray(), x => x!.Text("kind") == "waiting" && x!.Text("function") == "app.py:poll");
        Assert.Contains(study["decision"]!["because"]!.AsArray(), x => x!.GetValue<string>().Contains("waits", StringComparison.Ordinal));
        Assert.False(Directory.Exists(Path.Combine(Answer(), "hybrid")));
    }

    [SkippableFact]
    public void An_interrupted_answer_goes_on_at_its_step()
    {
        sandbox.Write("app.py", Kernel);
        var tool = sandbox.Start("weigh", "--budget", "2s", "--", Python(), "app.py");
        tool.WaitUntil(() => Directory.Exists(sandbox.At(".steelyard/answers")) && File.Exists(Path.Combine(Answer(), "forecast.json")));
        tool.Interrupt();
        var run = tool.WaitForEnd().Expect(Interrupted);
        var id = Path.GetFileName(Answer());
        Assert.Contains($"Continue with: steelyard weigh --resume {id}", run.Error, StringComparison.Ordinal);
        sandbox.AssertNoProcessIsLeft();
        var written = File.GetLastWriteTimeUtc(Path.Combine(Answer(), "profile.json"));

        var study = Documents.Study(sandbox.Run("weigh", "--resume", "--json"));
        Assert.Equal((id, "finished"), (study.Text("id"), study.Text("status")));
        Assert.Equal(written, File.GetLastWriteTimeUtc(Path.Combine(Answer(), "profile.json")));
        Assert.Equal(2, study["candidates"]!.AsArray().Count);
    }

    [SkippableFact]
    public void A_program_that_never_writes_the_same_is_named()
    {
        sandbox.Write("app.py", Kernel.Replace("def main():", "def main():\n    print(__import__('time').time_ns())", StringComparison.Ordinal));
        var run = sandbox.Run("weigh", "--budget", "2s", "--json", "--", Python(), "app.py").Expect(2);
        Assert.Contains("does not write the same twice: line 1", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [SkippableFact]
    public void A_file_that_is_to_be_compared_must_be_written()
    {
        sandbox.Write("app.py", Kernel);
        var run = sandbox.Run("weigh", "--json", "--compare", "other.txt", "--", Python(), "app.py").Expect(2);
        Assert.Contains("other.txt", run.Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_program_that_fails_is_named()
    {
        sandbox.Write("app.py", "import time\ntime.sleep(3)\nraise SystemExit(3)\n");
        var run = sandbox.Run("weigh", "--json", "--", Python(), "app.py").Expect(2);
        Assert.Contains("exit status 3", run.Error, StringComparison.Ordinal);
    }

    // The program fails where it finds nothing on standard input.
    [SkippableTheory]
    [InlineData("cat data.txt | TOOL weigh --json --budget 2s --count 20 -- PYTHON app.py")]
    [InlineData("TOOL port app.py:settle --json --once --count 20 -- PYTHON app.py < data.txt")]
    public void Every_run_of_a_program_reads_the_standard_input_that_was_given(string command)
    {
        sandbox.Write("app.py", Kernel.Replace("def main():", "def main():\n    if len(sys.stdin.read().split()) != 50000:\n        sys.exit('no input')", StringComparison.Ordinal));
        sandbox.Write("data.txt", string.Concat(Enumerable.Repeat("word ", 50_000)));
        var line = command.Replace("TOOL", $"'{RunningTool.Program}'", StringComparison.Ordinal).Replace("PYTHON", $"'{Python()}'", StringComparison.Ordinal);
        Assert.Contains("\"ported\"", sandbox.RunOther("/bin/sh", "-c", line).Expect(0).Output, StringComparison.Ordinal);
        sandbox.AssertNoTemporaryFolderIsLeft();
    }

    [SkippableFact]
    public void A_module_in_a_folder_with_blanks_that_reads_its_input_and_works_in_other_processes_is_counted()
    {
        sandbox.Write("my folder/pkg/__main__.py", """
            import multiprocessing, sys
            from pkg.work import settle

            if __name__ == "__main__":
                with multiprocessing.get_context("fork").Pool(2) as pool:
                    print(sum(pool.map(settle, [int(x) for x in sys.stdin])))
                    pool.close()
                    pool.join()
            """);
        sandbox.Write("my folder/pkg/work.py", """
            def settle(n):
                total = 0.0
                for i in range(n):
                    total = total * 0.5 + (i % 7) / 3.0
                return total
            """);
        sandbox.Write("my folder/data.txt", string.Concat(Enumerable.Repeat("300000\n", 160)));
        var run = sandbox.RunOther("/bin/sh", "-c", $"cd 'my folder' && '{RunningTool.Program}' scan --json --rate 500 -- '{Python()}' -m pkg < data.txt").Expect(0);
        var settle = Documents.Profile(run.Output)["functions"]!.AsArray().Single(x => x!.Text("name") == "settle")!;
        Assert.Equal(160, settle.Number("calls"));
        Assert.True(settle["portable"]!.GetValue<bool>());
    }

    [SkippableFact]
    public void A_scan_forecasts_and_asks_the_translator()
    {
        sandbox.Write("app.py", Turns);
        var profile = Documents.Profile(sandbox.Run("scan", "--json", "--rate", "1000", "--seed", "1", "--", Python(), "app.py").Expect(0).Output);
        var settle = profile["functions"]!.AsArray().Single(x => x!.Text("name") == "settle")!;
        Assert.Equal(30, settle.Number("calls"));
        Assert.True(settle["portable"]!.GetValue<bool>());
        var shout = profile["functions"]!.AsArray().Single(x => x!.Text("name") == "shout")!;
        Assert.False(shout["portable"]!.GetValue<bool>());
        Assert.NotEmpty(shout.Text("reason"));
        Assert.Equal(["app.py:settle"], Names(profile["forecast"]!["plan"]!));
        Assert.Contains(profile["forecast"]!["no_gain"]!.AsArray(), x => x!.Text("function") == "app.py:shout" && x!.Text("kind") is "refused" or "native");
    }

    [SkippableFact]
    public void A_scan_without_a_second_run_says_what_it_does_not_know()
    {
        sandbox.Write("app.py", Kernel);
        var run = sandbox.Run("scan", "--no-record", "--", Python(), "app.py").Expect(0);
        Assert.Contains("calls were not counted", run.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void The_boundary_is_measured_once_and_kept()
    {
        sandbox.Environment["STEELYARD_CACHE"] = sandbox.At("cache");
        var costs = Documents.Calibration(sandbox.Run("doctor", "--calibrate", "--json", "--python", Python()).Expect(0));
        Assert.All(new[] { "float", "int", "str" }, x => Assert.True(costs["in_s"]!.Number(x) >= 0 && costs["out_s"]!.Number(x) > 0));
        sandbox.Write("app.py", Kernel);
        var profile = Documents.Profile(sandbox.Run("scan", "--json", "--", Python(), "app.py").Expect(0).Output);
        Assert.True(profile["forecast"]!["calibrated"]!.GetValue<bool>());
    }

    private JsonNode Weigh(string program, params string[] options)
    {
        sandbox.Write("app.py", program);
        return Documents.Study(sandbox.Run(["weigh", "--budget", "3s", "--json", "--seed", "5", .. options, "--", Python(), "app.py"]).Expect(0));
    }

    private string Answer() => Directory.EnumerateDirectories(sandbox.At(".steelyard/answers")).Single();

    private static string[] Names(JsonNode list) => [.. list.AsArray().Select(x => x!.GetValue<string>())];

    // With Debian's crates a port is built for CPython up to 3.11; the sampler knows 3.11 and later.
    private static string Python()
    {
        if (!Directory.Exists("/usr/share/cargo/registry/pyo3-0.17.3"))
            throw new MissingRequirementException("no pyo3 is installed: apt-get install librust-pyo3-dev");
        return Pythons.Of("3.11").Executable;
    }
}
