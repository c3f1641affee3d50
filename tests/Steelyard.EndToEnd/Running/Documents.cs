using System.Text.Json.Nodes;
using NJsonSchema;

namespace Steelyard.EndToEnd.Running;

/// <summary>JSON documents of the tool: exactly one on stdout, valid against its published schema.</summary>
internal static class Documents
{
    public static JsonNode Study(ToolRun run) => Valid(run.Output, "steelyard.study-1");

    public static JsonNode History(ToolRun run) => Valid(run.Output, "steelyard.history-1");

    public static JsonNode Forecasts(ToolRun run) => Valid(run.Output, "steelyard.forecasts-1");

    public static JsonNode Calibration(ToolRun run) => Valid(run.Output, "steelyard.calibration-1");

    public static JsonNode Profile(string text) => Valid(text, "steelyard.profile-1");

    public static JsonNode Comparison(ToolRun run) => Valid(run.Output, "steelyard.comparison-1");

    public static JsonNode Port(ToolRun run) => Valid(run.Output, "steelyard.port-1");

    public static JsonNode Proof(ToolRun run) => Valid(run.Output, "steelyard.proof-1");

    /// <summary>Violations of a schema, as text.</summary>
    public static IReadOnlyList<string> Violations(string text, string schema) =>
        [.. JsonSchema.FromFileAsync(Repository.Schema(schema)).GetAwaiter().GetResult().Validate(text).Select(x => x.ToString())];

    public static JsonNode Candidate(this JsonNode study, string name) => study["candidates"]!.AsArray().Single(x => x!.Text("name") == name)!;

    public static string Text(this JsonNode node, string field) => node[field]!.GetValue<string>();

    public static double Number(this JsonNode node, string field) => node[field]!.GetValue<double>();

    public static double Value(this JsonNode candidate, string aspect) => candidate["aspects"]![aspect]!.Number("value");

    private static JsonNode Valid(string text, string schema)
    {
        // The parser refuses anything after the first document.
        var document = JsonNode.Parse(text)!;
        Assert.Empty(Violations(text, schema));
        return document;
    }
}
