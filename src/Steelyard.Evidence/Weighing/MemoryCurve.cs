using System.Collections.Immutable;

namespace Steelyard.Evidence.Weighing;

/// <summary>Memory over time of one candidate at the main size, in one run.</summary>
/// <param name="Candidate">Its name.</param>
/// <param name="Times">The samples.</param>
public sealed record MemoryCurve(string Candidate, MemoryTimes Times)
{
    /// <summary>One per measured candidate that ran long enough for some samples.</summary>
    public static ImmutableArray<MemoryCurve> All(Study study) =>
        [.. from candidate in study.Candidates
            where candidate.Status == CandidateStatus.Measured
            let times = SingleRunAspects.MemoryOf(study, candidate.Name)
            where times?.Mean() is not null
            select new MemoryCurve(candidate.Name, times)];
}
