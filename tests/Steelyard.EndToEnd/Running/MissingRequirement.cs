namespace Steelyard.EndToEnd.Running;

/// <summary>Something that a test needs is not on this machine. Under <see cref="SkippableFactAttribute"/> and <see cref="SkippableTheoryAttribute"/>
/// the test counts as skipped, and the reason is shown.</summary>
public sealed class MissingRequirementException(string reason) : Exception($"SKIPPED: {reason}");
