using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Toolchains;
using Steelyard.Translation;
using Steelyard.Translation.Rust;

namespace Steelyard.Lab.Replay;

/// <summary>A port on disk: a crate that builds with cargo alone, its shim, its corpus.</summary>
public sealed class PortFolder
{
    private const string Library = "lib_native.so";
    private const int CannotLoad = 3; // exit status of the prover
    private static readonly Version NewestForDebian = new(3, 11);
    private static readonly TimeSpan BuildLimit = TimeSpan.FromMinutes(20);

    private PortFolder(string path, PortRecord record) => (Path, Record) = (path, record);

    /// <summary>Full path.</summary>
    public string Path { get; }

    /// <summary>What <c>port.json</c> says.</summary>
    public PortRecord Record { get; }

    /// <summary>Folder of the Python package.</summary>
    public string PackageFolder => System.IO.Path.Combine(Path, "python", Record.Package);

    /// <summary>Full path of the Python file.</summary>
    public string File => System.IO.Path.GetFullPath(Record.File, Path);

    private string Extension => System.IO.Path.Combine(PackageFolder, "_native.so");

    /// <summary>An existing port.</summary>
    public static PortFolder Open(string path) => new(System.IO.Path.GetFullPath(path), PortRecord.Read(path));

    /// <summary>Writes a port, over an older one.</summary>
    public static PortFolder Write(
        string path, string file, PythonInterpreter python, ImmutableArray<PortedFunction> functions, IReadOnlyDictionary<string, RecordedFunction> recorded)
    {
        var name = PackageName(file);
        using var originals = Agents.Ask(python, TimeSpan.FromMinutes(1), "originals", [file, .. functions.SelectMany(x => x.Source.Along.Prepend(x.Source.Name)).Distinct()]);
        var record = new PortRecord(PortRecord.CurrentSchema, System.IO.Path.GetRelativePath(path, file), name, python.Executable,
            [.. originals.RootElement.GetProperty("search").EnumerateArray().Select(x => System.IO.Path.GetRelativePath(path, x.GetString()!))],
            functions.ToImmutableSortedDictionary(x => x.Source.Name, x => x.Source.Hash, StringComparer.Ordinal), []);
        try
        {
            if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
                Clear(path);
            foreach (var (relative, text) in Crate.Files(name, System.IO.Path.GetFileName(file), functions))
                WriteFile(path, relative, text);
            foreach (var resource in Embedded.Below("steelyard_rt"))
                WriteFile(path, resource, Embedded.Text(resource));
            foreach (var resource in Embedded.Below("port_package"))
                WriteFile(path, System.IO.Path.Combine("python", name, System.IO.Path.GetFileName(resource)), Embedded.Text(resource));
            WriteFile(path, System.IO.Path.Combine("tests", "test_corpus.py"), Embedded.Text("port_tests/test_corpus.py"));
            WriteFile(path, System.IO.Path.Combine("tests", "_values.py"), Embedded.Text("steelyard_port/values.py"));
            WriteFile(path, System.IO.Path.Combine("python", name, "_original.py"),
                $"\"\"\"The originals of the ported functions of {System.IO.Path.GetFileName(file)}, as they were when they were ported, with what they use.\"\"\"\n"
                + originals.RootElement.GetProperty("text").GetString());
            foreach (var function in functions)
                WriteFile(path, System.IO.Path.Combine("corpus", function.Source.Name + ".jsonl"), string.Concat(recorded[function.Source.Name].Corpus.Select(x => x + "\n")));
            record.Write(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(path, error);
        }
        var folder = new PortFolder(path, record);
        folder.Format();
        return folder;
    }

    /// <summary>Finds out, before anything long begins, that a port can be built for an interpreter.</summary>
    /// <exception cref="LabException">It cannot.</exception>
    public static void CheckInterpreter(PythonInterpreter python, Packages packages)
    {
        if (python is not { Implementation: "CPython", FreeThreaded: false } || python.Release < new Version(3, 9))
            throw new LabException($"{python.Title} cannot load a port", "Ports are made for CPython with the GIL, 3.9 or later.");
        if (python.Release > NewestForDebian && new Cargo(packages).FromDebian(new CargoCrate("", null, null, [], ["pyo3"])))
            throw new LabException($"the registry of crates cannot be reached, and Debian's PyO3 does not know {python.Title}",
                $"Use Python 3.9 to {NewestForDebian}, or make the registry reachable.");
    }

    /// <summary>Finds out, before anything long begins, that a port can be written; leaves nothing.</summary>
    /// <exception cref="LabException">It cannot.</exception>
    public static void CheckWritable(string path)
    {
        var above = path;
        while (!Directory.Exists(above) && !System.IO.File.Exists(above))
            above = System.IO.Path.GetDirectoryName(above)!;
        if (above == path && Directory.EnumerateFileSystemEntries(path).Any())
            PortRecord.Read(path);
        var trial = System.IO.Path.Combine(above, $".steelyard-{Environment.ProcessId}");
        try
        {
            Directory.CreateDirectory(trial);
            Directory.Delete(trial);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(path, error);
        }
    }

    /// <summary>Name of the package of a file's ports.</summary>
    public static string PackageName(string file) =>
        new string([.. System.IO.Path.GetFileNameWithoutExtension(file).ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')]) + "_port";

    /// <summary>Notes which functions gain nothing, so that <c>run</c> leaves them as they are.</summary>
    public PortFolder WithoutGain(IEnumerable<string> functions)
    {
        var folder = new PortFolder(Path, Record with { WithoutGain = [.. functions.Order(StringComparer.Ordinal)] });
        folder.Record.Write(Path);
        return folder;
    }

    /// <summary>Writes the page that says what is in here, and what speaks for it.</summary>
    public void WriteReadme(string text) => WriteFile(Path, "README.md", text);

    /// <summary>Builds the extension; null, or what the compiler says where it does not build.</summary>
    public string? Build(PythonInterpreter python, Packages packages, Launcher launcher, CancellationToken cancellation)
    {
        var cargo = new Cargo(packages);
        var crate = cargo.Inspect(Path);
        if (crate.Value is not { } found)
            throw new LabException(crate.Reason!, Cargo.Install);
        var recipe = cargo.Recipe(found, [], []);
        // One place for what all ports share: PyO3 is compiled once for each interpreter, not once for each port. The runtime's text is
        // part of the key: cargo tells files by their times, and would take the build of another Steelyard's runtime for this one's.
        var shared = Directory.CreateDirectory(System.IO.Path.Combine(CacheFolder.Path, "ports", Key(python))).FullName;
        using var alone = Lock(System.IO.Path.Combine(shared, "lock"), cancellation);
        var variables = new Dictionary<string, string?> { ["CARGO_TARGET_DIR"] = System.IO.Path.Combine(shared, "target"), ["PYO3_PYTHON"] = python.Executable, ["RUSTFLAGS"] = null };
        // All ports' libraries have this one name there: cargo would take that of another port for this one's, and find nothing to do.
        var release = System.IO.Path.Combine(shared, "target", "release");
        foreach (var other in new[] { Library, System.IO.Path.Combine("deps", Library) })
            DeleteFile(System.IO.Path.Combine(release, other));
        foreach (var command in recipe.Fetch.Concat(recipe.Build))
        {
            var run = Launched.Run(launcher, command, variables, BuildLimit, Path, cancellation);
            if (!run.Result.Succeeded)
                return run.Error.Trim() is { Length: > 0 } error ? error : $"cargo ended with {run.Result.Ending}";
        }
        System.IO.File.Copy(System.IO.Path.Combine(release, Library), Extension, overwrite: true);
        return null;
    }

    /// <summary>Replays the corpus and makes more calls.</summary>
    /// <exception cref="LabException">The originals cannot be loaded.</exception>
    public IReadOnlyDictionary<string, Proof> Prove(PythonInterpreter python, Proving proving, Launcher launcher, CancellationToken cancellation)
    {
        var scratch = Directory.CreateTempSubdirectory("steelyard-prove-").FullName;
        try
        {
            var (config, output) = (System.IO.Path.Combine(scratch, "config.json"), System.IO.Path.Combine(scratch, "proofs.jsonl"));
            System.IO.File.WriteAllText(config, JsonSerializer.Serialize(
                new ProofConfig(PackageFolder, Record.Package, Search, Record.Functions.Keys.ToDictionary(x => x, Corpus), proving.Seed, proving.Count, proving.Limit.TotalSeconds, output),
                ReplayJson.Default.ProofConfig));
            var variables = new Dictionary<string, string?> { ["STEELYARD_PORTS"] = null, ["PYTHONDONTWRITEBYTECODE"] = "1", ["PYTHONHASHSEED"] = "0" };
            var limit = (2 * Record.Functions.Count * proving.Limit) + TimeSpan.FromMinutes(2);
            var run = Launched.Run(launcher, Agents.Command(python.Executable, [], "prove", config), variables, limit, Environment.CurrentDirectory, cancellation);
            return run.Result switch
            {
                { Succeeded: true } => System.IO.File.ReadLines(output).Select(Line).ToDictionary(x => x.Name, x => x.Proof),
                { Outcome: ProcessOutcome.Exited, Status: CannotLoad } => throw new LabException(
                    $"the originals of the port in {Path} cannot be loaded: {run.LastLine}", "What they import must be there as it was when they were recorded."),
                _ => throw new InvalidOperationException($"the prover ended with {run.Result.Ending}\n{run.Error}"),
            };
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    /// <summary>The command that repeats the recorded calls of one function.</summary>
    public ImmutableArray<string> Calls(PythonInterpreter python, string function, string side, int repeats) =>
        [.. Agents.Command(python.Executable, [], "calls", PackageFolder, Record.Package, function, Corpus(function), string.Join(':', Search), side, repeats.ToString(CultureInfo.InvariantCulture))];

    /// <summary>Writes what <see cref="PythonCommand.Through"/> needs to switch ports in.</summary>
    /// <param name="config">The file.</param>
    /// <param name="ports">The ports.</param>
    /// <param name="all">Also those functions that gain nothing.</param>
    public static void WriteSwitch(string config, IEnumerable<PortFolder> ports, bool all) => System.IO.File.WriteAllText(config, JsonSerializer.Serialize(
        new SwitchConfig([.. ports.Select(x => new SwitchPort(x.File, x.PackageFolder, x.Record.Package, x.Record.Functions, all ? [] : x.Record.WithoutGain))]),
        ReplayJson.Default.SwitchConfig));

    private static LabException NotWritable(string path, Exception error) =>
        new($"cannot write {path}: {error.Message}", "Name a folder that you may write to with --out.", error);

    private ImmutableArray<string> Search => [.. Record.Search.Select(x => System.IO.Path.GetFullPath(x, Path))];

    private string Corpus(string function) => System.IO.Path.Combine(Path, "corpus", function + ".jsonl");

    private static (string Name, Proof Proof) Line(string line)
    {
        using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 2000 });
        return (document.RootElement.GetProperty("name").GetString()!, Proof.Read(document.RootElement));
    }

    private static void Clear(string path)
    {
        PortRecord.Read(path);
        foreach (var old in new[] { "src", "python", "corpus", "tests", "steelyard_rt" }.Select(x => System.IO.Path.Combine(path, x)).Where(Directory.Exists))
            Directory.Delete(old, recursive: true);
    }

    private string Key(PythonInterpreter python)
    {
        var runtime = Directory.EnumerateFiles(System.IO.Path.Combine(Path, "steelyard_rt"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        var text = string.Join('\0', runtime.Select(System.IO.File.ReadAllText).Prepend($"{python.Executable} {python.Version}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
    }

    private static void DeleteFile(string path)
    {
        if (System.IO.File.Exists(path))
            System.IO.File.Delete(path);
    }

    private static FileStream Lock(string path, CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (System.IO.File.Exists(path))
            {
                Thread.Sleep(200);
            }
        }
    }

    // Layout is rustfmt's business where there is one; the code builds without.
    private void Format()
    {
        if (Programs.Find("rustfmt") is { } rustfmt)
            Capture.Run([rustfmt, "--edition", "2021", "src/lib.rs"], folder: Path);
    }

    // The Python of a port is made and copied, not maintained.
    private const string GeneratedPython = "# @generated by Steelyard\n";

    private static void WriteFile(string folder, string relative, string text)
    {
        var path = System.IO.Path.Combine(folder, relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, relative.EndsWith(".py", StringComparison.Ordinal) ? GeneratedPython + text : text);
    }
}
