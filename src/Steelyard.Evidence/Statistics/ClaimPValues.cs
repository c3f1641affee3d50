namespace Steelyard.Evidence.Statistics;

/// <summary>The evidence for each of the three claims that one comparison can make, as p-values.</summary>
/// <param name="Faster">Of the hypothesis: ratio ≥ 1 / (1 + threshold).</param>
/// <param name="Slower">Of the hypothesis: ratio ≤ 1 + threshold.</param>
/// <param name="Same">Of two one-sided tests, the larger: ratio ≤ 1 / (1 + threshold), ratio ≥ 1 + threshold (Schuirmann 1987).</param>
public sealed record ClaimPValues(double Faster, double Slower, double Same)
{
    /// <summary>The claim with the most evidence, whether or not that is enough.</summary>
    public RatioVerdict Strongest =>
        Same <= 2 * Math.Min(Faster, Slower) ? RatioVerdict.Same : Faster <= Slower ? RatioVerdict.Faster : RatioVerdict.Slower;

    /// <summary>The smallest level that allows the strongest claim. Why a difference pays twice: <see cref="Comparison"/>.</summary>
    public double Combined => Math.Min(Same, Math.Min(1, 2 * Math.Min(Faster, Slower)));
}
