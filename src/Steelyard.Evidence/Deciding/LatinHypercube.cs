using MathNet.Numerics.Distributions;

namespace Steelyard.Evidence.Deciding;

/// <summary>
/// Standard normal variates by Latin hypercube sampling (McKay, Beckman and Conover 1979): every column holds the same quantiles,
/// one from each of <c>draws</c> equally likely strata, in an order of its own. So each value's distribution is met exactly, and
/// only the way in which values meet is left to chance.
/// </summary>
internal sealed class LatinHypercube(int draws, long seed)
{
    private readonly double[] _quantiles =
        [.. Enumerable.Range(0, draws).Select(k => Normal.InvCDF(0, 1, (k + 0.5) / draws))];

    /// <summary>The column of one option and aspect; the same for a seed whatever other columns there are.</summary>
    public double[] Column(int option, int aspect)
    {
        var column = (double[])_quantiles.Clone();
        SplitMix64.Stream(seed, option, aspect).Shuffle(column);
        return column;
    }
}
