using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Steelyard.Evidence.Statistics;
using Steelyard.Lab.Replay;
using Steelyard.Translation;

namespace Steelyard.Reporting;

/// <summary>What became of a function.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PortStatus>))]
public enum PortStatus
{
    [JsonStringEnumMemberName("ported")]
    Ported,

    [JsonStringEnumMemberName("refused")]
    Refused,

    [JsonStringEnumMemberName("failed")]
    Failed,
}

/// <summary>Everything that <c>port</c> found out.</summary>
internal sealed record PortResult(ImmutableArray<PortOutcome> Outcomes, RecordedRun Run, long Seed)
{
    /// <summary>Gain by file and function.</summary>
    public ImmutableDictionary<(string File, string Function), Interval> Speedups { get; init; } = ImmutableDictionary<(string, string), Interval>.Empty;

    /// <summary>Gain of the whole program.</summary>
    public Interval? Program { get; init; }
}

/// <summary>The JSON document <c>steelyard.port/1</c>.</summary>
public sealed record PortDocument(string Schema, string? Crate, long Seed, IReadOnlyList<PortedDocument> Functions, ProgramDocument Program)
{
    /// <summary>Where it is kept in the folder of the port.</summary>
    public const string FileName = "evidence.json";

    internal static PortDocument Of(PortResult result) => new("steelyard.port/1", result.Outcomes.Select(x => x.Folder?.Path).FirstOrDefault(x => x is not null), result.Seed,
        [.. result.Outcomes.SelectMany(x => Shown(x, result))], new(SpeedupDocument.Of(result.Program), result.Run.Slowdown));

    /// <summary>A gain that is there: at least 2%, and the whole interval on its side.</summary>
    public static bool Pays(Interval speedup) => speedup.Value > 1.02 && speedup.Low > 1;

    // Callees are shown where they are ported too, or where they are the reason why a function is not.
    private static IEnumerable<PortedDocument> Shown(PortOutcome file, PortResult result) =>
        file.Task.Functions.Select(x => PortedDocument.Of(x, file, result)).Where(x => file.Task.Wanted.Contains(x.Name) || x.Status != PortStatus.Refused || Wanted(file).Count == 0);

    private static List<string> Wanted(PortOutcome file) => [.. file.Translated.Where(x => x.Ported is not null && file.Task.Wanted.Contains(x.Name)).Select(x => x.Name)];
}

