namespace Steelyard.Evidence;

/// <summary>The answer to "Python, Rust, or both?".</summary>
public enum Verdict
{
    /// <summary>Neither answer is supported well enough; the decision names the next experiment.</summary>
    Undecided,

    /// <summary>A pure Python candidate (its libraries included) is the best choice.</summary>
    StayInPython,

    /// <summary>Python with a Rust extension is the best choice.</summary>
    Both,

    /// <summary>A Rust program is the best choice.</summary>
    MoveToRust,
}
