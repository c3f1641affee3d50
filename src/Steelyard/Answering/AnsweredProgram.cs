using System.Collections.Immutable;
using Steelyard.Evidence;
using Steelyard.Evidence.Forecasting;
using Steelyard.Evidence.Profiling;
using Steelyard.Evidence.Weighing;
using Steelyard.Lab.Answering;
using Steelyard.Reporting;

namespace Steelyard.Answering;

/// <summary>How a bare program came to its answer.</summary>
/// <param name="Study">The study; without trials when nothing was built.</param>
/// <param name="Summary">Its profile.</param>
/// <param name="Forecast">What was forecast.</param>
/// <param name="Ports">What was ported; empty when nothing pays.</param>
/// <param name="Outcome">What came of the forecast; null when nothing was measured.</param>
public sealed record AnsweredProgram(
    Study Study, ProfileSummary Summary, Forecast Forecast, ImmutableArray<PortDocument> Ports, ForecastOutcome? Outcome)
{
    /// <summary>The decision says why nothing was built, where nothing was.</summary>
    public WeighedStudy Explain(WeighedStudy weighed) => weighed.Candidates.Length > 1 ? weighed
        : weighed with { Decision = weighed.Decision with { Because = [.. ForecastPhrases.WhyStay(Forecast, Ports)], WhatWouldChange = ForecastPhrases.WhatWouldPay(Forecast) } };

    /// <summary>What was kept with a study; null for a workload, and where a step was not done yet or its files are gone.</summary>
    public static AnsweredProgram? Of(WeighedStudy weighed)
    {
        var study = weighed.Study;
        if (!File.Exists(study.Plan.WorkloadFile) || AnswerFolder.Of(study.Plan.WorkloadFile) is not { Profile: { } profile, Forecast: { } forecast } folder)
            return null;
        var ports = folder.Load(ProgramAnswer.PortsFile, PortJson.Default.IReadOnlyListPortDocument) ?? [];
        return new(study, ProfileSummary.Of(profile), forecast, [.. ports], OutcomeOf(weighed, forecast, ports));
    }

    /// <summary>The gain that was measured, and whether it is that of the whole plan; null before both candidates are measured.</summary>
    internal static ForecastOutcome? OutcomeOf(WeighedStudy weighed, Forecast forecast, IReadOnlyList<PortDocument> ports)
    {
        if (Phrases.Find(weighed, Aspect.Wall, ProgramWorkload.Plain, ProgramWorkload.WithPorts) is not { } ratio)
            return null;
        var ported = ports.SelectMany(x => x.Functions.Where(f => f.Status == PortStatus.Ported).Select(f => new FunctionKey(f.File, f.Name))).ToHashSet();
        return new(ratio.Ratio, forecast.Plan.Functions.All(ported.Contains));
    }
}
