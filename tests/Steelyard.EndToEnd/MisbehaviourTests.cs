using System.Text.Json.Nodes;
using Steelyard.EndToEnd.Running;

namespace Steelyard.EndToEnd;

/// <summary>One study of candidates that go wrong in sixteen ways, for all tests of this file.</summary>
public sealed class MisbehavingStudy : IDisposable
{
    public MisbehavingStudy()
    {
        Run = Sandbox.Run("weigh", Repository.Fixture("misbehaving"), "--json", "--budget", "1s");
        Study = Documents.Study(Run);
    }

    internal Sandbox Sandbox { get; } = new();

    internal ToolRun Run { get; }

    internal JsonNode Study { get; }

    public void Dispose() => Sandbox.Dispose();
}

/// <summary>Whatever a candidate does, it is shown as what it is, and the others are weighed.</summary>
public sealed class MisbehaviourTests(MisbehavingStudy misbehaving) : IClassFixture<MisbehavingStudy>
{
    [Theory]
    [InlineData("good")]
    [InlineData("also-good")]
    public void Those_that_are_right_are_weighed(string candidate)
    {
        Assert.Equal("measured", misbehaving.Study.Candidate(candidate).Text("status"));
        Assert.NotNull(misbehaving.Study.Candidate(candidate)["aspects"]!["wall"]);
    }

    [Theory]
    [InlineData("wrong", "wrong-output", "line 3 differs from good: `thirst\\n` instead of `third\\n` (byte 5 of the line), on the tiny input")]
    [InlineData("short", "wrong-output", "line 2 differs from good: the end of the output instead of `second \\xe9\\n`")]
    [InlineData("recoded", "wrong-output", "line 2 differs from good: `second \\xe8\\n` instead of `second \\xe9\\n` (byte 8 of the line)")]
    [InlineData("flaky", "wrong-output", "line 4 differs from good: `surplus\\n` instead of the end of the output")]
    [InlineData("floods", "crashed", "wrote more than 256 MiB on the tiny input and was ended")]
    [InlineData("segfault", "crashed", "SIGSEGV")]
    [InlineData("exit-3", "crashed", "exit status 3 on the tiny input: cannot go on")]
    [InlineData("import-fails", "crashed", "ModuleNotFoundError: No module named 'no_such_module_here'")]
    [InlineData("no-module", "unavailable", "-m pip install no-such-module-here")]
    [InlineData("no-command", "unavailable", "the command `no-such-interpreter` is missing: install intercal")]
    [InlineData("no-tool", "unavailable", "the command `no-such-tool` is missing: ")]
    [InlineData("rust-error", "build-failed", "error[E0308]: mismatched types")]
    [InlineData("c-error", "build-failed", "'undeclared'")]
    [InlineData("build-error", "build-failed", "exit status 4: error: no such dialect")]
    public void Each_fault_has_its_status_and_reason(string candidate, string status, string reason)
    {
        var shown = misbehaving.Study.Candidate(candidate);
        Assert.Equal(status, shown.Text("status"));
        Assert.Contains(reason, shown.Text("reason").Replace('‘', '\'').Replace('’', '\''), StringComparison.Ordinal);
        Assert.Empty(shown["aspects"]!.AsObject());
    }

    [Fact]
    public void Outputs_that_differ_are_the_answer_no() => misbehaving.Run.Expect(1);

    [Fact]
    public void Nothing_is_left_of_them()
    {
        misbehaving.Sandbox.AssertNoProcessIsLeft();
        misbehaving.Sandbox.AssertNoTemporaryFolderIsLeft();
    }

    [Fact]
    public void The_text_names_every_fault()
    {
        var text = misbehaving.Sandbox.Run("decide").Expect(0).Output;
        Assert.All(["wrong: wrong output: ", "segfault: crashed: ", "rust-error: does not build: ", "no-command: unavailable: "],
            x => Assert.Contains(x, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Ratios_and_decision_are_about_measured_candidates_only()
    {
        Assert.All(misbehaving.Study["ratios"]!.AsArray(), x => Assert.Equal(["also-good", "good"], new[] { x!.Text("of"), x!.Text("to") }.Order()));
        Assert.NotEmpty(misbehaving.Study["ratios"]!.AsArray());
        Assert.Equal(["good"], misbehaving.Study["decision"]!["acceptability"]!.AsObject().Select(x => x.Key));
    }
}
