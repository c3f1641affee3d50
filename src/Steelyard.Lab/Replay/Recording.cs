using System.Collections.Immutable;
using System.Text.Json;
using Steelyard.Lab.Processes;
using Steelyard.Translation;

namespace Steelyard.Lab.Replay;

/// <summary>The recorded calls of one function.</summary>
/// <param name="Calls">How often it was called.</param>
/// <param name="Observations">Shapes.</param>
/// <param name="Corpus">The kept calls, one JSON object each.</param>
public sealed record RecordedFunction(long Calls, Observations Observations, ImmutableArray<string> Corpus)
{
    private const int MostKept = 2000;

    /// <summary>What two processes of the program saw.</summary>
    public RecordedFunction With(RecordedFunction other) =>
        new(Calls + other.Calls, Observations.With(other.Observations), [.. Corpus.Concat(other.Corpus).Distinct().Take(MostKept)]);
}

/// <summary>What one run of the program showed.</summary>
/// <param name="Functions">By file, then by function.</param>
/// <param name="Slowdown">Time of the program while it was recorded over what it would have been, as the recorder measured its own part; null when unknown.</param>
/// <param name="Remark">Something about the run that the user must know, or null.</param>
public sealed record RecordedRun(ImmutableDictionary<string, ImmutableDictionary<string, RecordedFunction>> Functions, double? Slowdown, string? Remark);

/// <summary>Runs the user's program once and keeps how it calls functions.</summary>
public static class Recording
{
    private const string Pattern = "calls-*.json";

    /// <summary>Records; what the program prints is not shown, because stdout is Steelyard's.</summary>
    /// <exception cref="LabException">The program fails, or takes too long.</exception>
    public static RecordedRun Run(PythonCommand command, IEnumerable<PortTask> tasks, long seed, TimeSpan limit, Launcher launcher, CancellationToken cancellation)
    {
        var scratch = Directory.CreateTempSubdirectory("steelyard-record-").FullName;
        try
        {
            var config = Path.Combine(scratch, "config.json");
            var files = tasks.Select(x => new RecordedFile(x.File, x.Functions)).ToImmutableArray();
            File.WriteAllText(config, JsonSerializer.Serialize(new RecordingConfig(files, seed, scratch), ReplayJson.Default.RecordingConfig));
            // With one order of sets in the run and in the replay, what depends on it can be compared.
            var variables = new Dictionary<string, string?> { ["STEELYARD_PORTS"] = "off", ["PYTHONHASHSEED"] = "0" };
            var run = Launched.Run(launcher, command.Through("record", config), variables, limit, Environment.CurrentDirectory, cancellation, command.Input);
            var parts = Directory.EnumerateFiles(scratch, Pattern).Order(StringComparer.Ordinal).Select(Read).ToList();
            if (!run.Result.Succeeded && !(command.RunsTests && run.Result.Outcome == ProcessOutcome.Exited && parts.Any(x => x.Functions.Values.Any(y => y.Values.Any(z => z.Calls > 0)))))
                throw Failed(run, limit);
            return new RecordedRun(
                parts.SelectMany(x => x.Functions).GroupBy(x => x.Key).ToImmutableDictionary(x => x.Key, x => Merged(x.Select(y => y.Value))),
                parts.Select(x => x.Slowdown).Max(),
                run.Result.Succeeded ? null : $"some tests fail while they are recorded (and perhaps without): {run.LastLine}");
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    /// <summary>
    /// Records what a file shows of itself. Doctests are run; functions without one are called only when their annotations say with what, and
    /// when a complete translation for these types exists: then they can do nothing but compute.
    /// </summary>
    public static RecordedRun Examples(PythonCommand command, PortTask task, long seed, TimeSpan limit, Launcher launcher, CancellationToken cancellation)
    {
        var run = Run(command, [task], seed, limit, launcher, cancellation);
        var functions = run.Functions.GetValueOrDefault(task.File) ?? [];
        var imagined = functions.Where(x => x.Value is { Calls: 0, Observations.Calls.IsEmpty: false }).Select(x => x.Key).ToHashSet();
        if (imagined.Count == 0)
            return run;
        var translated = PortMaking.Translate(task, task.Functions, functions).Translated;
        var harmless = translated.Where(x => x.Ported is { Leaves.IsEmpty: true } && imagined.Contains(x.Name)).Select(x => x.Name).ToList();
        return harmless.Count == 0 ? run : Run(command.Calling(harmless), [task], seed, limit, launcher, cancellation);
    }

    private static LabException Failed(Launched run, TimeSpan limit) => run.Result.Outcome == ProcessOutcome.Timeout
        ? new LabException($"the program did not end within {limit.TotalSeconds:0} s while it was recorded", "Give it less to do, or more time with --time-limit 20m.")
        : new LabException($"the program ended with {run.Result.Ending} while it was recorded: {run.LastLine}", "Run it by itself first; it must work without Steelyard.");

    private static ImmutableDictionary<string, RecordedFunction> Merged(IEnumerable<ImmutableDictionary<string, RecordedFunction>> parts) =>
        parts.SelectMany(x => x).GroupBy(x => x.Key).ToImmutableDictionary(x => x.Key, x => x.Select(y => y.Value).Aggregate((a, b) => a.With(b)));

    private static RecordedRun Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path), new JsonDocumentOptions { MaxDepth = 2000 });
        var root = document.RootElement;
        return new RecordedRun(
            root.GetProperty("files").EnumerateObject().ToImmutableDictionary(x => x.Name, x => x.Value.EnumerateObject().ToImmutableDictionary(y => y.Name, y => Function(y.Value))),
            root.GetProperty("slowdown") is { ValueKind: JsonValueKind.Number } slowdown ? slowdown.GetDouble() : null, null);
    }

    private static RecordedFunction Function(JsonElement x) => new(
        x.GetProperty("calls").GetInt64(),
        new Observations(
            [.. x.GetProperty("shapes").EnumerateArray().Select(s => (s.GetProperty("arguments").EnumerateArray().Select(a => a.GetString()!).ToImmutableArray(), s.GetProperty("count").GetInt64()))],
            [.. x.GetProperty("results").EnumerateArray().Select(s => (s.GetProperty("shape").GetString()!, s.GetProperty("count").GetInt64()))]),
        [.. x.GetProperty("kept").EnumerateArray().Select(c => c.GetRawText())]);
}
