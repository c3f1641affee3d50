using System.Globalization;
using System.Text.Json;
using Steelyard.Evidence;
using Steelyard.Evidence.Deciding;
using Steelyard.Evidence.Weighing;

namespace Steelyard.Reporting;

/// <summary>The values of a study in the form that github-action-benchmark reads as <c>customSmallerIsBetter</c>.</summary>
internal static class GithubBenchmark
{
    public static string Render(WeighedStudy weighed) => JsonSerializer.Serialize(
        [.. from candidate in weighed.Candidates from value in candidate.Values select Entry(weighed, candidate.Candidate, value)],
        DocumentJson.Readable.ListBenchmarkEntry) + "\n";

    private static BenchmarkEntry Entry(WeighedStudy weighed, Candidate candidate, AspectValue value) => new(
        $"{weighed.Study.Workload}/{candidate.Name} {value.Aspect.Title}", value.Aspect.Unit, value.Value, Range(value),
        string.Create(CultureInfo.InvariantCulture, $"{Phrases.Value(value)}; {value.Trials} trials; study {weighed.Study.Id}"));

    private static string? Range(AspectValue value) => value.Bounds == Bounds.Exact || !double.IsFinite(value.High) ? null
        : $"{Quantity.Format(value.Low, value.Aspect.Unit)} to {Quantity.Format(value.High, value.Aspect.Unit)}";
}

/// <summary>One line of a chart; <see cref="Range"/> is null where there is no interval.</summary>
internal sealed record BenchmarkEntry(string Name, string Unit, double Value, [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)] string? Range, string Extra);
