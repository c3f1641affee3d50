namespace Steelyard.Evidence.Deciding.Money;

/// <summary>
/// What uncertainty costs (Raiffa and Schlaifer 1961; Howard 1966). Columns hold the cost of one option by draw; the option of the
/// lowest mean is what one would choose today.
/// </summary>
public static class ValueOfInformation
{
    /// <summary>Per option, the mean of its cost less that of the cheapest in each draw. The smallest is the value of perfect information.</summary>
    public static double[] Regrets(double[][] costs)
    {
        var least = Least(costs);
        return Array.ConvertAll(costs, column => column.Zip(least, (x, min) => x - min).Average());
    }

    /// <summary>Per option, the share of draws in which it is the cheapest; those that tie share the draw.</summary>
    internal static double[] ShareOfMinima(double[][] costs)
    {
        var least = Least(costs);
        var shares = new double[costs.Length];
        for (var d = 0; d < least.Length; d++)
        {
            var ties = costs.Count(column => column[d] == least[d]);
            for (var i = 0; i < costs.Length; i++)
                if (costs[i][d] == least[d]) shares[i] += 1.0 / ties;
        }

        return Array.ConvertAll(shares, x => x / least.Length);
    }

    /// <summary>The value of knowing an input of one option: what choosing after seeing it would save on average.</summary>
    /// <param name="means">Mean cost of every option.</param>
    /// <param name="option">Index of the option that the input belongs to.</param>
    /// <param name="costs">Its cost by draw of the input, everything else averaged out.</param>
    public static double OfOne(double[] means, int option, double[] costs)
    {
        var others = means.Where((_, i) => i != option).DefaultIfEmpty(double.PositiveInfinity).Min();
        return Math.Max(0, Math.Min(others, costs.Average()) - costs.Average(x => Math.Min(x, others)));
    }

    /// <summary>The value of knowing an input that all options share.</summary>
    /// <param name="means">Mean cost of every option.</param>
    /// <param name="costs">Per option its cost by draw of the input, everything else averaged out.</param>
    public static double OfAll(double[] means, double[][] costs) => Math.Max(0, means.Min() - Least(costs).Average());

    private static double[] Least(double[][] costs) => [.. Enumerable.Range(0, costs[0].Length).Select(d => costs.Min(column => column[d]))];
}
