using System.Collections.Immutable;
using Steelyard.Lab.Workloads;

namespace Steelyard.Lab.Toolchains;

/// <summary>
/// Chooses the interpreter for the candidates of one workload. One interpreter for all of them where one has every module, since a
/// comparison between candidates on different interpreters would be a comparison of interpreters too.
/// </summary>
internal sealed class PythonChoice
{
    /// <summary>What a candidate names that runs on any interpreter without the GIL.</summary>
    private const string FreeThreaded = "free-threaded";

    private readonly string? named;
    private readonly Packages packages;
    private readonly Lazy<PythonInterpreter?> common;
    private readonly Dictionary<string, PythonInterpreter?> found = [];

    public PythonChoice(string? named, IEnumerable<CandidateRule> candidates, Packages packages)
    {
        (this.named, this.packages) = (named, packages);
        var group = candidates.Where(x => x.UsesPython && x.Python is null).ToImmutableArray();
        common = new(() => Common(group));
    }

    /// <summary>The interpreter of a candidate, or why there is none.</summary>
    public Answer<PythonInterpreter> For(CandidateRule candidate)
    {
        var modules = PythonToolchain.Modules(candidate);
        var python = candidate.Python is not null ? Find(candidate.Python, modules)
            : common.Value is { } shared && shared.Has(modules) ? shared
            : Find(named, modules);
        return python is not null ? python : Answer<PythonInterpreter>.No(Explain(candidate, modules));
    }

    /// <summary>An interpreter for generators and checkers; null when there is no Python at all.</summary>
    public PythonInterpreter? ForScripts() => common.Value ?? Find(named, []) ?? (packages.TryInstall("python3") ? PythonFinder.Find(null, []) : null);

    private PythonInterpreter? Common(ImmutableArray<CandidateRule> group)
    {
        if (Find(named, Modules(group)) is { } all)
            return all;
        if (Installed(group) is { } installed)
            return installed;
        // What no interpreter has keeps only its own candidate from running.
        return Find(named, Modules(group.Where(x => Find(named, PythonToolchain.Modules(x)) is not null)));
    }

    private static ImmutableArray<string> Modules(IEnumerable<CandidateRule> group) => [.. group.SelectMany(x => PythonToolchain.Modules(x)).Distinct()];

    private PythonInterpreter? Installed(ImmutableArray<CandidateRule> group)
    {
        var debian = group.SelectMany(x => x.Requires).Where(x => x.Kind == RequirementKind.Module).Select(x => x.Debian).ToArray();
        var installable = debian.OfType<string>().Append("python3").Distinct().ToArray();
        return debian.All(x => x is not null) && named is null && packages.TryInstall(installable) ? PythonFinder.Find(null, Modules(group)) : null;
    }

    private PythonInterpreter? Find(string? name, ImmutableArray<string> modules)
    {
        var key = $"{name}:{string.Join(',', modules)}";
        if (!found.TryGetValue(key, out var python))
            found[key] = python = name == FreeThreaded ? PythonFinder.FreeThreaded(modules) : PythonFinder.Find(name, modules);
        return python;
    }

    private string Explain(CandidateRule candidate, ImmutableArray<string> modules)
    {
        if (candidate.Python == FreeThreaded && Find(FreeThreaded, []) is null)
            return "no Python without the GIL was found (3.13 or later, free-threaded): `uv python install 3.14t`, or another build of it on PATH";
        if (Find(candidate.Python == FreeThreaded ? FreeThreaded : named, []) is not { } python)
            return $"no Python of version 3.8 or later was found: {Packages.Command("python3")}";
        var requirements = candidate.Requires.Where(x => x.Kind == RequirementKind.Module).ToList();
        var pip = $"{python.Executable} -m pip install {string.Join(' ', requirements.Select(x => x.Pip ?? x.Name))}";
        var debian = requirements.Select(x => x.Debian).OfType<string>().ToList();
        var remedy = debian.Count > 0 && Packages.IsDebianLike ? $"{Packages.Command(debian)}, or {pip}" : pip;
        return $"no Python here has {string.Join(" and ", modules)}: {remedy}";
    }
}
