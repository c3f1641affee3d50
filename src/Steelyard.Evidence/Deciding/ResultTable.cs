using System.Collections.Immutable;

namespace Steelyard.Evidence.Deciding;

/// <summary>Turns arrays over the options that the limits leave into tables by name.</summary>
internal sealed class ResultTable(Scenario scenario, ImmutableArray<int> survivors)
{
    /// <summary>A value for every option; <paramref name="otherwise"/> for those that are out.</summary>
    public Dictionary<string, T> OfAll<T>(Func<int, T> value, T otherwise) =>
        Enumerable.Range(0, scenario.Options.Length).ToDictionary(
            i => scenario.Options[i].Name, i => survivors.IndexOf(i) is >= 0 and var k ? value(k) : otherwise);

    public Dictionary<string, IReadOnlyDictionary<Aspect, double>> CentralWeights(SmaaResult smaa) =>
        Survivors.Where(k => !smaa.CentralWeights[k].IsEmpty).ToDictionary(Name, k => (IReadOnlyDictionary<Aspect, double>)
            scenario.Ranking.Aspects.Zip(smaa.CentralWeights[k]).ToDictionary(x => x.First, x => x.Second));

    public Dictionary<string, IReadOnlyDictionary<string, double>> PairwiseWins(SmaaResult smaa) =>
        Survivors.ToDictionary(Name, k => (IReadOnlyDictionary<string, double>)
            Survivors.Where(j => j != k).ToDictionary(Name, j => smaa.PairwiseWins[k][j]));

    private IEnumerable<int> Survivors => Enumerable.Range(0, survivors.Length);

    private string Name(int survivor) => scenario.Options[survivors[survivor]].Name;
}
