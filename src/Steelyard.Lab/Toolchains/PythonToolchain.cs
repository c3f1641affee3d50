using System.Collections.Immutable;
using Steelyard.Lab.Workloads;

namespace Steelyard.Lab.Toolchains;

/// <summary>Candidates that run in a Python interpreter as they are.</summary>
internal sealed class PythonToolchain(PythonChoice choice) : IToolchain
{
    public Answer<Recipe> RecipeFor(CandidateRule candidate)
    {
        var answer = choice.For(candidate);
        return answer.Value is { } python ? Recipe(python, candidate) : Answer<Recipe>.No(answer.Reason!);
    }

    /// <summary>What every candidate on this interpreter shares.</summary>
    public static Recipe Recipe(PythonInterpreter python, CandidateRule candidate)
    {
        var modules = Modules(candidate).Select(x => $"{x} {python.Modules[x]}".TrimEnd()).ToImmutableArray();
        return new Recipe
        {
            Versions = [python.Title, .. modules],
            Needs = string.Join(" + ", new[] { python.Title }.Concat(modules)),
            Cautions = [.. python.Cautions()],
            Ships = _ => true,
            Dependencies = _ => PythonPackages.Behind(python, Modules(candidate)),
            Placeholders = ImmutableSortedDictionary<string, string>.Empty.Add("python", python.Executable),
        };
    }

    /// <summary>Modules that a candidate requires.</summary>
    public static ImmutableArray<string> Modules(CandidateRule candidate) =>
        [.. candidate.Requires.Where(x => x.Kind == RequirementKind.Module).Select(x => x.Name)];
}
