using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Data.Sqlite;
using Steelyard.Evidence;
using Steelyard.Evidence.Forecasting;
using static SQLitePCL.raw;

namespace Steelyard.Lab.Store;

/// <summary>
/// Studies, trials and conclusions in one SQLite file. What a method was asked to save is saved when it returns and survives the end of
/// the process at any moment. Trials and conclusions are only ever added. One instance is used by one thread at a time; any number of
/// processes read while one writes. Every failure that is not a bug is a <see cref="LabException"/>.
/// </summary>
public sealed class EvidenceStore : IDisposable
{
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(5);
    private readonly Database database;
    private readonly TimeProvider time;

    private EvidenceStore(Database database, TimeProvider time) => (this.database, this.time) = (database, time);

    /// <summary>Opens a store for reading and writing; makes its folder and its tables on first use.</summary>
    /// <param name="path">The file.</param>
    /// <param name="time">Clock for the times of conclusions and calibrations; the system's by default.</param>
    /// <param name="patience">How long to wait for another process that holds the store; 5 s by default.</param>
    public static EvidenceStore Open(string path, TimeProvider? time = null, TimeSpan? patience = null)
    {
        var file = FullPath(path);
        MakeFolder(file);
        var database = Database.Open(
            file, file, SqliteOpenMode.ReadWriteCreate, patience ?? DefaultPatience, Schema.PrepareForWriting);
        return new EvidenceStore(database, time ?? TimeProvider.System);
    }

    /// <summary>Opens a store for reading, in a read-only folder too, and while another process writes to it.</summary>
    /// <exception cref="LabException">No file there yet, among others.</exception>
    public static EvidenceStore OpenForReading(string path, TimeSpan? patience = null)
    {
        var file = FullPath(path);
        if (!File.Exists(file))
            throw StoreErrors.NoStudies(file);
        return new EvidenceStore(OpenReader(file, patience ?? DefaultPatience), TimeProvider.System);
    }

    /// <summary>Stores a new study without trials.</summary>
    /// <exception cref="LabException">The store already has a study of this id.</exception>
    public void Begin(Study study)
    {
        if (!study.Trials.IsEmpty)
            throw new ArgumentException("a new study has no trials yet", nameof(study));
        var added = database.Execute(
            """
            INSERT INTO study (id, workload, title, started, status, plan, machine, candidates, inputs)
            VALUES ($id, $workload, $title, $started, $status, $plan, $machine, $candidates, $inputs)
            ON CONFLICT DO NOTHING
            """,
            Rows.Parameters(study));
        if (added == 0)
            throw new LabException($"the store {database.Path} already has a study {study.Id}", "Start the study again; it gets a new id.");
    }

    /// <summary>Replaces the plan of a study that goes on with more time.</summary>
    public void SavePlan(string studyId, StudyPlan plan) => Update(studyId, "plan", Rows.Json(plan, StoreJson.Default.StudyPlan));

    /// <summary>Replaces the candidates of a study.</summary>
    public void SaveCandidates(string studyId, IReadOnlyList<Candidate> candidates) =>
        Update(studyId, "candidates", Rows.Json([.. candidates], StoreJson.Default.ImmutableArrayCandidate));

    /// <summary>Replaces the inputs of a study.</summary>
    public void SaveInputs(string studyId, IReadOnlyList<StudyInput> inputs) =>
        Update(studyId, "inputs", Rows.Json([.. inputs], StoreJson.Default.ImmutableArrayStudyInput));

    /// <summary>Says where a study stands.</summary>
    public void SetStatus(string studyId, StudyStatus status) =>
        Update(studyId, "status", KebabCase<StudyStatus>.Text(status));

