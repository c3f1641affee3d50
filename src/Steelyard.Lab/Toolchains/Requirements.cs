using System.Collections.Immutable;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Workloads;

namespace Steelyard.Lab.Toolchains;

/// <summary>Checks what a workload or candidate requires, installing it where that is wanted.</summary>
internal sealed class Requirements(Packages packages, Cargo cargo)
{
    /// <summary>Null when all are there, otherwise what is missing and the command that installs it. Python modules are the interpreter's matter.</summary>
    public string? Missing(ImmutableArray<Requirement> required)
    {
        var missing = required.Where(x => !IsThere(x)).ToImmutableArray();
        if (missing.IsEmpty)
            return null;
        var names = missing.Select(x => x.Debian).OfType<string>().Distinct().ToArray();
        if (names.Length == missing.Length && packages.TryInstall(names))
            missing = [.. missing.Where(x => !IsThere(x))];
        return missing.IsEmpty ? null : string.Join("; ", missing.Select(Explain));
    }

    private bool IsThere(Requirement required) => required.Kind switch
    {
        RequirementKind.Command => Programs.Find(required.Name) is not null,
        RequirementKind.Header => CToolchain.HasHeader(required.Name),
        RequirementKind.Crate => cargo.CanResolve(required.Name),
        _ => true,
    };

    private static string Explain(Requirement missing)
    {
        var what = missing.Kind switch
        {
            RequirementKind.Command => $"the command `{missing.Name}` is missing",
            RequirementKind.Header => $"the C header <{missing.Name}> is missing",
            RequirementKind.Crate => $"the crate `{missing.Name}` is neither reachable at the registry nor among Debian's",
            _ => $"the module `{missing.Name}` is missing",
        };
        return missing.Debian is null ? what : $"{what}: {Packages.Command(missing.Debian)}";
    }
}
