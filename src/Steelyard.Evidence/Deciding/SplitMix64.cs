namespace Steelyard.Evidence.Deciding;

/// <summary>
/// The generator of Steele, Lea and Flood (OOPSLA 2014): tiny, fast, and the same numbers for a seed on every runtime.
/// </summary>
internal struct SplitMix64(ulong state)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>A stream of its own for a place in a table, so that a change of one place leaves the others' numbers alone.</summary>
    public static SplitMix64 Stream(long seed, int row, int column)
    {
        var place = ((ulong)(uint)row << 32) | (uint)column;
        return new(Mix((ulong)seed + Golden) ^ Mix(place * Golden + 1));
    }

    public ulong Next() => Mix(state += Golden);

    /// <summary>Uniform on (0, 1], so that its logarithm is finite.</summary>
    public double NextOpenUnit() => ((Next() >> 11) + 1) * (1.0 / (1UL << 53));

    /// <summary>Fisher and Yates; Lemire's multiplication instead of a remainder, its bias below n/2⁶⁴.</summary>
    public void Shuffle(Span<double> items)
    {
        for (var n = items.Length; n > 1; n--)
        {
            var k = (int)Math.BigMul(Next(), (ulong)n, out _);
            (items[n - 1], items[k]) = (items[k], items[n - 1]);
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
