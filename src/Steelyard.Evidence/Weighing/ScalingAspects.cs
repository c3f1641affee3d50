using Steelyard.Evidence.Deciding;
using Steelyard.Evidence.Statistics;

namespace Steelyard.Evidence.Weighing;

/// <summary>Aspects of a workload whose sizes are numbers of workers that share the same work.</summary>
internal static class ScalingAspects
{
    /// <summary>The parameters of the scalability law; none for other workloads, or with fewer than three numbers of workers.</summary>
    public static IEnumerable<AspectValue> Of(Study study, Candidate candidate)
    {
        if (study.Plan.Kind != WorkloadKind.Workers || Scalability.Of(Points(study, candidate)) is not { } fit)
            yield break;
        var best = double.IsInfinity(fit.BestWorkers) ? "no best number of workers" : $"best with {Quantity.Number(fit.BestWorkers)} workers";
        yield return Value(Aspect.Contention, fit.Contention, best);
        yield return Value(Aspect.Coherency, fit.Coherency, null);
    }

    /// <summary>Workers and runs a second of every right trial.</summary>
    public static List<(double Workers, double Throughput)> Points(Study study, Candidate candidate)
    {
        var workers = study.Inputs.Where(x => x.N > 0).ToDictionary(x => x.Name, x => (double)x.N);
        return [.. study.Trials
            .Where(x => x.Candidate == candidate.Name && x.Outcome == Outcome.Right && x.Phase is Phase.Main or Phase.Startup or Phase.Growth && workers.ContainsKey(x.Size))
            .Select(x => (workers[x.Size], 1 / x.Wall))];
    }

    // Below 0 the law has no meaning: noise alone brings a fit there.
    private static AspectValue Value(Aspect aspect, Interval fit, string? note) =>
        new(aspect, Math.Max(0, fit.Value), Math.Max(0, fit.Low), Math.Max(0, fit.High), fit.Trials, Bounds.Confidence, Origin.Measured, note);
}
