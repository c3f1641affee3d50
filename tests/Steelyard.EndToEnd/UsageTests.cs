using Steelyard.EndToEnd.Running;

namespace Steelyard.EndToEnd;

/// <summary>The command line itself: help, and what is wrong with a request.</summary>
public sealed class UsageTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void Help_goes_to_stdout_and_lists_every_verb()
    {
        var run = sandbox.Run("--help").Expect(0);
        Assert.Empty(run.Error);
        Assert.All(["weigh", "decide", "history", "compare", "new", "doctor"], x => Assert.Contains($"  {x} ", run.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("weigh", "--priorities")]
    [InlineData("decide", "--limit")]
    [InlineData("history", "--json")]
    [InlineData("compare", "--store")]
    [InlineData("new", "name")]
    [InlineData("doctor", "--yes")]
    public void Every_verb_explains_itself(string verb, string mentioned) => Assert.Contains(mentioned, sandbox.Run(verb, "--help").Expect(0).Output, StringComparison.Ordinal);

    [Fact]
    public void No_command_is_a_usage_error_with_an_example() => sandbox.Run().ExpectUsageError("steelyard weigh log-triage", "steelyard --help");

    [Theory]
    [InlineData("weigh", "log-triage", "--colour")]
    [InlineData("weigh", "--colour")]
    [InlineData("decide", "--colour")]
    [InlineData("history", "--colour")]
    [InlineData("doctor", "--colour")]
    [InlineData("--colour")]
    public void An_unknown_option_is_named(params string[] arguments) => sandbox.Run(arguments).ExpectUsageError("--colour", "--help");

    [Fact]
    public void A_mistyped_option_suggests_the_nearest() => sandbox.Run("weigh", "--sede").ExpectUsageError("unknown option --sede; did you mean --seed?");

    [Fact]
    public void An_unknown_command_is_named() => sandbox.Run("wiegh").ExpectUsageError("there is no command 'wiegh'; did you mean 'weigh'?", "--help");

    [Theory]
    [InlineData("--compare: goes with a program after --, not with a workload", "weigh", "hello", "--compare", "x.txt")]
    [InlineData("--no-record: goes with a program after --", "weigh", "hello", "--no-record")]
    [InlineData("--sizes: goes with a workload, not with a program after --", "weigh", "--sizes", "tiny", "--", "python3", "app.py")]
    [InlineData("--out: goes with a workload or a program after -- or --resume, not with --for", "weigh", "--for", "web", "--out", "r.md")]
    [InlineData("--budget: goes with a workload or a program after -- or --for, not with --resume", "weigh", "--resume", "--budget", "3s")]
    public void An_option_that_would_change_nothing_is_refused(string message, params string[] arguments) => sandbox.Run(arguments).ExpectUsageError(message);

    [Theory]
    [InlineData("--budget", "soon", "expected a duration such as 500ms, 30s or 10m, found 'soon'")]
    [InlineData("--budget", "0s", "expected a duration")]
    [InlineData("--precision", "2", "expected a share such as 2% or 0.02, found '2'")]
    [InlineData("--threshold", "-1%", "expected a share")]
    [InlineData("--seed", "lucky", "expected a whole number, found 'lucky'")]
    [InlineData("--python", "no-such-python", "'no-such-python' is not a Python interpreter")]
    [InlineData("--cpus", "one", "--cpus: expected a list of CPUs such as 1 or 0,2-3, found 'one'")]
    [InlineData("--cpus", "4000", "--cpus: this machine has no CPU 4000")]
    [InlineData("--rate", "often", "--rate: expected a rate such as 50/s, 2M/day or 10..100/s, found 'often'")]
    [InlineData("--price", "disk=3", "--price: there is no price 'disk'; there are: cpu-hour, gib-hour, currency")]
    [InlineData("--port-days", "rusty=3", "--port-days: no candidate named 'rusty' is to be written; there are: rust, c, shell")]
    [InlineData("--day-rate", "-1", "--day-rate: expected a number above 0")]
    public void A_wrong_value_is_explained(string option, string value, string expected) =>
        sandbox.Run("weigh", Repository.Fixture("agree"), option, value).ExpectUsageError(expected);

    [Fact]
    public void A_weigh_without_a_workload_lists_those_that_there_are() =>
        sandbox.Run("weigh").ExpectUsageError("weigh needs a workload", "log-triage");

    [Fact]
    public void Options_come_from_the_environment_and_from_the_nearest_settings_file()
    {
        sandbox.Store("20261122-120000-aaaa");
        sandbox.Write("steelyard.yaml", "priorities: source\nlimit: [wall<=500ms]\n");
        Assert.Equal("move-to-rust", Verdict());
        sandbox.Write("steelyard.yaml", "priorities: source\n");
        Assert.Equal("stay-in-python", Verdict());
        sandbox.Environment["STEELYARD_PRIORITIES"] = "speed";
        Assert.Equal("move-to-rust", Verdict());
        Assert.Equal("stay-in-python", Verdict("--priorities", "source"));
    }

    [Fact]
    public void A_settings_file_with_a_mistake_is_named()
    {
        sandbox.Store("20261122-120000-aaaa");
        var file = sandbox.Write("steelyard.yaml", "budget: 30s\n  store: x\n");
        sandbox.Run("decide").ExpectUsageError(file, "`option: value`");
    }

    private string Verdict(params string[] options) =>
        Documents.Study(sandbox.Run(["decide", "--json", .. options]).Expect(0))["decision"]!.Text("verdict");
}
