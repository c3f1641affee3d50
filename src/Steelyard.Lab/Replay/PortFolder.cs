using System.Collections.Immutable;
using System.Text.Json;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Toolchains;
using Steelyard.Translation;
using Steelyard.Translation.Rust;

namespace Steelyard.Lab.Replay;

/// <summary>What differs between a call of the original and of its port.</summary>
public sealed record Difference(string Arguments, string Expected, string Actual);

/// <summary>The evidence for one port.</summary>
/// <param name="Replayed">Recorded calls done again.</param>
/// <param name="Generated">Calls made from the recorded ones.</param>
/// <param name="Skipped">Made calls on which the original itself takes too long.</param>
/// <param name="Fallbacks">Recorded calls that the port left to the original.</param>
/// <param name="GeneratedFallbacks">Made calls that it left to the original.</param>
/// <param name="Differences">Calls that behave differently.</param>
public sealed record Proof(int Replayed, int Generated, int Skipped, int Fallbacks, int GeneratedFallbacks, ImmutableArray<Difference> Differences);

/// <summary>A port on disk: a crate that builds with cargo alone, its shim, its corpus.</summary>
public sealed class PortFolder
{
    private static readonly TimeSpan BuildLimit = TimeSpan.FromMinutes(10);

    private PortFolder(string path, PortRecord record) => (Path, Record) = (path, record);

    /// <summary>Full path.</summary>
    public string Path { get; }

    /// <summary>What <c>port.json</c> says.</summary>
    public PortRecord Record { get; }

    /// <summary>Folder of the Python package.</summary>
    public string PackageFolder => System.IO.Path.Combine(Path, "python", Record.Package);

    private string Extension => System.IO.Path.Combine(PackageFolder, "_native.so");

    /// <summary>An existing port.</summary>
    public static PortFolder Open(string path) => new(System.IO.Path.GetFullPath(path), PortRecord.Read(path));

