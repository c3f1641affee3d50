namespace Steelyard.Evidence;

/// <summary>What is weighed: a metric with its unit, direction and protocol. Less is better for every aspect of this table.</summary>
/// <param name="Id">Name in JSON, store and reports, for example <c>peak_memory</c>.</param>
/// <param name="Title">Name in tables, for example <c>peak memory</c>.</param>
/// <param name="Unit">Unit of every value: <c>s</c>, <c>B</c> or <c>exponent</c>.</param>
/// <param name="Resolution">Differences well below this, in <paramref name="Unit"/>, matter to nobody; it is added to both sides
/// before values are compared on a log scale, so that 0.1 ms against 0.3 ms does not count as three times.</param>
/// <param name="Protocol">How the value comes about, in one sentence, for reports.</param>
/// <param name="Aliases">Other names understood in <c>--priorities</c> and <c>--limit</c>.</param>
public sealed record Aspect(string Id, string Title, string Unit, double Resolution, string Protocol, params IReadOnlyList<string> Aliases)
{
    /// <summary>Elapsed time of one process at the main size.</summary>
    public static readonly Aspect Wall = new("wall", "wall time", "s", 0.0005,
        "Elapsed time from before fork to after wait4, one process per trial, at the main size.", "speed", "time", "latency");

    /// <summary>User plus system time of the whole process tree at the main size.</summary>
    public static readonly Aspect Cpu = new("cpu", "CPU time", "s", 0.0005,
        "User plus system time of the whole process tree at the main size.");

    /// <summary>Peak resident memory at the main size.</summary>
    public static readonly Aspect PeakMemory = new("peak_memory", "peak memory", "B", 1 << 20,
        "Peak resident set of the process; for a tree of processes, the highest sum seen while sampling.", "memory", "mem", "rss");

    /// <summary>Elapsed time at the smallest size.</summary>
    public static readonly Aspect Startup = new("startup", "start-up", "s", 0.001,
        "Elapsed time of one process on the smallest input.", "start-up", "start");

    /// <summary>Elapsed time of a build from clean sources.</summary>
    public static readonly Aspect Build = new("build", "clean build", "s", 0.5,
        "Elapsed time of a build from clean sources, nothing cached; the range over the builds made.", "clean-build");

    /// <summary>Bytes that are shipped for this candidate, without the interpreter or system libraries.</summary>
    public static readonly Aspect DeploySize = new("deploy_size", "deployed size", "B", 64 << 10,
        "Bytes of the files that are shipped, without what is needed at run time (named beside it).", "deploy", "size");

    /// <summary>Source size as compressed bytes, which neither long names nor layout inflate.</summary>
    public static readonly Aspect SourceSize = new("source_size", "source size", "B", 128,
        "Sources compressed with gzip; lines that are neither blank nor comment are counted beside it.", "source", "code", "simplicity");

    /// <summary>Exponent of time over n on log-log scales.</summary>
    public static readonly Aspect Growth = new("growth", "growth with n", "exponent", 0,
        "Slope of log time over log n across the sizes, start-up taken off.", "scaling");

    /// <summary>Every aspect, in the order of reports.</summary>
    public static readonly IReadOnlyList<Aspect> All = [Wall, Cpu, PeakMemory, Startup, Build, DeploySize, SourceSize, Growth];

    /// <summary>The aspect with this id, title or alias (case and <c>-</c>/<c>_</c>/space ignored), or null.</summary>
    public static Aspect? Find(string name)
    {
        var key = Key(name);
        return All.FirstOrDefault(a => Key(a.Id) == key || Key(a.Title) == key || a.Aliases.Any(x => Key(x) == key));
    }

    private static string Key(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <inheritdoc/>
    public override string ToString() => Id;
}
