using Microsoft.Data.Sqlite;
using Steelyard.Evidence;
using Steelyard.Lab.Store;

namespace Steelyard.Tests.Lab.Store;

/// <summary>A folder of its own for the store of one test, with samples to put into it.</summary>
internal sealed class StoreFolder : IDisposable
{
    // The name holds every character that a connection string or an SQLite URI treats specially.
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("steelyard store?#%20;='");

    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public string Folder => root.FullName;

    public string File => Path.Combine(Folder, "evidence.db");

    public EvidenceStore Open() => EvidenceStore.Open(File, new FixedTime(Noon));

    /// <summary>A connection without the tool's rules, as another program would open it.</summary>
    public SqliteConnection Raw()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    public void RunRaw(string sql)
    {
        using var connection = Raw();
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Stores a study with trials and closes the store.</summary>
    public void Fill(string id, int trials)
    {
        using var store = Open();
        store.Begin(Study(id));
        for (var block = 0; block < trials; block++)
            store.Append(id, Trial(block));
    }

    public static Study Study(string id, string workload = "log-triage", int minute = 0, StudyStatus status = StudyStatus.Running) => new()
    {
        Id = id,
        Workload = workload,
        Started = Noon.AddMinutes(minute),
        Status = status,
        Plan = new StudyPlan { WorkloadFile = "/w/workload.yaml", Seed = 1, Sizes = ["small"], MainSize = "small" },
        Machine = new Machine(),
    };

    public static Trial Trial(int block, string candidate = "rust") => new()
    {
        Candidate = candidate,
        Size = "small",
        Phase = Phase.Main,
        Block = block,
        Outcome = Outcome.Right,
        Wall = 0.125,
        Started = Noon,
    };

    public void Dispose() => root.Delete(recursive: true);

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
