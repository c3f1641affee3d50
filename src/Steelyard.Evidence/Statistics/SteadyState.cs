using Perfolizer.Mathematics.Cpd;

namespace Steelyard.Evidence.Statistics;

/// <summary>
/// Whether a series settles, from its change points (Barrett, Bolz-Tereick, Killick, Mount &amp; Tratt 2017, "Virtual Machine
/// Warmup Blows Hot and Cold", OOPSLA), found by ED-PELT (Haynes, Fearnhead &amp; Eckley 2017; Perfolizer) on logarithms.
/// </summary>
/// <remarks>
/// ED-PELT alone finds a change in 20–30% of short constant series (20 to 200 trials, simulated). A change point is kept only if the
/// two levels beside it differ by more than the tolerance, and by a Mann–Whitney test that pays for every place it could have been.
/// </remarks>
/// <param name="Kind">The course of the series.</param>
/// <param name="ChangePoints">Index of the first trial of each new level.</param>
public sealed record SteadyState(SteadyStateKind Kind, IReadOnlyList<int> ChangePoints)
{
    /// <summary>Below this many trials the answer is <see cref="SteadyStateKind.Unknown"/>.</summary>
    public const int LeastTrials = 20;

    /// <summary>Classifies <paramref name="values"/> in the order they were measured.</summary>
    /// <param name="values">Positive values in order of time.</param>
    /// <param name="tolerance">Relative difference of levels that does not matter.</param>
    /// <param name="alpha">Chance to see a change in a series that has none.</param>
    /// <exception cref="ArgumentException">A value is not positive and finite.</exception>
    public static SteadyState Classify(IReadOnlyList<double> values, double tolerance = 0.02, double alpha = 0.05)
    {
        if (values.Count < LeastTrials) return new SteadyState(SteadyStateKind.Unknown, []);
        var changes = Changes([.. values], tolerance, alpha / values.Count);
        return new SteadyState(KindOf([.. values], changes, tolerance), changes);
    }

    private static List<int> Changes(double[] values, double tolerance, double alpha)
    {
        var leastLevel = Math.Max(4, values.Length / 10);
        var kept = new List<int>();
        var lasts = EdPeltChangePointDetector.Instance.GetChangePointIndexes(values.Logs(), leastLevel);
        int[] ends = [.. lasts.Select(last => last + 1), values.Length];
        foreach (var (change, end) in ends.Zip(ends.Skip(1)))
        {
            var start = kept.LastOrDefault();
            if (Differ(values[start..change], values[change..end], tolerance, alpha)) kept.Add(change);
        }

        return kept;
    }

    private static bool Differ(double[] before, double[] after, double tolerance, double alpha)
    {
        var test = RankTest.Ratio(after, before);
        var isLarge = Math.Abs(Math.Log(test.Estimate().Value)) > Math.Log(1 + tolerance);
        return isLarge && 2 * Math.Min(test.Below(1), test.Above(1)) <= alpha;
    }

    private static SteadyStateKind KindOf(double[] values, List<int> changes, double tolerance)
    {
        if (changes.Count == 0) return SteadyStateKind.Flat;
        if (changes[^1] > values.Length * 3 / 4) return SteadyStateKind.NoSteadyState;
        int[] starts = [0, .. changes];
        int[] ends = [.. changes, values.Length];
        double[] levels = [.. starts.Zip(ends, (start, end) => Quantiles.Median(values[start..end]))];
        return levels[^1] <= levels.Min() * (1 + tolerance) ? SteadyStateKind.WarmUp : SteadyStateKind.SlowDown;
    }
}
