using Steelyard.Lab.Processes;
using Steelyard.Lab.Workloads;

namespace Steelyard.Lab.Toolchains;

/// <summary>Any other language: the build and run commands of <c>workload.yaml</c>, as they stand.</summary>
internal sealed class GenericToolchain : IToolchain
{
    public Answer<Recipe> RecipeFor(CandidateRule candidate)
    {
        var programs = candidate.Build.Select(x => x[0]).Append(candidate.Run[0]).Where(x => !x.Contains('{', StringComparison.Ordinal) && !x.Contains('/', StringComparison.Ordinal));
        var missing = programs.FirstOrDefault(x => Programs.Find(x) is null);
        if (missing is not null)
            return Answer<Recipe>.No($"the command `{missing}` is missing: install {candidate.Language}, or put it on PATH");
        return new Recipe { Build = candidate.Build, Ships = _ => candidate.Build.IsEmpty };
    }
}