    /// <summary>Writes a port, over an older one of the same file.</summary>
    public static PortFolder Write(
        string path, string file, PythonInterpreter python, ImmutableArray<PortedFunction> functions, IReadOnlyDictionary<string, RecordedFunction> recorded,
        ImmutableArray<string> mathImports)
    {
        var name = PackageName(file);
        var record = new PortRecord(PortRecord.CurrentSchema, System.IO.Path.GetRelativePath(path, file), name, python.Executable,
            functions.ToImmutableSortedDictionary(x => x.Source.Name, x => x.Source.Hash, StringComparer.Ordinal));
        try
        {
            if (Directory.Exists(path))
            {
                PortRecord.Read(path);
                foreach (var old in new[] { "src", "python", "corpus", "steelyard_rt" }.Select(x => System.IO.Path.Combine(path, x)).Where(Directory.Exists))
                    Directory.Delete(old, recursive: true);
            }
            foreach (var (relative, text) in Crate.Files(name, System.IO.Path.GetFileName(file), functions, mathImports))
                WriteFile(path, relative, text);
            foreach (var resource in Embedded.Below("steelyard_rt"))
                WriteFile(path, resource, Embedded.Text(resource));
            foreach (var function in functions)
                WriteFile(path, System.IO.Path.Combine("corpus", function.Source.Name + ".jsonl"), string.Concat(recorded[function.Source.Name].Corpus.Select(x => x + "\n")));
            record.Write(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new LabException($"cannot write {path}: {error.Message}", "Name a folder that you may write to with --out.", error);
        }
        var folder = new PortFolder(path, record);
        folder.Format();
        return folder;
    }

    /// <summary>Name of the package of a file's ports.</summary>
    public static string PackageName(string file) =>
        new string([.. System.IO.Path.GetFileNameWithoutExtension(file).ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')]) + "_port";

    /// <summary>Builds the extension; null, or why it does not build.</summary>
    public string? Build(PythonInterpreter python, Packages packages)
    {
        var cargo = new Cargo(packages);
        var crate = cargo.Inspect(Path);
        if (crate.Value is not { } found)
            throw new LabException(crate.Reason!, Cargo.Install);
        var debian = cargo.FromDebian(found with { Dependencies = ["pyo3"] });
        if (debian && Version.TryParse(python.Version, out var version) && version >= new Version(3, 12))
            throw new LabException($"the registry of crates cannot be reached, and Debian's PyO3 does not know {python.Title}", "Use Python 3.9 to 3.11, or make the registry reachable.");
        var recipe = cargo.Recipe(found with { Dependencies = ["pyo3"] }, [], []);
        var target = System.IO.Path.Combine(Path, "target");
        var environment = new Dictionary<string, string?> { ["CARGO_TARGET_DIR"] = target, ["PYO3_PYTHON"] = python.Executable };
        foreach (var command in recipe.Fetch.Concat(recipe.Build))
        {
            var result = Capture.Run(command, environment, BuildLimit, Path);
            if (!result.Succeeded)
                return result.Error.Trim();
        }
        File.Copy(System.IO.Path.Combine(target, "release", "lib_native.so"), Extension, overwrite: true);
        return null;
    }

    /// <summary>Replays the corpus and makes more calls.</summary>
    public IReadOnlyDictionary<string, Proof> Prove(PythonInterpreter python, long seed, int count)
    {
        if (!File.Exists(Extension))
            throw new LabException($"the port in {Path} is not built", "`steelyard prove` builds it.");
        var config = System.IO.Path.GetTempFileName();
        try
        {
            var corpora = Record.Functions.Keys.ToDictionary(x => x, Corpus);
            File.WriteAllText(config, JsonSerializer.Serialize(new ProofConfig(PackageFolder, Record.Package, corpora, seed, count), ReplayJson.Default.ProofConfig));
            using var document = Agents.Ask(python, TimeSpan.FromMinutes(10), "prove", config);
            return document.RootElement.EnumerateObject().ToDictionary(x => x.Name, x => Proof(x.Value));
        }
        finally
        {
            File.Delete(config);
        }
    }

    /// <summary>The command that repeats the recorded calls of one function.</summary>
    public ImmutableArray<string> Calls(PythonInterpreter python, string function, string side, int repeats) =>
        [.. Agents.Command(python.Executable, [], "calls", PackageFolder, Record.Package, function, Corpus(function), side, repeats.ToString(System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>Writes what <see cref="PythonCommand.Through"/> needs to switch ports in.</summary>
    public static void WriteSwitch(string config, IEnumerable<PortFolder> ports) => File.WriteAllText(config, JsonSerializer.Serialize(
        new SwitchConfig([.. ports.Select(x => new SwitchPort(System.IO.Path.GetFullPath(x.Record.File, x.Path), x.PackageFolder, x.Record.Package, x.Record.Functions))]),
        ReplayJson.Default.SwitchConfig));

    private string Corpus(string function) => System.IO.Path.Combine(Path, "corpus", function + ".jsonl");

    private static Proof Proof(JsonElement x) => new(
        x.GetProperty("replayed").GetInt32(), x.GetProperty("generated").GetInt32(), x.GetProperty("skipped").GetInt32(), x.GetProperty("fallbacks").GetInt32(),
        x.GetProperty("generated_fallbacks").GetInt32(),
        [.. x.GetProperty("differences").EnumerateArray().Select(d => new Difference(d.GetProperty("arguments").ToString(), d.GetProperty("expected").ToString(), d.GetProperty("actual").ToString()))]);

    // Layout is rustfmt's business where there is one; the code builds without.
    private void Format()
    {
        if (Programs.Find("rustfmt") is { } rustfmt)
            Capture.Run([rustfmt, "--edition", "2021", "src/lib.rs"], folder: Path);
    }

    private static void WriteFile(string folder, string relative, string text)
    {
        var path = System.IO.Path.Combine(folder, relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
