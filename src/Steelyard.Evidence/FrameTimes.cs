using System.Collections.Immutable;
using Steelyard.Evidence.Statistics;

namespace Steelyard.Evidence;

/// <summary>How late the answers to frames came that were due at a fixed rate.</summary>
/// <param name="Period">Time from frame to frame, seconds.</param>
/// <param name="Latencies">From when a frame was due to its answer, seconds, in order.</param>
public sealed record FrameTimes(double Period, ImmutableArray<double> Latencies)
{
    /// <summary>Fewest frames behind a 99.9th percentile: with fewer it rests on less than ten of them.</summary>
    public const int LeastForTail = 10_000;

    /// <summary>Equal when all latencies are.</summary>
    public bool Equals(FrameTimes? other) => other is not null && Period.Equals(other.Period) && Latencies.SequenceEqual(other.Latencies);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Period, Latencies.Length, Latencies.LastOrDefault());

    /// <summary>Share of frames whose answer came after the next frame was due.</summary>
    public double Missed => Latencies.IsEmpty ? 0 : (double)Latencies.Count(x => x > Period) / Latencies.Length;

    /// <summary>The latency that this share of frames does not exceed, by nearest rank.</summary>
    public double Quantile(double share) => Quantile([.. Latencies.Order()], share);

    /// <summary>
    /// A quantile of all frames together with the interval of its ranks (binomial, normal approximation). Frames of one process are not
    /// independent, so the interval is rather too narrow; null with fewer frames than <see cref="LeastForTail"/>.
    /// </summary>
    public static Interval? Tail(IEnumerable<FrameTimes> trials, double share)
    {
        const double Normal95 = 1.96;
        double[] all = [.. trials.SelectMany(x => x.Latencies).Order()];
        if (all.Length < LeastForTail)
            return null;
        var spread = Normal95 * Math.Sqrt(share * (1 - share) / all.Length);
        return new Interval(Quantile(all, share), Quantile(all, share - spread), Quantile(all, Math.Min(1, share + spread))) { Confidence = 0.95, Trials = all.Length };
    }

    private static double Quantile(double[] sorted, double share) => sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
}
