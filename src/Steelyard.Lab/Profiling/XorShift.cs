namespace Steelyard.Lab.Profiling;

/// <summary>Random numbers that allocate nothing. Source: Marsaglia, "Xorshift RNGs", 2003.</summary>
internal sealed class XorShift
{
    private ulong state = 0x9E3779B97F4A7C15;

    /// <summary>The next number.</summary>
    public ulong Next()
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return state;
    }

    /// <summary>True with a probability.</summary>
    public bool Chance(double probability) => (Next() >> 11) * (1.0 / (1UL << 53)) < probability;
}
