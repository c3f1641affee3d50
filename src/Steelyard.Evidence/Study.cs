using System.Collections.Immutable;
using Steelyard.Evidence.Sources;

namespace Steelyard.Evidence;

/// <summary>Where a study stands.</summary>
public enum StudyStatus
{
    /// <summary>Being measured, or cut off without a chance to say so.</summary>
    Running,

    /// <summary>Stopped by the user; <c>weigh --resume</c> continues it.</summary>
    Interrupted,

    /// <summary>All planned trials are in.</summary>
    Finished,
}

/// <summary>How a workload is run.</summary>
public enum WorkloadKind
{
    /// <summary>One process per trial on inputs of growing size.</summary>
    Batch,

    /// <summary>One process per trial; the size is the number of workers, the work stays the same.</summary>
    Workers,

    /// <summary>One process per trial; frames reach it at a fixed rate, and each answer's lateness is measured.</summary>
    Frames,

    /// <summary>One service per trial, started, loaded with requests over HTTP at a fixed rate and then at once, and stopped.</summary>
    Service,
}

/// <summary>What became of a candidate.</summary>
public enum CandidateStatus
{
    /// <summary>Built, right, and measured.</summary>
    Measured,

    /// <summary>A requirement is missing on this machine.</summary>
    Unavailable,

    /// <summary>Its build failed.</summary>
    BuildFailed,

    /// <summary>It ended with an error.</summary>
    Crashed,

    /// <summary>It passed the time limit.</summary>
    TooSlow,

    /// <summary>Its output differs from what is right.</summary>
    WrongOutput,
}

/// <summary>One implementation of a workload, as it took part in a study.</summary>
public sealed record Candidate
{
    /// <summary>Unique name within the workload.</summary>
    public required string Name { get; init; }

    /// <summary>Language as in <c>workload.yaml</c>: <c>python</c>, <c>rust</c>, <c>hybrid</c>, <c>c</c>, or any other.</summary>
    public required string Language { get; init; }

    /// <summary>A yardstick: measured and compared, never chosen.</summary>
    public bool Baseline { get; init; }

    /// <summary>What became of it.</summary>
    public CandidateStatus Status { get; init; }

    /// <summary>Why it was not measured: cause and, where there is one, remedy. Null when measured.</summary>
    public string? Reason { get; init; }

    /// <summary>Algorithm, flags and threads, as the workload's author states them.</summary>
    public string? Fairness { get; init; }

    /// <summary>Versions of compilers, interpreters and libraries, for example <c>CPython 3.11.2</c>.</summary>
    public ImmutableArray<string> Versions { get; init; } = [];

    /// <summary>The build command with its flags; null when nothing is built.</summary>
    public string? BuildCommand { get; init; }

    /// <summary>The run command, with <c>{input}</c> still in place.</summary>
    public string? RunCommand { get; init; }

    /// <summary>What a machine needs to run it, for example <c>CPython 3.11</c>; null when nothing but the system's C library.</summary>
    public string? Needs { get; init; }

    /// <summary>Properties of its toolchain that a reader must know, for example an interpreter built without optimisation.</summary>
    public ImmutableArray<string> Cautions { get; init; } = [];

    /// <summary>SHA-256 of its sources and build flags, hexadecimal.</summary>
    public string SourceHash { get; init; } = "";

    /// <summary>Source lines that are neither blank nor comment.</summary>
    public int SourceLines { get; init; }

    /// <summary>Sources compressed with gzip, bytes.</summary>
    public long SourceBytes { get; init; }

    /// <summary>Files to ship, bytes.</summary>
    public long DeployBytes { get; init; }

    /// <summary>What there is to read in its sources; null in languages that are not counted.</summary>
    public SourceCounts? Counts { get; init; }

    /// <summary>Packages it needs beyond the standard library, with what they need in turn; null when not known.</summary>
    public IReadOnlyList<Dependency>? Dependencies { get; init; }

    /// <summary>The verdict that choosing this candidate amounts to; null for baselines and for other languages, which are never chosen.</summary>
    public Verdict? Verdict => Baseline ? null : Language switch
    {
        "python" => Evidence.Verdict.StayInPython,
        "hybrid" => Evidence.Verdict.Both,
        "rust" => Evidence.Verdict.MoveToRust,
        _ => null,
    };
}

