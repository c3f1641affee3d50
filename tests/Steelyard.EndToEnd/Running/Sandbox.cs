using System.Text;
using Steelyard.Evidence;
using Steelyard.Lab.Store;

namespace Steelyard.EndToEnd.Running;

/// <summary>
/// A folder of its own for one test: working folder of the tool, place of its temporary files, and a mark in the environment by which
/// every process that the tool started can be found.
/// </summary>
internal sealed class Sandbox : IDisposable
{
    // Launcher, builds and inputs are addressed by content, so that all tests, and later runs of them, can share them.
    private static readonly string SharedCache =
        System.Environment.GetEnvironmentVariable("STEELYARD_CACHE") is { Length: > 0 } own ? own : Path.Combine(AppContext.BaseDirectory, "cache");

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("end-to-end-");

    public Sandbox()
    {
        Temp = Directory.CreateDirectory(At("tmp")).FullName;
        Environment = new()
        {
            ["STEELYARD_INSTALL"] = "never",
            ["STEELYARD_CACHE"] = SharedCache,
            ["STEELYARD_STORE"] = null,
            ["TMPDIR"] = Temp,
            ["SANDBOX"] = Folder,
        };
    }

    public string Folder => root.FullName;

    /// <summary>Folder for the tool's temporary files.</summary>
    public string Temp { get; }

    /// <summary>Variables that the tool sees beside the usual ones; null removes one.</summary>
    public Dictionary<string, string?> Environment { get; }

    public string StoreFile => At(Path.Combine(".steelyard", "evidence.db"));

    /// <summary>Full path of a file in this folder, which need not exist.</summary>
    public string At(string file) => Path.Combine(Folder, file);

    public string Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(file))!);
        File.WriteAllText(At(file), text);
        return At(file);
    }

    /// <summary>Runs the tool to its end.</summary>
    public ToolRun Run(params string[] arguments) => Start(arguments).WaitForEnd();

    public RunningTool Start(params string[] arguments) => RunningTool.Start(this, RunningTool.Program, arguments);

    /// <summary>Runs another program as the tool is run otherwise.</summary>
    public ToolRun RunOther(string program, params string[] arguments) => RunningTool.Start(this, program, arguments).WaitForEnd();

    /// <summary>A search path with nothing but what starts the tool.</summary>
    public string EmptyPath()
    {
        Directory.CreateDirectory(At("bin"));
        return At("bin");
    }

    /// <summary>A study as it lies in the store.</summary>
    public Study Study(string id = "latest")
    {
        using var store = EvidenceStore.OpenForReading(StoreFile);
        return store.Load(store.Resolve(id));
    }

    /// <summary>Command lines of all living processes that come from this sandbox.</summary>
    public IReadOnlyList<string> Processes()
    {
        var mark = Encoding.UTF8.GetBytes($"SANDBOX={Folder}\0");
        return [.. Directory.EnumerateDirectories("/proc").Where(x => int.TryParse(Path.GetFileName(x), out _))
            .Where(x => Read(x, "environ").AsSpan().IndexOf(mark) >= 0)
            .Select(x => Encoding.UTF8.GetString(Read(x, "cmdline")).Replace('\0', ' '))];
    }

    /// <summary>Fails unless every process of this sandbox ends within seconds: what was killed needs a moment to be gone.</summary>
    public void AssertNoProcessIsLeft()
    {
        Waiting.Until(() => Processes().Count == 0, TimeSpan.FromSeconds(10));
        Assert.Empty(Processes());
    }

    public void AssertNoTemporaryFolderIsLeft() => Assert.Empty(Directory.EnumerateFileSystemEntries(Temp, "steelyard-*"));

    public void Dispose() => root.Delete(recursive: true);

    private static byte[] Read(string process, string file)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(process, file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
