namespace Steelyard.Evidence;

/// <summary>What is weighed: a metric with its unit, direction and protocol. Less is better for every aspect of this table.</summary>
/// <param name="Id">Name in JSON, store and reports, for example <c>peak_memory</c>.</param>
/// <param name="Title">Name in tables, for example <c>peak memory</c>.</param>
/// <param name="Unit">Unit of every value: <c>s</c>, <c>B</c>, or a plain count or exponent.</param>
/// <param name="Resolution">Differences well below this, in <paramref name="Unit"/>, matter to nobody; it is added to both sides
/// before values are compared on a log scale, so that 0.1 ms against 0.3 ms does not count as three times.</param>
/// <param name="Protocol">How the value comes about, in one sentence, for reports.</param>
/// <param name="Aliases">Other names understood in <c>--priorities</c> and <c>--limit</c>.</param>
public sealed record Aspect(string Id, string Title, string Unit, double Resolution, string Protocol, params IReadOnlyList<string> Aliases)
{
    /// <summary>It may be ranked and weighed in decisions; what is not, is only shown.</summary>
    public bool Scored { get; init; } = true;

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

    /// <summary>Elapsed time of a build after one edit of the largest source file, products of the build before it at hand.</summary>
    public static readonly Aspect Rebuild = new("rebuild", "rebuild after an edit", "s", 0.5,
        "Elapsed time of the build command after a line was added to the largest source file, with what the clean build left.", "incremental-build");

    /// <summary>Elapsed time from a saved edit to the first result.</summary>
    public static readonly Aspect EditToResult = new("edit_to_result", "edit to result", "s", 0.5,
        "Rebuild after an edit plus one run on the smallest input; the range from both shortest to both longest.", "edit", "edit-loop");

    /// <summary>Tokens of the source.</summary>
    public static readonly Aspect Tokens = new("tokens", "source tokens", "tokens", 20,
        "Names, numbers, texts, operators and brackets in the sources; neither layout nor comments.");

    /// <summary>Places where the flow of control forks.</summary>
    public static readonly Aspect Branches = new("branches", "branches", "branches", 2,
        "Conditions, loops, cases but the default, and && and || in the sources (McCabe).", "complexity");

    /// <summary>Deepest nesting of conditions and loops.</summary>
    public static readonly Aspect Nesting = new("nesting", "deepest nesting", "levels", 1,
        "Deepest nesting of conditions and loops in one function of the sources.", "depth");

    /// <summary>Packages needed beyond the standard library.</summary>
    public static readonly Aspect Dependencies = new("dependencies", "dependencies", "packages", 1,
        "Packages needed beyond the language's standard library, with what they need in turn; licences as the packages state them.", "packages");

    /// <summary>Share of work that only one worker at a time can do.</summary>
    public static readonly Aspect Contention = new("contention", "contention", "share", 0.02,
        "Universal Scalability Law over the numbers of workers, its α: 0 when workers do not hinder each other, 1 when they take turns.", "serial-share");

    /// <summary>Cost of agreement between each pair of workers.</summary>
    public static readonly Aspect Coherency = new("coherency", "coherency", "share", 0.002,
        "Universal Scalability Law over the numbers of workers, its β: what each pair of workers loses by agreeing.");

    /// <summary>Median time from when a frame was due to its answer.</summary>
    public static readonly Aspect FrameMedian = new("frame_p50", "frame, median", "s", 0.0002,
        "Median time from when a frame was due to its answer, at a fixed rate; per process, then over processes.", "frame-median");

    /// <summary>99th percentile of the same.</summary>
    public static readonly Aspect FrameTail = new("frame_p99", "frame, 99%", "s", 0.0002,
        "99th percentile of the time from when a frame was due to its answer, per process, then over processes.", "frame", "frame-tail", "jitter");

