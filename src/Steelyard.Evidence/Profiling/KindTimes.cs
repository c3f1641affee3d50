using System.Collections.Immutable;

namespace Steelyard.Evidence.Profiling;

/// <summary>Seconds by what a thread was doing.</summary>
public sealed class KindTimes
{
    private readonly double[] seconds = new double[Enum.GetValues<SampleKind>().Length];

    /// <summary>All kinds, in the order in which they are shown.</summary>
    public static ImmutableArray<SampleKind> Kinds { get; } = [.. Enum.GetValues<SampleKind>()];

    /// <summary>Seconds of one kind.</summary>
    public double this[SampleKind kind] => seconds[(int)kind];

    /// <summary>Seconds of all kinds.</summary>
    public double Total => seconds.Sum();

    /// <summary>Seconds in which the thread could use a processor: everything but waiting.</summary>
    public double Running => Total - Waiting;

    /// <summary>Seconds of waiting for the interpreter lock or in the operating system.</summary>
    public double Waiting => this[SampleKind.GilWait] + this[SampleKind.Blocked];

    internal void Add(SampleKind kind, double time) => seconds[(int)kind] += time;
}
