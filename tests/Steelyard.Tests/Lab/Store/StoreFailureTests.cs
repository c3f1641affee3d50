using Microsoft.Data.Sqlite;
using Steelyard.Lab;
using Steelyard.Lab.Store;
using static SQLitePCL.raw;

namespace Steelyard.Tests.Lab.Store;

public sealed class StoreFailureTests : IDisposable
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(100);
    private readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_missing_store_has_no_studies_yet()
    {
        var error = Assert.Throws<LabException>(() => EvidenceStore.OpenForReading(folder.File));
        Assert.Contains("no studies yet", error.Message, StringComparison.Ordinal);
        Assert.Contains("steelyard weigh <workload>", error.Remedy, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File));
    }

    [Fact]
    public void An_empty_file_has_no_studies_yet_and_becomes_a_store()
    {
        File.WriteAllText(folder.File, "");
        var error = Assert.Throws<LabException>(() => EvidenceStore.OpenForReading(folder.File));
        Assert.Contains("no studies yet", error.Message, StringComparison.Ordinal);
        folder.Fill("s", trials: 1);
        using var reader = EvidenceStore.OpenForReading(folder.File);
        Assert.Single(reader.Load("s").Trials);
    }

    [Fact]
    public void A_store_from_a_newer_version_is_refused_with_both_versions()
    {
        folder.Fill("s", trials: 1);
        folder.RunRaw("PRAGMA user_version = 73");
        AssertRefusedUnchanged("version 73", "versions up to 2");
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("A text of several lines,\nlonger than the header of an SQLite file, which has a hundred bytes,\nand of no other meaning.")]
    public void A_file_that_is_no_database_is_refused(string content)
    {
        File.WriteAllText(folder.File, content);
        AssertRefusedUnchanged(folder.File, "not an SQLite file");
    }

    [Theory]
    [InlineData("CREATE TABLE customer (name TEXT)")]
    [InlineData("CREATE TABLE customer (name TEXT); PRAGMA user_version = 1")]
    public void A_database_of_another_program_is_refused(string sql)
    {
        folder.RunRaw(sql);
        AssertRefusedUnchanged("another program");
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void A_truncated_store_is_damaged(double kept)
    {
        folder.Fill("s", trials: 500);
        using (var file = new FileStream(folder.File, FileMode.Open))
            file.SetLength((long)(file.Length * kept));
        AssertRefusedUnchanged(folder.File, "damaged");
    }

    [Fact]
    public void A_store_with_overwritten_pages_is_damaged_when_they_are_read()
    {
        folder.Fill("s", trials: 500);
        using (var file = new FileStream(folder.File, FileMode.Open))
        {
            var half = file.Length / 2;
            file.Position = half;
            file.Write(new byte[half]);
        }
        using var reader = EvidenceStore.OpenForReading(folder.File);
        var error = Assert.Throws<LabException>(() => reader.Load("s"));
        Assert.Contains("damaged", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE study SET plan = '{}'")]
    [InlineData("UPDATE study SET machine = 'null'")]
    [InlineData("UPDATE study SET status = 'asleep'")]
    [InlineData("UPDATE study SET started = 'yesterday'")]
    public void A_study_with_meaningless_values_is_damaged(string sql)
    {
        folder.Fill("s", trials: 1);
        folder.RunRaw(sql);
        using var reader = EvidenceStore.OpenForReading(folder.File);
        Assert.Contains("damaged", Assert.Throws<LabException>(() => reader.Load("s")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_held_by_another_process_can_be_read_but_not_written()
    {
        folder.Fill("s", trials: 1);
        using var other = folder.Raw();
        using var held = other.BeginTransaction();

        using var reader = EvidenceStore.OpenForReading(folder.File, Short);
        Assert.Single(reader.Load("s").Trials);
        var error = Assert.Throws<LabException>(() => EvidenceStore.Open(folder.File, patience: Short));
        Assert.Contains("locked by another process", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/proc/steelyard/evidence.db")]
    [InlineData("/dev/null/evidence.db")]
    public void A_folder_that_cannot_be_made_is_named(string path)
    {
        var error = Assert.Throws<LabException>(() => EvidenceStore.Open(path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains("--store", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_in_place_of_the_file_cannot_be_opened()
    {
        var error = Assert.Throws<LabException>(() => EvidenceStore.Open(folder.Folder));
        Assert.Contains("cannot be opened", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void An_empty_path_is_refused(string path) => Assert.Throws<LabException>(() => EvidenceStore.Open(path));

    [Fact]
    public void A_store_is_read_where_nothing_can_be_made_beside_it()
    {
        folder.Fill("s", trials: 3);
        ForbidSharedMemory();
        using var reader = EvidenceStore.OpenForReading(folder.File);
        Assert.Equal(3, reader.Load("s").Trials.Length);
        Assert.Contains("read-only", Assert.Throws<LabException>(() => reader.Put("key", "1")).Message, StringComparison.Ordinal);
    }

    /// <summary>Root may write anywhere, so that only other users see the read-only folder; the test above stands in for root.</summary>
    [Fact]
    public void A_store_is_read_in_a_read_only_folder()
    {
        folder.Fill("s", trials: 3);
        File.SetUnixFileMode(folder.Folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            using var reader = EvidenceStore.OpenForReading(folder.File);
            Assert.Equal(3, reader.Load("s").Trials.Length);
        }
        finally
        {
            File.SetUnixFileMode(folder.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void A_log_left_behind_where_nothing_can_be_made_is_not_passed_over()
    {
        using var cut = new StoreFolder();
        using (var store = cut.Open())
        {
            store.Begin(StoreFolder.Study("s"));
            File.Copy(cut.File, folder.File);
            File.Copy(cut.File + "-wal", folder.File + "-wal");
        }
        ForbidSharedMemory();
        var error = Assert.Throws<LabException>(() => EvidenceStore.OpenForReading(folder.File));
        Assert.Contains(folder.File + "-wal", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SQLITE_FULL, SQLITE_FULL, "disk is full", "--resume")]
    [InlineData(SQLITE_IOERR, SQLITE_IOERR_WRITE, "code 778", "Check the disk")]
    [InlineData(SQLITE_READONLY, SQLITE_READONLY_DBMOVED, "read-only", "writable")]
    [InlineData(SQLITE_CANTOPEN, SQLITE_CANTOPEN, "cannot be opened", "folder")]
    [InlineData(SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT, "locked", "Wait")]
    [InlineData(SQLITE_CORRUPT, SQLITE_CORRUPT, "damaged", "Move the file away")]
    public void Failures_of_SQLite_name_the_store_and_a_remedy(int code, int extended, string message, string remedy)
    {
        var explained = StoreErrors.Explain(new SqliteException("from SQLite", code, extended), "/data/evidence.db");
        Assert.Contains("/data/evidence.db", explained?.Message, StringComparison.Ordinal);
        Assert.Contains(message, explained?.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, explained?.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_violated_constraint_is_a_bug_and_not_explained_away()
    {
        Assert.Null(StoreErrors.Explain(new SqliteException("", SQLITE_CONSTRAINT, SQLITE_CONSTRAINT_NOTNULL), "x"));
        Assert.Null(StoreErrors.Explain(new InvalidOperationException(), "x"));
    }

    /// <summary>As a read-only folder does, but for root too: SQLite follows no link, so it cannot make its shared memory.</summary>
    private void ForbidSharedMemory() => File.CreateSymbolicLink(folder.File + "-shm", "nowhere");

    private void AssertRefusedUnchanged(params string[] expected)
    {
        var before = File.ReadAllBytes(folder.File);
        foreach (var open in new Action[] { Write, Read })
        {
            var error = Assert.Throws<LabException>(open);
            Assert.All(expected, text => Assert.Contains(text, error.Message, StringComparison.Ordinal));
            Assert.NotEmpty(error.Remedy);
        }
        Assert.Equal(before, File.ReadAllBytes(folder.File));

        void Write() => EvidenceStore.Open(folder.File).Dispose();
        void Read() => EvidenceStore.OpenForReading(folder.File).Dispose();
    }
}
