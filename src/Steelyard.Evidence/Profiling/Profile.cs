using System.Collections.Immutable;

namespace Steelyard.Evidence.Profiling;

/// <summary>What a thread was doing when it was sampled.</summary>
public enum SampleKind
{
    /// <summary>Running bytecode, or what a bytecode needs of the interpreter.</summary>
    Interpreted,

    /// <summary>In a function of the interpreter itself, such as <c>sorted</c>.</summary>
    Builtin,

    /// <summary>In native code of an extension, holding the interpreter lock.</summary>
    Extension,

    /// <summary>In native code that released the interpreter lock.</summary>
    NativeReleased,

    /// <summary>Collecting garbage.</summary>
    Gc,

    /// <summary>Waiting for the interpreter lock.</summary>
    GilWait,

    /// <summary>Waiting in the operating system: input, output, sleep, lock.</summary>
    Blocked,
}

/// <summary>What an instruction is told by: how far the kinds can be trusted.</summary>
public enum Sight
{
    /// <summary>Instruction pointers were seen: native code is told from bytecode.</summary>
    InstructionPointer,

    /// <summary>Only bytecode and the lock were seen: extension and built-in time cannot be told apart, and both may be called interpreted.</summary>
    Opcode,
}

/// <summary>A Python function: qualified name, source file, and the line at which it begins.</summary>
public sealed record ProfiledFunction(string Name, string File, int Line);

/// <summary>A sampled process.</summary>
/// <param name="Id">Process id.</param>
/// <param name="Version">Version of its interpreter.</param>
/// <param name="Python">File of its interpreter.</param>
public sealed record ProfiledProcess(int Id, string Version, string Python);

/// <summary>A sampled thread, by process and thread id.</summary>
public sealed record ProfiledThread(int Process, int Id);

/// <summary>A frame below its caller.</summary>
/// <param name="Parent">Index of the caller's node, -1 for the outermost frame.</param>
/// <param name="Function">Index of the function.</param>
/// <param name="Line">Line being run, 0 when unknown.</param>
public readonly record struct StackNode(int Parent, int Function, int Line);

/// <summary>Time that one thread spent in one stack in one way.</summary>
/// <param name="Thread">Index of the thread.</param>
/// <param name="Node">Index of the innermost frame, -1 when no Python was on the stack.</param>
/// <param name="Kind">What it was doing.</param>
/// <param name="Seconds">Time.</param>
/// <param name="Samples">How often it was seen.</param>
public readonly record struct StackTime(int Thread, int Node, SampleKind Kind, double Seconds, long Samples);

/// <summary>What the sampler cost and missed.</summary>
/// <param name="CpuPercent">CPU time of the sampling thread, in percent of one core.</param>
/// <param name="LateP99Ms">99th percentile of how late samples were taken, milliseconds.</param>
/// <param name="Dropped">Stacks that changed while they were read, and were dropped.</param>
/// <param name="Skipped">Times of sampling that passed while the sampler was late.</param>
public sealed record SamplerReport(double CpuPercent, double LateP99Ms, long Dropped, long Skipped);

/// <summary>Where the time of a program went, as sampled.</summary>
public sealed record Profile
{
    /// <summary>The command, or the process that was attached to.</summary>
    public required ImmutableArray<string> Command { get; init; }

    /// <summary>Time between first and last sample, seconds.</summary>
    public required double DurationSeconds { get; init; }

    /// <summary>Wanted samples a second.</summary>
    public required int RateHz { get; init; }

    /// <summary>Kept samples of threads.</summary>
    public required long Samples { get; init; }

    /// <summary>Cost and losses.</summary>
    public required SamplerReport Sampler { get; init; }

    /// <summary>How far the kinds can be trusted.</summary>
    public required Sight Sight { get; init; }

    /// <summary>The processes.</summary>
    public required ImmutableArray<ProfiledProcess> Processes { get; init; }

    /// <summary>The threads.</summary>
    public required ImmutableArray<ProfiledThread> Threads { get; init; }

    /// <summary>The functions.</summary>
    public required ImmutableArray<ProfiledFunction> Functions { get; init; }

    /// <summary>The frames; a caller stands before what it calls.</summary>
    public required ImmutableArray<StackNode> Nodes { get; init; }

    /// <summary>The times.</summary>
    public required ImmutableArray<StackTime> Times { get; init; }

    /// <summary>What the reader has to know, each with its remedy.</summary>
    public required ImmutableArray<string> Notes { get; init; }
}
