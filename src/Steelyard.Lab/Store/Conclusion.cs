using System.Collections.Immutable;
using Steelyard.Evidence;

namespace Steelyard.Lab.Store;

/// <summary>What was concluded from a study once. Deciding again with other priorities adds a conclusion and changes none.</summary>
public sealed record Conclusion
{
    /// <summary>The answer.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The candidate chosen; null when undecided.</summary>
    public string? Choice { get; init; }

    /// <summary>Priorities as given; null for the default.</summary>
    public string? Priorities { get; init; }

    /// <summary>Limits as given.</summary>
    public ImmutableArray<string> Limits { get; init; } = [];

    /// <summary>The whole conclusion as a JSON document, from which reports are rendered; stored as it is.</summary>
    public required string Document { get; init; }

    /// <summary>When it was stored, UTC; set by the store.</summary>
    public DateTimeOffset At { get; init; }
}
