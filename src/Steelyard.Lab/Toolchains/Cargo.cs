using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Steelyard.Evidence.Sources;
using Steelyard.Lab.Processes;

namespace Steelyard.Lab.Toolchains;

/// <summary>What cargo says of a crate.</summary>
/// <param name="Folder">Folder of its manifest.</param>
/// <param name="Binary">Name of its first program, or null.</param>
/// <param name="DynamicLibrary">Name of its cdylib, or null.</param>
/// <param name="Features">Names of its features.</param>
/// <param name="Dependencies">Names of crates it takes from a registry.</param>
internal sealed record CargoCrate(
    string Folder, string? Binary, string? DynamicLibrary, ImmutableArray<string> Features, ImmutableArray<string> Dependencies);

/// <summary>
/// cargo and where crates come from: the registry the user has configured when it can be reached, otherwise Debian's packaged crates
/// through a directory source.
/// </summary>
internal sealed class Cargo(Packages packages)
{
    private const string DebianCrates = "/usr/share/cargo/registry";
    private static readonly ImmutableArray<string> DebianSource =
        ["--offline", "--config", "source.crates-io.replace-with=\"debian\"", "--config", $"source.debian.directory=\"{DebianCrates}\""];

    private static readonly Dictionary<string, string?> Patience = new() { ["CARGO_NET_RETRY"] = "0", ["CARGO_HTTP_TIMEOUT"] = "15" };
    private bool? registryReached;

    /// <summary>Path of cargo, or null; installed if that is wanted.</summary>
    public string? Program => Programs.Find("cargo") ?? (packages.TryInstall("cargo") ? Programs.Find("cargo") : null);

    /// <summary>What cargo says of the crate in a folder, or why it cannot say anything.</summary>
    public Answer<CargoCrate> Inspect(string folder)
    {
        if (Program is not { } cargo)
            return Answer<CargoCrate>.No($"cargo is missing: {Install}");
        var answer = Capture.Run([cargo, "metadata", "--no-deps", "--offline", "--format-version", "1", "--manifest-path", Path.Combine(folder, "Cargo.toml")]);
        return answer.Succeeded ? Crate(folder, answer.Output) : Answer<CargoCrate>.No($"cargo cannot read {folder}/Cargo.toml: {answer.Error.Trim()}");
    }

    /// <summary>The command that installs cargo.</summary>
    public static string Install => Packages.IsDebianLike ? Packages.Command("cargo") : "install Rust with your system's packages or rustup";

    /// <summary>A crate can be had by this name, from the registry or from Debian.</summary>
    public bool CanResolve(string crate) => DebianHas(crate) || (Program is not null && RegistryReached(crate));

    /// <summary>Resolves the newest version of a crate that can be had here, with all that it needs; or why it cannot be.</summary>
    public Answer<CargoPackage> Resolve(string crate)
    {
        if (Program is not { } cargo)
            return Answer<CargoPackage>.No($"cargo is missing: {Install}");
        var debian = DebianHas(crate) && !RegistryReached(crate);
        if (!debian && !RegistryReached(crate))
            return Answer<CargoPackage>.No($"no registry can be reached; cargo add {crate}");
        using var scratch = new ScratchCrate(crate);
        ImmutableArray<string> source = debian ? DebianSource : [];
        var answer = Capture.Run([cargo, "metadata", "--format-version", "1", "--manifest-path", scratch.Manifest, .. source], Patience, TimeSpan.FromMinutes(2));
        var packages = answer.Succeeded ? JsonSerializer.Deserialize(answer.Output, CargoJson.Default.CargoMetadata)!.Packages : [];
        return packages.FirstOrDefault(x => x.Name == crate) is { } found ? found
            : Answer<CargoPackage>.No($"cargo cannot resolve it: {answer.Error.Split('\n').FirstOrDefault(x => x.StartsWith("error", StringComparison.Ordinal)) ?? "it is not among its packages"}");
    }

    /// <summary>The crates that this one depends on come from Debian.</summary>
    public bool FromDebian(CargoCrate crate) =>
        !crate.Dependencies.IsEmpty && crate.Dependencies.All(DebianHas) && !RegistryReached(crate.Dependencies[0]);

    /// <summary>The build in release mode; products stay below <c>{out}/target</c>.</summary>
    public Recipe Recipe(CargoCrate crate, ImmutableArray<string> features, ImmutableArray<string> flags)
    {
        ImmutableArray<string> source = FromDebian(crate) ? DebianSource : crate.Dependencies.IsEmpty ? ["--offline"] : [];
        ImmutableArray<string> feature = features.IsEmpty ? [] : ["--features", string.Join(',', features)];
        var environment = ImmutableSortedDictionary<string, string>.Empty.Add("CARGO_TARGET_DIR", "{out}/target");
        return new Recipe
        {
            Versions = [ToolVersion("rustc"), ToolVersion("cargo")],
            Crates = crate.Dependencies,
            Fetch = crate.Dependencies.IsEmpty || FromDebian(crate) ? [] : [[Program!, "fetch"]],
            Build = [[Program!, "build", "--release", "--quiet", .. feature, .. source]],
            Dependencies = folder => Tree(folder, [.. feature, .. source]),
            BuildEnvironment = flags.IsEmpty ? environment : environment.Add("RUSTFLAGS", string.Join(' ', flags)),
        };
    }

