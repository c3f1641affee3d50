namespace Steelyard.Evidence.Deciding;

/// <summary>Thresholds and ranges of the decision, in one place.</summary>
public static class Settings
{
    /// <summary>First-rank acceptability that a verdict must reach; below it the decision is <see cref="Verdict.Undecided"/>.</summary>
    public const double Certainty = 0.80;

    /// <summary>Probability of violating a limit that is put up with.</summary>
    public const double ToleratedRisk = 0.05;

    /// <summary>Probability of violation from which an option is out for certain.</summary>
    public const double CertainViolation = 0.95;

    /// <summary>Draws of weights and values when the problem names no other number.</summary>
    public const int Draws = 10_000;

    /// <summary>A value this many times that of the best option is worth nothing.</summary>
    public const double FullScale = 100;

    /// <summary>A growth exponent this much above that of the best option is worth nothing.</summary>
    public const double GrowthScale = 2;

    /// <summary>Tipping points are searched within this factor, up and down.</summary>
    public const double FlipRange = 1000;

    /// <summary>Draws for the search of tipping points; what it finds is verified on all draws.</summary>
    internal const int SearchDraws = 2_000;

    /// <summary>More trials than this many times the present ones are not proposed.</summary>
    internal const double MostTrials = 10_000;

    /// <summary>Sums of weighted values closer than this tie: it is above rounding and far below any resolution.</summary>
    internal const double Tie = 1e-12;
}
