using System.Text.Json;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Steelyard.Lab.Store;

/// <summary>The one place where failures of SQLite, of the file system and of stored data become messages with a remedy.</summary>
public static class StoreErrors
{
    private const string OtherStore = "or name another store with --store";

    /// <summary>What to tell the user about a failure; null for a bug of Steelyard (a violated constraint, a wrong statement).</summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="path">The store it happened to.</param>
    public static LabException? Explain(Exception error, string path) => error switch
    {
        SqliteException sqlite => Cause(sqlite) is var (what, remedy) ? new LabException($"the store {path} {what}", remedy, error) : null,
        JsonException or FormatException => new LabException($"the store {path} is damaged: {error.Message}", Damaged, error),
        IOException or UnauthorizedAccessException => NoFolder(path, error),
        _ => null,
    };

    internal static LabException NoStudies(string path) =>
        new($"there are no studies yet in {path}", "Make one with `steelyard weigh <workload>`.");

    internal static LabException Newer(string path, long version, int known) =>
        new($"the store {path} is of version {version}, written by a newer steelyard; this one knows versions up to {known}",
            $"Update steelyard, {OtherStore}.");

    internal static LabException Foreign(string path) =>
        new($"{path} is an SQLite file of another program, not a store of steelyard",
            "Name another file with --store; this one was not changed.");

    internal static LabException UnmergedLog(string path) =>
        new($"the store {path} has changes in {path}-wal that cannot be read in a read-only folder",
            "Copy both files to a folder that you may write in, and name the copy with --store.");

    private static string Damaged => "Move the file away, " + OtherStore + "; nothing was overwritten.";

    private static LabException NoFolder(string path, Exception error) =>
        new($"the folder of the store {path} cannot be made: {error.Message}", $"Make it writable, {OtherStore}.", error);

    private static (string What, string Remedy)? Cause(SqliteException error) => error.SqliteErrorCode switch
    {
        SQLITE_NOTADB => ("is not an SQLite file", Damaged),
        SQLITE_CORRUPT => ("is damaged", Damaged),
        SQLITE_BUSY or SQLITE_LOCKED or SQLITE_PROTOCOL =>
            ("is locked by another process", $"Wait until the other process is done, {OtherStore}."),
        SQLITE_FULL =>
            ("cannot grow: the disk is full",
                "Free some space on that disk and go on with `steelyard weigh --resume`; what was stored is kept."),
        SQLITE_IOERR =>
            ($"cannot be read or written (SQLite code {error.SqliteExtendedErrorCode})",
                $"Check the disk and the space left on it, {OtherStore}; what was stored is kept."),
        SQLITE_READONLY or SQLITE_PERM => ("is read-only", $"Make the file and its folder writable, {OtherStore}."),
        SQLITE_CANTOPEN => ("cannot be opened", $"Check that it is a file and that you may read and write its folder, {OtherStore}."),
        _ => null,
    };
}
