using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Steelyard.Dashboard;
using Steelyard.Evidence;
using Steelyard.Evidence.Deciding;
using Steelyard.Evidence.Weighing;
using Steelyard.Tests.Reporting;

namespace Steelyard.Tests.Dashboard;

public sealed class DecideFormTests
{
    private static readonly WeighedStudy Weighed = SampleStudies.Weighed(SampleStudies.Plain());

    [Fact]
    public void Without_a_question_the_decision_stands_as_it_was_and_the_sliders_show_it()
    {
        var form = DecideForm.Of(Weighed, Query());
        Assert.Same(Weighed, form.Weighed);
        Assert.Equal([10, 7, 4], new[] { Aspect.Wall, Aspect.SourceSize, Aspect.PeakMemory }.Select(a => form.Rows.Single(x => x.Aspect == a).Importance));
        Assert.All(form.Rows, x => Assert.Null(x.Limit));
    }

    [Fact]
    public void Importance_becomes_a_ranking_in_which_equal_numbers_tie()
    {
        var form = DecideForm.Of(Weighed, Query(("w.peak_memory", "9"), ("w.wall", "4"), ("w.source_size", "4"), ("w.cpu", "0")));
        Assert.Equal("peak_memory,wall=source_size", form.Weighed.Decision.Priorities.ToString());
        Assert.Contains("--priorities peak_memory,wall=source_size", form.Command, StringComparison.Ordinal);
        Assert.Empty(form.Mistakes);
    }

    [Fact]
    public void A_limit_moves_from_half_the_best_to_twice_the_worst_and_ends_in_none()
    {
        var bounds = Enumerable.Range(0, 100).Select(x => Limit(x)!.Bound).ToList();
        Assert.Equal(bounds.Order(), bounds);
        var values = Weighed.Candidates.Select(x => x[Aspect.Wall]!.Value).ToList();
        Assert.Equal(1, bounds[0] / (values.Min() / 2), 0.01);
        Assert.InRange(bounds[99] / (values.Max() * 2), 0.9, 1);
        Assert.Null(Limit(100));
        Assert.All(DecideForm.Of(Weighed, Query(("w.wall", "1"), ("l.wall", "0"))).Weighed.Decision.Limits, x => Assert.True(x.Excluded));

        static Limit? Limit(int place) => DecideForm.Of(Weighed, Query(("w.wall", "1"), ("l.wall", $"{place}"))).Rows.Single(x => x.Aspect == Aspect.Wall).Limit;
    }

    [Theory]
    [InlineData("w.wall", "eleven")]
    [InlineData("w.wall", "11")]
    [InlineData("w.wall", "-1")]
    [InlineData("w.other", "5")]
    [InlineData("l.wall", "1000")]
    public void What_no_slider_can_say_leaves_the_ranking_from_before_and_says_so(string name, string value)
    {
        var form = DecideForm.Of(Weighed, Query((name, value)));
        Assert.Equal(Weighed.Decision.Priorities.ToString(), form.Weighed.Decision.Priorities.ToString());
        Assert.Contains("Nothing is ranked", Assert.Single(form.Mistakes), StringComparison.Ordinal);
    }

    [Fact]
    public void Money_is_counted_and_what_cannot_be_read_is_told()
    {
        var form = DecideForm.Of(Weighed, Query(("w.wall", "5"), ("rate", "50/s"), ("port-days", "5..20"), ("day-rate", "800")));
        Assert.Equal("python", form.Weighed.Money!.Reference);
        Assert.Contains(form.Weighed.Money.Costs, x => x.BreakEven > 0);
        Assert.Contains("--rate 50/s --port-days 5..20 --day-rate 800", form.Command, StringComparison.Ordinal);
        Assert.Contains("rate", Assert.Single(DecideForm.Of(Weighed, Query(("w.wall", "5"), ("rate", "often"))).Mistakes), StringComparison.Ordinal);
    }

    private static QueryCollection Query(params (string Name, string Value)[] values) => new(values.ToDictionary(x => x.Name, x => new StringValues(x.Value)));
}