    /// <summary>Adds a trial after those already stored.</summary>
    /// <exception cref="LabException">The study already has a trial of this phase, size, block and candidate.</exception>
    public void Append(string studyId, Trial trial)
    {
        var added = database.Execute(
            $"""
            INSERT INTO trial (study, number, {Rows.TrialColumns})
            VALUES ($study, (SELECT coalesce(max(number) + 1, 0) FROM trial WHERE study = $study),
                $candidate, $size, $phase, $block, $position, $outcome, $status, $wall, $user, $system, $peak_memory, $minor_faults,
                $major_faults, $voluntary_switches, $involuntary_switches, $left_behind, $processes, $started)
            ON CONFLICT DO NOTHING
            """,
            Rows.Parameters(Key(studyId), trial));
        if (added == 0)
            throw AlreadyThere(studyId, trial);
        if (trial.Frames is { } frames)
            Put(Beside("frames", studyId, trial), Rows.Json(frames, StoreJson.Default.FrameTimes));
        if (trial.Service is { } service)
            Put(Beside("service", studyId, trial), Rows.Json(service, StoreJson.Default.ServiceTimes));
        if (trial.Memory is { } memory)
            Put(Beside("memory", studyId, trial), Rows.Json(memory, StoreJson.Default.MemoryTimes));
        if (trial.Collector is { } collector)
            Put(Beside("collector", studyId, trial), Rows.Json(collector, StoreJson.Default.CollectorTimes));
        if (trial.Energy is { } energy)
            Put(Beside("energy", studyId, trial), Rows.Json(energy, StoreJson.Default.Double));
    }

    /// <summary>Adds a conclusion and stamps it with the time.</summary>
    public void Conclude(string studyId, Conclusion conclusion) =>
        database.Execute(
            $"""
            INSERT INTO conclusion (study, {Rows.ConclusionColumns})
            VALUES ($study, $at, $verdict, $choice, $priorities, $limits, $document)
            """,
            Rows.Parameters(Key(studyId), conclusion, time.GetUtcNow()));

    /// <summary>The whole study, its trials in the order run, as of one moment.</summary>
    public Study Load(string id) => database.Atomically(() => LoadStudy(Key(id)), reading: true);

    /// <summary>The newest study that is running or interrupted, or null.</summary>
    /// <param name="workload">Only of this workload; null for any.</param>
    public Study? Unfinished(string? workload = null)
    {
        var newest = database.Query(
            """
            SELECT id FROM study
            WHERE status IN ('running', 'interrupted') AND ($workload IS NULL OR workload = $workload)
            ORDER BY started DESC, key DESC LIMIT 1
            """,
            row => row.GetString(0),
            ("$workload", workload));
        return newest is [var id] ? Load(id) : null;
    }

    /// <summary>The id that <paramref name="text"/> stands for: a full id, <c>latest</c>, a workload's name (its latest study), or the
    /// beginning of one id.</summary>
    /// <exception cref="LabException">Nothing or more than one study is meant; the message lists the nearest.</exception>
    public string Resolve(string text) => StudyLookup.Resolve(database, text);

    /// <summary>Studies, newest first.</summary>
    /// <param name="workload">Only of this workload; null for all.</param>
    /// <param name="limit">At most so many; null for all.</param>
    public IReadOnlyList<StudySummary> History(string? workload = null, int? limit = null) =>
        database.Query(
            """
            SELECT id, workload, started, status,
                (SELECT verdict FROM conclusion WHERE study = s.key ORDER BY key DESC LIMIT 1),
                (SELECT coalesce(max(number) + 1, 0) FROM trial WHERE study = s.key)
            FROM study s WHERE $workload IS NULL OR workload = $workload
            ORDER BY started DESC, key DESC LIMIT $limit
            """,
            Rows.Summary,
            ("$workload", workload),
            ("$limit", limit ?? -1));

    /// <summary>The conclusion stored last, or null.</summary>
    public Conclusion? LatestConclusion(string studyId) =>
        database.Query(
            $"SELECT {Rows.ConclusionColumns} FROM conclusion WHERE study = $study ORDER BY key DESC LIMIT 1",
            Rows.Conclusion,
            ("$study", Key(studyId))).SingleOrDefault();

