namespace Steelyard.Tests.Evidence.Statistics;

/// <summary>Seeded trial values around 1, of the shapes that timings have.</summary>
internal sealed class Noise(int seed)
{
    public static readonly Func<Noise, double>[] Shapes = [n => n.Normal(), n => n.LogNormal(), n => n.Contaminated()];

    private readonly Random _random = new(seed);

    /// <summary>3% normal noise.</summary>
    public double Normal() => 1 + 0.03 * Gauss();

    /// <summary>10% log-normal noise.</summary>
    public double LogNormal() => Math.Exp(0.1 * Gauss());

    /// <summary>2% log-normal noise, one trial in ten slowed by up to a half.</summary>
    public double Contaminated() => Math.Exp(0.02 * Gauss()) * (Uniform() < 0.1 ? 1 + Uniform() / 2 : 1);

    /// <summary>A quiet start and a long right tail.</summary>
    public double Exponential() => 1 + 0.03 * -Math.Log(1 - Uniform());

    public double[] Sample(int n, Func<Noise, double> shape, double scale = 1) =>
        [.. Enumerable.Range(0, n).Select(_ => scale * shape(this))];

    public double Uniform() => _random.NextDouble();

    public double Gauss() => Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());
}
