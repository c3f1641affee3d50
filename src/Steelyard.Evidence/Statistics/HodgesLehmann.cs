namespace Steelyard.Evidence.Statistics;

/// <summary>
/// Hodges–Lehmann estimates on logarithms with distribution-free intervals (Hodges &amp; Lehmann 1963, Annals of Mathematical
/// Statistics 34). Smallest samples that bound a 95% interval: 4 + 4 trials, 6 pairs, 6 values; below that it is (0, +∞).
/// </summary>
public static class HodgesLehmann
{
    /// <inheritdoc cref="RankTest.Ratio"/>
    public static Interval Ratio(IReadOnlyList<double> of, IReadOnlyList<double> to, double confidence = 0.95) =>
        RankTest.Ratio(of, to).Estimate(confidence);

    /// <inheritdoc cref="RankTest.PairedRatio"/>
    public static Interval PairedRatio(IReadOnlyList<double> of, IReadOnlyList<double> to, double confidence = 0.95) =>
        RankTest.PairedRatio(of, to).Estimate(confidence);

    /// <inheritdoc cref="RankTest.Centre"/>
    public static Interval Centre(IReadOnlyList<double> values, double confidence = 0.95) =>
        RankTest.Centre(values).Estimate(confidence);
}
