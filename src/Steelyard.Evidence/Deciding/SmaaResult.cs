using System.Collections.Immutable;

namespace Steelyard.Evidence.Deciding;

/// <summary>The indices of SMAA-2 for n options and m aspects; arrays are in the order of the options and aspects given.</summary>
/// <param name="RankAcceptability">[option][rank from 0]: share of draws in which the option takes the rank.</param>
/// <param name="CentralWeights">[option][aspect]: mean weights of the draws in which the option is first; empty when it never is.</param>
/// <param name="Confidence">[option]: share of draws in which the option is first at its central weights; 0 when it has none.</param>
/// <param name="PairwiseWins">[option][other]: share of draws in which the option is better than the other, ties half.</param>
public sealed record SmaaResult(
    ImmutableArray<ImmutableArray<double>> RankAcceptability,
    ImmutableArray<ImmutableArray<double>> CentralWeights,
    ImmutableArray<double> Confidence,
    ImmutableArray<ImmutableArray<double>> PairwiseWins)
{
    /// <summary>[option]: share of draws in which the option is first.</summary>
    public ImmutableArray<double> FirstRank => [.. RankAcceptability.Select(ranks => ranks[0])];

    /// <summary>Shannon entropy of <see cref="FirstRank"/> in bits: 0 when one option is always first, log₂ n when all are as often.</summary>
    public double Entropy => -FirstRank.Where(p => p > 0).Sum(p => p * Math.Log2(p)) + 0.0;
}
