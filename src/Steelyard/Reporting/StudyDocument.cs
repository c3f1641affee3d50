using System.Text.Json.Serialization;
using Steelyard.Answering;
using Steelyard.Evidence;
using Steelyard.Evidence.Deciding;
using Steelyard.Evidence.Statistics;
using Steelyard.Evidence.Weighing;
using Steelyard.Lab.Store;

namespace Steelyard.Reporting;

/// <summary>The JSON document of a study, <c>steelyard.study/1</c>. Bounds that trials cannot give are null.</summary>
internal sealed record StudyDocument(
    string Schema, string Id, string Workload, string Title, StudyStatus Status, DateTimeOffset Started, long Seed, PlanDocument Plan, Machine Machine,
    NoiseDocument? NoiseFloor, string? Reference, IReadOnlyList<StudyInput> Inputs, IReadOnlyList<CandidateDocument> Candidates,
    IReadOnlyList<RatioDocument> Ratios, DecisionDocument Decision, MoneyDocument? Money, IReadOnlyList<Warning> Warnings,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ProfileDocument? Profile,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ForecastDocument? Forecast,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<PortDocument>? Ports)
{
    /// <param name="weighed">The study.</param>
    /// <param name="program">How a bare program came to its candidates; null for a workload.</param>
    public static StudyDocument Of(WeighedStudy weighed, AnsweredProgram? program = null)
    {
        var study = weighed.Study;
        return new("steelyard.study/1", study.Id, study.Workload, study.Title, study.Status, study.Started, study.Plan.Seed, PlanDocument.Of(study.Plan), study.Machine,
            NoiseDocument.Of(weighed.NoiseFloor), weighed.Reference?.Name, study.Inputs, [.. weighed.Candidates.Select(x => CandidateDocument.Of(x, weighed.Memory.FirstOrDefault(m => m.Candidate == x.Candidate.Name)))],
            [.. weighed.Ratios.Select(RatioDocument.From)], DecisionDocument.Of(weighed.Decision), MoneyDocument.Of(weighed.Money), weighed.Warnings,
            program is null ? null : ProfileDocument.Of(program.Summary), program is null ? null : ForecastDocument.Of(program.Forecast, program.Outcome), program?.Ports);
    }
}

internal sealed record PlanDocument(
    double Precision, double BudgetS, double Threshold, IReadOnlyList<string> Sizes, string MainSize, string? Input, string? Cpus)
{
    public static PlanDocument Of(StudyPlan x) => new(x.Precision, x.Budget, x.Threshold, x.Sizes, x.MainSize, x.Input, x.Cpus);
}

internal sealed record NoiseDocument(double? Low, double? High)
{
    public static NoiseDocument? Of(Interval? x) => x is null ? null : new(Finite(x.Low), Finite(x.High));

    public static double? Finite(double x) => double.IsFinite(x) ? x : null;
}

internal sealed record CandidateDocument(
    string Name, string Language, bool Baseline, CandidateStatus Status, string? Reason, string? Fairness, IReadOnlyList<string> Versions, string? Build,
    string? Run, string? Needs, int SourceLines, string SourceHash, IReadOnlyDictionary<string, ValueDocument> Aspects, MemoryDocument? MemoryOverTime)
{
    public static CandidateDocument Of(WeighedCandidate weighed, MemoryCurve? memory)
    {
        var x = weighed.Candidate;
        return new(x.Name, x.Language, x.Baseline, x.Status, x.Reason, x.Fairness, x.Versions, x.BuildCommand, x.RunCommand, x.Needs, x.SourceLines,
            x.SourceHash, weighed.Values.ToDictionary(v => v.Aspect.Id, ValueDocument.Of),
            memory is null ? null : new MemoryDocument(memory.Times.Seconds, memory.Times.Bytes));
    }
}

/// <summary>Memory of one run at the main size: seconds since its start, and bytes at these times.</summary>
internal sealed record MemoryDocument(IReadOnlyList<double> S, IReadOnlyList<double> B);

internal sealed record ValueDocument(double Value, double? Low, double? High, string Unit, int Trials, Bounds Bounds, Origin Origin, string? Note)
{
    public static ValueDocument Of(AspectValue x) =>
        new(x.Value, NoiseDocument.Finite(x.Low), NoiseDocument.Finite(x.High), x.Aspect.Unit, x.Trials, x.Bounds, x.Origin, x.Note);
}

internal sealed record RatioDocument(string Aspect, string Of, string To, double Value, double? Low, double? High, RatioVerdict Verdict, int Trials)
{
    public static RatioDocument From(RatioResult x) =>
        new(x.Aspect.Id, x.Of, x.To, x.Ratio.Value, NoiseDocument.Finite(x.Ratio.Low), NoiseDocument.Finite(x.Ratio.High), x.Verdict, x.Ratio.Trials);
}

