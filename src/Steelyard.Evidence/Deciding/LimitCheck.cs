namespace Steelyard.Evidence.Deciding;

/// <summary>How an option stands to a limit.</summary>
public enum LimitStatus
{
    /// <summary>Kept, at a risk of at most <see cref="Settings.ToleratedRisk"/>.</summary>
    Kept,

    /// <summary>Open: the option takes part in the draws in which it keeps the limit.</summary>
    Uncertain,

    /// <summary>Violated for certain: the option is out.</summary>
    Violated,

    /// <summary>There is no value to check. The option takes part, but no verdict is given that would change without it.</summary>
    Unknown,
}

/// <summary>One option against one limit.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="Candidate">Name of the option.</param>
/// <param name="PViolation">Probability of a violation given the evidence; null when there is no value.</param>
public sealed record LimitCheck(Limit Limit, string Candidate, double? PViolation)
{
    /// <summary>How the option stands to the limit.</summary>
    public LimitStatus Status => PViolation switch
    {
        null => LimitStatus.Unknown,
        <= Settings.ToleratedRisk => LimitStatus.Kept,
        < Settings.CertainViolation => LimitStatus.Uncertain,
        _ => LimitStatus.Violated,
    };

    /// <summary>Whether the option is out for certain.</summary>
    public bool Excluded => Status == LimitStatus.Violated;

    /// <summary>Whether it is open if the option may be chosen.</summary>
    public bool IsOpen => Status is LimitStatus.Uncertain or LimitStatus.Unknown;
}