public sealed record PortedDocument(
    string Name, string File, int Line, PortStatus Status, string? Signature, IReadOnlyList<ReasonDocument> Reasons, IReadOnlyList<LeaveDocument> Leaves, long Calls, int Recorded, int Replayed, int Generated,
    int Differences, int Fallbacks, int FallbacksRaised, int GeneratedFallbacks, int GeneratedRaised, int Skipped, int Unrepeatable, bool CutShort, SpeedupDocument? Speedup, bool? Pays,
    string? Crate, IReadOnlyList<Difference> Counterexamples)
{
    internal static PortedDocument Of(string name, PortOutcome file, PortResult result)
    {
        var translated = file.Translated.FirstOrDefault(x => x.Name == name);
        var source = file.Task.Module.Functions[name];
        var proof = file.Proofs.GetValueOrDefault(name);
        var speedup = result.Speedups.GetValueOrDefault((file.Task.File, name));
        var recorded = file.Recorded.GetValueOrDefault(name);
        return new(name, file.Task.File, source.At.Line, StatusOf(name, translated, proof, file), translated?.Ported?.Signature,
            [.. ReasonsOf(name, source.At, translated, proof, file).Select(r => new ReasonDocument(r.At.Line, r.At.Column, r.Feature, r.Message))],
            [.. (translated?.Ported?.Leaves ?? []).Select(r => new LeaveDocument(r.At.Line, r.At.Column, r.Feature, r.Message))],
            recorded?.Calls ?? 0, recorded?.Corpus.Length ?? 0, proof?.Replayed ?? 0, proof?.Generated ?? 0, proof?.Differences.Length ?? 0, proof?.Fallbacks ?? 0,
            proof?.FallbacksRaised ?? 0, (proof?.GeneratedLeft + proof?.GeneratedRaised) ?? 0, proof?.GeneratedRaised ?? 0, proof?.Skipped ?? 0, proof?.Unrepeatable ?? 0, proof?.CutShort ?? false,
            SpeedupDocument.Of(speedup), speedup is null ? null : PortDocument.Pays(speedup), proof is null ? null : file.Folder?.Path, proof is null ? [] : proof.Differences);
    }

    private static PortStatus StatusOf(string name, Translated? translated, Proof? proof, PortOutcome file) =>
        file.Broken.ContainsKey(name) || proof is { Differences.IsEmpty: false } ? PortStatus.Failed
        : translated?.Ported is null || proof is not { AlwaysLeaves: false, ShowsNothing: false, Unsteady: 0 } ? PortStatus.Refused
        : PortStatus.Ported;

    private static ImmutableArray<Refusal> ReasonsOf(string name, Place at, Translated? translated, Proof? proof, PortOutcome file) =>
        file.Broken.TryGetValue(name, out var broken) ? [new Refusal(at, "bug in Steelyard", broken.Split('\n')[0])]
        : proof is { Differences: [var first, ..] } ? [new Refusal(at, "differs", $"the port does something else than the original, which is a bug of Steelyard: {first.Arguments}: {first.Expected} instead of {first.Actual}")]
        : translated is null ? []
        : proof is { Unsteady: > 0 } ? [new Refusal(at, "not repeatable", "the original does something else each time that it is called in the same way: it depends on more than its arguments")]
        : proof is { AlwaysLeaves: true } ? translated.Ported is { Leaves.IsEmpty: false } ported ? ported.Leaves : [new Refusal(at, "always left", "every recorded call leaves to the original")]
        : proof is { ShowsNothing: true } ? [new Refusal(at, "no evidence", "no recorded call could be kept and repeated: the values are too large, too slow, or of types that cannot be written")]
        : translated.Reasons;
}

public sealed record ReasonDocument(int Line, int Column, string Feature, string Message);

/// <summary>A statement that leaves to the original whenever a call reaches it.</summary>
public sealed record LeaveDocument(int Line, int Column, string Feature, string Reason);

public sealed record ProgramDocument(SpeedupDocument? Speedup, double? RecordingSlowdown);

public sealed record SpeedupDocument(double Value, double? Low, double? High)
{
    public static SpeedupDocument? Of(Interval? x) => x is null ? null : new(x.Value, NoiseDocument.Finite(x.Low), NoiseDocument.Finite(x.High));
}

/// <summary>The JSON document <c>steelyard.proof/1</c>.</summary>
internal sealed record ProofDocument(string Schema, string Crate, long Seed, IReadOnlyList<ProvedDocument> Functions)
{
    public static ProofDocument Of(PortFolder port, IReadOnlyDictionary<string, Proof> proofs, long seed) => new("steelyard.proof/1", port.Path, seed,
        [.. proofs.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => new ProvedDocument(x.Key, x.Value.Replayed, x.Value.Generated, x.Value.Differences.Length, x.Value.Fallbacks, x.Value.FallbacksRaised,
            x.Value.GeneratedLeft + x.Value.GeneratedRaised, x.Value.GeneratedRaised, x.Value.Skipped, x.Value.Unrepeatable, x.Value.CutShort, x.Value.Differences))]);
}

internal sealed record ProvedDocument(
    string Name, int Replayed, int Generated, int Differences, int Fallbacks, int FallbacksRaised, int GeneratedFallbacks, int GeneratedRaised, int Skipped, int Unrepeatable,
    bool CutShort, IReadOnlyList<Difference> Counterexamples);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PortDocument))]
[JsonSerializable(typeof(ProofDocument))]
[JsonSerializable(typeof(IReadOnlyList<PortDocument>))]
internal sealed partial class PortJson : JsonSerializerContext;
