using Steelyard.Evidence;
using Steelyard.Evidence.Weighing;

namespace Steelyard.Tests.Evidence.Weighing;

public sealed class WarningTests
{
    [Fact]
    public void A_quiet_study_has_none() => Assert.Empty(Studies.PythonAndRust().Weigh().Warnings);

    [Fact]
    public void An_unfinished_study_says_so() => AssertWarns(
        Studies.PythonAndRust() with { Status = StudyStatus.Interrupted }, "the study is not finished", "weigh --resume 20261122-120000-0001");

    [Fact]
    public void A_busy_machine_is_named() => AssertWarns(Machine(x => x with { LoadBefore = 1.5 }), "busy before the first trial (load 1.50)", "End other work");

    [Fact]
    public void A_clock_that_varies_is_named() => AssertWarns(Machine(x => x with { Governor = "powersave" }), "governor is 'powersave'", "cpupower");

    [Fact]
    public void The_right_governor_is_not() => Assert.Empty(Machine(x => x with { Governor = "performance", LoadBefore = 0.5 }).Weigh().Warnings);

    [Fact]
    public void What_is_known_of_a_toolchain_is_said_once() => AssertWarns(
        Studies.PythonAndRust().Change("python", Slow).Change("rust", Slow), "built without optimisation", "Name another one.");

    [Fact]
    public void Different_interpreters_are_named() => AssertWarns(
        (Studies.PythonAndRust() with { Candidates = [Versioned("python", "CPython 3.11"), Versioned("hybrid", "CPython 3.12")] }).With("hybrid", Studies.Walls(3, 0.5)),
        "different interpreters (python on CPython 3.11; hybrid on CPython 3.12)".Replace("; ", ", ", StringComparison.Ordinal), "--python");

    [Fact]
    public void A_machine_that_differs_from_itself_is_named() => AssertWarns(
        Noisy(1.1, 0.003), "calls a program different from itself", "steelyard doctor");

    [Fact]
    public void A_noisy_machine_is_named() => AssertWarns(Noisy(1, 0.5), "the machine is noisy", "--budget");

    [Fact]
    public void A_budget_that_was_too_small_is_named() => AssertWarns(
        Plan(x => x with { Precision = 1e-4, Budget = 12 }), "before the precision of ±0% was reached (rust to python: ±", "it was 12 s");

    [Fact]
    public void Outliers_are_counted() => AssertWarns(
        Walls((wall, block) => block % 7 == 3 ? wall * 1.08 : wall), "trials are outliers (kept, not deleted)", "steelyard doctor");

    [Fact]
    public void Groups_of_times_are_named() => AssertWarns(Walls((wall, block) => block % 2 == 0 ? wall * 1.5 : wall), "times fall into several groups", "--cpus");

    [Fact]
    public void Drift_is_named_with_its_size() => AssertWarns(Walls((wall, block) => wall * (1 + (0.002 * block))), "times drift by +", "Interleaving keeps the ratios fair");

    [Fact]
    public void A_series_that_never_settles_is_named() => AssertWarns(Walls((wall, block) => block >= 24 ? wall * 1.1 : wall), "times never settle", "Read the interval");

    [Fact]
    public void Processes_left_behind_are_counted() => AssertWarns(Rust(x => x with { LeftBehind = x.Block % 3 }), "rust: left up to 2 processes behind", "wait for its children");

    [Fact]
    public void Trees_of_processes_say_how_their_memory_was_read() => AssertWarns(
        Rust(x => x with { Processes = 4 }), "rust: runs up to 4 processes", "Short peaks");

    [Fact]
    public void Memory_at_the_floor_is_named() => AssertWarns(Rust(x => x with { PeakMemory = 500_000 }), "rust: peak memory is at the floor", "that or less");

    [Fact]
    public void What_two_candidates_share_is_said_once()
    {
        var study = Studies.PythonAndRust();
        study = study with { Trials = [.. study.Trials.Select(x => x with { LeftBehind = 1 })] };
        AssertWarns(study, "python, rust: left up to 1 processes behind", "wait for its children");
    }

    [Fact]
    public void Candidates_that_were_not_measured_have_no_warnings_about_times() =>
        Assert.DoesNotContain(Rust(x => x with { LeftBehind = 1 }).Change("rust", x => x with { Status = CandidateStatus.Crashed }).Weigh().Warnings,
            x => x.Cause.Contains("rust", StringComparison.Ordinal));

    /// <summary>One warning with this cause, and this remedy in it.</summary>
    private static void AssertWarns(Study study, string cause, string remedy)
    {
        var warning = Assert.Single(study.Weigh().Warnings, x => x.Cause.Contains(cause, StringComparison.Ordinal));
        Assert.Contains(remedy, warning.Remedy, StringComparison.Ordinal);
    }

    private static Study Machine(Func<Machine, Machine> change)
    {
        var study = Studies.PythonAndRust();
        return study with { Machine = change(study.Machine) };
    }

    private static Study Plan(Func<StudyPlan, StudyPlan> change)
    {
        var study = Studies.PythonAndRust();
        return study with { Plan = change(study.Plan) };
    }

    private static Study Noisy(double ratio, double spread) => Studies.PythonAndRust()
        .With("python#1", Studies.Walls(11, 1, spread), Phase.NoiseFloor)
        .With("python#2", Studies.Walls(12, ratio, spread), Phase.NoiseFloor);

    private static Study Rust(Func<Trial, Trial> change) => Studies.PythonAndRust().Change("rust", change);

    private static Study Walls(Func<double, int, double> change) => Rust(x => x with { Wall = change(x.Wall, x.Block) });

    private static Candidate Slow(Candidate x) => x with { Cautions = ["CPython was built without optimisation: name another one"] };

    private static Candidate Versioned(string language, string version) => Studies.Candidate(language) with { Versions = [version] };
}
