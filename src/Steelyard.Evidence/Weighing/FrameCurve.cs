using System.Collections.Immutable;

namespace Steelyard.Evidence.Weighing;

/// <summary>How late the answers to frames of one candidate came, over the frames of all its processes at the main size.</summary>
/// <param name="Candidate">Its name.</param>
/// <param name="Frames">How many frames.</param>
/// <param name="Missed">How many of them were answered after the next was due.</param>
/// <param name="Points">Latency in seconds that a share of the frames does not exceed, ascending; the last is the worst.</param>
public sealed record FrameCurve(string Candidate, int Frames, int Missed, ImmutableArray<(double Share, double Latency)> Points)
{
    private static readonly double[] Shares = [0.5, 0.75, 0.9, 0.95, 0.99, 0.995, 0.999, 0.9999];

    /// <summary>One per candidate of which frames are kept. No percentile rests on fewer than ten frames beyond it.</summary>
    public static ImmutableArray<FrameCurve> All(Study study) =>
        [.. study.Candidates.Where(x => x.Status == CandidateStatus.Measured).Select(x => Of(study, x.Name)).OfType<FrameCurve>()];

    private static FrameCurve? Of(Study study, string candidate)
    {
        const int beyond = 10;
        var frames = study.Trials.Where(x => x.Candidate == candidate && x.Phase == Phase.Main && x.Outcome == Outcome.Right).Select(x => x.Frames).OfType<FrameTimes>().ToList();
        double[] sorted = [.. frames.SelectMany(x => x.Latencies).Order()];
        if (sorted.Length == 0)
            return null;
        var points = Shares.Where(x => sorted.Length * (1 - x) >= beyond - 1e-9).Select(x => (x, sorted[(int)Math.Ceiling(x * sorted.Length) - 1]));
        return new(candidate, sorted.Length, frames.Sum(x => x.Latencies.Count(l => l > x.Period)), [.. points, (1, sorted[^1])]);
    }
}
