namespace Steelyard.Evidence.Statistics;

/// <summary>What the trials say about "of" against "to"; for memory and sizes faster reads as less, slower as more.</summary>
public enum RatioVerdict
{
    /// <summary>The trials allow none of the three claims.</summary>
    Inconclusive,

    /// <summary>The ratio lies below 1 / (1 + threshold).</summary>
    Faster,

    /// <summary>The ratio lies above 1 + threshold.</summary>
    Slower,

    /// <summary>The ratio lies between: a difference that does not matter.</summary>
    Same,
}
