using Steelyard.Lab.Profiling;
using Steelyard.Lab.Toolchains;

namespace Steelyard.EndToEnd.Running;

/// <summary>The interpreters of this machine, by whether the sampler knows them.</summary>
internal static class Pythons
{
    private static readonly Lazy<IReadOnlyList<PythonInterpreter>> All = new(() => [.. PythonFinder.All().Where(x => x is { Implementation: "CPython", FreeThreaded: false })]);

    /// <summary>One of a minor version that can be sampled, or a skipped test.</summary>
    public static PythonInterpreter Of(string minor) => All.Value.FirstOrDefault(x => Minor(x) == minor) ?? throw Missing($"no CPython {minor} is installed");

    /// <summary>Any that can be sampled.</summary>
    public static PythonInterpreter Any() => All.Value.FirstOrDefault(x => Layout(x) is not null) ?? throw Missing("no CPython that can be sampled is installed");

    /// <summary>Any that is too old to be sampled.</summary>
    public static PythonInterpreter TooOld() => All.Value.FirstOrDefault(x => Layout(x) is null && Version.Parse(Minor(x)) < new Version(3, 11)) ?? throw Missing("no CPython before 3.11 is installed");

    /// <summary>Any up to a release.</summary>
    public static PythonInterpreter UpTo(Version release) => All.Value.FirstOrDefault(x => x.Release <= release) ?? throw Missing($"no CPython up to {release} is installed");

    public static string Minor(PythonInterpreter python) => string.Join('.', python.Version.Split('.').Take(2));

    public static CPythonLayout? Layout(PythonInterpreter python) => CPythonLayout.All.FirstOrDefault(x => x.Version == Minor(python));

    private static MissingRequirementException Missing(string reason) => new(reason);
}