    private static string ToolVersion(string tool) => Capture.Run([tool, "--version"]).Output.Trim() is { Length: > 0 } text ? string.Join(' ', text.Split(' ').Take(2)) : tool;

    /// <summary>
    /// Every crate linked into the crate in this folder, by <c>cargo tree</c>, which knows features and targets; crates that only build it do
    /// not count. Null when cargo cannot tell.
    /// </summary>
    private IReadOnlyList<Dependency>? Tree(string folder, ImmutableArray<string> options)
    {
        var answer = Capture.Run([Program!, "tree", "--edges", "normal", "--prefix", "none", "--format", "{p}|{l}", .. options], folder: folder);
        return answer.Succeeded ? TreeLines(answer.Output) : null;
    }

    /// <summary>Reads lines such as <c>serde v1.0.152|MIT OR Apache-2.0</c>; the first is the crate itself, repeated ones end in <c>(*)</c>.</summary>
    internal static IReadOnlyList<Dependency> TreeLines(string output) =>
        [.. from line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            let parts = line.Replace(" (*)", "", StringComparison.Ordinal).Split('|', 2)
            let crate = parts[0].Trim().Split(' ')
            where crate.Length > 1
            group parts.ElementAtOrDefault(1)?.Trim() by (Name: crate[0], Version: crate[1].TrimStart('v')) into same
            select new Dependency(same.Key.Name, same.Key.Version, same.First() is { Length: > 0 } licence ? licence : null)];

    /// <summary>Names with versions of the crates that a build took, from the lock file that it left.</summary>
    public static ImmutableArray<string> Locked(string folder, ImmutableArray<string> crates)
    {
        var file = Path.Combine(folder, "Cargo.lock");
        if (crates.IsEmpty || !File.Exists(file))
            return [];
        // Each package of a lock file is a name line followed by a version line.
        var lines = File.ReadAllLines(file);
        var locked = lines.Zip(lines.Skip(1)).Where(x => x.First.StartsWith("name = ", StringComparison.Ordinal) && x.Second.StartsWith("version = ", StringComparison.Ordinal))
            .ToLookup(x => x.First.Split('"')[1], x => x.Second.Split('"')[1]);
        return [.. crates.SelectMany(x => locked[x].Take(1).Select(version => $"{x} {version}"))];
    }

    /// <summary>The newest version of a crate among Debian's, or null.</summary>
    public static Version? DebianVersion(string crate) => !Directory.Exists(DebianCrates) ? null
        : Directory.EnumerateDirectories(DebianCrates, crate + "-*")
            .Select(x => System.Version.TryParse(Path.GetFileName(x)[(crate.Length + 1)..], out var version) ? version : null)
            .Max();

    private static bool DebianHas(string crate) => DebianVersion(crate) is not null;

    // One real fetch of one crate decides for the whole run: asking whether a host answers would say nothing about mirrors and proxies.
    private bool RegistryReached(string crate) => registryReached ??= TryFetch(crate);

    private bool TryFetch(string crate)
    {
        using var scratch = new ScratchCrate(crate);
        return Capture.Run([Program!, "fetch", "--quiet", "--manifest-path", scratch.Manifest], Patience, TimeSpan.FromMinutes(2)).Succeeded;
    }

    /// <summary>An empty crate that needs one other, in a folder of its own.</summary>
    private sealed class ScratchCrate : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("steelyard-fetch-").FullName;

        public ScratchCrate(string needed)
        {
            Directory.CreateDirectory(Path.Combine(folder, "src"));
            File.WriteAllText(Path.Combine(folder, "src", "lib.rs"), "");
            File.WriteAllText(Manifest, $"[package]\nname = \"fetch\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[dependencies]\n{needed} = \"*\"\n");
        }

        public string Manifest => Path.Combine(folder, "Cargo.toml");

        public void Dispose() => Directory.Delete(folder, recursive: true);
    }

    private static CargoCrate Crate(string folder, string json)
    {
        var package = JsonSerializer.Deserialize(json, CargoJson.Default.CargoMetadata)!.Packages[0];
        var library = package.Targets.FirstOrDefault(x => x.CrateTypes.Contains("cdylib"))?.Name.Replace('-', '_');
        var binary = package.Targets.FirstOrDefault(x => x.Kind.Contains("bin"))?.Name;
        return new CargoCrate(folder, binary, library, [.. package.Features.Keys], [.. package.Dependencies.Where(x => x.Source is not null).Select(x => x.Name)]);
    }
}

internal sealed record CargoMetadata(IReadOnlyList<CargoPackage> Packages);

internal sealed record CargoPackage(
    IReadOnlyList<CargoTarget> Targets, IReadOnlyList<CargoDependency> Dependencies, IReadOnlyDictionary<string, IReadOnlyList<string>> Features)
{
    public string Name { get; init; } = "";

    public string Version { get; init; } = "";

    public string? License { get; init; }
}

internal sealed record CargoTarget(string Name, IReadOnlyList<string> Kind, IReadOnlyList<string> CrateTypes);

internal sealed record CargoDependency(string Name, string? Source);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CargoMetadata))]
internal sealed partial class CargoJson : JsonSerializerContext;
