using System.Collections.Immutable;
using Steelyard.Evidence;
using Steelyard.Evidence.Forecasting;
using Steelyard.Evidence.Profiling;
using Steelyard.Evidence.Weighing;
using Steelyard.Reporting;

namespace Steelyard.Answering;

/// <summary>How a bare program came to its answer.</summary>
/// <param name="Study">The study; without trials when nothing was built.</param>
/// <param name="Summary">Its profile.</param>
/// <param name="Forecast">What was forecast.</param>
/// <param name="Ports">What was ported; empty when nothing pays.</param>
/// <param name="Outcome">What came of the forecast; null when nothing was measured.</param>
internal sealed record AnsweredProgram(
    Study Study, ProfileSummary Summary, Forecast Forecast, ImmutableArray<PortDocument> Ports, ForecastOutcome? Outcome)
{
    /// <summary>The decision says why nothing was built, where nothing was.</summary>
    public WeighedStudy Explain(WeighedStudy weighed) => weighed.Candidates.Length > 1 ? weighed
        : weighed with { Decision = weighed.Decision with { Because = [.. ForecastPhrases.WhyStay(Forecast, Ports)], WhatWouldChange = ForecastPhrases.WhatWouldPay(Forecast) } };
}
