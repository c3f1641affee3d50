using Steelyard.Lab.Claims;

namespace Steelyard.Tests.Lab.Claims;

public sealed class WallBudgetTests
{
    [Fact]
    public void The_first_part_is_done_however_little_time_there_is_and_those_after_it_are_left_out()
    {
        var budget = new WallBudget(TimeSpan.FromTicks(1));
        var done = new List<int>();
        Assert.True(budget.Run(_ => done.Add(1), CancellationToken.None));
        Assert.False(budget.Run(_ => done.Add(2), CancellationToken.None));
        Assert.Equal([1], done);
        Assert.Equal(0, budget.Left);
    }

    [Fact]
    public void What_can_be_answered_already_waits_for_more_time()
    {
        var budget = new WallBudget(TimeSpan.FromTicks(1));
        Assert.False(budget.Run(_ => throw new InvalidOperationException("run without time"), CancellationToken.None, answerless: false));
        Assert.True(budget.Run(_ => { }, CancellationToken.None));
    }

    [Fact]
    public void A_part_is_cut_off_when_the_time_is_up()
    {
        var budget = new WallBudget(TimeSpan.FromMilliseconds(50));
        Assert.True(budget.Run(_ => { }, CancellationToken.None));
        Assert.False(budget.Run(Endless, CancellationToken.None));
    }

    [Fact]
    public void What_the_user_ends_is_no_want_of_time()
    {
        using var user = new CancellationTokenSource();
        var budget = new WallBudget(TimeSpan.FromHours(1));
        Assert.Throws<OperationCanceledException>(() => budget.Run(limited => { user.Cancel(); Endless(limited); }, user.Token));
    }

    private static void Endless(CancellationToken limited)
    {
        limited.WaitHandle.WaitOne();
        limited.ThrowIfCancellationRequested();
    }
}
