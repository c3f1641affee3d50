using System.Collections.Immutable;
using System.Text.Json;

namespace Steelyard.Lab.Replay;

/// <summary>What differs between a call of the original and of its port.</summary>
public sealed record Difference(string Arguments, string Expected, string Actual);

/// <summary>How a proof is made.</summary>
/// <param name="Seed">Seed of the generated calls.</param>
/// <param name="Count">How many calls to generate for each function.</param>
/// <param name="Limit">Time for one function; what is not done by then is said.</param>
public sealed record Proving(long Seed, int Count, TimeSpan Limit)
{
    /// <summary>Calls generated for each function unless told otherwise.</summary>
    public const int DefaultCount = 2000;

    /// <summary>Time for one function unless told otherwise.</summary>
    public static readonly TimeSpan DefaultLimit = TimeSpan.FromMinutes(1);
}

/// <summary>The evidence for one port.</summary>
public sealed record Proof
{
    /// <summary>Recorded calls done again.</summary>
    public required int Replayed { get; init; }

    /// <summary>Of these, calls that the port left to the original, which then raised.</summary>
    public required int FallbacksRaised { get; init; }

    /// <summary>Of the replayed, calls that the port left to the original, which then returned.</summary>
    public required int FallbacksLeft { get; init; }

    /// <summary>Calls made from the recorded ones.</summary>
    public required int Generated { get; init; }

    /// <summary>Of these, calls that were left and then raised.</summary>
    public required int GeneratedRaised { get; init; }

    /// <summary>Of the generated, calls that were left and then returned.</summary>
    public required int GeneratedLeft { get; init; }

    /// <summary>Made calls that say nothing, because the original itself takes too long for them.</summary>
    public required int Skipped { get; init; }

    /// <summary>Recorded calls on which today's original does not do what it did when it was recorded; compared with today's.</summary>
    public required int Unrepeatable { get; init; }

    /// <summary>Calls on which the original does something else each time.</summary>
    public required int Unsteady { get; init; }

    /// <summary>The time limit ended the proof before everything was done.</summary>
    public required bool CutShort { get; init; }

    /// <summary>Calls that behave differently, made small.</summary>
    public required ImmutableArray<Difference> Differences { get; init; }

    /// <summary>Recorded calls that the port left to the original.</summary>
    public int Fallbacks => FallbacksRaised + FallbacksLeft;

    /// <summary>Every recorded call that returns is left to the original: the port does nothing.</summary>
    public bool AlwaysLeaves => FallbacksLeft > 0 && Fallbacks == Replayed;

    /// <summary>No recorded call could be repeated: nothing is shown.</summary>
    public bool ShowsNothing => Replayed == 0;

    /// <summary>Reads one line of the prover.</summary>
    internal static Proof Read(JsonElement x) => new()
    {
        Replayed = x.GetProperty("replayed").GetInt32(),
        FallbacksRaised = x.GetProperty("fallbacks_raised").GetInt32(),
        FallbacksLeft = x.GetProperty("fallbacks_left").GetInt32(),
        Generated = x.GetProperty("generated").GetInt32(),
        GeneratedRaised = x.GetProperty("generated_raised").GetInt32(),
        GeneratedLeft = x.GetProperty("generated_left").GetInt32(),
        Skipped = x.GetProperty("skipped").GetInt32(),
        Unrepeatable = x.GetProperty("unrepeatable").GetInt32(),
        Unsteady = x.GetProperty("unsteady").GetInt32(),
        CutShort = x.GetProperty("cut_short").GetBoolean(),
        Differences = [.. x.GetProperty("differences").EnumerateArray().Select(d =>
            new Difference(d.GetProperty("arguments").GetString()!, d.GetProperty("expected").GetString()!, d.GetProperty("actual").GetString()!))],
    };
}
