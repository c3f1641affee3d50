namespace Steelyard.Evidence.Deciding;

/// <summary>The draws in which an option violates a limit and so takes no part.</summary>
/// <param name="Option">Index into the columns of scores.</param>
/// <param name="Draws">Per draw, whether it is barred.</param>
internal sealed record BarredDraws(int Option, bool[] Draws)
{
    /// <summary>The score of an option that takes no part; others are 0 or more.</summary>
    public const double Score = -1;

    public void Apply(double[][] scores)
    {
        var column = scores[Option];
        for (var d = 0; d < column.Length; d++)
            if (Draws[d]) column[d] = Score;
    }
}