/// <summary>One input of a study.</summary>
/// <param name="Name">Name of the size.</param>
/// <param name="N">The n given to the generator; 0 for the user's own input.</param>
/// <param name="Bytes">Length of the input file.</param>
/// <param name="Hash">SHA-256 of its content, hexadecimal.</param>
public sealed record StudyInput(string Name, long N, long Bytes, string Hash);

/// <summary>How often candidates are built to see how long it takes.</summary>
public enum TimedBuilds
{
    /// <summary>Clean up to three times, and once more after an edit.</summary>
    Thorough,

    /// <summary>As <see cref="Thorough"/>, but a build that takes seconds is made clean once.</summary>
    Brief,

    /// <summary>Clean once, because it has to be built.</summary>
    Once,
}

/// <summary>What was asked for: everything needed to continue or repeat a study.</summary>
public sealed record StudyPlan
{
    /// <summary>Full path of <c>workload.yaml</c>.</summary>
    public required string WorkloadFile { get; init; }

    /// <summary>What the sizes of the workload are.</summary>
    public WorkloadKind Kind { get; init; }

    /// <summary>Frames or requests per second, where such are sent; 0 otherwise.</summary>
    public double Rate { get; init; }

    /// <summary>Seed of order, environment and hash seeds.</summary>
    public required long Seed { get; init; }

    /// <summary>Wanted relative half-width of the interval of every wall-time ratio, for example 0.02.</summary>
    public double Precision { get; init; } = 0.02;

    /// <summary>Time for trials in seconds.</summary>
    public double Budget { get; init; } = 60;

    /// <summary>How often candidates are built for the sake of its time.</summary>
    public TimedBuilds Builds { get; init; }

    /// <summary>Ratios within 1/(1+threshold) … 1+threshold are called the same.</summary>
    public double Threshold { get; init; } = 0.02;

    /// <summary>Names of the sizes used, ascending; the first gives the start-up time.</summary>
    public required ImmutableArray<string> Sizes { get; init; }

    /// <summary>The size at which candidates are compared.</summary>
    public required string MainSize { get; init; }

    /// <summary>Only these candidates; empty for all.</summary>
    public ImmutableArray<string> Only { get; init; } = [];

    /// <summary>The user's own input file, instead of generated ones for the main size; null otherwise.</summary>
    public string? Input { get; init; }

    /// <summary>The interpreter named by the user; null to search.</summary>
    public string? Python { get; init; }

    /// <summary>CPUs that trials are bound to, for example <c>0,2-3</c>; null for no binding.</summary>
    public string? Cpus { get; init; }

    /// <summary>The bare program that is weighed, as a shell would read it; null for a workload.</summary>
    public string? Program { get; init; }

    /// <summary>Priorities as given, for example <c>speed,memory=source</c>; null for the default.</summary>
    public string? Priorities { get; init; }

    /// <summary>Limits as given, for example <c>memory&lt;=64MiB</c>.</summary>
    public ImmutableArray<string> Limits { get; init; } = [];

    /// <summary>What was said about money, option by option, for example <c>--rate=50/s</c>.</summary>
    public ImmutableArray<string> Money { get; init; } = [];
}

/// <summary>All trials of one workload on one machine, with plan, seed and machine description.</summary>
public sealed record Study
{
    /// <summary>Sortable by time, unique in a store: <c>20261122-124313-7f3a</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the workload.</summary>
    public required string Workload { get; init; }

    /// <summary>Title of the workload.</summary>
    public string Title { get; init; } = "";

    /// <summary>Start of the study.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>Where it stands.</summary>
    public StudyStatus Status { get; init; }

    /// <summary>What was asked for.</summary>
    public required StudyPlan Plan { get; init; }

    /// <summary>Where it ran.</summary>
    public required Machine Machine { get; init; }

    /// <summary>The implementations, in the order of the workload.</summary>
    public ImmutableArray<Candidate> Candidates { get; init; } = [];

    /// <summary>The inputs, ascending.</summary>
    public ImmutableArray<StudyInput> Inputs { get; init; } = [];

    /// <summary>Every trial, in the order run.</summary>
    public ImmutableArray<Trial> Trials { get; init; } = [];
}
