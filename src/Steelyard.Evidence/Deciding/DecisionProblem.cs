using System.Collections.Immutable;

namespace Steelyard.Evidence.Deciding;

/// <summary>What is to be decided: options with their evidence, what the user ranks, and what the user will not accept.</summary>
public sealed record DecisionProblem
{
    /// <summary>The options, in the order of reports; names are unique.</summary>
    public required ImmutableArray<Option> Options { get; init; }

    /// <summary>The ranking of aspects.</summary>
    public Priorities Priorities { get; init; } = Priorities.Default;

    /// <summary>Upper bounds that an option must keep.</summary>
    public ImmutableArray<Limit> Limits { get; init; } = [];

    /// <summary>Seed of all draws: the same problem with the same seed gives the same decision, bit for bit.</summary>
    public long Seed { get; init; }

    /// <summary>Draws of weights and values, 1 or more; rounded up to a multiple of 8.</summary>
    public int Draws { get; init; } = Settings.Draws;

    /// <summary>Whether to look for tipping points and the next experiment, about 20 times the work of the decision alone.</summary>
    public bool Sensitivity { get; init; } = true;

    /// <summary>Name of the workload, for the commands that are proposed.</summary>
    public string Workload { get; init; } = "<workload>";

    /// <summary>The bare program that was weighed in place of a workload, as a shell would read it; null for a workload.</summary>
    public string? Program { get; init; }

    /// <summary>The command that weighs again.</summary>
    /// <param name="options">Options with a blank before each.</param>
    internal string Weigh(string options = "") => Program is null ? $"steelyard weigh {Workload}{options}" : $"steelyard weigh{options} -- {Program}";
}
