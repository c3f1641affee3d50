using System.Collections.Immutable;
using Steelyard.Lab.Processes;

namespace Steelyard.Lab.Toolchains;

/// <summary>Finds Python interpreters: the one named, else the first on PATH or in the usual places that has what is required.</summary>
public static class PythonFinder
{
    private static readonly string[] FreeThreadedNames = ["python3t", "python3.15t", "python3.14t", "python3.13t", "python3.13-nogil"];

    /// <summary>The first interpreter with all these modules, or null.</summary>
    /// <param name="named">Path or name given by the user; then no other is considered.</param>
    /// <param name="modules">Modules it must have.</param>
    /// <exception cref="LabException">The named one is no Python of 3.8 or later.</exception>
    public static PythonInterpreter? Find(string? named, ImmutableArray<string> modules)
    {
        if (named is null)
            return Places().Select(x => PythonInterpreter.Probe(x, modules)).FirstOrDefault(x => x?.Has(modules) == true);
        var path = Programs.Find(named);
        var found = path is null ? null : PythonInterpreter.Probe(path, modules);
        return found is null
            ? throw new LabException($"'{named}' is not a Python interpreter of version 3.8 or later", "Name one with `--python PATH`, or leave the option out.")
            : found.Has(modules) ? found : null;
    }

    /// <summary>Every distinct interpreter in the order of preference; shims resolved.</summary>
    public static IEnumerable<PythonInterpreter> All() =>
        Places().Select(x => PythonInterpreter.Probe(x, [])).OfType<PythonInterpreter>().DistinctBy(x => (x.Binary, x.Prefix));

    /// <summary>The newest interpreter with all these modules that was built without the GIL, or null.</summary>
    public static PythonInterpreter? FreeThreaded(ImmutableArray<string> modules) =>
        FreeThreadedNames.SelectMany(Programs.FindAll).Concat(Places()).Select(x => PythonInterpreter.Probe(x, modules)).OfType<PythonInterpreter>()
            .Where(x => x.FreeThreaded && x.Has(modules)).MaxBy(x => x.Release);

    private static IEnumerable<string> Places()
    {
        var active = Environment.GetEnvironmentVariable("VIRTUAL_ENV");
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var usual = new[] { "/usr/bin/python3", "/usr/local/bin/python3" };
        return new[] { active is null ? null : Path.Combine(active, "bin", "python") }.OfType<string>()
            .Concat(Programs.FindAll("python3"))
            .Concat(Programs.FindAll("python"))
            .Concat(usual)
            .Concat(Versions(Path.Combine(home, ".pyenv", "versions")))
            .Concat(Versions(Path.Combine(home, ".local", "share", "uv", "python")))
            .Where(File.Exists)
            .Distinct();
    }

    private static IEnumerable<string> Versions(string folder) => !Directory.Exists(folder) ? [] :
        Directory.EnumerateDirectories(folder).OrderDescending(StringComparer.Ordinal).Select(x => Path.Combine(x, "bin", "python3"));
}
