using Microsoft.Data.Sqlite;

namespace Steelyard.Lab.Store;

/// <summary>
/// A connection on which every statement is prepared once and every foreseeable failure is a <see cref="LabException"/>.
/// Not for use by several threads at once.
/// </summary>
internal sealed class Database : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly TimeSpan patience;
    private readonly Dictionary<string, SqliteCommand> statements = [];
    private SqliteTransaction? transaction;

    // Found through reflection otherwise, which a trimmed program may have lost.
    static Database() => SQLitePCL.Batteries_V2.Init();

    private Database(string path, string source, SqliteOpenMode mode, TimeSpan patience)
    {
        Path = path;
        this.patience = patience;
        connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = source,
            Mode = mode,
            ForeignKeys = true,
            Pooling = false, // a pooled connection would keep the file open after Dispose
            DefaultTimeout = (int)Math.Ceiling(patience.TotalSeconds),
        }.ConnectionString);
    }

    /// <summary>Full path of the file, for messages.</summary>
    public string Path { get; }

    /// <summary>Opens a file and makes it ready; closes it again when that fails.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="source">The path, or an SQLite URI of it.</param>
    /// <param name="mode">Reading only, or writing and creating.</param>
    /// <param name="patience">How long to wait for locks of other processes.</param>
    /// <param name="prepare">Checks or migrates the schema.</param>
    public static Database Open(string path, string source, SqliteOpenMode mode, TimeSpan patience, Action<Database> prepare)
    {
        var database = new Database(path, source, mode, patience);
        try
        {
            database.Connect();
            prepare(database);
            return database;
        }
        catch (LabException)
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Runs a statement and returns the number of rows it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        try
        {
            return Statement(sql, parameters).ExecuteNonQuery();
        }
        catch (Exception error) when (StoreErrors.Explain(error, Path) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>All rows of a query.</summary>
    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        try
        {
            using var reader = Statement(sql, parameters).ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
                rows.Add(read(reader));
            return rows;
        }
        catch (Exception error) when (StoreErrors.Explain(error, Path) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>The only value of a pragma or of another query for one integer.</summary>
    public long Integer(string sql) => Query(sql, row => row.GetInt64(0)).Single();

    /// <summary>Runs <paramref name="work"/> in one transaction: a snapshot when only reading, else all or nothing.</summary>
    public T Atomically<T>(Func<T> work, bool reading = false)
    {
        try
        {
            using (transaction = connection.BeginTransaction(deferred: reading))
            {
                var result = work();
                transaction.Commit();
                return result;
            }
        }
        catch (SqliteException error) when (StoreErrors.Explain(error, Path) is { } explained)
        {
            throw explained;
        }
        finally
        {
            transaction = null;
        }
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values)
            statement.Dispose();
        connection.Dispose();
    }

    private void Connect()
    {
        try
        {
            connection.Open();
        }
        catch (SqliteException error) when (StoreErrors.Explain(error, Path) is { } explained)
        {
            throw explained;
        }
        Execute($"PRAGMA busy_timeout = {(long)patience.TotalMilliseconds}");
    }

    private SqliteCommand Statement(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        if (!statements.TryGetValue(sql, out var statement))
            statements[sql] = statement = new SqliteCommand(sql, connection);
        statement.Transaction = transaction;
        statement.Parameters.Clear();
        foreach (var (name, value) in parameters)
            statement.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return statement;
    }
}
