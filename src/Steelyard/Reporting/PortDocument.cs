using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Steelyard.Evidence.Statistics;
using Steelyard.Lab.Replay;
using Steelyard.Translation;
using Steelyard.Translation.Python;

namespace Steelyard.Reporting;

/// <summary>What became of a function.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PortStatus>))]
internal enum PortStatus
{
    [JsonStringEnumMemberName("ported")]
    Ported,

    [JsonStringEnumMemberName("refused")]
    Refused,

    [JsonStringEnumMemberName("failed")]
    Failed,
}

/// <summary>Everything that <c>port</c> found out.</summary>
internal sealed record PortResult(
    ImmutableArray<Translated> Translated, IReadOnlyDictionary<string, RecordedFunction> Recorded, PortFolder? Folder, IReadOnlyDictionary<string, Proof> Proofs,
    IReadOnlyDictionary<string, Interval> Speedups, Interval? Program, long Seed);

/// <summary>The JSON document <c>steelyard.port/1</c>.</summary>
internal sealed record PortDocument(string Schema, string? Crate, long Seed, IReadOnlyList<PortedDocument> Functions, ProgramDocument Program)
{
    public static PortDocument Of(PortResult result, PyModule module, string file, Translated wanted)
    {
        // Callees are shown where they are ported too, or where they are the reason why the function is not.
        var shown = result.Translated.Where(x => x == wanted || wanted.Ported is not null || x.Ported is null);
        return new("steelyard.port/1", result.Folder?.Path, result.Seed, [.. shown.Select(x => PortedDocument.Of(x, result, module, file))], new(SpeedupDocument.Of(result.Program)));
    }
}

internal sealed record PortedDocument(
    string Name, string File, int Line, PortStatus Status, string? Signature, IReadOnlyList<ReasonDocument> Reasons, long Calls, int Recorded, int Replayed, int Generated,
    int Differences, int Fallbacks, int GeneratedFallbacks, SpeedupDocument? Speedup, IReadOnlyList<Difference> Counterexamples)
{
    public static PortedDocument Of(Translated x, PortResult result, PyModule module, string file)
    {
        var proof = result.Proofs.GetValueOrDefault(x.Name);
        var status = x.Ported is null ? PortStatus.Refused : proof is { Differences.IsEmpty: true } ? PortStatus.Ported : PortStatus.Failed;
        var recorded = result.Recorded.GetValueOrDefault(x.Name);
        return new(x.Name, file, module.Functions[x.Name].At.Line, status, x.Ported?.Signature, [.. x.Reasons.Select(r => new ReasonDocument(r.At.Line, r.At.Column, r.Feature, r.Message))],
            recorded?.Calls ?? 0, recorded?.Corpus.Length ?? 0, proof?.Replayed ?? 0, proof?.Generated ?? 0, proof?.Differences.Length ?? 0, proof?.Fallbacks ?? 0,
            proof?.GeneratedFallbacks ?? 0, SpeedupDocument.Of(result.Speedups.GetValueOrDefault(x.Name)), proof is null ? [] : proof.Differences);
    }
}

internal sealed record ReasonDocument(int Line, int Column, string Feature, string Message);

internal sealed record ProgramDocument(SpeedupDocument? Speedup);

internal sealed record SpeedupDocument(double Value, double? Low, double? High)
{
    public static SpeedupDocument? Of(Interval? x) => x is null ? null : new(x.Value, NoiseDocument.Finite(x.Low), NoiseDocument.Finite(x.High));
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PortDocument))]
[JsonSerializable(typeof(IReadOnlyList<PortDocument>))]
internal sealed partial class PortJson : JsonSerializerContext;
