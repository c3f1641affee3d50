using System.Globalization;

namespace Steelyard.Evidence.Weighing;

/// <summary>Aspects that one run shows: memory over time, and the interpreter's garbage collections. One run gives no interval.</summary>
internal static class SingleRunAspects
{
    // Languages in which memory is freed where it is known to be unused, without a collector.
    private static readonly string[] WithoutCollector = ["rust", "c"];

    /// <summary>The values that are there.</summary>
    public static IEnumerable<AspectValue> Of(Study study, Candidate candidate)
    {
        if (MemoryOf(study, candidate.Name)?.Mean() is { } mean)
            yield return Once(Aspect.MeanMemory, mean, "one run");
        var watched = study.Trials.Where(x => x.Collector is not null).ToList();
        if (watched.Find(x => x.Candidate == candidate.Name)?.Collector is { } times)
        {
            yield return Once(Aspect.CollectorTime, times.Total, Collections(times));
            yield return Once(Aspect.CollectorPause, times.Longest, "one run");
        }
        else if (watched.Count > 0 && WithoutCollector.Contains(candidate.Language))
        {
            yield return AspectValue.Exact(Aspect.CollectorTime, 0, "has no collector");
            yield return AspectValue.Exact(Aspect.CollectorPause, 0, "has no collector");
        }
    }

    /// <summary>Memory over time of one candidate at the main size, or null.</summary>
    public static MemoryTimes? MemoryOf(Study study, string candidate) => study.Trials.FirstOrDefault(
        x => x.Phase == Phase.Check && x.Candidate == candidate && x.Size == study.Plan.MainSize && x.Outcome == Outcome.Right)?.Memory;

    private static AspectValue Once(Aspect aspect, double value, string note) => new(aspect, value, value, value, 1, Bounds.Range, Note: note);

    private static string Collections(CollectorTimes times) => times.Collections.IsEmpty ? "no collection"
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join(" + ", times.Collections)} collections, youngest generation first");
}
