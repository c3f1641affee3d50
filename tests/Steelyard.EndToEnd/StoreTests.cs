using Microsoft.Data.Sqlite;
using Steelyard.EndToEnd.Running;

namespace Steelyard.EndToEnd;

/// <summary>Stores that are elsewhere, from the future, damaged, or out of reach.</summary>
public sealed class StoreTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void A_store_may_lie_elsewhere()
    {
        Weigh("--store", "other/place.db").Expect(0);
        Assert.False(File.Exists(sandbox.StoreFile));
        Assert.Single(Documents.History(sandbox.Run("history", "--json", "--store", sandbox.At("other/place.db")))["studies"]!.AsArray());
    }

    [Fact]
    public void A_store_from_a_newer_version_is_refused_by_every_verb()
    {
        sandbox.Store("20261122-120000-aaaa");
        using (var connection = new SqliteConnection($"Data Source={sandbox.StoreFile};Pooling=False"))
        {
            connection.Open();
            using var command = new SqliteCommand("PRAGMA user_version = 99", connection);
            command.ExecuteNonQuery();
        }
        AssertRefused("written by a newer steelyard", "Update steelyard");
    }

    [Fact]
    public void A_store_that_is_no_database_is_refused_and_left_alone()
    {
        var text = string.Concat(Enumerable.Repeat("not a store\n", 100));
        Directory.CreateDirectory(Path.GetDirectoryName(sandbox.StoreFile)!);
        File.WriteAllText(sandbox.StoreFile, text);
        AssertRefused("is not an SQLite file", "--store");
        Assert.Equal(text, File.ReadAllText(sandbox.StoreFile));
    }

    [Fact]
    public void A_damaged_store_is_refused()
    {
        sandbox.Store("20261122-120000-aaaa");
        using (var file = new FileStream(sandbox.StoreFile, FileMode.Open))
            file.SetLength(file.Length / 2);
        AssertRefused("damaged", "--store");
    }

    [Theory]
    [InlineData("/proc/steelyard/evidence.db")]
    [InlineData("file/evidence.db")]
    [InlineData("tmp")]
    public void A_place_that_cannot_be_written_is_named_before_anything_is_measured(string place)
    {
        sandbox.Write("file", "");
        Weigh("--store", place).ExpectUsageError(place, "--store");
    }

    [SkippableFact]
    public void A_full_disk_ends_the_study_and_keeps_what_was_measured()
    {
        using var disk = SmallDisk.Mount(sandbox.At("disk"), "160k");
        var store = sandbox.At("disk/evidence.db");
        sandbox.Run("weigh", Repository.Fixture("agree"), "--candidates", "python,c", "--store", store, "--budget", "60s").ExpectUsageError("disk is full", "--resume");
        sandbox.AssertNoProcessIsLeft();
        sandbox.AssertNoTemporaryFolderIsLeft();

        disk.Resize("8m");
        var kept = Documents.History(sandbox.Run("history", "--json", "--store", store).Expect(0))["studies"]![0]!;
        Assert.True(kept.Number("trials") > 0);
        var resumed = Documents.Study(sandbox.Run("decide", "--json", "--store", store).Expect(0));
        Assert.Equal(kept.Text("id"), resumed.Text("id"));
    }

    [SkippableFact]
    public void A_full_disk_for_temporary_files_is_not_blamed_on_a_candidate()
    {
        using var disk = SmallDisk.Mount(sandbox.At("disk"), "2m");
        sandbox.Environment["TMPDIR"] = sandbox.At("disk");
        sandbox.Run("weigh", Repository.Fixture("bulky"), "--budget", "1s").ExpectUsageError("full", "TMPDIR");
        sandbox.AssertNoProcessIsLeft();
    }

    private ToolRun Weigh(params string[] options) =>
        sandbox.Run(["weigh", Repository.Fixture("agree"), "--candidates", "python,c", "--budget", "500ms", .. options]);

    private void AssertRefused(params string[] texts)
    {
        Weigh().ExpectUsageError([sandbox.StoreFile, .. texts]);
        foreach (var verb in new[] { "history", "decide" })
            sandbox.Run(verb).ExpectUsageError([sandbox.StoreFile, .. texts]);
    }
}
