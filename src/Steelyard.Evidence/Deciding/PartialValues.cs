namespace Steelyard.Evidence.Deciding;

/// <summary>What each option's value on each aspect is worth, draw by draw: 0 worthless … 1 best.</summary>
/// <param name="Options">Number of options.</param>
/// <param name="Draws">Number of draws.</param>
/// <param name="ByAspect">[aspect][option][draw].</param>
internal sealed record PartialValues(int Options, int Draws, double[][][] ByAspect)
{
    /// <summary>
    /// Partial values of one aspect from drawn positions [option][draw]. They are measured from the best option of the same draw, so
    /// that the values of a draw depend on the differences of its positions alone.
    /// </summary>
    public static double[][] FromPositions(double[][] positions)
    {
        if (positions.Length == 0) return [];
        var best = Columns.Minimum(positions);
        return Array.ConvertAll(positions, column => Columns.PartialValues(best, column));
    }

    /// <summary>Weighted sums [option][draw] for weights [aspect][draw].</summary>
    public double[][] Scores(double[][] weights)
    {
        var scores = new double[Options][];
        for (var i = 0; i < Options; i++)
        {
            scores[i] = new double[Draws];
            for (var a = 0; a < ByAspect.Length; a++) Columns.AddProduct(weights[a], ByAspect[a][i], scores[i]);
        }

        return scores;
    }
}
