using System.Collections.Immutable;
using Steelyard.Evidence.Faults;

namespace Steelyard.Evidence.Claims;

/// <summary>What the trials say of a statement.</summary>
public enum ClaimAnswer
{
    /// <summary>Every test of it came out for it.</summary>
    Holds,

    /// <summary>Some tests came out for it and some against it.</summary>
    HoldsInPart,

    /// <summary>Every test came out against it.</summary>
    DoesNotHold,

    /// <summary>The trials do not tell.</summary>
    Inconclusive,

    /// <summary>Nothing was tested, with the reason.</summary>
    CannotBeMeasuredHere,
}

/// <summary>A popular statement about the two languages with the experiment that tests it. Data; the answer comes from trials alone.</summary>
public sealed record Claim
{
    /// <summary>Short name, for example <c>near-c</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The statement as people make it.</summary>
    public required string Statement { get; init; }

    /// <summary>How it is tested, in words.</summary>
    public required string Experiment { get; init; }

    /// <summary>What decides; empty when no machine can measure it.</summary>
    public ImmutableArray<ClaimTest> Tests { get; init; } = [];

    /// <summary>Why it is not measured; null when it is.</summary>
    public string? NotMeasured { get; init; }

    /// <summary>The rule in words.</summary>
    public string Rule => Tests.IsEmpty ? NotMeasured ?? "no test"
        : $"{string.Join("; ", Tests.Select(x => x.Rule))}. It holds when every test is met, in part when some are met and some are not, and stays inconclusive while an interval lies across a bound and none contradicts another.";
}

/// <summary>One test of a claim; closed. A value whose whole interval keeps the bounds speaks for the claim, one wholly outside against it.</summary>
public abstract record ClaimTest
{
    private ClaimTest() { }

    /// <summary>Workloads that must be weighed for it.</summary>
    public virtual ImmutableArray<string> Workloads => [];

    /// <summary>The test in words.</summary>
    public abstract string Rule { get; }

    /// <summary>A candidate over another on one aspect, on each of several workloads.</summary>
    /// <param name="On">Workloads.</param>
    /// <param name="Aspect">What is compared.</param>
    /// <param name="Of">Numerator: the first of these candidates that was measured.</param>
    /// <param name="To">Denominator.</param>
    /// <param name="Bounds">Bounds that the ratio must keep.</param>
    public sealed record Ratio(ImmutableArray<string> On, Aspect Aspect, ImmutableArray<string> Of, string To, Band Bounds) : ClaimTest
    {
        /// <summary>From wall times, the start-up of each side is taken off first: what a process that lives long would see.</summary>
        public bool BeyondStartup { get; init; }

        internal string What => BeyondStartup ? $"{Aspect.Title} beyond start-up" : Aspect.Title;

        /// <inheritdoc/>
        public override ImmutableArray<string> Workloads => On;

        /// <inheritdoc/>
        public override string Rule => $"{What} of {string.Join(" or ", Of)} over {To} is {Bounds} on {string.Join(", ", On)}";
    }

    /// <summary>One candidate's value on one aspect, on each of several workloads.</summary>
    /// <param name="On">Workloads.</param>
    /// <param name="Aspect">What is looked at.</param>
    /// <param name="Of">The candidate.</param>
    /// <param name="Bounds">Bounds that the value must keep, in the aspect's unit.</param>
    public sealed record Value(ImmutableArray<string> On, Aspect Aspect, string Of, Band Bounds) : ClaimTest
    {
        /// <inheritdoc/>
        public override ImmutableArray<string> Workloads => On;

        /// <inheritdoc/>
        public override string Rule => $"{Aspect.Title} of {Of} is {Bounds} {Aspect.Unit} on {string.Join(", ", On)}";
    }

    /// <summary>The part of the gain of one candidate over a reference that another reaches: (reference − part) / (reference − whole).</summary>
    /// <param name="On">Workloads.</param>
    /// <param name="Part">The candidate that reaches a part, for example <c>hybrid</c>.</param>
    /// <param name="Whole">The candidate that sets the whole, for example <c>rust</c>.</param>
    /// <param name="Reference">What both are compared with.</param>
    /// <param name="Bounds">Bounds that the share must keep.</param>
    public sealed record GainShare(ImmutableArray<string> On, string Part, string Whole, string Reference, Band Bounds) : ClaimTest
    {
        /// <inheritdoc/>
        public override ImmutableArray<string> Workloads => On;

