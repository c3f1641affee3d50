using System.Collections.Immutable;

namespace Steelyard.Evidence.Deciding;

/// <summary>Counts, over draws, which option took which rank, with which weights it was first, and which it beat.</summary>
internal sealed class RankTally(int options, int aspects)
{
    private readonly double[][] _ranks = Table(options, options);
    private readonly double[][] _wins = Table(options, options);
    private readonly double[][] _weights = Table(options, aspects);
    private readonly int[] _better = new int[options];
    private readonly int[] _equal = new int[options];
    private int _draws;

    /// <summary>Counts all draws of scores [option][draw]; a negative score takes no part, and loses to every other.</summary>
    public void Count(double[][] scores, double[][] weights)
    {
        if (options == 0) return;
        _draws = scores[0].Length;
        Span<double> row = stackalloc double[options];
        for (var d = 0; d < _draws; d++)
        {
            for (var i = 0; i < options; i++) row[i] = scores[i][d];
            CountPairs(row);
            for (var i = 0; i < options; i++)
                if (row[i] >= 0) CountPlace(i, weights, d);
        }
    }

    private void CountPairs(ReadOnlySpan<double> scores)
    {
        Array.Clear(_better);
        Array.Fill(_equal, 1);
        for (var i = 0; i < scores.Length; i++)
            for (var j = 0; j < i; j++)
                CountPair(i, j, scores[i] - scores[j]);
    }

    private void CountPair(int option, int other, double lead)
    {
        if (lead > Settings.Tie) CountWin(option, other);
        else if (lead < -Settings.Tie) CountWin(other, option);
        else CountTie(option, other);
    }

    private void CountWin(int winner, int loser)
    {
        _wins[winner][loser]++;
        _better[loser]++;
    }

    private void CountTie(int option, int other)
    {
        _wins[option][other] += 0.5;
        _wins[other][option] += 0.5;
        _equal[option]++;
        _equal[other]++;
    }

    /// <summary>Options that tie share the ranks that they take together.</summary>
    private void CountPlace(int option, double[][] weights, int draw)
    {
        var (better, equal) = (_better[option], _equal[option]);
        var share = 1.0 / equal;
        for (var rank = better; rank < better + equal; rank++) _ranks[option][rank] += share;
        if (better > 0) return;
        for (var a = 0; a < aspects; a++) _weights[option][a] += share * weights[a][draw];
    }

    public ImmutableArray<ImmutableArray<double>> RankAcceptability() => Means(_ranks, _ => _draws);

    /// <summary>[option][other]; the diagonal is 0.</summary>
    public ImmutableArray<ImmutableArray<double>> PairwiseWins() => Means(_wins, _ => _draws);

    public ImmutableArray<ImmutableArray<double>> CentralWeights() => Means(_weights, i => _ranks[i][0]);

    /// <summary>The rows of a table over a divisor each; a row whose divisor is 0 is empty.</summary>
    private static ImmutableArray<ImmutableArray<double>> Means(double[][] table, Func<int, double> divisor) =>
        [.. table.Select((row, i) => divisor(i) is 0 ? [] : row.Select(x => x / divisor(i)).ToImmutableArray())];

    private static double[][] Table(int rows, int columns) => [.. Enumerable.Range(0, rows).Select(_ => new double[columns])];
}
