namespace Steelyard.Evidence.Deciding;

/// <summary>Verdicts as they are written on the command line, in JSON and in reports.</summary>
public static class VerdictNames
{
    /// <summary><c>stay-in-python</c>, <c>both</c>, <c>move-to-rust</c> or <c>undecided</c>.</summary>
    public static string Name(this Verdict verdict) => verdict switch
    {
        Verdict.Undecided => "undecided",
        Verdict.StayInPython => "stay-in-python",
        Verdict.Both => "both",
        Verdict.MoveToRust => "move-to-rust",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    };
}
