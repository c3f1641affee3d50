using System.Text.Json.Serialization;

namespace Steelyard.Lab.Processes;

/// <summary>How a process ended, in the launcher's words.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProcessOutcome>))]
public enum ProcessOutcome
{
    /// <summary>It exited by itself.</summary>
    Exited,

    /// <summary>A signal ended it.</summary>
    Signaled,

    /// <summary>The time limit ended it.</summary>
    Timeout,

    /// <summary>The cap on its output ended it.</summary>
    Output,

    /// <summary>The memory limit ended it.</summary>
    Memory,

    /// <summary>The user ended it.</summary>
    Cancelled,

    /// <summary>It could not be started.</summary>
    Failed,
}

/// <summary>What the launcher measured of one process.</summary>
public sealed record ProcessResult
{
    /// <summary>How it ended.</summary>
    public ProcessOutcome Outcome { get; init; }

    /// <summary>Exit status, when it exited.</summary>
    public int Status { get; init; }

    /// <summary>Signal number, when a signal ended it.</summary>
    public int Signal { get; init; }

    /// <summary>Elapsed time on the monotonic clock, nanoseconds.</summary>
    public long WallNs { get; init; }

    /// <summary>User time of the tree, microseconds.</summary>
    public long UserUs { get; init; }

    /// <summary>System time of the tree, microseconds.</summary>
    public long SystemUs { get; init; }

    /// <summary>Largest resident set of any one process of the tree, bytes.</summary>
    public long PeakRssBytes { get; init; }

    /// <summary>Highest sum over the tree seen while sampling, bytes; 0 without sampling.</summary>
    public long TreePeakBytes { get; init; }

    /// <summary>Most processes seen at once while sampling; 0 without sampling.</summary>
    public int TreeProcesses { get; init; }

    /// <summary>Nanoseconds since the start and bytes of the tree by turns, thinned out to at most 128 samples; empty without sampling.</summary>
    public IReadOnlyList<long> MemoryCurve { get; init; } = [];

    /// <summary>Page faults served without I/O.</summary>
    public long MinorFaults { get; init; }

    /// <summary>Page faults that needed I/O.</summary>
    public long MajorFaults { get; init; }

    /// <summary>Context switches because the process waited.</summary>
    public long VoluntarySwitches { get; init; }

    /// <summary>Context switches because the scheduler took the core away.</summary>
    public long InvoluntarySwitches { get; init; }

    /// <summary>Processes still alive after the main one ended; they were ended.</summary>
    public int LeftBehind { get; init; }

    /// <summary>Bytes written to standard output.</summary>
    public long StdoutBytes { get; init; }

    /// <summary>Bytes written to standard error.</summary>
    public long StderrBytes { get; init; }

    /// <summary>The step that failed, when it could not be started.</summary>
    public string Stage { get; init; } = "";

    /// <summary>The error number of that step.</summary>
    public int Errno { get; init; }

    /// <summary>Explanation in words.</summary>
    public string Message { get; init; } = "";

    /// <summary>It exited by itself with status 0.</summary>
    [JsonIgnore]
    public bool Succeeded => Outcome == ProcessOutcome.Exited && Status == 0;

    /// <summary>How it ended, in words: <c>exit status 3</c>, <c>signal 11 (SIGSEGV)</c>, …</summary>
    [JsonIgnore]
    public string Ending => Outcome switch
    {
        ProcessOutcome.Exited => $"exit status {Status}",
        ProcessOutcome.Signaled => $"signal {Signal}{SignalName(Signal)}",
        ProcessOutcome.Timeout => "time limit",
        ProcessOutcome.Output => "output cap",
        ProcessOutcome.Memory => "memory limit",
        ProcessOutcome.Cancelled => "cancelled",
        _ => $"not started: {Stage}: {Message}",
    };

    private static string SignalName(int signal) => signal switch
    {
        4 => " (SIGILL)",
        6 => " (SIGABRT)",
        7 => " (SIGBUS)",
        8 => " (SIGFPE)",
        9 => " (SIGKILL)",
        11 => " (SIGSEGV)",
        13 => " (SIGPIPE)",
        15 => " (SIGTERM)",
        _ => "",
    };
}

/// <summary>The launcher's first line.</summary>
internal sealed record Handshake(int Protocol, int Pid, long FloorBytes);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(ProcessResult))]
[JsonSerializable(typeof(Handshake))]
internal sealed partial class LauncherJson : JsonSerializerContext;
