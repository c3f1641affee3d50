namespace Steelyard.Evidence;

/// <summary>What one run of a service showed beside how late its answers were.</summary>
/// <param name="Ready">From its start to its first answer, seconds.</param>
/// <param name="PerRequest">Time per answered request when every connection sends as soon as it has an answer, seconds: one over the throughput.</param>
public sealed record ServiceTimes(double Ready, double PerRequest);
