using System.Text.Json;
using System.Text.Json.Serialization;
using Steelyard.Evidence;
using Steelyard.Reporting.Html;

namespace Steelyard.Dashboard;

/// <summary>What the script draws: one row of values per candidate, over the studies.</summary>
internal sealed record TrendDocument(string Title, string Unit, bool Log, IReadOnlyList<string> Names, IReadOnlyList<string> Studies, IReadOnlyList<long> Times, IReadOnlyList<IReadOnlyList<double?>> Values)
{
    public static string Render(Aspect aspect, bool log, IReadOnlyList<string> names, IReadOnlyList<TrendPoint> studies, Func<string, string, double?> value) =>
        JsonSerializer.Serialize(
            new TrendDocument(aspect.Title, aspect.Unit, log, [.. names.Select(Shown.Name)], [.. studies.Select(x => Address.Study(x.Study))],
                [.. studies.Select(x => x.Started.ToUnixTimeSeconds())], [.. names.Select(name => (IReadOnlyList<double?>)[.. studies.Select(x => value(x.Study, name))])]),
            DashboardJson.Default.TrendDocument);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TrendDocument))]
internal sealed partial class DashboardJson : JsonSerializerContext;
