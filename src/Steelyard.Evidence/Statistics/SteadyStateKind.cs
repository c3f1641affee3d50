namespace Steelyard.Evidence.Statistics;

/// <summary>The course of a series of timings (Barrett et al. 2017, section 4).</summary>
public enum SteadyStateKind
{
    /// <summary>Too few trials to tell.</summary>
    Unknown,

    /// <summary>One level throughout.</summary>
    Flat,

    /// <summary>It ends at its fastest level.</summary>
    WarmUp,

    /// <summary>It ends at a level slower than an earlier one.</summary>
    SlowDown,

    /// <summary>It changes its level within the last quarter.</summary>
    NoSteadyState,
}
