namespace Steelyard.Evidence.Statistics;

/// <summary>Holm's step-down correction for several tests (Holm 1979, Scandinavian Journal of Statistics 6).</summary>
public static class Holm
{
    /// <summary>
    /// Adjusted p-values in the order given: rejecting those at most α keeps the chance of any false rejection at most α,
    /// whatever the dependence between the tests.
    /// </summary>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> pValues)
    {
        var adjusted = new double[pValues.Count];
        var largest = 0.0;
        foreach (var (rank, index) in Enumerable.Range(0, pValues.Count).OrderBy(i => pValues[i]).Index())
        {
            largest = Math.Max(largest, Math.Min(1, (pValues.Count - rank) * pValues[index]));
            adjusted[index] = largest;
        }

        return adjusted;
    }
}
