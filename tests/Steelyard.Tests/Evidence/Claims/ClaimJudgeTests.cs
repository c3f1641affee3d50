using System.Collections.Immutable;
using Steelyard.Evidence;
using Steelyard.Evidence.Claims;
using Steelyard.Evidence.Ecosystem;
using Steelyard.Evidence.Faults;
using Steelyard.Evidence.Statistics;
using Steelyard.Evidence.Weighing;
using Steelyard.Tests.Evidence.Weighing;

namespace Steelyard.Tests.Evidence.Claims;

/// <summary>Each rule is fed evidence for every answer; without evidence none answers.</summary>
public sealed class ClaimJudgeTests
{
    private static readonly Band AtLeastTwo = new(2, double.PositiveInfinity);

    [Theory]
    [InlineData(0.1, 0.2, ClaimAnswer.Holds)]
    [InlineData(0.1, 0.9, ClaimAnswer.HoldsInPart)]
    [InlineData(0.9, 1.5, ClaimAnswer.DoesNotHold)]
    [InlineData(0.1, 0.5, ClaimAnswer.Inconclusive)]
    public void Ratios_answer_by_their_intervals(double first, double second, ClaimAnswer expected)
    {
        var test = new ClaimTest.Ratio(["a", "b"], Aspect.Wall, ["python"], "rust", AtLeastTwo);
        var result = Judge(test, ("a", Studies.PythonAndRust(first).Weigh()), ("b", Studies.PythonAndRust(second).Weigh()));
        Assert.Equal(expected, result.Answer);
        Assert.Equal(2, result.Evidence.Count(x => x.Decides));
        Assert.All(result.Evidence.Where(x => x.Decides), x => Assert.NotNull(x.Study));
        Assert.Empty(result.Missing);
    }

    [Theory]
    [InlineData(0.05, ClaimAnswer.DoesNotHold)] // 1.5 − 0.5 over 0.2 − 0.05
    [InlineData(0.195, ClaimAnswer.DoesNotHold)] // start-up may have been all there is: the ratio has no upper end
    [InlineData(0.3, ClaimAnswer.CannotBeMeasuredHere)]
    public void Start_up_is_taken_off_each_side(double startup, ClaimAnswer expected)
    {
        var study = Studies.Of(Studies.Candidate("numpy", "python"), Studies.Candidate("rust"))
            .With("numpy", Studies.Walls(1, 1.5)).With("rust", Studies.Walls(2, 0.2))
            .With("numpy", Studies.Walls(3, 0.5), Phase.Startup, "tiny").With("rust", Studies.Walls(4, startup, 0.1), Phase.Startup, "tiny");
        var test = new ClaimTest.Ratio(["a"], Aspect.Wall, ["numpy"], "rust", new Band(double.NegativeInfinity, 1.5)) { BeyondStartup = true };
        var result = Judge(test, ("a", study.Weigh()));
        Assert.Equal(expected, result.Answer);
        if (expected == ClaimAnswer.CannotBeMeasuredHere)
        {
            Assert.Contains("no value of", Assert.Single(result.Missing), StringComparison.Ordinal);
            return;
        }
        var ratio = Assert.Single(result.Evidence);
        Assert.Contains("beyond start-up", ratio.Text, StringComparison.Ordinal);
        Assert.Equal(startup < 0.1, ratio.High is not null);
        Assert.True(ratio.Low < 1 / (0.2 - startup));
        Assert.True(ratio.High is null || (Math.Abs(ratio.Value!.Value - (1 / 0.15)) < 0.3 && ratio.High - ratio.Low > 0.15), $"{ratio.Low} to {ratio.High}");
    }

    [Fact]
    public void Only_a_claim_that_is_open_asks_for_more_trials_and_only_of_the_studies_that_leave_it_open()
    {
        var few = Studies.Of(Studies.Candidate("python"), Studies.Candidate("rust")).With("python", [1, 1]).With("rust", [0.1, 0.1]) with { Id = "few" };
        var test = new ClaimTest.Ratio(["a", "b"], Aspect.Wall, ["python"], "rust", AtLeastTwo);
        Assert.Equal(["few"], Judge(test, ("a", few.Weigh()), ("b", Studies.PythonAndRust(0.1).Weigh())).Undecided);
        Assert.Empty(Judge(test, ("b", Studies.PythonAndRust(0.1).Weigh())).Undecided);
    }

