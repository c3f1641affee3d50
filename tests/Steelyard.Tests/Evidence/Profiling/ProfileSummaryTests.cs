using Steelyard.Evidence.Profiling;

namespace Steelyard.Tests.Evidence.Profiling;

public sealed class ProfileSummaryTests
{
    private readonly ProfileSummary summary = ProfileSummary.Of(Profiles.Recursive());

    [Fact]
    public void Recursion_counts_once_in_the_total()
    {
        var work = summary.Functions.Single(x => x.Function == Profiles.Work);
        Assert.Equal(5, work.Self.Total);
        Assert.Equal(5, work.Total.Total);
        Assert.Equal(2, work.Self[SampleKind.Builtin]);
    }

    [Fact]
    public void Self_and_total_of_a_caller_differ()
    {
        var main = summary.Functions.Single(x => x.Function == Profiles.Main);
        Assert.Equal(4, main.Self.Waiting);
        Assert.Equal(0, main.Self.Running);
        Assert.Equal(9, main.Total.Total);
    }

    [Fact]
    public void Waiting_does_not_make_a_function_hot() =>
        Assert.Equal(["Worker.work", "main"], summary.Functions.Select(x => x.Function.Name));

    [Fact]
    public void Lines_add_up_to_their_function()
    {
        var lines = summary.Lines.Where(x => x.Function == Profiles.Work).ToList();
        Assert.Equal([11, 12], lines.Select(x => x.Line));
        Assert.Equal([3, 2], lines.Select(x => x.Self.Total));
        Assert.Equal([5, 2], lines.Select(x => x.Total.Total));
    }

    [Fact]
    public void Calls_tell_recursion_from_the_call_into_it() => Assert.Equal(
        [("main", "Worker.work", 5.0), ("Worker.work", "Worker.work", 5.0)],
        summary.Calls.OrderBy(x => x.Caller.Line).Select(x => (x.Caller.Name, x.Callee.Name, x.Total.Total)));

    [Fact]
    public void A_thread_without_Python_counts_in_the_time_of_all_threads()
    {
        Assert.Equal(10, summary.Time.Total);
        Assert.Equal([9, 1], summary.Threads.Select(x => x.Time.Total));
    }
}
