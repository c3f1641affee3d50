using System.Collections.Immutable;
using System.Text.Json;
using Steelyard.Evidence.Ecosystem;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Toolchains;

namespace Steelyard.Lab.Ecosystem;

/// <summary>Looks for packages on this machine: modules are imported, each in a process of its own, and crates resolved with all that they need.</summary>
/// <param name="packages">For cargo, which is installed where that is wanted; nothing that is looked for is.</param>
/// <param name="tell">Receives what is being done.</param>
public sealed class PackageLookup(Packages packages, Action<LabEvent> tell)
{
    private const string StandardLibrary = "standard library";
    private static readonly TimeSpan ImportLimit = TimeSpan.FromMinutes(1);
    private readonly Cargo cargo = new(packages);

    /// <summary>Both packages of every need, in order.</summary>
    public ImmutableArray<PackageFinding> Look(IReadOnlyList<PackageNeed> needs, CancellationToken cancellation)
    {
        tell(new LabEvent.Doing("importing Python modules"));
        ImmutableArray<string> modules = [.. needs.Select(x => x.Python).Where(x => x.Kind is "module" or "std").Select(x => x.Name).Distinct()];
        var imported = Imported(modules, cancellation);
        return [.. needs.SelectMany(need => new[] { Python(need, imported), Rust(need, cancellation) })];
    }

    /// <summary>Modules that could be imported, with the first interpreter that can.</summary>
    private static Dictionary<string, PythonInterpreter> Imported(ImmutableArray<string> modules, CancellationToken cancellation)
    {
        var found = new Dictionary<string, PythonInterpreter>();
        foreach (var python in modules.IsEmpty ? [] : PythonFinder.All())
        {
            cancellation.ThrowIfCancellationRequested();
            // Only what it says that it has is imported: an import takes seconds, looking for it milliseconds.
            var open = modules.Where(x => !found.ContainsKey(x)).ToList();
            if (open.Count == 0)
                break;
            if (PythonInterpreter.Probe(python.Executable, open) is not { } probed || open.Where(x => probed.Has([x])).ToList() is not { Count: > 0 } there)
                continue;
            var answer = Capture.Run([python.Executable, "-c", Embedded.Text("agents/imports.py"), .. there], PythonInterpreter.Clean, ImportLimit);
            foreach (var module in answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                found[module] = python;
        }
        return found;
    }

    private static PackageFinding Python(PackageNeed need, Dictionary<string, PythonInterpreter> imported)
    {
        var package = need.Python;
        PackageFinding Finding(PackageState state, string? version, string? licence, string detail) =>
            new(need.Need, need.Domains, "python", package.Kind == "none" ? "" : package.Name, state, version, licence, detail);
        if (package.Kind == "none")
            return Finding(PackageState.None, null, null, package.Name);
        if (imported.GetValueOrDefault(package.Name) is not { } python)
            return Finding(PackageState.NotHere, null, null, package.Debian is { } debian && Packages.IsDebianLike ? Packages.Command(debian) : $"pip install {package.Pip ?? package.Name}");
        if (package.Kind == "std")
            return Finding(PackageState.Found, null, null, StandardLibrary);
        var about = PythonPackages.Behind(python, [package.Name]) is [var first, ..] ? first : null;
        return Finding(PackageState.Found, about?.Version, about?.Licence, $"imports in {python.Title}");
    }

    private PackageFinding Rust(PackageNeed need, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var package = need.Rust;
        PackageFinding Finding(PackageState state, string? version, string? licence, string detail) =>
            new(need.Need, need.Domains, "rust", package.Kind == "none" ? "" : package.Name, state, version, licence, detail);
        if (package.Kind == "none")
            return Finding(PackageState.None, null, null, package.Name);
        tell(new LabEvent.Doing($"resolving the crate {package.Name}"));
        var answer = cargo.Resolve(package.Name);
        return answer.Value is { } crate ? Finding(PackageState.Found, crate.Version, crate.License, "resolves with cargo")
            : Finding(PackageState.NotHere, null, null, answer.Reason!);
    }
}
