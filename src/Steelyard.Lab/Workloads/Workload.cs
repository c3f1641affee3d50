using System.Collections.Immutable;
using Steelyard.Evidence;

namespace Steelyard.Lab.Workloads;

/// <summary>A job to be done, as <c>workload.yaml</c> describes it. Paths in it are absolute, commands still hold their placeholders.</summary>
public sealed record Workload
{
    /// <summary>Full path of <c>workload.yaml</c>.</summary>
    public required string File { get; init; }

    /// <summary>The folder of <see cref="File"/>.</summary>
    public string Folder => Path.GetDirectoryName(File)!;

    /// <summary>Short name: lower-case letters, digits, <c>-</c>.</summary>
    public required string Name { get; init; }

    /// <summary>One line for headings.</summary>
    public required string Title { get; init; }

    /// <summary>One paragraph: what the job is, where it comes up.</summary>
    public string Description { get; init; } = "";

    /// <summary>What its sizes are.</summary>
    public WorkloadKind Kind { get; init; }

    /// <summary>Frames or requests per second where such are sent; 0 otherwise.</summary>
    public double Rate { get; init; }

    /// <summary>How a service is loaded; null where none is started.</summary>
    public ServiceRule? Service { get; init; }

    /// <summary>What the workload as a whole needs, for instance a command that the generator calls.</summary>
    public ImmutableArray<Requirement> Requires { get; init; } = [];

    /// <summary>How inputs come about.</summary>
    public required InputRule Input { get; init; }

    /// <summary>Sizes with their n, ascending. The first is the start-up size.</summary>
    public required ImmutableArray<Size> Sizes { get; init; }

    /// <summary>The size at which candidates are compared.</summary>
    public required string MainSize { get; init; }

    /// <summary>What output is right.</summary>
    public required OutputRule Output { get; init; }

    /// <summary>Files that candidates write beside their standard output, full paths; they are compared as well.</summary>
    public ImmutableArray<string> Compare { get; init; } = [];

    /// <summary>Time limit of one trial.</summary>
    public required TimeSpan TimeLimit { get; init; }

    /// <summary>The implementations.</summary>
    public required ImmutableArray<CandidateRule> Candidates { get; init; }
}

/// <summary>A named size and the n that its generator gets.</summary>
public sealed record Size(string Name, long N);

/// <summary>How inputs come about.</summary>
/// <param name="Generate">Command that writes an input to stdout; placeholders <c>{python}</c>, <c>{n}</c>, <c>{seed}</c>.</param>
/// <param name="FileName">Name of the input file that candidates see.</param>
/// <param name="Seed">Seed for the generator.</param>
/// <param name="Cache">False for inputs that follow the state of the machine.</param>
public sealed record InputRule(ImmutableArray<string> Generate, string FileName, long Seed, bool Cache);

/// <summary>How a service is loaded and checked.</summary>
/// <param name="Connections">Connections that requests are sent over.</param>
/// <param name="FullLoad">Time for which every connection sends as soon as it has an answer; after the requests at a fixed rate.</param>
/// <param name="Ready">Path that is asked until it is answered.</param>
/// <param name="Patience">Time for that.</param>
/// <param name="Port">Port on the loopback interface; 0 for one that is free.</param>
/// <param name="Counter">What adds one to a number and what reads it (<c>POST /count</c>, <c>/count</c>), checked after the load; null for none.</param>
public sealed record ServiceRule(int Connections, TimeSpan FullLoad, string Ready, TimeSpan Patience, int Port, (string Add, string Read)? Counter);

/// <summary>What output is right; closed: exact, numeric or a checker command.</summary>
public abstract record OutputRule
{
    private OutputRule() { }

    /// <summary>Byte for byte the same as the reference candidate's.</summary>
    public sealed record Exact : OutputRule;

    /// <summary>The same text, numbers within |a − b| ≤ absolute + relative · |b|.</summary>
    public sealed record Numeric(double Relative, double Absolute) : OutputRule;

    /// <summary>A command that exits 0 when the output is right; placeholders <c>{input}</c>, <c>{expected}</c>, <c>{actual}</c>, <c>{python}</c>.</summary>
    public sealed record Checker(ImmutableArray<string> Command) : OutputRule;
}

/// <summary>Kinds of things that a candidate can require.</summary>
public enum RequirementKind
{
    /// <summary>A program on PATH.</summary>
    Command,

    /// <summary>A Python module.</summary>
    Module,

    /// <summary>A Rust crate.</summary>
    Crate,

    /// <summary>A C header.</summary>
    Header,
}

/// <summary>Something that must be on the machine, and where it comes from.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Debian">Debian package that holds it, or null.</param>
/// <param name="Pip">Name at the Python package index, or null.</param>
public sealed record Requirement(RequirementKind Kind, string Name, string? Debian = null, string? Pip = null);

/// <summary>One implementation, as described.</summary>
public sealed record CandidateRule
{
    /// <summary>Unique name within the workload.</summary>
    public required string Name { get; init; }

    /// <summary><c>python</c>, <c>rust</c>, <c>c</c>, <c>hybrid</c>, or any other with its own commands.</summary>
    public required string Language { get; init; }

    /// <summary>Full path of its folder of sources.</summary>
    public required string Source { get; init; }

    /// <summary>Build commands of a language that Steelyard does not know; run one after the other.</summary>
    public ImmutableArray<ImmutableArray<string>> Build { get; init; } = [];

    /// <summary>Run command; placeholders <c>{python}</c>, <c>{binary}</c>, <c>{input}</c>, <c>{out}</c>.</summary>
    public required ImmutableArray<string> Run { get; init; }

    /// <summary>File given as standard input, may hold <c>{input}</c>; null for none.</summary>
    public string? Stdin { get; init; }

    /// <summary>Variables added to its environment.</summary>
    public ImmutableSortedDictionary<string, string> Environment { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>A yardstick: measured and compared, never chosen.</summary>
    public bool Baseline { get; init; }

    /// <summary>Compiler flags (C: default <c>-O3</c>; Rust: added to RUSTFLAGS).</summary>
    public ImmutableArray<string> Flags { get; init; } = [];

    /// <summary>Libraries to link (C).</summary>
    public ImmutableArray<string> Libs { get; init; } = [];

    /// <summary>What must be on the machine.</summary>
    public ImmutableArray<Requirement> Requires { get; init; } = [];

    /// <summary>Algorithm, flags, threads, in the author's words.</summary>
    public string? Fairness { get; init; }

    /// <summary>Interpreter for this candidate alone; null for the study's.</summary>
    public string? Python { get; init; }

    /// <summary>Working folder; null for the build's copy of the sources.</summary>
    public string? WorkingFolder { get; init; }

    /// <summary>Folders of ports below the sources (hybrid): built clean for their time and size, run as they were proven.</summary>
    public ImmutableArray<string> Ports { get; init; } = [];

    /// <summary>True when it runs in a Python interpreter.</summary>
    public bool UsesPython => Language is "python" or "hybrid";
}
