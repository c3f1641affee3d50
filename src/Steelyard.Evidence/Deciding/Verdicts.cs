using System.Collections.Immutable;

namespace Steelyard.Evidence.Deciding;

/// <summary>Acceptability of verdicts: the sum over the options that a verdict stands for.</summary>
internal static class Verdicts
{
    /// <summary>First-rank acceptability of one verdict.</summary>
    public static double Share(ImmutableArray<Option> options, ImmutableArray<double> firstRank, Verdict verdict)
    {
        var sum = 0.0;
        for (var i = 0; i < options.Length; i++)
            if (options[i].Verdict == verdict) sum += firstRank[i];
        return sum;
    }

    /// <summary>The verdict with the largest acceptability; undecided with 0 when no option is ever first.</summary>
    public static (Verdict Verdict, double Share) Leading(ImmutableArray<Option> options, ImmutableArray<double> firstRank)
    {
        var leading = (Verdict: Verdict.Undecided, Share: 0.0);
        foreach (var option in options)
        {
            var share = Share(options, firstRank, option.Verdict);
            if (share > leading.Share) leading = (option.Verdict, share);
        }

        return leading;
    }
}
