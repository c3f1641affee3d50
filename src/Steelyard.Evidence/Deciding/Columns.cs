using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Steelyard.Evidence.Deciding;

/// <summary>
/// Arithmetic on columns: one number per draw, all columns of one length, which is a multiple of <see cref="Multiple"/> so that
/// whole vectors cover it. The loops are compiled with full optimisation at once: a decision is over before tiering would begin.
/// </summary>
internal static class Columns
{
    /// <summary>Doubles in the widest vector there is.</summary>
    public const int Multiple = 8;

    public static int RoundUp(int draws) => checked(draws + Multiple - 1) / Multiple * Multiple;

    /// <summary>The same number in every draw.</summary>
    public static double[] Constant(double value, int draws)
    {
        var column = new double[draws];
        Array.Fill(column, value);
        return column;
    }

    /// <summary>Positions of <paramref name="spread"/> for standard normal variates.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double[] Positions(Spread spread, double[] normals)
    {
        var positions = new double[normals.Length];
        var (median, floor) = (new Vector<double>(spread.Median), new Vector<double>(spread.Floor));
        var (below, above) = (new Vector<double>(spread.Below), new Vector<double>(spread.Above));
        var z = Vectors(normals);
        var into = Vectors(positions);
        for (var d = 0; d < into.Length; d++)
        {
            var deviation = Vector.ConditionalSelect(Vector.LessThan(z[d], Vector<double>.Zero), below, above);
            into[d] = Vector.Max(floor, median + z[d] * deviation);
        }

        return positions;
    }

    /// <summary>The smallest of one or more columns, draw by draw.</summary>
    public static double[] Minimum(double[][] columns)
    {
        var least = (double[])columns[0].Clone();
        foreach (var column in columns.AsSpan(1)) Minimum(column, least);
        return least;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Minimum(double[] column, double[] least)
    {
        var x = Vectors(column);
        var into = Vectors(least);
        for (var d = 0; d < into.Length; d++) into[d] = Vector.Min(x[d], into[d]);
    }

    /// <summary>Partial values of positions: 1 at the best position of the draw, 0 a whole scale or more above it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double[] PartialValues(double[] best, double[] positions)
    {
        var values = new double[positions.Length];
        var b = Vectors(best);
        var p = Vectors(positions);
        var into = Vectors(values);
        for (var d = 0; d < into.Length; d++) into[d] = PartialValue(b[d], p[d]);
        return values;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> PartialValue(Vector<double> best, Vector<double> position) =>
        Vector.Max(Vector<double>.Zero, Vector<double>.One - (position - best));

    /// <summary>Adds the product of two columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddProduct(double[] weights, double[] values, double[] sum)
    {
        var w = Vectors(weights);
        var v = Vectors(values);
        var into = Vectors(sum);
        for (var d = 0; d < into.Length; d++) into[d] += w[d] * v[d];
    }

    /// <summary>Scores after the positions of one aspect changed: its old partial values taken out, the new ones put in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double[] Revalued(double[] scores, double[] weights, double[] before, double[] best, double[] positions)
    {
        var revalued = (double[])scores.Clone();
        var w = Vectors(weights);
        var old = Vectors(before);
        var b = Vectors(best);
        var p = Vectors(positions);
        var into = Vectors(revalued);
        for (var d = 0; d < into.Length; d++) into[d] += w[d] * (PartialValue(b[d], p[d]) - old[d]);
        return revalued;
    }

    /// <summary>
    /// For each column of scores the share of draws in which it is the largest; those that tie share the draw.
    /// Scores are 0 or more; a negative score takes no part.
    /// </summary>
    public static double[] ShareOfMaxima(double[][] scores)
    {
        if (scores.Length == 0) return [];
        var shares = new Vector<double>[scores.Length];
        AddShares(scores, shares);
        return Array.ConvertAll(shares, s => Vector.Sum(s) / scores[0].Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddShares(double[][] scores, Vector<double>[] shares)
    {
        for (var d = 0; d < scores[0].Length; d += Vector<double>.Count)
        {
            var threshold = Vector<double>.Zero;
            foreach (var score in scores) threshold = Vector.Max(threshold, new Vector<double>(score, d));
            threshold -= new Vector<double>(Settings.Tie);
            var ties = Vector<double>.Zero;
            foreach (var score in scores) ties += OneWhere(Vector.GreaterThanOrEqual(new Vector<double>(score, d), threshold));
            var share = Vector<double>.One / Vector.Max(ties, Vector<double>.One);
            for (var i = 0; i < scores.Length; i++)
                shares[i] += share * OneWhere(Vector.GreaterThanOrEqual(new Vector<double>(scores[i], d), threshold));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> OneWhere(Vector<long> mask) =>
        Vector.ConditionalSelect(mask, Vector<double>.One, Vector<double>.Zero);

    private static Span<Vector<double>> Vectors(double[] column) => MemoryMarshal.Cast<double, Vector<double>>(column.AsSpan());
}
