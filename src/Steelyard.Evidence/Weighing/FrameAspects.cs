using Steelyard.Evidence.Statistics;

namespace Steelyard.Evidence.Weighing;

/// <summary>Aspects of frames and requests that trials cannot be compared by one at a time: the far tail, and missed deadlines.</summary>
internal static class FrameAspects
{
    private const double FarTail = 0.999;

    /// <summary>The values that the frames or requests at the main size give.</summary>
    public static IEnumerable<AspectValue> Of(Study study, Candidate candidate)
    {
        var frames = study.Trials.Where(x => x.Candidate == candidate.Name && x.Phase == Phase.Main && x.Outcome == Outcome.Right)
            .Select(x => x.Frames).OfType<FrameTimes>().ToList();
        if (frames.Count == 0)
            yield break;
        var service = study.Plan.Kind == WorkloadKind.Service;
        if (FrameTimes.Tail(frames, FarTail) is { } tail)
            yield return new AspectValue(service ? Aspect.RequestFarTail : Aspect.FrameFarTail, tail.Value, tail.Low, tail.High, frames.Count,
                Note: $"{tail.Trials} {(service ? "requests" : "frames")}");
        if (service)
            yield break;
        var missed = frames.Select(x => x.Missed).ToList();
        yield return new AspectValue(Aspect.FrameMissed, Quantiles.Median(missed), missed.Min(), missed.Max(), frames.Count, Bounds.Range);
    }
}
