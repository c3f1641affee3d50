using Perfolizer;
using Perfolizer.Mathematics.Multimodality;

namespace Steelyard.Evidence.Statistics;

/// <summary>
/// How many separate peaks the trials have; more than one says that a single centre describes no trial well. Lowlands between
/// peaks of the quantile-respectful density (Akinshin 2020; Perfolizer), on logarithms.
/// </summary>
public static class Modes
{
    /// <summary>Below this many trials two modes are missed more often than seen.</summary>
    public const int LeastTrials = 30;

    /// <summary>The number of modes, at least 1; null where there are fewer than <see cref="LeastTrials"/>.</summary>
    /// <exception cref="ArgumentException">A value is not positive and finite.</exception>
    public static int? Count(IReadOnlyList<double> values)
    {
        if (values.Count < LeastTrials) return null;
        var logs = values.Logs();
        return logs.Max() > logs.Min() ? Math.Max(1, LowlandModalityDetector.Instance.DetectModes(new Sample(logs)).Modality) : 1;
    }
}
