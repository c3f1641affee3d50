using System.Collections.Immutable;

namespace Steelyard.Evidence.Deciding;

/// <summary>
/// What was computed for one scenario, kept for those that differ from it in a single input: most of it stays as it is.
/// </summary>
/// <param name="Options">The options that the limits leave.</param>
/// <param name="Weights">[ranked aspect][draw].</param>
/// <param name="Positions">[ranked aspect][option][draw].</param>
/// <param name="Values">Partial values of the same.</param>
/// <param name="Scores">[option][draw].</param>
internal sealed record Baseline(
    ImmutableArray<int> Options, double[][] Weights, double[][][] Positions, PartialValues Values, double[][] Scores)
{
    public static Baseline Of(Scenario scenario, ImmutableArray<int> options)
    {
        var positions = scenario.Weights.Select((_, a) => options.Select(i => scenario.Positions(i, a)).ToArray()).ToArray();
        var values = new PartialValues(options.Length, scenario.Draws, Array.ConvertAll(positions, PartialValues.FromPositions));
        return new(options, scenario.Weights, positions, values, values.Scores(scenario.Weights));
    }

    /// <summary>Scores with other weights.</summary>
    public double[][] Reweighted(double[][] weights) => ReferenceEquals(weights, Weights) ? Scores : Values.Scores(weights);

    /// <summary>Scores with other positions of one option on one aspect; both are indices into these tables.</summary>
    public double[][] Moved(int option, int aspect, double[] positions)
    {
        var all = (double[][])Positions[aspect].Clone();
        all[option] = positions;
        var best = Columns.Minimum(all);
        return [.. Scores.Select((column, i) => Columns.Revalued(column, Weights[aspect], Values.ByAspect[aspect][i], best, all[i]))];
    }
}
