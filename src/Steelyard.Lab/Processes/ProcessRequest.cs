using System.Collections.Immutable;

namespace Steelyard.Lab.Processes;

/// <summary>One process to be run and measured by the launcher.</summary>
public sealed record ProcessRequest
{
    /// <summary>Program (absolute path) and arguments.</summary>
    public required ImmutableArray<string> Command { get; init; }

    /// <summary>Working folder.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>The complete environment of the process.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>File given as standard input; null for an empty one.</summary>
    public string? Stdin { get; init; }

    /// <summary>File that takes standard output; null to throw it away.</summary>
    public string? Stdout { get; init; }

    /// <summary>File that takes standard error; null to throw it away.</summary>
    public string? Stderr { get; init; }

    /// <summary>Most bytes of standard output and of standard error, 0 for no cap.</summary>
    public long OutputCap { get; init; }

    /// <summary>CPUs to bind to, for example <c>0,2-3</c>; null for no binding.</summary>
    public string? Cpus { get; init; }

    /// <summary>Most resident memory of the process tree in bytes, 0 for no limit.</summary>
    public long MemoryLimit { get; init; }

    /// <summary>Wall time after which the tree is ended; null for no limit.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Interval at which the memory of the whole tree is read; null for not at all.</summary>
    public TimeSpan? MemorySampling { get; init; }
}