    [Fact]
    public void Nothing_measured_gives_no_answer_but_the_reason()
    {
        var test = new ClaimTest.Ratio(["a"], Aspect.Wall, ["numpy"], "rust", AtLeastTwo);
        Assert.Equal(ClaimAnswer.CannotBeMeasuredHere, Judge(test).Answer);
        var result = Judge(test, ("a", Studies.PythonAndRust().Weigh()));
        Assert.Equal(ClaimAnswer.CannotBeMeasuredHere, result.Answer);
        Assert.Contains("there is no candidate numpy", result.Missing.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_does_not_answer_for_what_is_there()
    {
        var test = new ClaimTest.Ratio(["a", "gone"], Aspect.Wall, ["python"], "rust", AtLeastTwo);
        var result = Judge(test, ("a", Studies.PythonAndRust(0.1).Weigh()));
        Assert.Equal(ClaimAnswer.Holds, result.Answer);
        Assert.Equal("gone was not weighed", Assert.Single(result.Missing));
    }

    [Fact]
    public void Too_few_trials_do_not_tell()
    {
        var study = Studies.Of(Studies.Candidate("python"), Studies.Candidate("rust")).With("python", [1, 1]).With("rust", [0.1, 0.1]).Weigh();
        Assert.Equal(ClaimAnswer.Inconclusive, Judge(new ClaimTest.Ratio(["a"], Aspect.Wall, ["python"], "rust", AtLeastTwo), ("a", study)).Answer);
    }

    [Theory]
    [InlineData(0.1, 0.5, ClaimAnswer.Holds)]
    [InlineData(0.9, 0.5, ClaimAnswer.DoesNotHold)]
    public void The_share_of_a_gain(double hybrid, double least, ClaimAnswer expected)
    {
        var study = Studies.Of(Studies.Candidate("python"), Studies.Candidate("hybrid"), Studies.Candidate("rust"))
            .With("python", Studies.Walls(1, 1)).With("hybrid", Studies.Walls(2, hybrid)).With("rust", Studies.Walls(3, 0.05)).Weigh();
        var result = Judge(new ClaimTest.GainShare(["a"], "hybrid", "rust", "python", new Band(least, double.PositiveInfinity)), ("a", study));
        Assert.Equal(expected, result.Answer);
        Assert.Equal((1 - hybrid) / 0.95, result.Evidence[0].Value!.Value, 0.02);
    }

    [Fact]
    public void Costs_are_times_and_memory_at_their_prices()
    {
        // CPU time is as the wall time, 1 s against 0.5 s; an hour of CPU costs 3600 and memory nothing: a million runs cost a million.
        var result = Judge(new ClaimTest.Cost(["a"], "python", "rust", new Prices(3600, 0, "EUR"), AtLeastTwo), ("a", Studies.PythonAndRust(0.25).Weigh()));
        Assert.Equal(4, result.Evidence[0].Value!.Value, 0.05);
        Assert.Contains("EUR", result.Evidence[0].Text, StringComparison.Ordinal);
        Assert.Equal(ClaimAnswer.Holds, result.Answer);
    }

    [Theory]
    [InlineData(1, 1, ClaimAnswer.Holds)]
    [InlineData(1, 0.5, ClaimAnswer.DoesNotHold)]
    public void Speedup_per_worker(double one, double two, ClaimAnswer expected) =>
        Assert.Equal(expected, Judge(new ClaimTest.Speedup("a", "threads", new Band(0, 0.6)), ("a", Workers(cores: 2, one, two))).Answer);

    [Fact]
    public void One_core_cannot_show_a_speedup()
    {
        var result = Judge(new ClaimTest.Speedup("a", "threads", new Band(0, 0.6)), ("a", Workers(cores: 1, 1, 1)));
        Assert.Equal(ClaimAnswer.CannotBeMeasuredHere, result.Answer);
        Assert.Contains("2 cores are needed", result.Missing.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultOutcome.Compiler, FaultOutcome.Compiler, ClaimAnswer.Holds)]
    [InlineData(FaultOutcome.Compiler, FaultOutcome.Silent, ClaimAnswer.HoldsInPart)]
    [InlineData(FaultOutcome.Silent, FaultOutcome.Crash, ClaimAnswer.DoesNotHold)]
    [InlineData(FaultOutcome.Unavailable, FaultOutcome.Unavailable, ClaimAnswer.CannotBeMeasuredHere)]
    public void Faults_answer_by_their_outcomes(FaultOutcome first, FaultOutcome second, ClaimAnswer expected)
    {
        FaultCell Cell(string name, FaultOutcome outcome) => new(name, ["ub"], "rust", outcome, "");
        var matrix = new FaultMatrix("faults-1", [], [Cell("one", first), Cell("two", second), new("three", ["ub"], "c", FaultOutcome.Silent, "")]);
        var claim = Claim(new ClaimTest.Faults("ub", "rust", [FaultOutcome.Compiler]));
        Assert.Equal(expected, ClaimJudge.Judge(claim, new ClaimFindings(new Dictionary<string, WeighedStudy>(), matrix, [])).Answer);
    }

    [Theory]
    [InlineData(PackageState.Found, PackageState.Found, ClaimAnswer.Holds)]
    [InlineData(PackageState.Found, PackageState.None, ClaimAnswer.HoldsInPart)]
    [InlineData(PackageState.None, PackageState.NotHere, ClaimAnswer.DoesNotHold)]
    [InlineData(PackageState.NotHere, PackageState.NotHere, ClaimAnswer.CannotBeMeasuredHere)]
    public void Packages_answer_by_what_was_found(PackageState first, PackageState second, ClaimAnswer expected)
    {
        PackageFinding Finding(string language, PackageState state) => new("JSON", ["web"], language, "name", state, null, null, "why");
        var findings = new ClaimFindings(new Dictionary<string, WeighedStudy>(), null, []) { Packages = [Finding("rust", first), Finding("rust", second), Finding("python", PackageState.None)] };
        var result = ClaimJudge.Judge(Claim(new ClaimTest.Packages("rust")), findings);
        Assert.Equal(expected, result.Answer);
        Assert.Equal(new[] { first, second }.Contains(PackageState.NotHere) ? ["JSON in rust: name is not here (why)"] : [], result.Missing.AsEnumerable());
    }

    [Fact]
    public void Packages_that_nobody_looked_for_are_missing() =>
        Assert.Equal(["packages were not looked for"], Judge(new ClaimTest.Packages("rust")).Missing.AsEnumerable());

    [Fact]
    public void A_workload_for_which_the_time_did_not_suffice_is_named()
    {
        var findings = new ClaimFindings(new Dictionary<string, WeighedStudy>(), null, []) { LeftOut = ["a"] };
        var result = ClaimJudge.Judge(Claim(new ClaimTest.Speedup("a", "threads", new Band(0, 0.6))), findings);
        Assert.Equal(["a was not weighed: the time was up"], result.Missing.AsEnumerable());
    }

    [Fact]
    public void Citations_never_answer()
    {
        var claim = new Claim { Id = "learning", Statement = "s", Experiment = "e", NotMeasured = "no machine can" };
        var sources = ImmutableArray.Create(new SourcedEvidence("learning", "text", "who", "2024-02-19"), new SourcedEvidence("other", "x", "y", "z"));
        var result = ClaimJudge.Judge(claim, new ClaimFindings(new Dictionary<string, WeighedStudy>(), null, sources));
        Assert.Equal(ClaimAnswer.CannotBeMeasuredHere, result.Answer);
        Assert.Equal(Origin.Sourced, result.Evidence.Single().Origin);
        Assert.Equal("no machine can", Assert.Single(result.Missing));
    }

    [Fact]
    public void The_geometric_mean_of_ratios()
    {
        var mean = ClaimJudge.GeometricMean([new Interval(2, 1, 4), new Interval(8, 4, 16)]);
        Assert.Equal(4, mean.Value, 1e-9);
        // Each half-width is ln 2; together sqrt(2)·ln 2 / 2.
        Assert.Equal(4 * Math.Pow(2, Math.Sqrt(2) / 2), mean.High, 1e-9);
    }

    [Theory]
    [InlineData(2, 3, true)]
    [InlineData(1, 1.9, false)]
    [InlineData(1.9, 2.1, null)]
    public void A_band_is_kept_by_whole_intervals(double low, double high, bool? expected) => Assert.Equal(expected, AtLeastTwo.Keeps(low, high));

    private static WeighedStudy Workers(int cores, double one, double two)
    {
        var study = Studies.Of(Studies.Candidate("threads", "python"))
            .With("threads", Studies.Walls(1, one), Phase.Startup, "one").With("threads", Studies.Walls(2, two), Phase.Main, "two");
        return (study with
        {
            Plan = study.Plan with { Kind = WorkloadKind.Workers, Sizes = ["one", "two"], MainSize = "two" },
            Machine = study.Machine with { Cores = cores },
            Inputs = [new StudyInput("one", 1, 10, "a"), new StudyInput("two", 2, 10, "b")],
        }).Weigh();
    }

    private static ClaimResult Judge(ClaimTest test, params (string Workload, WeighedStudy Study)[] studies) =>
        ClaimJudge.Judge(Claim(test), new ClaimFindings(studies.ToDictionary(x => x.Workload, x => x.Study), null, []));

    private static Claim Claim(ClaimTest test) => new() { Id = "id", Statement = "s", Experiment = "e", Tests = [test] };
}