    /// <summary>99.9th percentile of the same, from 10,000 frames on.</summary>
    public static readonly Aspect FrameFarTail = new("frame_p999", "frame, 99.9%", "s", 0.0002,
        "99.9th percentile of the same over the frames of all processes; none from fewer than 10,000 frames.");

    /// <summary>The worst of one process.</summary>
    public static readonly Aspect FrameWorst = new("frame_worst", "frame, worst", "s", 0.0002,
        "Longest time from when a frame was due to its answer, per process, then over processes.", "pause", "pauses");

    /// <summary>Share of missed deadlines.</summary>
    public static readonly Aspect FrameMissed = new("frame_missed", "frames missed", "share", 0.001,
        "Share of frames whose answer came after the next frame was due; lowest and highest over processes.", "missed", "deadlines");

    /// <summary>Median time from when a request was due to its answer.</summary>
    public static readonly Aspect RequestMedian = new("latency_p50", "latency, median", "s", 0.0002,
        "Median time from when a request over HTTP was due to its answer, at a fixed rate; per run of the service, then over runs.", "latency-median");

    /// <summary>99th percentile of the same.</summary>
    public static readonly Aspect RequestTail = new("latency_p99", "latency, 99%", "s", 0.0002,
        "99th percentile of the time from when a request was due to its answer, per run of the service, then over runs.", "latency-tail");

    /// <summary>99.9th percentile of the same, from 10,000 requests on.</summary>
    public static readonly Aspect RequestFarTail = new("latency_p999", "latency, 99.9%", "s", 0.0002,
        "99.9th percentile of the same over the requests of all runs; none from fewer than 10,000 requests.");

    /// <summary>Time per request at full load.</summary>
    public static readonly Aspect RequestTime = new("request_time", "time per request at full load", "s", 0.00001,
        "Elapsed time over answered requests while every connection sends as soon as it has an answer: one over the throughput.", "throughput");

    /// <summary>Memory that each further item of the input takes.</summary>
    public static readonly Aspect MemoryPerItem = new("bytes_per_item", "memory per item", "B", 16,
        "Peak memory at the main size less that at the smallest, over the difference of their n; its interval from both intervals.", "item-memory");

    /// <summary>Memory while it runs.</summary>
    public static readonly Aspect MeanMemory = new("mean_memory", "memory, mean over time", "B", 1 << 20,
        "Mean over time of the memory of the whole process tree, read every 2 ms or more, in one run: the one that checks the output at the main size.", "memory-over-time");

    /// <summary>Time that an interpreter spends in its cyclic garbage collector.</summary>
    public static readonly Aspect CollectorTime = new("gc_time", "garbage collection", "s", 0.0005,
        "Sum of all garbage collections of one more run at the main size, as the interpreter counts them (gc.callbacks); 0 for a language that has no collector.", "gc");

    /// <summary>The longest of its collections.</summary>
    public static readonly Aspect CollectorPause = new("gc_pause", "longest collection", "s", 0.0002,
        "Longest single garbage collection of the same run.", "collection");

    /// <summary>Energy of the processor packages.</summary>
    public static readonly Aspect Energy = new("energy", "energy", "J", 0,
        "Energy of the machine's processor packages (RAPL) while a trial at the main size runs, everything else on the machine included. Shown where the machine shows it; never weighed, since it follows the time.")
    { Scored = false };

    /// <summary>Every aspect, in the order of reports; a new one goes to the end, because places in this list number random streams.</summary>
    public static readonly IReadOnlyList<Aspect> All =
        [Wall, Cpu, PeakMemory, Startup, Build, DeploySize, SourceSize, Growth, Rebuild, EditToResult, Tokens, Branches, Nesting, Dependencies, Contention, Coherency,
        FrameMedian, FrameTail, FrameFarTail, FrameWorst, FrameMissed, RequestMedian, RequestTail, RequestFarTail, RequestTime, MemoryPerItem,
        MeanMemory, CollectorTime, CollectorPause, Energy];

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