internal sealed record DecisionDocument(
    Verdict Verdict, string? Choice, IReadOnlyList<string> Because, IReadOnlyList<IReadOnlyList<string>> Priorities,
    IReadOnlyDictionary<string, double> Acceptability, IReadOnlyDictionary<string, IReadOnlyList<double>> RankAcceptability,
    IReadOnlyDictionary<string, double> Confidence, IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> CentralWeights,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> PairwiseWins, double Entropy, IReadOnlyList<LimitDocument> Limits,
    string? WhatWouldChange, IReadOnlyList<TippingDocument> TippingPoints, NextDocument? NextExperiment)
{
    public static DecisionDocument Of(Decision x) => new(
        x.Verdict, x.Choice, x.Because, [.. x.Priorities.Groups.Select(g => g.Select(a => a.Id).ToList())], x.Acceptability,
        x.RankAcceptability.ToDictionary(r => r.Key, r => (IReadOnlyList<double>)r.Value), x.Confidence,
        x.CentralWeights.ToDictionary(w => w.Key, w => (IReadOnlyDictionary<string, double>)w.Value.ToDictionary(a => a.Key.Id, a => a.Value)),
        x.PairwiseWins, x.Entropy, [.. x.Limits.Select(LimitDocument.Of)], x.WhatWouldChange, [.. x.TippingPoints.Select(TippingDocument.Of)],
        x.NextExperiment is { } next ? new NextDocument(next.Kind, next.Text, next.Command, next.CostSeconds) : null);
}

internal sealed record LimitDocument(string Limit, string Candidate, double? PViolation, LimitStatus Status)
{
    public static LimitDocument Of(LimitCheck x) => new(x.Limit.ToString(), x.Candidate, x.PViolation, x.Status);
}

internal sealed record TippingDocument(
    string Input, string? Candidate, string Aspect, double Current, double Flip, double Factor, Verdict VerdictAfter, double? Probability, string Text)
{
    public static TippingDocument Of(TippingPoint x) =>
        new(x.Input, x.Option, x.Aspect.Id, x.Current, x.Flip, x.Factor, x.VerdictAfter, x.Probability, x.Text);
}

internal sealed record NextDocument(ExperimentKind Kind, string Text, string Command, double? CostS);

/// <summary>The JSON document of the history, <c>steelyard.history/1</c>, newest first.</summary>
internal sealed record HistoryDocument(string Schema, IReadOnlyList<HistoryEntry> Studies)
{
    public static HistoryDocument Of(IReadOnlyList<StudySummary> studies) =>
        new("steelyard.history/1", [.. studies.Select(x => new HistoryEntry(x.Id, x.Workload, x.Started, x.Status, x.Verdict, x.Trials))]);
}

internal sealed record HistoryEntry(string Id, string Workload, DateTimeOffset Started, StudyStatus Status, Verdict? Verdict, int Trials);

/// <summary>The JSON document of a comparison of studies, <c>steelyard.comparison/1</c>; ratios are after over before.</summary>
internal sealed record ComparisonDocument(string Schema, string Before, string After, IReadOnlyList<ChangeDocument> Ratios, IReadOnlyList<Warning> Warnings)
{
    public static ComparisonDocument Of(StudyComparison x) => new("steelyard.comparison/1", x.Before.Id, x.After.Id, [.. x.Ratios.Select(ChangeDocument.Of)], x.Warnings);
}

internal sealed record ChangeDocument(string Aspect, string Candidate, double Value, double? Low, double? High, RatioVerdict Verdict)
{
    public static ChangeDocument Of(RatioResult x) =>
        new(x.Aspect.Id, x.Of, x.Ratio.Value, NoiseDocument.Finite(x.Ratio.Low), NoiseDocument.Finite(x.Ratio.High), x.Verdict);
}

/// <summary>Names in <c>snake_case</c>, cases in <c>kebab-case</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true,
    Converters = [typeof(Kebab<StudyStatus>), typeof(Kebab<CandidateStatus>), typeof(Kebab<Bounds>), typeof(Kebab<Origin>), typeof(Kebab<RatioVerdict>),
        typeof(Kebab<Verdict>), typeof(Kebab<LimitStatus>), typeof(Kebab<ExperimentKind>), typeof(Kebab<GateStatus>), typeof(Kebab<Steelyard.Evidence.Claims.ClaimAnswer>),
        typeof(Kebab<Steelyard.Evidence.Ecosystem.PackageState>),
        typeof(Kebab<Steelyard.Evidence.Profiling.Sight>), typeof(Kebab<Steelyard.Evidence.Forecasting.NoGainKind>)])]
[JsonSerializable(typeof(StudyDocument))]
[JsonSerializable(typeof(ClaimsDocument))]
[JsonSerializable(typeof(KeptClaim))]
[JsonSerializable(typeof(DomainDocument))]
[JsonSerializable(typeof(HistoryDocument))]
[JsonSerializable(typeof(ComparisonDocument))]
[JsonSerializable(typeof(List<BenchmarkEntry>))]
[JsonSerializable(typeof(BaselineDocument))]
[JsonSerializable(typeof(GateDocument))]
[JsonSerializable(typeof(ProfileDocument))]
[JsonSerializable(typeof(CalibrationDocument))]
[JsonSerializable(typeof(ForecastHistoryDocument))]
[JsonSerializable(typeof(SpeedscopeDocument))]
internal sealed partial class DocumentJson : JsonSerializerContext
{
    private static DocumentJson? readable;

    /// <summary>Characters of all languages as they are.</summary>
    public static DocumentJson Readable => readable ??= new(new System.Text.Json.JsonSerializerOptions(Default.GeneratedSerializerOptions!)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    private sealed class Kebab<T>() : JsonStringEnumConverter<T>(System.Text.Json.JsonNamingPolicy.KebabCaseLower)
        where T : struct, Enum;
}
