using System.Collections.Immutable;
using Steelyard.Evidence.Statistics;

namespace Steelyard.Evidence.Forecasting;

/// <summary>A set of functions to move to Rust, and what that is expected to bring.</summary>
/// <param name="Functions">The functions.</param>
/// <param name="Gain">Time of the program before over after, with the 90% interval.</param>
/// <param name="Boundary">Time that the program will then spend at the boundary, seconds.</param>
public sealed record PortPlan(ImmutableArray<FunctionKey> Functions, Interval Gain, double Boundary)
{
    /// <summary>Nothing to move.</summary>
    public static PortPlan Nothing { get; } = new([], new Interval(1, 1, 1) { Confidence = ForecastRequest.Confidence }, 0);
}

/// <summary>Why a function stays in Python.</summary>
public enum NoGainKind
{
    /// <summary>Its time is spent in native code already.</summary>
    Native,

    /// <summary>Its time is spent waiting.</summary>
    Waiting,

    /// <summary>Conversion at the boundary would cost as much as the port saves.</summary>
    Conversion,

    /// <summary>The translator refuses it.</summary>
    Refused,

    /// <summary>It could be ported by itself, but a function that it calls cannot.</summary>
    Callee,

    /// <summary>Code of a module outside functions.</summary>
    Module,
}

/// <summary>A function that takes time and stays in Python.</summary>
/// <param name="Function">The function.</param>
/// <param name="Seconds">Its own time, waiting included.</param>
/// <param name="Kind">The kind of reason.</param>
/// <param name="Why">The reason in words.</param>
public sealed record NoGain(FunctionKey Function, double Seconds, NoGainKind Kind, string Why);

/// <summary>What one candidate is expected to bring.</summary>
/// <param name="Function">The function.</param>
/// <param name="Class">Id of the reference class of its interpreted time.</param>
/// <param name="Seconds">Its own running time.</param>
/// <param name="Saved">Elapsed time that the port saves by the class's median, boundary not yet paid, seconds.</param>
/// <param name="Calls">Number of calls; null when they were not counted.</param>
/// <param name="PerCall">Time that one call spends at the boundary, seconds; null as above.</param>
/// <param name="Refusal">Why the translator refuses it, or null.</param>
public sealed record ForecastCandidate(FunctionKey Function, string Class, double Seconds, double Saved, long? Calls, double? PerCall, string? Refusal)
{
    /// <summary>Python calls its port. Otherwise a call costs more at the boundary than it saves, and the port runs only inside other ports.</summary>
    public bool Entered { get; init; } = true;
}

/// <summary>What Rust would change for one program on one machine, said before anything is built.</summary>
public sealed record Forecast
{
    /// <summary>Expected time of the program as it is, interpreter start included, seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>The best set.</summary>
    public required PortPlan Plan { get; init; }

    /// <summary>The best set that lacks at least one function of the plan; null when there is none that pays.</summary>
    public PortPlan? Next { get; init; }

    /// <summary>Gain if every Python function were ported at no cost at the boundary and gained what one port in twenty of its class exceeds.</summary>
    public required double Ceiling { get; init; }

    /// <summary>Functions that take time and stay.</summary>
    public required ImmutableArray<NoGain> Stays { get; init; }

    /// <summary>The candidates, hottest first.</summary>
    public required ImmutableArray<ForecastCandidate> Candidates { get; init; }

    /// <summary>Costs at the boundary that were used.</summary>
    public required BoundaryCosts Costs { get; init; }

    /// <summary>Calls were counted and the translator was asked.</summary>
    public required bool Recorded { get; init; }

    /// <summary>The plan is worth building.</summary>
    public bool Pays => Plan.Gain.Value >= ForecastRequest.LeastGain;
}