    /// <summary>Where a study stands, without reading its trials one by one.</summary>
    public StudyProgress Progress(string studyId) => database.Atomically(
        () =>
        {
            var key = Key(studyId);
            var study = database.Query($"SELECT {Rows.StudyColumns} FROM study WHERE key = $key", Rows.Study, ("$key", key)).Single();
            var parts = database.Query(
                "SELECT phase, candidate, count(*), sum(outcome <> 'right'), sum(wall) FROM trial WHERE study = $key GROUP BY phase, candidate ORDER BY min(number)",
                Rows.Part,
                ("$key", key));
            var latest = database.Query("SELECT started FROM trial WHERE study = $key ORDER BY number DESC LIMIT 1", Rows.Time, ("$key", key));
            return new StudyProgress(study.Id, study.Workload, study.Status, study.Plan.Budget, [.. parts], latest is [var started] ? started : study.Started);
        },
        reading: true);

    /// <summary>A text that changes whenever anything of a study does.</summary>
    public string StateOf(string studyId) => database.Query(
        """
        SELECT status || ' ' || (SELECT coalesce(max(number), -1) FROM trial WHERE study = s.key) || ' '
            || (SELECT coalesce(max(key), -1) FROM conclusion WHERE study = s.key) || ' ' || length(candidates) FROM study s WHERE key = $key
        """,
        row => row.GetString(0),
        ("$key", Key(studyId))).Single();

    /// <summary>The latest conclusion of each study of a workload, as keys for <see cref="ConclusionDocument"/>, newest study first.</summary>
    /// <param name="workload">Name of the workload.</param>
    /// <param name="limit">At most so many.</param>
    public IReadOnlyList<long> ConclusionKeys(string workload, int limit) => database.Query(
        """
        SELECT max(c.key) FROM study s JOIN conclusion c ON c.study = s.key
        WHERE s.workload = $workload GROUP BY s.key ORDER BY s.started DESC, s.key DESC LIMIT $limit
        """,
        row => row.GetInt64(0),
        ("$workload", workload),
        ("$limit", limit));

    /// <summary>The document of a conclusion; a conclusion never changes.</summary>
    public string ConclusionDocument(long key) =>
        database.Query("SELECT document FROM conclusion WHERE key = $key", row => row.GetString(0), ("$key", key)).Single();

    /// <summary>Adds a forecast, or the same forecast once more with its outcome; what was kept before stays.</summary>
    public void Keep(KeptForecast x) => database.Execute(
        "INSERT INTO forecast (at, study, name, program, forecast, outcome) VALUES ($at, $study, $name, $program, $forecast, $outcome)",
        ("$at", Rows.Text(x.At)), ("$study", x.Study), ("$name", x.Name), ("$program", x.Program),
        ("$forecast", Rows.Json(x.Forecast, StoreJson.Default.Forecast)),
        ("$outcome", x.Outcome is null ? null : Rows.Json(x.Outcome, StoreJson.Default.ForecastOutcome)));

    /// <summary>The latest state of every forecast, newest first; empty in a store from before there were forecasts.</summary>
    public IReadOnlyList<KeptForecast> Forecasts() => database.Integer("SELECT count(*) FROM sqlite_schema WHERE name = 'forecast'") == 0 ? []
        : database.Query(
            "SELECT study, name, program, forecast, outcome, at FROM forecast WHERE key IN (SELECT max(key) FROM forecast GROUP BY study) ORDER BY key DESC",
            Rows.Forecast);

    /// <summary>Keeps a JSON value of this machine, such as a build time or the cost of a call; replaces the one before.</summary>
    public void Put(string key, string json) =>
        database.Execute(
            "INSERT INTO calibration (key, at, json) VALUES ($key, $at, $json) ON CONFLICT (key) DO UPDATE SET at = $at, json = $json",
            ("$key", key),
            ("$at", Rows.Text(time.GetUtcNow())),
            ("$json", json));

    /// <summary>The JSON value kept under a key, or null.</summary>
    public string? Get(string key) =>
        database.Query("SELECT json FROM calibration WHERE key = $key", row => row.GetString(0), ("$key", key)).SingleOrDefault();

    /// <summary>The JSON values kept under keys that begin so, by key.</summary>
    public IReadOnlyList<string> All(string prefix) =>
        database.Query("SELECT json FROM calibration WHERE substr(key, 1, length($prefix)) = $prefix ORDER BY key", row => row.GetString(0), ("$prefix", prefix));

