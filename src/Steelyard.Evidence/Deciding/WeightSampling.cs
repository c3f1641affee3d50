using System.Collections.Immutable;

namespace Steelyard.Evidence.Deciding;

/// <summary>Draws of weights, uniform on the part of the simplex that a ranking allows.</summary>
internal static class WeightSampling
{
    /// <summary>Weights as columns: [aspect, in the order of <see cref="Priorities.Aspects"/>][draw].</summary>
    public static double[][] Sample(Priorities priorities, int draws, long seed)
    {
        var sizes = priorities.Groups.Select(g => g.Length).ToImmutableArray();
        var columns = sizes.SelectMany(size => Enumerable.Range(0, size)).Select(_ => new double[draws]).ToArray();
        var random = SplitMix64.Stream(seed, -1, 0);
        Span<double> weights = stackalloc double[columns.Length];
        for (var d = 0; d < draws; d++)
        {
            DrawSorted(weights, ref random);
            ShuffleTies(weights, sizes, ref random);
            for (var a = 0; a < columns.Length; a++) columns[a][d] = weights[a];
        }

        return columns;
    }

    /// <summary>
    /// A uniform point of the simplex – exponential variates over their sum (Devroye 1986, V.2.2) – in descending order,
    /// which makes it uniform on the part where w₁ ≥ w₂ ≥ ….
    /// </summary>
    private static void DrawSorted(Span<double> weights, ref SplitMix64 random)
    {
        var sum = 0.0;
        foreach (ref var w in weights) sum += w = -Math.Log(random.NextOpenUnit());
        foreach (ref var w in weights) w /= -sum;
        weights.Sort();
        foreach (ref var w in weights) w = -w;
    }

    /// <summary>Within a tie every order is as likely; the sets of weights that the groups get stay ordered.</summary>
    private static void ShuffleTies(Span<double> weights, ImmutableArray<int> sizes, ref SplitMix64 random)
    {
        foreach (var size in sizes)
        {
            if (size > 1) random.Shuffle(weights[..size]);
            weights = weights[size..];
        }
    }
}
