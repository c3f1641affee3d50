namespace Steelyard.Evidence;

/// <summary>The part of a study that a trial belongs to.</summary>
public enum Phase
{
    /// <summary>A clean build.</summary>
    Build,

    /// <summary>A build after one edit of the sources.</summary>
    Rebuild,

    /// <summary>The first run of a candidate on a size: its output is compared; its times are not used.</summary>
    Check,

    /// <summary>Runs that earlier versions made before a measured phase; kept, not used.</summary>
    Warmup,

    /// <summary>One candidate against itself.</summary>
    NoiseFloor,

    /// <summary>The comparison at the main size.</summary>
    Main,

    /// <summary>The smallest size.</summary>
    Startup,

    /// <summary>The other sizes.</summary>
    Growth,

    /// <summary>One more run at the main size, in which the interpreter's garbage collections are timed; its other times are not used.</summary>
    Collector,
}

/// <summary>How a measured process ended.</summary>
public enum Outcome
{
    /// <summary>It exited by itself with status 0 and the right output.</summary>
    Right,

    /// <summary>It exited with status 0 and an output that is not right.</summary>
    WrongOutput,

    /// <summary>It exited with another status, by a signal, or for want of memory.</summary>
    Crashed,

    /// <summary>It passed its time limit and was ended.</summary>
    TooSlow,

    /// <summary>It wrote more than its cap and was ended.</summary>
    Flooded,
}

/// <summary>One measured run of one candidate on one input: one process.</summary>
public sealed record Trial
{
    /// <summary>
    /// In place of a candidate: a piece of work that is the same in every study, so that what it takes tells a slower machine from a slower
    /// candidate.
    /// </summary>
    public const string Control = "(control)";

    /// <summary>Candidate, for the noise floor with <c>#1</c> or <c>#2</c> appended, or <see cref="Control"/>.</summary>
    public required string Candidate { get; init; }

    /// <summary>Name of the input size; empty for builds.</summary>
    public required string Size { get; init; }

    /// <summary>Part of the study.</summary>
    public required Phase Phase { get; init; }

    /// <summary>Block within phase and size, from 0.</summary>
    public required int Block { get; init; }

    /// <summary>Place within its block, from 0, after shuffling.</summary>
    public int Position { get; init; }

    /// <summary>How it ended.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Exit status, or 128 + signal number.</summary>
    public int Status { get; init; }

    /// <summary>How late each answer came; null where neither frames nor requests are sent.</summary>
    public FrameTimes? Frames { get; init; }

    /// <summary>What else a service showed; null where none is started.</summary>
    public ServiceTimes? Service { get; init; }

    /// <summary>Memory while it ran; null where it was not sampled or is not kept.</summary>
    public MemoryTimes? Memory { get; init; }

    /// <summary>Garbage collections; null where they were not timed.</summary>
    public CollectorTimes? Collector { get; init; }

    /// <summary>Energy that the processor packages of the machine took meanwhile, joules; null where the machine shows none.</summary>
    public double? Energy { get; init; }

    /// <summary>Elapsed time, seconds.</summary>
    public required double Wall { get; init; }

    /// <summary>User time of the process tree, seconds.</summary>
    public double User { get; init; }

    /// <summary>System time of the process tree, seconds.</summary>
    public double System { get; init; }

    /// <summary>User plus system time, seconds.</summary>
    public double Cpu => User + System;

    /// <summary>Peak resident memory, bytes.</summary>
    public long PeakMemory { get; init; }

    /// <summary>Page faults served without and with I/O.</summary>
    public long MinorFaults { get; init; }

    /// <summary>Page faults that needed I/O.</summary>
    public long MajorFaults { get; init; }

    /// <summary>Context switches because the process waited.</summary>
    public long VoluntarySwitches { get; init; }

    /// <summary>Context switches because the scheduler took the core away.</summary>
    public long InvoluntarySwitches { get; init; }

    /// <summary>Processes still alive after the main one ended; they were ended.</summary>
    public int LeftBehind { get; init; }

    /// <summary>Most processes seen at once, 1 when the tree was not sampled.</summary>
    public int Processes { get; init; } = 1;

    /// <summary>Wall clock time at the start, for the record only.</summary>
    public DateTimeOffset Started { get; init; }
}
