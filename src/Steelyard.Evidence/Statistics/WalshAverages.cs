namespace Steelyard.Evidence.Statistics;

/// <summary>All (v_i + v_j) / 2 with i ≤ j of one sample (Walsh 1949).</summary>
internal sealed class WalshAverages(double[] values) : PairwiseValues
{
    private readonly double[] _values = [.. values.Order()];

    public override long Count => (long)_values.Length * (_values.Length + 1) / 2;

    public override long CountAtMost(double bound)
    {
        var count = 0L;
        var last = _values.Length - 1; // partner that is small enough for the first value; moves left as that grows
        for (var first = 0; first <= last; first++)
        {
            while (last >= first && (_values[first] + _values[last]) / 2 > bound) last--;
            count += last - first + 1;
        }

        return count;
    }
}
