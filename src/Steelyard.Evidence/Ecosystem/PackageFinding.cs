using System.Collections.Immutable;

namespace Steelyard.Evidence.Ecosystem;

/// <summary>What came of looking for a package.</summary>
public enum PackageState
{
    /// <summary>It was imported, or resolved with all that it needs.</summary>
    Found,

    /// <summary>It is not on this machine, and cannot be had from here: nothing is said of the language.</summary>
    NotHere,

    /// <summary>No package is known that serves the need.</summary>
    None,
}

/// <summary>A need of some kinds of software, and the package that serves it in one language.</summary>
/// <param name="Need">The need in words.</param>
/// <param name="Domains">Kinds of software that have it.</param>
/// <param name="Language"><c>python</c> or <c>rust</c>.</param>
/// <param name="Package">Name of the package or module; empty where there is none.</param>
/// <param name="State">What came of looking for it.</param>
/// <param name="Version">Its version; null for the standard library, and where it was not found.</param>
/// <param name="Licence">As the package states it; null where it does not.</param>
/// <param name="Detail">Where it was found, how to get it, or why there is none.</param>
public sealed record PackageFinding(
    string Need, ImmutableArray<string> Domains, string Language, string Package, PackageState State, string? Version, string? Licence, string Detail)
{
    /// <summary>In one phrase: <c>pandas 1.5.3 (BSD License)</c>, or what is wrong.</summary>
    public string Words => State switch
    {
        PackageState.Found => $"{Package}{(Version is null ? "" : $" {Version}")} ({Licence ?? Detail})",
        PackageState.NotHere => $"{Package} is not here ({Detail})",
        _ => $"no package ({Detail})",
    };
}
