using System.Collections.Immutable;
using Steelyard.Evidence.Statistics;

namespace Steelyard.Evidence.Weighing;

/// <summary>Throughput of one candidate over numbers of workers that share the same work, with the scalability law fitted to it.</summary>
/// <param name="Candidate">Its name.</param>
/// <param name="Points">By number of workers: runs a second, median with lowest and highest trial.</param>
/// <param name="Fit">The law; null with fewer than three numbers of workers.</param>
public sealed record ScalingCurve(string Candidate, ImmutableArray<(double Workers, double Median, double Low, double High)> Points, Scalability? Fit)
{
    /// <summary>One per measured candidate; none for workloads whose sizes are not workers.</summary>
    public static ImmutableArray<ScalingCurve> All(Study study) => study.Plan.Kind != WorkloadKind.Workers ? []
        : [.. study.Candidates.Where(x => x.Status == CandidateStatus.Measured).Select(x => Of(study, x)).Where(x => !x.Points.IsEmpty)];

    private static ScalingCurve Of(Study study, Candidate candidate)
    {
        var trials = ScalingAspects.Points(study, candidate);
        return new(candidate.Name,
            [.. trials.GroupBy(x => x.Workers, x => x.Throughput).OrderBy(x => x.Key).Select(x => (x.Key, Quantiles.Median([.. x]), x.Min(), x.Max()))],
            Scalability.Of(trials));
    }
}