    /// <summary>Closes the file.</summary>
    public void Dispose() => database.Dispose();

    private static string FullPath(string path) => string.IsNullOrWhiteSpace(path)
        ? throw new LabException("the path of the store is empty", "Name a file with --store.")
        : Path.GetFullPath(path);

    private static void MakeFolder(string file)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file) ?? file);
        }
        catch (Exception error) when (StoreErrors.Explain(error, file) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>
    /// A store in write-ahead mode needs two files beside it even to be read. Where they cannot be made nobody can be writing, and the
    /// file is read as one that does not change, unless a log was left behind that would be missed that way.
    /// </summary>
    private static Database OpenReader(string file, TimeSpan patience)
    {
        try
        {
            return Database.Open(file, file, SqliteOpenMode.ReadOnly, patience, Schema.CheckForReading);
        }
        catch (LabException error) when (error.InnerException is SqliteException { SqliteErrorCode: SQLITE_READONLY or SQLITE_CANTOPEN })
        {
            if (new FileInfo(file + "-wal") is { Exists: true, Length: > 0 })
                throw StoreErrors.UnmergedLog(file);
            var unchanging = new Uri(file).AbsoluteUri + "?immutable=1";
            return Database.Open(file, unchanging, SqliteOpenMode.ReadOnly, patience, Schema.CheckForReading);
        }
    }

    private Study LoadStudy(long key)
    {
        var study = database.Query($"SELECT {Rows.StudyColumns} FROM study WHERE key = $key", Rows.Study, ("$key", key)).Single();
        var trials = database.Query(
            $"SELECT {Rows.TrialColumns} FROM trial WHERE study = $study ORDER BY number", Rows.Trial, ("$study", key));
        return study with { Trials = [.. trials.Select(x => Whole(study, x))] };
    }

    /// <summary>What few trials have, or what is many numbers, stands beside the trials.</summary>
    private static string Beside(string what, string studyId, Trial trial) => $"{what}/{studyId}/{trial.Phase}/{trial.Size}/{trial.Block}/{trial.Candidate}";

    // Only what can be there is looked for: studies have thousands of trials.
    private Trial Whole(Study study, Trial trial)
    {
        var sent = study.Plan.Kind is WorkloadKind.Frames or WorkloadKind.Service;
        return trial with
        {
            Frames = sent ? Kept(Beside("frames", study.Id, trial), StoreJson.Default.FrameTimes) : null,
            Service = sent ? Kept(Beside("service", study.Id, trial), StoreJson.Default.ServiceTimes) : null,
            Memory = trial.Phase == Phase.Check ? Kept(Beside("memory", study.Id, trial), StoreJson.Default.MemoryTimes) : null,
            Collector = trial.Phase == Phase.Collector ? Kept(Beside("collector", study.Id, trial), StoreJson.Default.CollectorTimes) : null,
            Energy = trial.Phase == Phase.Main && study.Machine.EnergyMeter is not null && Get(Beside("energy", study.Id, trial)) is { } json
                ? JsonSerializer.Deserialize(json, StoreJson.Default.Double) : null,
        };
    }

    private T? Kept<T>(string key, JsonTypeInfo<T> type)
        where T : class => Get(key) is { } json ? JsonSerializer.Deserialize(json, type) : null;

    private void Update(string studyId, string column, string value) =>
        database.Execute($"UPDATE study SET {column} = $value WHERE key = $key", ("$value", value), ("$key", Key(studyId)));

    private long Key(string studyId) =>
        database.Query("SELECT key FROM study WHERE id = $id", row => row.GetInt64(0), ("$id", studyId)) is [var key]
            ? key
            : throw new LabException($"the store {database.Path} has no study {studyId}", "`steelyard history` lists all studies.");

    private static LabException AlreadyThere(string studyId, Trial trial) =>
        new($"study {studyId} already has a trial of {trial.Candidate} in block {trial.Block} of {trial.Phase}, size '{trial.Size}': "
            + "another process is measuring the same study",
            "Let the other process end, then continue with `steelyard weigh --resume`.");
}
