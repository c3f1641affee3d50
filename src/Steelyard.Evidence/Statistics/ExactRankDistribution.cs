namespace Steelyard.Evidence.Statistics;

/// <summary>
/// A rank distribution counted out. The number of arrangements with S = u is the coefficient of q^u in a product of factors
/// (1 − q^k)^±1 or (1 + q^k) (van Dantzig 1947; Harding 1984, Applied Statistics 33), multiplied up factor by factor.
/// Coefficients depend on lower ones only, so that the lower half is enough; the upper mirrors it.
/// </summary>
internal sealed class ExactRankDistribution : RankDistribution
{
    private readonly double[] _cumulative;

    private ExactRankDistribution(long maximum, double[] cumulative) : base(maximum) => _cumulative = cumulative;

    /// <param name="maximum">The largest value of the statistic, the degree of the polynomial.</param>
    /// <param name="multiply">Multiplies its argument, the polynomial 1 cut at the middle, up to the generating function.</param>
    /// <param name="arrangements">Number of equally likely arrangements: the sum of all coefficients.</param>
    public static ExactRankDistribution Count(long maximum, Action<double[]> multiply, double arrangements)
    {
        var coefficients = new double[maximum / 2 + 1];
        coefficients[0] = 1;
        multiply(coefficients);
        return new ExactRankDistribution(maximum, Accumulate(coefficients, arrangements));
    }

    /// <summary>Multiplies by 1 − q^<paramref name="power"/>.</summary>
    public static void TimesOneMinus(double[] polynomial, int power)
    {
        for (var u = polynomial.Length - 1; u >= power; u--) polynomial[u] -= polynomial[u - power];
    }

    /// <summary>Multiplies by 1 + q^<paramref name="power"/>.</summary>
    public static void TimesOnePlus(double[] polynomial, int power)
    {
        for (var u = polynomial.Length - 1; u >= power; u--) polynomial[u] += polynomial[u - power];
    }

    /// <summary>Divides by 1 − q^<paramref name="power"/>.</summary>
    public static void OverOneMinus(double[] polynomial, int power)
    {
        for (var u = power; u < polynomial.Length; u++) polynomial[u] += polynomial[u - power];
    }

    private protected override double LowerTail(long value) => _cumulative[value];

    private static double[] Accumulate(double[] coefficients, double arrangements)
    {
        var sum = 0.0;
        for (var u = 0; u < coefficients.Length; u++)
        {
            sum += coefficients[u];
            coefficients[u] = sum / arrangements;
        }

        return coefficients;
    }
}
