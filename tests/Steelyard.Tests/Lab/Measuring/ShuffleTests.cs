using Steelyard.Lab.Measuring;

namespace Steelyard.Tests.Lab.Measuring;

public sealed class ShuffleTests
{
    private static readonly string[] Items = ["a", "b", "c", "d"];

    [Fact]
    public void Seed_and_place_fix_the_order()
    {
        Assert.Equal(Order(7, "main/small/0"), Order(7, "main/small/0"));
        Assert.Equal(["a", "b", "c", "d"], Order(7, "main/small/0").Order());
    }

    /// <summary>Studies are continued and repeated by other versions of the tool: the order belongs to the format of the store.</summary>
    [Fact]
    public void The_order_is_the_same_in_every_version() =>
        Assert.Equal("342814946 1382901686", $"{Shuffle.At(1, "main/small/0").Next()} {Shuffle.At(-5, "x").Next()}");

    [Fact]
    public void Other_seeds_and_other_places_give_other_orders()
    {
        Assert.True(Enumerable.Range(0, 50).Select(x => string.Concat(Order(x, "main/small/0"))).Distinct().Count() > 15);
        Assert.True(Enumerable.Range(0, 50).Select(x => string.Concat(Order(7, $"main/small/{x}"))).Distinct().Count() > 15);
    }

    /// <summary>Chi-square over the 24 orders of four candidates, 23 degrees of freedom: beyond 49.7 once in a thousand.</summary>
    [Fact]
    public void Every_order_is_equally_likely()
    {
        const int blocks = 24_000;
        var counts = Enumerable.Range(0, blocks).GroupBy(x => string.Concat(Order(1, $"main/small/{x}"))).Select(x => x.Count()).ToList();
        Assert.Equal(24, counts.Count);
        Assert.True(counts.Sum(x => (x - 1000.0) * (x - 1000.0) / 1000) < 49.7);
    }

    private static string[] Order(long seed, string place) => Shuffle.Order(Items, Shuffle.At(seed, place));
}
