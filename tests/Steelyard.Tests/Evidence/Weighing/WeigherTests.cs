using Steelyard.Evidence;
using Steelyard.Evidence.Deciding;
using Steelyard.Evidence.Statistics;
using Steelyard.Evidence.Weighing;

namespace Steelyard.Tests.Evidence.Weighing;

public sealed class WeigherTests
{
    [Theory]
    [InlineData(0.5, RatioVerdict.Faster)]
    [InlineData(1.0, RatioVerdict.Same)]
    [InlineData(1.1, RatioVerdict.Slower)]
    public void A_ratio_is_the_later_candidate_over_the_earlier_one(double truth, RatioVerdict verdict)
    {
        var ratio = Studies.PythonAndRust(truth).Weigh().Ratio(Aspect.Wall, "rust", "python");
        Assert.Equal(verdict, ratio.Verdict);
        Assert.True(ratio.Ratio.Contains(truth), ratio.Ratio.ToString());
        Assert.InRange(ratio.Ratio.RelativeHalfWidth, 1e-4, 0.005);
    }

    [Fact]
    public void Memory_per_item_is_what_more_items_take()
    {
        // 990 items more at the main size.
        var study = Studies.Of(Studies.Candidate("python")).With("python", Studies.Walls(1, 1)).With("python", Studies.Walls(2, 0.1), Phase.Startup, "tiny");
        var weighed = study.Change("python", (Trial x) => x with { PeakMemory = x.Size == "tiny" ? 1_000_000 : 1_990_000 }).Weigh();
        var value = weighed.Value("python", Aspect.MemoryPerItem);
        Assert.All(new[] { value.Value, value.Low, value.High }, x => Assert.Equal(1000, x, 1e-6));
    }

    [Fact]
    public void A_service_is_weighed_by_its_requests()
    {
        var drawn = Studies.PythonAndRust(0.25);
        var study = drawn with
        {
            Plan = drawn.Plan with { Kind = WorkloadKind.Service, Rate = 100 },
            Trials = [.. drawn.Trials.Select(x => x with { Wall = 2, Service = new ServiceTimes(x.Wall / 10, x.Wall / 1000), Frames = new FrameTimes(0.01, [.. Enumerable.Repeat(x.Wall / 100, 400)]) })],
        };
        var weighed = study.Weigh();
        Assert.Equal(0.1, weighed.Value("python", Aspect.Startup).Value, 0.001);
        Assert.Equal(0.25, weighed.Ratio(Aspect.RequestTime, "rust", "python").Ratio.Value, 0.01);
        Assert.Equal(0.25, weighed.Ratio(Aspect.RequestTail, "rust", "python").Ratio.Value, 0.01);
        Assert.Equal(12_000, weighed.Value("python", Aspect.RequestFarTail).Note!.Split(' ') is [var count, "requests"] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : 0);
        Assert.Null(weighed.Candidates[0][Aspect.Wall]);
        // Speed is what a service calls speed.
        Assert.Contains(Aspect.RequestTime, weighed.Decision.Priorities.Aspects);
    }

    [Fact]
    public void Every_pair_is_compared_on_every_aspect_with_trials()
    {
        var study = Studies.Of(Studies.Candidate("python"), Studies.Candidate("rust"), Studies.Candidate("c"));
        study = study.With("python", Studies.Walls(1, 1)).With("rust", Studies.Walls(2, 0.1)).With("c", Studies.Walls(3, 0.1))
            .With("python", Studies.Walls(4, 0.02), Phase.Startup, "tiny").With("rust", Studies.Walls(5, 0.001), Phase.Startup, "tiny");
        var pairs = study.Weigh().Ratios.Select(x => $"{x.Aspect} {x.Of}/{x.To}").ToList();
        Assert.Equal(10, pairs.Count);
        Assert.All(["wall", "cpu", "peak_memory"], x => Assert.All(["rust/python", "c/python", "c/rust"], pair => Assert.Contains($"{x} {pair}", pairs)));
        Assert.Contains("startup rust/python", pairs);
    }

    [Fact]
    public void Less_memory_counts_as_faster()
    {
        var study = Studies.PythonAndRust().Change("rust", x => x with { PeakMemory = x.PeakMemory / 5 });
        var ratio = study.Weigh().Ratio(Aspect.PeakMemory, "rust", "python");
        Assert.Equal((RatioVerdict.Faster, 0.2), (ratio.Verdict, Math.Round(ratio.Ratio.Value, 3)));
    }

    [Fact]
    public void The_threshold_says_which_differences_matter()
    {
        var study = Studies.PythonAndRust(1.05);
        Assert.Equal(RatioVerdict.Slower, study.Weigh().Ratio(Aspect.Wall, "rust", "python").Verdict);
        study = study with { Plan = study.Plan with { Threshold = 0.1 } };
        Assert.Equal(RatioVerdict.Same, study.Weigh().Ratio(Aspect.Wall, "rust", "python").Verdict);
    }

