using System.Text.Json;
using System.Text.Json.Serialization;
using Steelyard.Evidence.Forecasting;
using Steelyard.Evidence.Profiling;
using Steelyard.Lab.Forecasting;

namespace Steelyard.Reporting;

/// <summary>The JSON document of a profile, <c>steelyard.profile/1</c>. Times are seconds, hottest first.</summary>
internal sealed record ProfileDocument(
    string Schema, IReadOnlyList<string> Command, PythonDocument Python, double DurationS, int RateHz, long Samples, long Dropped, SamplerDocument Sampler,
    Sight Sight, IReadOnlyDictionary<string, double> Kinds, IReadOnlyList<FunctionDocument> Functions, IReadOnlyList<LineDocument> Lines,
    IReadOnlyList<CallDocument> Calls, IReadOnlyList<ProfiledProcess> Processes, IReadOnlyList<ThreadDocument> Threads, IReadOnlyList<string> Notes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ForecastDocument? Forecast)
{
    /// <param name="summary">The profile.</param>
    /// <param name="forecast">What Rust would change; null when it stands elsewhere.</param>
    public static ProfileDocument Of(ProfileSummary summary, Forecast? forecast = null)
    {
        var x = summary.Profile;
        return new("steelyard.profile/1", x.Command, new(x.Processes[0].Version, x.Processes[0].Python), Rounded(x.DurationSeconds), x.RateHz, x.Samples, x.Sampler.Dropped,
            new(Rounded(x.Sampler.CpuPercent), Rounded(x.Sampler.LateP99Ms), x.Sampler.Skipped), x.Sight, ByKind(summary.Time),
            [.. summary.Functions.Select(f => FunctionDocument.Of(f, forecast))], [.. summary.Lines.Select(LineDocument.Of)], [.. summary.Calls.Select(CallDocument.Of)],
            x.Processes, [.. summary.Threads.Select(ThreadDocument.Of)], x.Notes, forecast is null ? null : ForecastDocument.Of(forecast, null));
    }

    public static Dictionary<string, double> ByKind(KindTimes times) =>
        KindTimes.Kinds.ToDictionary(x => JsonNamingPolicy.SnakeCaseLower.ConvertName(x.ToString()), x => Rounded(times[x]));

    // Microseconds: nothing finer was seen.
    public static double Rounded(double x) => Math.Round(x, 6);
}

internal sealed record PythonDocument(string Version, string Path);

internal sealed record SamplerDocument(double CpuPercent, [property: JsonPropertyName("late_p99_ms")] double LateP99Ms, long Skipped);

internal sealed record FunctionDocument(string Name, string File, int Line, double SelfS, double TotalS, IReadOnlyDictionary<string, double> Kinds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Calls, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Portable,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason)
{
    public static FunctionDocument Of(FunctionTime x, Forecast? forecast)
    {
        var known = forecast is { Recorded: true } ? forecast.Candidates.FirstOrDefault(c => c.Function == new FunctionKey(SourcePath.Of(x.Function.File), x.Function.Name)) : null;
        return Of(x, known);
    }

    private static FunctionDocument Of(FunctionTime x, ForecastCandidate? known) =>
        new(x.Function.Name, x.Function.File, x.Function.Line, ProfileDocument.Rounded(x.Self.Total), ProfileDocument.Rounded(x.Total.Total), ProfileDocument.ByKind(x.Self),
            known?.Calls, known is null ? null : known.Refusal is null, known?.Refusal);
}

internal sealed record LineDocument(string File, int Line, string Function, double SelfS, double TotalS, IReadOnlyDictionary<string, double> Kinds)
{
    public static LineDocument Of(LineTime x) =>
        new(x.Function.File, x.Line, x.Function.Name, ProfileDocument.Rounded(x.Self.Total), ProfileDocument.Rounded(x.Total.Total), ProfileDocument.ByKind(x.Self));
}

internal sealed record CallDocument(string Caller, string Callee, double TotalS)
{
    public static CallDocument Of(CallTime x) => new(Name(x.Caller), Name(x.Callee), ProfileDocument.Rounded(x.Total.Total));

    private static string Name(ProfiledFunction x) => $"{x.File}:{x.Line}:{x.Name}";
}

internal sealed record ThreadDocument(int Process, int Id, double TotalS, IReadOnlyDictionary<string, double> Kinds)
{
    public static ThreadDocument Of(ThreadTime x) => new(x.Thread.Process, x.Thread.Id, ProfileDocument.Rounded(x.Time.Total), ProfileDocument.ByKind(x.Time));
}
