using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Data.Sqlite;
using Steelyard.Evidence;
using Steelyard.Evidence.Forecasting;

namespace Steelyard.Lab.Store;

/// <summary>Rows of the store as records and back. Points in time are ISO 8601 text in UTC, which sorts as they do.</summary>
internal static class Rows
{
    /// <summary>Columns for <see cref="Trial(SqliteDataReader)"/>, in its order.</summary>
    public const string TrialColumns =
        "candidate, size, phase, block, position, outcome, status, wall, user, system, peak_memory, minor_faults, major_faults, "
        + "voluntary_switches, involuntary_switches, left_behind, processes, started";

    /// <summary>Columns for <see cref="Study"/>, in its order.</summary>
    public const string StudyColumns = "id, workload, title, started, status, plan, machine, candidates, inputs";

    /// <summary>Columns for <see cref="Conclusion"/>, in its order.</summary>
    public const string ConclusionColumns = "at, verdict, choice, priorities, limits, document";

    public static Study Study(SqliteDataReader row) => new()
    {
        Id = row.GetString(0),
        Workload = row.GetString(1),
        Title = row.GetString(2),
        Started = ParseTime(row.GetString(3)),
        Status = KebabCase<StudyStatus>.Parse(row.GetString(4)),
        Plan = ParseJson(row.GetString(5), StoreJson.Default.StudyPlan),
        Machine = ParseJson(row.GetString(6), StoreJson.Default.Machine),
        Candidates = ParseJson(row.GetString(7), StoreJson.Default.ImmutableArrayCandidate),
        Inputs = ParseJson(row.GetString(8), StoreJson.Default.ImmutableArrayStudyInput),
    };

    public static Trial Trial(SqliteDataReader row) => new()
    {
        Candidate = row.GetString(0),
        Size = row.GetString(1),
        Phase = KebabCase<Phase>.Parse(row.GetString(2)),
        Block = row.GetInt32(3),
        Position = row.GetInt32(4),
        Outcome = KebabCase<Outcome>.Parse(row.GetString(5)),
        Status = row.GetInt32(6),
        Wall = row.GetDouble(7),
        User = row.GetDouble(8),
        System = row.GetDouble(9),
        PeakMemory = row.GetInt64(10),
        MinorFaults = row.GetInt64(11),
        MajorFaults = row.GetInt64(12),
        VoluntarySwitches = row.GetInt64(13),
        InvoluntarySwitches = row.GetInt64(14),
        LeftBehind = row.GetInt32(15),
        Processes = row.GetInt32(16),
        Started = ParseTime(row.GetString(17)),
    };

    public static Conclusion Conclusion(SqliteDataReader row) => new()
    {
        At = ParseTime(row.GetString(0)),
        Verdict = KebabCase<Verdict>.Parse(row.GetString(1)),
        Choice = OptionalText(row, 2),
        Priorities = OptionalText(row, 3),
        Limits = ParseJson(row.GetString(4), StoreJson.Default.ImmutableArrayString),
        Document = row.GetString(5),
    };

    /// <summary>A forecast: study, name, program, forecast, outcome, at.</summary>
    public static KeptForecast Forecast(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), ParseJson(row.GetString(3), StoreJson.Default.Forecast),
        OptionalText(row, 4) is { } outcome ? ParseJson(outcome, StoreJson.Default.ForecastOutcome) : null, ParseTime(row.GetString(5)));

    public static StudySummary Summary(SqliteDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        ParseTime(row.GetString(2)),
        KebabCase<StudyStatus>.Parse(row.GetString(3)),
        OptionalText(row, 4) is { } verdict ? KebabCase<Verdict>.Parse(verdict) : null,
        row.GetInt32(5));

    /// <summary>A row of phase, candidate, number of trials, number of wrong ones, seconds.</summary>
    public static PartProgress Part(SqliteDataReader row) =>
        new(KebabCase<Phase>.Parse(row.GetString(0)), row.GetString(1), row.GetInt32(2), row.GetInt32(3), row.GetDouble(4));

    /// <summary>A row of one time.</summary>
    public static DateTimeOffset Time(SqliteDataReader row) => ParseTime(row.GetString(0));

    /// <summary>The parameters <c>$id</c>, <c>$workload</c>, … of a study.</summary>
    public static (string Name, object? Value)[] Parameters(Study study) =>
    [
        ("$id", study.Id),
        ("$workload", study.Workload),
        ("$title", study.Title),
        ("$started", Text(study.Started)),
        ("$status", KebabCase<StudyStatus>.Text(study.Status)),
        ("$plan", Json(study.Plan, StoreJson.Default.StudyPlan)),
        ("$machine", Json(study.Machine, StoreJson.Default.Machine)),
        ("$candidates", Json(study.Candidates, StoreJson.Default.ImmutableArrayCandidate)),
        ("$inputs", Json(study.Inputs, StoreJson.Default.ImmutableArrayStudyInput)),
    ];

    /// <summary>The parameters <c>$study</c>, <c>$candidate</c>, <c>$size</c>, … of a trial.</summary>
    public static (string Name, object? Value)[] Parameters(long study, Trial trial) =>
    [
        ("$study", study),
        ("$candidate", trial.Candidate),
        ("$size", trial.Size),
        ("$phase", KebabCase<Phase>.Text(trial.Phase)),
        ("$block", trial.Block),
        ("$position", trial.Position),
        ("$outcome", KebabCase<Outcome>.Text(trial.Outcome)),
        ("$status", trial.Status),
        ("$wall", trial.Wall),
        ("$user", trial.User),
        ("$system", trial.System),
        ("$peak_memory", trial.PeakMemory),
        ("$minor_faults", trial.MinorFaults),
        ("$major_faults", trial.MajorFaults),
        ("$voluntary_switches", trial.VoluntarySwitches),
        ("$involuntary_switches", trial.InvoluntarySwitches),
        ("$left_behind", trial.LeftBehind),
        ("$processes", trial.Processes),
        ("$started", Text(trial.Started)),
    ];

    /// <summary>The parameters <c>$study</c>, <c>$at</c>, <c>$verdict</c>, … of a conclusion stored at <paramref name="at"/>.</summary>
    public static (string Name, object? Value)[] Parameters(long study, Conclusion conclusion, DateTimeOffset at) =>
    [
        ("$study", study),
        ("$at", Text(at)),
        ("$verdict", KebabCase<Verdict>.Text(conclusion.Verdict)),
        ("$choice", conclusion.Choice),
        ("$priorities", conclusion.Priorities),
        ("$limits", Json(conclusion.Limits, StoreJson.Default.ImmutableArrayString)),
        ("$document", conclusion.Document),
    ];

    public static string Json<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.Serialize(value, type);

    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static T ParseJson<T>(string json, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(json, type) ?? throw new JsonException($"found null instead of {typeof(T).Name}");

    private static DateTimeOffset ParseTime(string text) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture);

    private static string? OptionalText(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
