using System.Collections.Immutable;
using Steelyard.Evidence.Faults;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Toolchains;

namespace Steelyard.Lab.Faults;

/// <summary>A language with a checker: how a program is built, checked and started. Placeholders <c>{source}</c> and <c>{out}</c>.</summary>
/// <param name="Name">Name of the column.</param>
/// <param name="Language">Language of the program.</param>
/// <param name="Version">Version as printed; null when the tool is missing.</param>
/// <param name="Install">How to get it.</param>
/// <param name="Build">Build command; empty for none. A message of <paramref name="Warns"/> on stderr counts as the checker's.</param>
/// <param name="Check">Checker that exits with another status than 0 when it finds something; empty for none.</param>
/// <param name="Run">Run command.</param>
/// <param name="Warns">Text that marks a warning of the build; null when warnings do not count.</param>
internal sealed record FaultToolRecipe(
    string Name, string Language, string? Version, string Install, ImmutableArray<string> Build, ImmutableArray<string> Check, ImmutableArray<string> Run, string? Warns = null)
{
    public FaultTool Column => new(Name, Version ?? $"missing: {Install}");
}

/// <summary>The tools of this machine.</summary>
internal static class FaultTools
{
    private static readonly ImmutableArray<string> RunBuilt = ["{out}"];

    // The thread sanitizer of older compilers refuses to start where the kernel spreads addresses widely.
    private static readonly ImmutableArray<string> FixedAddresses = ["setarch", "--addr-no-randomize", "{out}"];

    public static string Extension(string language) => language switch { "python" => "py", "rust" => "rs", _ => "c" };

    /// <summary>Every column, missing tools included.</summary>
    /// <param name="sanitizer">Sanitizers for C.</param>
    public static ImmutableArray<FaultToolRecipe> All(string sanitizer)
    {
        var python = PythonFinder.Find(null, []);
        var (mypy, rustc, clippy, c) = (Programs.Find("mypy"), Programs.Find("rustc"), Programs.Find("clippy-driver"), CToolchain.Compiler());
        ImmutableArray<string> script = [python?.Executable ?? "python3", "{source}"];
        // What ships is built with optimisation: there integers wrap. The debug build stands beside it.
        ImmutableArray<string> rust = [rustc ?? "rustc", "--edition", "2021", "-Cpanic=unwind", "--crate-name", "fault", "-o", "{out}", "{source}"];
        ImmutableArray<string> gcc = [c ?? "cc", "-std=gnu11", "-pthread", "-o", "{out}", "{source}"];
        return
        [
            new("python", "python", python?.Title, Packages.Command("python3"), [], [], script),
            new("mypy", "python", python is null ? null : VersionOf(mypy), Packages.Command("mypy"), [],
                [mypy ?? "mypy", "--strict", "--no-color-output", "--no-error-summary", "--cache-dir=/dev/null", "{source}"], script),
            new("rust", "rust", VersionOf(rustc), Cargo.Install, [.. rust, "-O", "-Awarnings"], [], RunBuilt),
            new("rust-debug", "rust", VersionOf(rustc), Cargo.Install, [.. rust, "-Awarnings"], [], RunBuilt),
            new("clippy", "rust", VersionOf(clippy), Packages.Command("rust-clippy"), [.. rust, "-O", "-Awarnings"],
                [clippy ?? "clippy-driver", "--edition", "2021", "--crate-name", "fault", "--emit=metadata", "-o", "{out}.meta", "-Dclippy::all", "{source}"], RunBuilt),
            new("c", "c", VersionOf(c), Packages.Command("gcc", "libc6-dev"), [.. gcc, "-O2", "-Wall", "-Wextra"], [], RunBuilt, "warning:"),
            new("c-sanitized", "c", VersionOf(c), Packages.Command("gcc", "libc6-dev"),
                [.. gcc, "-O1", "-g", "-w", $"-fsanitize={sanitizer}", "-fno-sanitize-recover=all"], [], sanitizer == "thread" ? FixedAddresses : RunBuilt),
        ];
    }

    private static string? VersionOf(string? program) =>
        program is not null && Capture.Run([program, "--version"]) is { Succeeded: true } answer ? answer.Output.Split('\n')[0].Trim() : null;
}
