namespace Steelyard.Evidence.Deciding;

/// <summary>What is missing for a decision.</summary>
public enum ExperimentKind
{
    /// <summary>The intervals are too wide.</summary>
    MoreTrials,

    /// <summary>The evidence is clear; what matters more is not.</summary>
    Priorities,

    /// <summary>A value is missing altogether.</summary>
    Measure,

    /// <summary>No option keeps the limits.</summary>
    Limits,

    /// <summary>There is nothing to choose from.</summary>
    Candidates,
}

/// <summary>What would decide an undecided question.</summary>
/// <param name="Kind">What is missing.</param>
/// <param name="Text">What to do and why, in one or two sentences.</param>
/// <param name="Command">The command that does it.</param>
/// <param name="CostSeconds">Time that its trials take, seconds; null when none are needed or when the time is not known.</param>
public sealed record NextExperiment(ExperimentKind Kind, string Text, string Command, double? CostSeconds = null);
