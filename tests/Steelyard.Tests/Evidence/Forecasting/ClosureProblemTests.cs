using System.Collections.Immutable;
using Steelyard.Evidence.Forecasting;

namespace Steelyard.Tests.Evidence.Forecasting;

public sealed class ClosureProblemTests
{
    private const double Never = double.PositiveInfinity;

    [Fact]
    public void Nothing_is_chosen_where_nothing_pays() => Assert.Empty(Solve([-1, 0, double.NegativeInfinity], []));

    [Fact]
    public void What_an_item_needs_comes_along_where_both_together_pay() => Assert.Equal([0, 1], Solve([5, -3], [new(0, 1, Never)]));

    [Fact]
    public void An_item_stays_where_what_it_needs_costs_more() => Assert.Empty(Solve([5, -6], [new(0, 1, Never)]));

    [Fact]
    public void An_item_that_needs_what_is_impossible_stays() => Assert.Empty(Solve([5, double.NegativeInfinity], [new(0, 1, Never)]));

    [Fact]
    public void A_caller_that_gains_nothing_comes_along_where_the_boundary_between_would_cost_more() =>
        Assert.Equal([0, 1], Solve([5, -1], [new(0, 1, 4)]));

    [Fact]
    public void Items_that_need_each_other_are_chosen_together_or_not_at_all()
    {
        Assert.Equal([0, 1], Solve([5, -3], [new(0, 1, Never), new(1, 0, Never)]));
        Assert.Empty(Solve([3, -5], [new(0, 1, Never), new(1, 0, Never)]));
    }

    /// <summary>Every problem of a large random family against all of its subsets.</summary>
    [Fact]
    public void No_subset_is_better()
    {
        var random = new Random(7);
        for (var round = 0; round < 3000; round++)
        {
            var problem = Draw(random, size: 1 + (round % 9));
            var chosen = problem.Solve();
            var best = Subsets(problem.Profits.Length).Max(problem.Profit);
            Assert.Equal(best, problem.Profit(chosen), 1e-9 * (1 + best));
        }
    }

    [Fact]
    public void The_chosen_set_is_the_smallest_of_the_best()
    {
        var random = new Random(8);
        for (var round = 0; round < 1000; round++)
        {
            // Whole numbers, so that several sets are equally good.
            var problem = Draw(random, size: 1 + (round % 8), whole: true);
            var chosen = problem.Solve();
            var best = Subsets(problem.Profits.Length).Where(x => problem.Profit(x) >= problem.Profit(chosen)).Min(x => x.Count);
            Assert.Equal(best, chosen.Length);
        }
    }

    private static int[] Solve(ImmutableArray<double> profits, ImmutableArray<Dependence> dependences) => [.. new ClosureProblem(profits, dependences).Solve()];

    private static ClosureProblem Draw(Random random, int size, bool whole = false)
    {
        double Number(double least, double most) => whole ? Math.Round(least + (random.NextDouble() * (most - least))) : least + (random.NextDouble() * (most - least));
        var profits = Enumerable.Range(0, size).Select(_ => random.Next(8) == 0 ? double.NegativeInfinity : Number(-5, 8)).ToImmutableArray();
        var dependences = from item in Enumerable.Range(0, size)
                          from other in Enumerable.Range(0, size)
                          where item != other && random.Next(4) == 0
                          select new Dependence(item, other, random.Next(3) == 0 ? Never : Number(0, 4));
        return new(profits, [.. dependences]);
    }

    private static IEnumerable<List<int>> Subsets(int size) =>
        Enumerable.Range(0, 1 << size).Select(set => Enumerable.Range(0, size).Where(x => (set >> x & 1) == 1).ToList());
}
