namespace Steelyard.Evidence.Statistics;

/// <summary>
/// Compares one candidate with another against a practical threshold δ. The ratio of their values lies in exactly one of
/// three parts: below 1/(1+δ) (faster), above 1+δ (slower), or between (same).
/// </summary>
/// <remarks>
/// <para>
/// <b>One comparison</b> makes a false claim with probability at most α, without a split over the three claims, because only
/// the part that holds can be denied falsely (partitioning principle; Finner &amp; Strassburger 2002, Annals of Statistics 30).
/// "Faster" needs 2·p ≤ α and so does "slower": where "same" is true both are false, and together they err at most α.
/// "Same" needs both one-sided tests at α: where "faster" is true, "same" and "slower" are false, but each of them also
/// rejects ratio ≤ 1/(1+δ) at α, so that together they err no more than that one test. The combined p-value is
/// the smallest of the three, differences doubled.
/// </para>
/// <para>
/// <b>A family</b> of comparisons is corrected by Holm over the combined p-values, the claim of each being its strongest. That
/// Holm also bounds claims in a wrong direction is proved for independent comparisons (Shaffer 1980, Annals of
/// Statistics 8); comparisons here share candidates, for which the tests of this type simulate it.
/// </para>
/// <para>A study must not stop on these p-values: they hold for a number of trials that did not depend on them.</para>
/// </remarks>
/// <param name="Ratio">The ratio "of" over "to" with its interval.</param>
/// <param name="Claims">The evidence for faster, slower and same.</param>
public sealed record Comparison(Interval Ratio, ClaimPValues Claims)
{
    /// <summary>Compares independent samples; see <see cref="RankTest.Ratio"/>.</summary>
    public static Comparison Independent(
        IReadOnlyList<double> of, IReadOnlyList<double> to, double threshold = 0.02, double confidence = 0.95) =>
        Of(RankTest.Ratio(of, to), threshold, confidence);

    /// <summary>Compares block by block; see <see cref="RankTest.PairedRatio"/>.</summary>
    public static Comparison Paired(
        IReadOnlyList<double> of, IReadOnlyList<double> to, double threshold = 0.02, double confidence = 0.95) =>
        Of(RankTest.PairedRatio(of, to), threshold, confidence);

    /// <summary>
    /// One verdict per comparison, in the order given; any false claim in the family has probability at most <paramref name="alpha"/>.
    /// </summary>
    public static IReadOnlyList<RatioVerdict> Decide(IReadOnlyList<ClaimPValues> family, double alpha = 0.05) =>
        [.. Holm.Adjust([.. family.Select(claims => claims.Combined)])
            .Zip(family, (p, claims) => p <= alpha ? claims.Strongest : RatioVerdict.Inconclusive)];

    /// <summary>Compares by any test of a ratio.</summary>
    public static Comparison Of(RankTest test, double threshold = 0.02, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threshold);
        double low = 1 / (1 + threshold), high = 1 + threshold;
        var claims = new ClaimPValues(test.Below(low), test.Above(high), Math.Max(test.Above(low), test.Below(high)));
        return new Comparison(test.Estimate(confidence), claims);
    }
}
