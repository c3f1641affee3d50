using MathNet.Numerics.Distributions;

namespace Steelyard.Evidence.Statistics;

/// <summary>
/// A rank distribution too large to count, by its Edgeworth series up to the sixth cumulant (Fix &amp; Hodges 1955, Annals of
/// Mathematical Statistics 26). S plus a uniform variable on ±½ is continuous and has exactly the cdf of S at u + ½; its
/// even cumulants are those of S plus those of the uniform, which makes the continuity correction exact.
/// </summary>
internal sealed class EdgeworthRankDistribution : RankDistribution
{
    private readonly double _deviation;
    private readonly double _fourth;
    private readonly double _sixth;

    private EdgeworthRankDistribution(long maximum, double second, double fourth, double sixth) : base(maximum)
    {
        _deviation = Math.Sqrt(second);
        _fourth = fourth / (second * second);
        _sixth = sixth / (second * second * second);
    }

    /// <summary>
    /// S as a sum of independent parts that are uniform on the integers 0 … k − 1 (a negative term divides such a part out):
    /// its cumulant of order 2r is B₂ᵣ/2r · Σ (k²ʳ − 1), with the Bernoulli numbers 1/6, −1/30, 1/42.
    /// </summary>
    /// <param name="maximum">The largest value of the statistic.</param>
    /// <param name="powerSum">For 2, 4 and 6: Σ (k^power − 1) over the parts.</param>
    public static EdgeworthRankDistribution OfUniformParts(long maximum, Func<int, double> powerSum) =>
        new(maximum, (powerSum(2) + 1) / 12, -(powerSum(4) + 1) / 120, (powerSum(6) + 1) / 252);

    private protected override double LowerTail(long value)
    {
        var z = (value + 0.5 - Maximum / 2.0) / _deviation;
        var z2 = z * z;
        var third = z * (z2 - 3);
        var fifth = z * ((z2 - 10) * z2 + 15);
        var seventh = z * (((z2 - 21) * z2 + 105) * z2 - 105);
        var correction = _fourth / 24 * third + _sixth / 720 * fifth + _fourth * _fourth / 1152 * seventh;
        return Math.Clamp(Normal.CDF(0, 1, z) - Normal.PDF(0, 1, z) * correction, 0, 0.5);
    }
}
