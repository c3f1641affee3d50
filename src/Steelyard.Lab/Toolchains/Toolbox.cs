using Steelyard.Lab.Processes;

namespace Steelyard.Lab.Toolchains;

/// <summary>One tool, for the doctor.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Found">Version and place, or null when it is missing.</param>
/// <param name="Install">The command that installs it.</param>
/// <param name="Required">Nothing can be weighed without it.</param>
/// <param name="Caution">A property that costs speed or trust, or null.</param>
public sealed record ToolState(string Name, string? Found, string Install, bool Required, string? Caution = null);

/// <summary>Looks at all toolchains at once.</summary>
public static class Toolbox
{
    /// <summary>Every tool that Steelyard knows; missing ones are installed where that is wanted.</summary>
    public static IReadOnlyList<ToolState> Inspect(Packages packages)
    {
        var cargo = new Cargo(packages).Program;
        var compiler = CToolchain.Compiler() ?? (packages.TryInstall("gcc", "libc6-dev") ? CToolchain.Compiler() : null);
        if (PythonFinder.Find(null, []) is null)
            packages.TryInstall("python3");
        return
        [
            new("cargo", Version(cargo), Cargo.Install, Required: true),
            .. Pythons(),
            new("C compiler", Version(compiler), Packages.Command("gcc", "libc6-dev"), Required: false),
            new("Rust crates", Crates(), Packages.Command("librust-pyo3-dev"), Required: false),
        ];
    }

    private static IEnumerable<ToolState> Pythons()
    {
        var found = PythonFinder.All().ToList();
        return found.Count == 0
            ? [new ToolState("python3", null, Packages.Command("python3"), Required: true)]
            : found.Select(x => new ToolState("python3", $"{x.Title}, {x.Executable}", "", Required: true,
                string.Join("; ", x.Cautions().Select(c => c.Split(": ")[0].Replace($"{x.Title} at {x.Executable} ", "", StringComparison.Ordinal))) is { Length: > 0 } text ? text : null));
    }

    private static string? Version(string? program) => program is null ? null
        : $"{Capture.Run([program, "--version"]).Output.Split('\n')[0].Trim()}, {program}";

    private static string? Crates() => Directory.Exists("/usr/share/cargo/registry")
        ? $"{Directory.EnumerateDirectories("/usr/share/cargo/registry").Count()} of Debian's, used when the registry cannot be reached"
        : null;
}
