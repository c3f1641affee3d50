namespace Steelyard.Lab.Store;

/// <summary>The tables of a store and how an older store becomes a current one.</summary>
internal static class Schema
{
    /// <summary>"STLY": tells a store from an SQLite file of another program.</summary>
    private const int ApplicationId = 0x53544C59;

    /// <summary>
    /// Each entry lifts a store by one version; the number of entries is the version of this program, kept in <c>PRAGMA user_version</c>.
    /// An entry that was released is never changed. Trials are clustered by study in the order run, so that loading one study reads only
    /// its own pages, and as none is ever removed, the last number tells how many there are.
    /// </summary>
    private static readonly IReadOnlyList<string> Migrations =
    [
        """
        CREATE TABLE study (
            key        INTEGER PRIMARY KEY,
            id         TEXT NOT NULL UNIQUE,
            workload   TEXT NOT NULL,
            title      TEXT NOT NULL,
            started    TEXT NOT NULL,
            status     TEXT NOT NULL,
            plan       TEXT NOT NULL CHECK (json_valid(plan)),
            machine    TEXT NOT NULL CHECK (json_valid(machine)),
            candidates TEXT NOT NULL CHECK (json_valid(candidates)),
            inputs     TEXT NOT NULL CHECK (json_valid(inputs))
        ) STRICT;
        CREATE INDEX study_by_start ON study (started);
        CREATE INDEX study_by_workload ON study (workload, started);

        CREATE TABLE trial (
            study                INTEGER NOT NULL REFERENCES study (key),
            number               INTEGER NOT NULL,
            candidate            TEXT NOT NULL,
            size                 TEXT NOT NULL,
            phase                TEXT NOT NULL,
            block                INTEGER NOT NULL,
            position             INTEGER NOT NULL,
            outcome              TEXT NOT NULL,
            status               INTEGER NOT NULL,
            wall                 REAL NOT NULL,
            user                 REAL NOT NULL,
            system               REAL NOT NULL,
            peak_memory          INTEGER NOT NULL,
            minor_faults         INTEGER NOT NULL,
            major_faults         INTEGER NOT NULL,
            voluntary_switches   INTEGER NOT NULL,
            involuntary_switches INTEGER NOT NULL,
            left_behind          INTEGER NOT NULL,
            processes            INTEGER NOT NULL,
            started              TEXT NOT NULL,
            PRIMARY KEY (study, number),
            UNIQUE (study, phase, size, block, candidate)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER trial_update BEFORE UPDATE ON trial BEGIN SELECT RAISE(ABORT, 'trials are append-only'); END;
        CREATE TRIGGER trial_delete BEFORE DELETE ON trial BEGIN SELECT RAISE(ABORT, 'trials are append-only'); END;

        CREATE TABLE conclusion (
            key        INTEGER PRIMARY KEY,
            study      INTEGER NOT NULL REFERENCES study (key),
            at         TEXT NOT NULL,
            verdict    TEXT NOT NULL,
            choice     TEXT,
            priorities TEXT,
            limits     TEXT NOT NULL CHECK (json_valid(limits)),
            document   TEXT NOT NULL CHECK (json_valid(document))
        ) STRICT;
        CREATE INDEX conclusion_by_study ON conclusion (study);
        CREATE TRIGGER conclusion_update BEFORE UPDATE ON conclusion BEGIN SELECT RAISE(ABORT, 'conclusions are append-only'); END;
        CREATE TRIGGER conclusion_delete BEFORE DELETE ON conclusion BEGIN SELECT RAISE(ABORT, 'conclusions are append-only'); END;

        CREATE TABLE calibration (
            key  TEXT PRIMARY KEY,
            at   TEXT NOT NULL,
            json TEXT NOT NULL CHECK (json_valid(json))
        ) STRICT;
        """,
        """
        CREATE TABLE forecast (
            key      INTEGER PRIMARY KEY,
            at       TEXT NOT NULL,
            study    TEXT NOT NULL,
            name     TEXT NOT NULL,
            program  TEXT NOT NULL,
            forecast TEXT NOT NULL CHECK (json_valid(forecast)),
            outcome  TEXT CHECK (outcome IS NULL OR json_valid(outcome))
        ) STRICT;
        CREATE INDEX forecast_by_study ON forecast (study);
        CREATE TRIGGER forecast_update BEFORE UPDATE ON forecast BEGIN SELECT RAISE(ABORT, 'forecasts are append-only'); END;
        CREATE TRIGGER forecast_delete BEFORE DELETE ON forecast BEGIN SELECT RAISE(ABORT, 'forecasts are append-only'); END;
        """,
    ];

    /// <summary>Makes or lifts the schema, then turns on write-ahead logging: one writer and any number of readers at once.</summary>
    public static void PrepareForWriting(Database database)
    {
        database.Atomically(() => Migrate(database));
        database.Query("PRAGMA journal_mode = WAL", row => row.GetString(0));
        // Survives the end of this process at any moment; only a power cut can take the last trials.
        database.Execute("PRAGMA synchronous = NORMAL");
    }

    /// <summary>Refuses what cannot be read without changing it.</summary>
    public static void CheckForReading(Database database)
    {
        if (Version(database) == 0)
            throw StoreErrors.NoStudies(database.Path);
    }

    /// <summary>
    /// Runs inside a transaction that may write, for two reasons: of two processes that open a new store at once, the second sees the
    /// finished work of the first; and a read-only file is noticed here, before anything is measured.
    /// </summary>
    private static int Migrate(Database database)
    {
        var version = Version(database);
        foreach (var migration in Migrations.Skip(version))
            database.Execute(migration);
        if (version < Migrations.Count)
            database.Execute($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Migrations.Count}");
        return Migrations.Count;
    }

    /// <summary>Version of the schema, 0 for an empty file.</summary>
    /// <exception cref="LabException">A store from a newer version, or no store at all.</exception>
    private static int Version(Database database)
    {
        var version = database.Integer("PRAGMA user_version");
        if (version > Migrations.Count)
            throw StoreErrors.Newer(database.Path, version, Migrations.Count);
        var isEmpty = version == 0 && database.Integer("SELECT count(*) FROM sqlite_schema") == 0;
        var isStore = version > 0 && database.Integer("PRAGMA application_id") == ApplicationId;
        return isEmpty || isStore ? (int)version : throw StoreErrors.Foreign(database.Path);
    }
}
