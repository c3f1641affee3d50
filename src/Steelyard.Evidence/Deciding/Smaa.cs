using System.Collections.Immutable;

namespace Steelyard.Evidence.Deciding;

/// <summary>
/// SMAA-2, stochastic multicriteria acceptability analysis (Lahdelma and Salminen, Operations Research 49(3), 2001): in each draw of
/// weights and partial values the options are ranked by their weighted sums, and the draws are counted.
/// </summary>
public static class Smaa
{
    /// <summary>Analyses partial values that are known exactly.</summary>
    /// <param name="partialValues">[option, aspect in the order of <paramref name="priorities"/>]: 0 worthless … 1 best.</param>
    /// <param name="priorities">The ranking that the weights keep to.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="draws">Draws of weights, rounded up to a multiple of 8.</param>
    public static SmaaResult Analyze(double[,] partialValues, Priorities priorities, long seed, int draws = Settings.Draws)
    {
        var weights = WeightSampling.Sample(priorities, Columns.RoundUp(draws), seed);
        if (partialValues.GetLength(1) != weights.Length)
            throw new ArgumentException("There must be one partial value per option and ranked aspect.", nameof(partialValues));
        var values = new PartialValues(
            partialValues.GetLength(0), Columns.RoundUp(draws), [.. weights.Select((w, a) => Constant(partialValues, a, w.Length))]);
        return Analyze(values, weights, []);
    }

    private static double[][] Constant(double[,] partialValues, int aspect, int draws) =>
        [.. Enumerable.Range(0, partialValues.GetLength(0)).Select(i => Columns.Constant(partialValues[i, aspect], draws))];

    /// <summary>Analyses drawn partial values.</summary>
    /// <param name="values">The partial values.</param>
    /// <param name="weights">[aspect][draw].</param>
    /// <param name="barred">Draws in which an option takes no part.</param>
    internal static SmaaResult Analyze(PartialValues values, double[][] weights, IReadOnlyList<BarredDraws> barred)
    {
        var scores = values.Scores(weights);
        foreach (var bar in barred) bar.Apply(scores);
        var tally = new RankTally(values.Options, weights.Length);
        tally.Count(scores, weights);
        var central = tally.CentralWeights();
        var confidence = central.Select((w, i) => w.IsEmpty && weights.Length > 0 ? 0 : ShareFirst(values, w, barred, i));
        return new(tally.RankAcceptability(), central, [.. confidence], tally.PairwiseWins());
    }

    private static double ShareFirst(PartialValues values, ImmutableArray<double> weights, IReadOnlyList<BarredDraws> barred, int option)
    {
        var scores = values.Scores([.. weights.Select(w => Columns.Constant(w, values.Draws))]);
        foreach (var bar in barred) bar.Apply(scores);
        return Columns.ShareOfMaxima(scores)[option];
    }
}