        /// <inheritdoc/>
        public override string Rule => $"the share of the time saved by {Whole} over {Reference} that {Part} saves too is {Bounds} on {string.Join(", ", On)}";
    }

    /// <summary>Cost per million runs of one candidate over another, from CPU time and memory times time at stated prices.</summary>
    /// <param name="On">Workloads.</param>
    /// <param name="Of">Numerator.</param>
    /// <param name="To">Denominator.</param>
    /// <param name="Prices">Prices, stated by the user.</param>
    /// <param name="Bounds">Bounds that the ratio must keep.</param>
    public sealed record Cost(ImmutableArray<string> On, string Of, string To, Prices Prices, Band Bounds) : ClaimTest
    {
        /// <inheritdoc/>
        public override ImmutableArray<string> Workloads => On;

        /// <inheritdoc/>
        public override string Rule => $"cost of a million runs of {Of} over {To} at {Prices} is {Bounds} on {string.Join(", ", On)}";
    }

    /// <summary>Speed-up of one candidate from one worker to as many as there are cores.</summary>
    /// <param name="On">A workload of the kind <c>workers</c>.</param>
    /// <param name="Candidate">The candidate.</param>
    /// <param name="Bounds">Bounds that the speed-up, as a share of the workers, must keep.</param>
    public sealed record Speedup(string On, string Candidate, Band Bounds) : ClaimTest
    {
        /// <inheritdoc/>
        public override ImmutableArray<string> Workloads => [On];

        /// <inheritdoc/>
        public override string Rule => $"speed-up of {Candidate} per worker, from 1 worker to one per core, is {Bounds} on {On}";
    }

    /// <summary>Packages for what software of each kind needs.</summary>
    /// <param name="Language"><c>python</c> or <c>rust</c>.</param>
    public sealed record Packages(string Language) : ClaimTest
    {
        /// <inheritdoc/>
        public override string Rule => $"every need of a kind of software has a package in {Language}; one counts when it imports or resolves here, one that cannot be had here says nothing";
    }

    /// <summary>What became of seeded mistakes.</summary>
    /// <param name="Group">Group of faults, for example <c>null</c>.</param>
    /// <param name="Tool">Language and checker, for example <c>rust</c>.</param>
    /// <param name="Wanted">Outcomes that speak for the claim.</param>
    public sealed record Faults(string Group, string Tool, ImmutableArray<FaultOutcome> Wanted) : ClaimTest
    {
        /// <inheritdoc/>
        public override string Rule =>
            $"every fault of the group {Group} in {Tool} is {string.Join(" or ", Wanted.Select(FaultOutcomes.Words))}";
    }
}

/// <summary>Prices as the user states them.</summary>
/// <param name="CpuHour">Of one hour of one CPU.</param>
/// <param name="GigabyteHour">Of one gigabyte of memory for an hour.</param>
/// <param name="Currency">Their currency.</param>
public sealed record Prices(double CpuHour, double GigabyteHour, string Currency)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{CpuHour:0.####} {Currency} per CPU-hour and {GigabyteHour:0.####} per GB-hour (stated)");
}

/// <summary>Bounds, both included; open where infinite.</summary>
/// <param name="Least">Lower bound.</param>
/// <param name="Most">Upper bound.</param>
public sealed record Band(double Least, double Most)
{
    /// <summary>How a value with its interval stands to the bounds: null while the interval lies across one.</summary>
    public bool? Keeps(double low, double high) =>
        low >= Least && high <= Most ? true
        : high < Least || low > Most ? false
        : null;

    /// <inheritdoc/>
    public override string ToString() => (double.IsFinite(Least) && Least > 0, double.IsFinite(Most)) switch
    {
        (true, true) => FormattableString.Invariant($"between {Least:0.###} and {Most:0.###}"),
        (true, false) => FormattableString.Invariant($"at least {Least:0.###}"),
        _ => FormattableString.Invariant($"at most {Most:0.###}"),
    };
}
