using Steelyard.Evidence.Statistics;

namespace Steelyard.Tests.Evidence.Statistics;

public sealed class ScalabilityTests
{
    /// <summary>Throughput of a Cisco router by packets at once, as usl4j 0.7 and Schwartz, Practical Scalability Analysis, give it.</summary>
    private static readonly double[] Cisco =
    [
        955.16, 1878.91, 2688.01, 3548.68, 4315.54, 5130.43, 5931.37, 6531.08, 7219.8, 7867.61, 8278.71, 8646.7, 9047.84, 9426.55, 9645.37, 9897.24,
        10097.6, 10240.5, 10532.39, 10798.52, 11151.43, 11518.63, 11806, 12089.37, 12075.41, 12177.29, 12211.41, 12158.93, 12155.27, 12118.04, 12140.4,
        12074.39,
    ];

    [Fact]
    public void The_data_of_usl4j_give_its_parameters()
    {
        var fit = Scalability.Of([.. Cisco.Select((x, i) => (i + 1.0, x))])!;
        Assert.Equal(0.02671591, fit.Contention.Value, 0.02671591 * 2e-4);
        Assert.Equal(7.690945e-4, fit.Coherency.Value, 7.690945e-4 * 2e-4);
        Assert.Equal(995.6486, fit.OneWorker.Value, 995.6486 * 2e-4);
        Assert.Equal(35, fit.BestWorkers);
        Assert.True(fit.Contention.Low < fit.Contention.Value && fit.Contention.Value < fit.Contention.High);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(0.1, 0.01)]
    public void Exact_points_give_back_their_parameters(double contention, double coherency)
    {
        var fit = Scalability.Of([.. new[] { 1.0, 2, 4, 8, 16 }.Select(n => (n, 500 * n / (1 + (contention * (n - 1)) + (coherency * n * (n - 1)))))])!;
        Assert.Equal(contention, fit.Contention.Value, 1e-6);
        Assert.Equal(coherency, fit.Coherency.Value, 1e-6);
        Assert.Equal(500, fit.OneWorker.Value, 1e-3);
    }

    /// <summary>95% intervals hold the truth in 90 to 99% of 200 drawn studies with 2% noise.</summary>
    [Fact]
    public void Intervals_cover_the_truth()
    {
        var noise = new Noise(7);
        var covered = Enumerable.Range(0, 200).Count(_ =>
        {
            var points = from n in new[] { 1.0, 2, 4, 8 } from trial in Enumerable.Range(0, 6) select (n, n / (1 + (0.2 * (n - 1)) + (0.01 * n * (n - 1))) * (1 + (0.02 * noise.Gauss())));
            return Scalability.Of([.. points])!.Contention.Contains(0.2);
        });
        Assert.InRange(covered, 180, 199);
    }

    [Fact]
    public void Two_numbers_of_workers_are_too_few() => Assert.Null(Scalability.Of([(1, 1), (1, 1), (2, 2), (2, 2)]));
}
