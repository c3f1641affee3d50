using Steelyard.Dashboard;
using Steelyard.Evidence;
using Steelyard.Lab.Store;

namespace Steelyard.Tests.Dashboard;

public sealed class StudyFilterTests
{
    private static readonly StudySummary Study = new("20261122-120000-abcd", "log-triage", DateTimeOffset.UnixEpoch, StudyStatus.Finished, Verdict.MoveToRust, 7);

    [Theory]
    [InlineData("", "", "", true)]
    [InlineData("TRIAGE", "", "", true)]
    [InlineData("1200", "log-triage", "move-to-rust", true)]
    [InlineData("nbody", "", "", false)]
    [InlineData("", "log", "", false)]
    [InlineData("", "", "undecided", false)]
    public void Every_part_that_is_given_must_fit(string text, string workload, string verdict, bool fits) =>
        Assert.Equal(fits, new StudyFilter(text, workload, verdict, 0).Fits(Study));

    [Fact]
    public void Links_carry_the_filter_encoded() =>
        Assert.Equal("/?q=a%26b%20%3C&workload=x%2Fy&page=2", new StudyFilter("a&b <", "x/y", "", 0).Link(2));
}
