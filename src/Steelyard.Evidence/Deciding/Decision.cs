using System.Collections.Immutable;

namespace Steelyard.Evidence.Deciding;

/// <summary>
/// The answer to a <see cref="DecisionProblem"/> and everything it rests on. Tables by name hold every option of the problem;
/// an option that a limit excludes has acceptability 0.
/// </summary>
public sealed record Decision
{
    /// <summary>The verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Name of the option chosen: of those that the verdict stands for, the one most often first. Null when undecided.</summary>
    public required string? Choice { get; init; }

    /// <summary>First-rank acceptability by option: share of draws in which it is the best.</summary>
    public required IReadOnlyDictionary<string, double> Acceptability { get; init; }

    /// <summary>First-rank acceptability by verdict, summed over its options.</summary>
    public required IReadOnlyDictionary<Verdict, double> VerdictAcceptability { get; init; }

    /// <summary>By option, the share of draws in which it takes each rank, best first; as many ranks as the limits leave options.</summary>
    public required IReadOnlyDictionary<string, ImmutableArray<double>> RankAcceptability { get; init; }

    /// <summary>By option that is ever first, the mean weights with which it is.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<Aspect, double>> CentralWeights { get; init; }

    /// <summary>Confidence factor by option: probability that it is first at its own central weights; 0 when it has none.</summary>
    public required IReadOnlyDictionary<string, double> Confidence { get; init; }

    /// <summary>By option left by the limits, and other such option: share of draws in which the first is better, ties half.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> PairwiseWins { get; init; }

    /// <summary>Entropy of the first-rank acceptabilities in bits: 0 when the best option is certain.</summary>
    public required double Entropy { get; init; }

    /// <summary>Every option against every limit.</summary>
    public required ImmutableArray<LimitCheck> Limits { get; init; }

    /// <summary>The ranking used: that of the problem without <see cref="LeftOut"/>.</summary>
    public required Priorities Priorities { get; init; }

    /// <summary>Ranked aspects that were left out for all, because an option has no value for them.</summary>
    public required ImmutableArray<Aspect> LeftOut { get; init; }

    /// <summary>One to three sentences that say why.</summary>
    public required ImmutableArray<string> Because { get; init; }

    /// <summary>For each input that can change the verdict by itself, where it does; the nearest first. Empty when not asked for.</summary>
    public ImmutableArray<TippingPoint> TippingPoints { get; init; } = [];

    /// <summary>One sentence: the nearest tipping point, or that there is none. Null when not asked for.</summary>
    public string? WhatWouldChange { get; init; }

    /// <summary>What would decide it; null when it is decided, or when not asked for.</summary>
    public NextExperiment? NextExperiment { get; init; }
}
