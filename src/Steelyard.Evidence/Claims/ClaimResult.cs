using System.Collections.Immutable;

namespace Steelyard.Evidence.Claims;

/// <summary>One number behind an answer.</summary>
/// <param name="Text">What it is.</param>
/// <param name="Value">The number; null for a fact in words or a citation.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end of its interval.</param>
/// <param name="Unit">Unit, empty for words; <c>ratio</c> for ratios.</param>
/// <param name="Study">The study behind it; null where there is none.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Keeps">Whether it speaks for the claim; null when it does not tell or does not decide.</param>
public sealed record ClaimEvidence(
    string Text, double? Value, double? Low, double? High, string Unit, string? Study, Origin Origin = Origin.Measured, bool? Keeps = null)
{
    /// <summary>It takes part in the answer; summaries and citations do not.</summary>
    public bool Decides { get; init; } = true;
}

/// <summary>A claim with its answer and what it rests on.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Evidence">Numbers, then citations.</param>
/// <param name="Missing">What could not be tested, with reasons.</param>
public sealed record ClaimResult(Claim Claim, ClaimAnswer Answer, ImmutableArray<ClaimEvidence> Evidence, ImmutableArray<string> Missing)
{
    /// <summary>Studies of which more trials could bring an answer; empty where there is one.</summary>
    public IEnumerable<string> Undecided => Answer != ClaimAnswer.Inconclusive ? [] : Evidence.Where(x => x is { Decides: true, Keeps: null }).Select(x => x.Study).OfType<string>().Distinct();
}

/// <summary>Something said elsewhere, with its citation.</summary>
/// <param name="Claim">Id of the claim it belongs to.</param>
/// <param name="Text">What is said.</param>
/// <param name="Citation">Who says it and where.</param>
/// <param name="Date">When it was published.</param>
/// <param name="Stated">Said by the user, not published.</param>
public sealed record SourcedEvidence(string Claim, string Text, string Citation, string Date, bool Stated = false);
