using System.Collections.Immutable;
using Steelyard.Evidence;
using Steelyard.Evidence.Weighing;

namespace Steelyard.Reporting;

/// <summary>The table of a study as text cells: a row per aspect, a column per measured candidate, ratios to the reference below the values.</summary>
/// <param name="Header">Column heads; the first is empty.</param>
/// <param name="Rows">Rows of as many cells.</param>
internal sealed record AspectTable(ImmutableArray<string> Header, ImmutableArray<ImmutableArray<string>> Rows)
{
    public static AspectTable Of(WeighedStudy weighed)
    {
        var columns = weighed.Candidates.Where(x => !x.Values.IsEmpty).ToImmutableArray();
        ImmutableArray<string> header = ["", .. columns.Select(x => x.Candidate.Name + (x.Candidate.Baseline ? " (baseline)" : ""))];
        return new(header, [.. Aspect.All.SelectMany(x => RowsOf(weighed, columns, x)), .. SourceLines(columns)]);
    }

    private static IEnumerable<ImmutableArray<string>> RowsOf(WeighedStudy weighed, ImmutableArray<WeighedCandidate> columns, Aspect aspect)
    {
        if (columns.All(x => x[aspect] is null))
            yield break;
        yield return [aspect.Title, .. columns.Select(x => x[aspect] is { } value ? Phrases.Value(value) : "–")];
        var reference = weighed.Reference!.Name;
        var ratios = columns.Select(x => Phrases.Find(weighed, aspect, x.Candidate.Name, reference)).ToList();
        if (ratios.Exists(x => x is not null))
            yield return [$"  to {reference}", .. ratios.Select(x => x is null ? "" : Phrases.Ratio(x))];
    }

    private static IEnumerable<ImmutableArray<string>> SourceLines(ImmutableArray<WeighedCandidate> columns)
    {
        yield return ["source lines", .. columns.Select(x => x.Candidate.SourceLines.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        yield return ["runs with", .. columns.Select(x => x.Candidate.Needs ?? "nothing else")];
    }
}