    [Fact]
    public void Too_few_blocks_bound_nothing()
    {
        var study = Studies.Of(Studies.Candidate("python"), Studies.Candidate("rust")).With("python", [1, 1.01, 1.02]).With("rust", [0.5, 0.51, 0.52]);
        var ratio = study.Weigh().Ratio(Aspect.Wall, "rust", "python");
        Assert.Equal(RatioVerdict.Inconclusive, ratio.Verdict);
        Assert.False(ratio.Ratio.IsBounded);
        Assert.Equal(double.PositiveInfinity, Weigher.Precision(study, new TrialTable(study.Trials)));
    }

    /// <summary>What the machine does to a whole block falls out of the ratio: blocks that take up to twice as long leave it as narrow as it was.</summary>
    [Fact]
    public void Trials_are_compared_within_their_block()
    {
        var weather = Studies.Walls(9, 1.4, spread: 0.3);
        var study = Studies.PythonAndRust(0.9).Change("python", Stormy).Change("rust", Stormy);
        var ratio = study.Weigh().Ratio(Aspect.Wall, "rust", "python");
        Assert.InRange(ratio.Ratio.Value, 0.895, 0.905);
        Assert.InRange(ratio.Ratio.RelativeHalfWidth, 0, 0.005);

        Trial Stormy(Trial x) => x with { Wall = x.Wall * weather[x.Block] };
    }

    [Fact]
    public void Blocks_without_one_of_the_two_are_left_out_of_their_ratio()
    {
        var study = Studies.PythonAndRust();
        study = study with { Trials = [.. study.Trials.Where(x => x.Candidate == "python" || x.Block >= 10)] };
        var weighed = study.Weigh();
        Assert.Equal(30, weighed.Value("python", Aspect.Wall).Trials);
        Assert.Equal(20, weighed.Value("rust", Aspect.Wall).Trials);
        Assert.Equal(RatioVerdict.Faster, weighed.Ratio(Aspect.Wall, "rust", "python").Verdict);
    }

    [Theory]
    [InlineData(Phase.Check)]
    [InlineData(Phase.Warmup)]
    [InlineData(Phase.Growth)]
    public void Only_trials_of_the_main_phase_give_the_wall_time(Phase phase)
    {
        var before = Studies.PythonAndRust().Weigh().Value("rust", Aspect.Wall);
        Assert.Equal(before, Studies.PythonAndRust().With("rust", [70, 80, 90], phase).Weigh().Value("rust", Aspect.Wall));
    }

    [Fact]
    public void Trials_that_went_wrong_do_not_count()
    {
        var before = Studies.PythonAndRust().Weigh().Value("rust", Aspect.Wall);
        var study = Studies.PythonAndRust();
        study = study with { Trials = [.. study.Trials, study.Trials[^1] with { Block = 99, Wall = 50, Outcome = Outcome.Crashed }] };
        Assert.Equal(before, study.Weigh().Value("rust", Aspect.Wall));
    }

    [Fact]
    public void Counted_values_and_builds_come_from_the_candidate()
    {
        var study = Studies.PythonAndRust().With("rust", [3, 5, 4], Phase.Build, "");
        var weighed = study.Weigh();
        var build = weighed.Value("rust", Aspect.Build);
        Assert.Equal((4.0, 3.0, 5.0, 3, Bounds.Range), (build.Value, build.Low, build.High, build.Trials, build.Bounds));
        Assert.Equal(AspectValue.Exact(Aspect.Build, 0, "nothing to build"), weighed.Value("python", Aspect.Build));
        Assert.Equal(AspectValue.Exact(Aspect.SourceSize, 1000, "40 lines"), weighed.Value("rust", Aspect.SourceSize));
        Assert.Equal(AspectValue.Exact(Aspect.DeploySize, 5000), weighed.Value("rust", Aspect.DeploySize));
    }

    [Fact]
    public void Growth_is_the_slope_over_the_sizes_with_start_up_taken_off()
    {
        var study = Studies.Of(Studies.Candidate("python")) with
        {
            Inputs = [new("tiny", 10, 1, "a"), new("small", 1000, 1, "b"), new("large", 4000, 1, "c")],
        };
        study = study.With("python", Studies.Walls(1, 0.02), Phase.Startup, "tiny")
            .With("python", Studies.Walls(2, 0.02 + 0.1)).With("python", Studies.Walls(3, 0.02 + 1.6), Phase.Growth, "large");
        var growth = study.Weigh().Value("python", Aspect.Growth);
        Assert.Equal(2, growth.Value, 0.02);
        Assert.InRange(2, growth.Low, growth.High);
    }

