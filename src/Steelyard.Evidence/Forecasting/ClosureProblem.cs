using System.Collections.Immutable;

namespace Steelyard.Evidence.Forecasting;

/// <summary>Choosing one item costs something, or is impossible, while another is not chosen.</summary>
/// <param name="Item">The item chosen.</param>
/// <param name="Without">The item not chosen.</param>
/// <param name="Cost">What that costs, in the unit of the profits; not negative, +∞ when it is impossible.</param>
public readonly record struct Dependence(int Item, int Without, double Cost);

/// <summary>
/// Project selection: a set of items of greatest profit, where items depend on others. As a minimum cut: Picard, <i>Maximal closure of a
/// graph</i>, Management Science 22 (1976); Kleinberg and Tardos, <i>Algorithm Design</i> (2005), 7.11.
/// </summary>
/// <param name="Profits">Profit of each item, -∞ for one that cannot be chosen.</param>
/// <param name="Dependences">What items need of each other.</param>
public sealed record ClosureProblem(ImmutableArray<double> Profits, ImmutableArray<Dependence> Dependences)
{
    /// <summary>The chosen items, ascending: the smallest of the best sets, empty when nothing pays.</summary>
    public ImmutableArray<int> Solve()
    {
        var (source, sink) = (Profits.Length, Profits.Length + 1);
        var cut = new MinimumCut(Profits.Length + 2);
        for (var i = 0; i < Profits.Length; i++)
            if (Profits[i] > 0)
                cut.Add(source, i, Profits[i]);
            else if (Profits[i] < 0)
                cut.Add(i, sink, -Profits[i]);
        foreach (var x in Dependences.Where(x => x.Cost > 0))
            cut.Add(x.Item, x.Without, x.Cost);
        var chosen = cut.SourceSide(source, sink);
        return [.. Enumerable.Range(0, Profits.Length).Where(x => chosen[x])];
    }

    /// <summary>Profit of a set, dependences paid; -∞ for one that is impossible.</summary>
    public double Profit(IReadOnlyCollection<int> chosen) =>
        chosen.Sum(x => Profits[x]) - Dependences.Where(x => chosen.Contains(x.Item) && !chosen.Contains(x.Without)).Sum(x => x.Cost);

    /// <summary>The same problem without one item.</summary>
    public ClosureProblem Without(int item) => this with { Profits = Profits.SetItem(item, double.NegativeInfinity) };
}
