using System.Collections.Immutable;
using Steelyard.Evidence.Sources;
using Steelyard.Lab.Workloads;

namespace Steelyard.Lab.Toolchains;

/// <summary>How to build and start one candidate: what a toolchain knows, as data. Nothing has been run yet.</summary>
internal sealed record Recipe
{
    /// <summary>Versions of compilers, interpreters and libraries.</summary>
    public ImmutableArray<string> Versions { get; init; } = [];

    /// <summary>What a machine needs to run the result.</summary>
    public string? Needs { get; init; }

    /// <summary>Properties of the toolchain that a reader must know.</summary>
    public ImmutableArray<string> Cautions { get; init; } = [];

    /// <summary>Crates whose versions the build settles.</summary>
    public ImmutableArray<string> Crates { get; init; } = [];

    /// <summary>Commands that fetch what a build needs; their time is not build time.</summary>
    public ImmutableArray<ImmutableArray<string>> Fetch { get; init; } = [];

    /// <summary>Build commands, run in the copy of the sources; placeholder <c>{out}</c>. Empty when nothing is built.</summary>
    public ImmutableArray<ImmutableArray<string>> Build { get; init; } = [];

    /// <summary>Variables added for the build.</summary>
    public ImmutableSortedDictionary<string, string> BuildEnvironment { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Files copied after the build, from and to; placeholders <c>{out}</c> and <c>{source}</c>.</summary>
    public ImmutableArray<(string From, string To)> Collect { get; init; } = [];

    /// <summary>True for files (relative to the sources) that are shipped; products in <c>{out}</c> always are.</summary>
    public Func<string, bool> Ships { get; init; } = _ => false;

    /// <summary>Packages needed beyond the standard library, asked in the built sources; null when not known.</summary>
    public Func<string, IReadOnlyList<Dependency>?> Dependencies { get; init; } = _ => null;

    /// <summary>Values of the placeholders of the run command, for example <c>python</c> and <c>binary</c>.</summary>
    public ImmutableSortedDictionary<string, string> Placeholders { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}

/// <summary>Either a value or the reason why there is none.</summary>
internal readonly record struct Answer<T>(T? Value, string? Reason)
    where T : class
{
    public static implicit operator Answer<T>(T value) => new(value, null);

    public static Answer<T> No(string reason) => new(null, reason);
}

/// <summary>Knows one language: what it needs, how its candidates are built and started.</summary>
internal interface IToolchain
{
    /// <summary>The recipe for one candidate, or why it is unavailable here (with the command that would help).</summary>
    Answer<Recipe> RecipeFor(CandidateRule candidate);
}