    [Fact]
    public void What_was_not_measured_has_no_values_and_no_part_in_the_decision()
    {
        var study = Studies.PythonAndRust().Change("rust", x => x with { Status = CandidateStatus.WrongOutput, Reason = "differs" });
        var weighed = study.Weigh();
        Assert.Empty(weighed.Candidates[1].Values);
        Assert.Empty(weighed.Ratios);
        Assert.Equal(["python"], weighed.Decision.Acceptability.Keys);
    }

    [Fact]
    public void Baselines_and_other_languages_are_compared_but_never_chosen()
    {
        var study = Studies.PythonAndRust() with { Candidates = [Studies.Candidate("python"), Studies.Candidate("rust") with { Baseline = true }, Studies.Candidate("go")] };
        var weighed = study.With("go", Studies.Walls(3, 0.1)).Weigh();
        Assert.Equal(["python"], weighed.Decision.Acceptability.Keys);
        Assert.Contains(weighed.Ratios, x => (x.Of, x.To) == ("go", "rust"));
    }

    [Fact]
    public void Speed_first_moves_to_Rust_and_source_first_stays_in_Python()
    {
        var study = Studies.PythonAndRust(0.05).Change("rust", x => x with { SourceBytes = 2000 });
        Assert.Equal(Verdict.MoveToRust, Weigher.Weigh(study, Priorities.Of([Aspect.Wall]), []).Decision.Verdict);
        Assert.Equal(Verdict.StayInPython, Weigher.Weigh(study, Priorities.Of([Aspect.SourceSize]), []).Decision.Verdict);
    }

    [Fact]
    public void The_reference_is_the_first_measured_candidate_in_Python()
    {
        var study = Studies.Of(Studies.Candidate("rust"), Studies.Candidate("old", "python"), Studies.Candidate("new", "python"));
        Assert.Equal("old", Weigher.Reference(study)!.Name);
        study = study.Change("old", x => x with { Status = CandidateStatus.Crashed });
        Assert.Equal("new", Weigher.Reference(study)!.Name);
        study = study.Change("new", x => x with { Status = CandidateStatus.Crashed });
        Assert.Equal("rust", Weigher.Reference(study)!.Name);
        Assert.Null(Weigher.Reference(study.Change("rust", x => x with { Status = CandidateStatus.Crashed })));
    }

    [Fact]
    public void The_noise_floor_is_one_program_over_itself()
    {
        Assert.Null(Studies.PythonAndRust().Weigh().NoiseFloor);
        var noise = WithNoise(Studies.PythonAndRust(), 1).Weigh().NoiseFloor!;
        Assert.True(noise.Contains(1));
        Assert.InRange(noise.RelativeHalfWidth, 0, 0.005);
    }

    [Fact]
    public void A_machine_that_calls_a_program_different_from_itself_claims_no_such_difference()
    {
        Assert.Equal(RatioVerdict.Slower, WithNoise(Studies.PythonAndRust(1.05), 1).Weigh().Ratio(Aspect.Wall, "rust", "python").Verdict);
        Assert.Equal(RatioVerdict.Same, WithNoise(Studies.PythonAndRust(1.05), 1.1).Weigh().Ratio(Aspect.Wall, "rust", "python").Verdict);
        Assert.Equal(RatioVerdict.Same, WithNoise(Studies.PythonAndRust(1.05), 1 / 1.1).Weigh().Ratio(Aspect.Wall, "rust", "python").Verdict);
        Assert.Equal(RatioVerdict.Slower, WithNoise(Studies.PythonAndRust(1.3), 1.1).Weigh().Ratio(Aspect.Wall, "rust", "python").Verdict);
    }

    [Fact]
    public void The_precision_is_that_of_the_worst_ratio_to_the_reference()
    {
        var study = Studies.Of(Studies.Candidate("python"), Studies.Candidate("rust"), Studies.Candidate("c"))
            .With("python", Studies.Walls(1, 1, 0.001)).With("rust", Studies.Walls(2, 0.5, 0.001)).With("c", Studies.Walls(3, 0.5, 0.05));
        var precision = Weigher.Precision(study, new TrialTable(study.Trials));
        Assert.Equal(study.Weigh().Ratio(Aspect.Wall, "c", "python").Ratio.RelativeHalfWidth, precision);
        Assert.True(precision > 5 * study.Weigh().Ratio(Aspect.Wall, "rust", "python").Ratio.RelativeHalfWidth);
    }

    [Fact]
    public void A_study_without_trials_is_undecided_and_not_an_error()
    {
        var weighed = Studies.Of(Studies.Candidate("python"), Studies.Candidate("rust")).Weigh();
        Assert.Equal(Verdict.Undecided, weighed.Decision.Verdict);
        Assert.Empty(weighed.Ratios);
        Assert.Equal(Verdict.Undecided, Studies.Of().Weigh().Decision.Verdict);
    }

    private static Study WithNoise(Study study, double ratio) => study
        .With("python#1", Studies.Walls(11, 1), Phase.NoiseFloor)
        .With("python#2", Studies.Walls(12, ratio), Phase.NoiseFloor);
}
