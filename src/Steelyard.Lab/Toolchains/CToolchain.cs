using System.Collections.Immutable;
using Steelyard.Evidence.Sources;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Workloads;

namespace Steelyard.Lab.Toolchains;

/// <summary>C programs: all <c>.c</c> files of the folder in one call of the compiler.</summary>
internal sealed class CToolchain(Packages packages) : IToolchain
{
    private static readonly string[] DebianPackages = ["gcc", "libc6-dev"];

    // Parts of the C library.
    private static readonly string[] OfTheSystem = ["-lm", "-lpthread", "-pthread", "-lrt", "-ldl"];

    public Answer<Recipe> RecipeFor(CandidateRule candidate)
    {
        var compiler = Compiler() ?? (packages.TryInstall(DebianPackages) ? Compiler() : null);
        if (compiler is null)
            return Answer<Recipe>.No($"no C compiler was found: {Packages.Command(DebianPackages)}");
        var sources = Directory.EnumerateFiles(candidate.Source, "*.c").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal).ToImmutableArray();
        if (sources.IsEmpty)
            return Answer<Recipe>.No($"there is no .c file in {candidate.Source}");
        ImmutableArray<string> flags = candidate.Flags.IsEmpty ? ["-O3"] : candidate.Flags;
        return new Recipe
        {
            Versions = [Capture.Run([compiler, "--version"]).Output.Split('\n')[0].Trim()],
            Build = [[compiler, .. flags, "-o", "{out}/program", .. sources, .. candidate.Libs]],
            Dependencies = _ => [.. candidate.Libs.Where(x => !OfTheSystem.Contains(x)).Select(x => new Dependency(x.Replace("-l", "lib", StringComparison.Ordinal), "", null))],
            Placeholders = ImmutableSortedDictionary<string, string>.Empty.Add("binary", "{out}/program"),
        };
    }

    /// <summary>The compiler finds this header.</summary>
    public static bool HasHeader(string header)
    {
        if (Compiler() is not { } compiler)
            return false;
        var probe = Path.Combine(Path.GetTempPath(), $"steelyard-{Guid.NewGuid():N}.c");
        try
        {
            File.WriteAllText(probe, $"#include <{header}>\n");
            return Capture.Run([compiler, "-E", "-o", "/dev/null", probe]).Succeeded;
        }
        finally
        {
            File.Delete(probe);
        }
    }

    /// <summary>The first of <c>$CC</c>, cc, gcc and clang on PATH, or null.</summary>
    public static string? Compiler() =>
        new[] { Environment.GetEnvironmentVariable("CC"), "cc", "gcc", "clang" }.OfType<string>().Where(x => x.Length > 0).Select(Programs.Find).FirstOrDefault(x => x is not null);
}
