namespace Steelyard.Evidence.Statistics;

/// <summary>All x_i − y_j of two samples.</summary>
internal sealed class PairwiseDifferences(double[] x, double[] y) : PairwiseValues
{
    private readonly double[] _x = [.. x.Order()];
    private readonly double[] _y = [.. y.Order()];

    public override long Count => (long)_x.Length * _y.Length;

    public override long CountAtMost(double bound)
    {
        var count = 0L;
        var first = 0; // of the y's that are large enough for this x; moves right as x grows
        foreach (var value in _x)
        {
            while (first < _y.Length && value - _y[first] > bound) first++;
            count += _y.Length - first;
        }

        return count;
    }
}
