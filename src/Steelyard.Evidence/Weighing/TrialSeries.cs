using System.Collections.Immutable;
using Steelyard.Evidence.Statistics;

namespace Steelyard.Evidence.Weighing;

/// <summary>The right trials of one candidate on one size as values of one aspect, with their centre.</summary>
/// <param name="Aspect">What is measured.</param>
/// <param name="Phase">Part of the study.</param>
/// <param name="Size">Name of the input size.</param>
/// <param name="N">The n of that size; 0 for the user's own input.</param>
/// <param name="Candidate">Name of the candidate.</param>
/// <param name="Centre">Hodges–Lehmann centre with its interval.</param>
/// <param name="Points">One per trial, in the order of blocks.</param>
public sealed record TrialSeries(
    Aspect Aspect, Phase Phase, string Size, long N, string Candidate, Interval Centre, ImmutableArray<TrialPoint> Points)
{
    internal static TrialSeries? Of(Study study, Aspect aspect, Phase phase, string size, string candidate, IReadOnlyList<Trial> trials, Func<Trial, double> quantity)
    {
        if (trials.Count == 0)
            return null;
        double[] values = [.. trials.Select(quantity)];
        var outliers = Outliers.Flag(values).ToHashSet();
        return new(aspect, phase, size, study.Inputs.FirstOrDefault(x => x.Name == size)?.N ?? 0, candidate, HodgesLehmann.Centre(values),
            [.. trials.Select((x, i) => new TrialPoint(x.Block, values[i], outliers.Contains(i)))]);
    }
}

/// <summary>One trial in a series.</summary>
/// <param name="Block">Its block.</param>
/// <param name="Value">Its value in the aspect's unit.</param>
/// <param name="Outlier">Far from the rest; kept all the same.</param>
public sealed record TrialPoint(int Block, double Value, bool Outlier);
