using Steelyard.Evidence;
using Steelyard.Evidence.Statistics;
using Steelyard.Evidence.Weighing;

namespace Steelyard.Tests.Evidence.Weighing;

public sealed class StudyComparisonTests
{
    [Fact]
    public void Each_candidate_is_compared_with_itself()
    {
        var comparison = StudyComparison.Of(Studies.PythonAndRust(0.5), Studies.PythonAndRust(0.4));
        var rust = comparison.Ratios.Single(x => x.Aspect == Aspect.Wall && x.Of == "rust");
        Assert.Equal(("rust", RatioVerdict.Faster), (rust.To, rust.Verdict));
        Assert.True(rust.Ratio.Contains(0.8));
        Assert.Equal(RatioVerdict.Same, comparison.Ratios.Single(x => x.Aspect == Aspect.Wall && x.Of == "python").Verdict);
    }

    [Fact]
    public void Only_candidates_of_both_studies_take_part()
    {
        var before = Studies.PythonAndRust().Change("rust", x => x with { Status = CandidateStatus.BuildFailed });
        Assert.All(StudyComparison.Of(before, Studies.PythonAndRust()).Ratios, x => Assert.Equal("python", x.Of));
    }

    [Fact]
    public void What_makes_two_studies_hard_to_compare_is_said()
    {
        var before = Studies.PythonAndRust();
        Assert.Single(StudyComparison.Of(before, before).Warnings);
        AssertWarns(before with { Machine = before.Machine with { Host = "there" } }, "different machines (here, there)");
        AssertWarns(before with { Inputs = [before.Inputs[0], before.Inputs[1] with { Hash = "c" }] }, "the inputs differ");
        AssertWarns(before with { Plan = before.Plan with { MainSize = "large" } }, "the main sizes differ (small, large)");
        AssertWarns(before.Change("rust", x => x with { Versions = ["rustc 1.95"] }), "rust: tools differ");

        void AssertWarns(Study after, string cause) =>
            Assert.Single(StudyComparison.Of(before, after).Warnings, x => x.Cause.Contains(cause, StringComparison.Ordinal));
    }
}
