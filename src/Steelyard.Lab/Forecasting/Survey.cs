using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Steelyard.Evidence.Forecasting;
using Steelyard.Evidence.Profiling;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Replay;
using Steelyard.Translation;

namespace Steelyard.Lab.Forecasting;

/// <summary>What one counted function was seen to do.</summary>
/// <param name="Count">Calls and elements.</param>
/// <param name="Observed">Types, for the translator.</param>
/// <param name="Paths">Lines that calls reached, in the function and in what it called, of those calls that were followed line by line.</param>
public sealed record SurveyedFunction(CallCount Count, Observations Observed, ImmutableArray<(ImmutableHashSet<int> Lines, long Calls)> Paths)
{
    /// <summary>Share of the calls that reach one of these lines, 0 when none was followed.</summary>
    public double Reaching(IReadOnlyCollection<int> lines)
    {
        var all = Paths.Sum(x => x.Calls);
        return all == 0 ? 0 : (double)Paths.Where(x => x.Lines.Overlaps(lines)).Sum(x => x.Calls) / all;
    }

    /// <summary>Together with what another process of the program counted.</summary>
    public SurveyedFunction With(SurveyedFunction other) => new(Count.With(other.Count), Observed.With(other.Observed), [.. Paths, .. other.Paths]);
}

/// <summary>A second run of the program in which calls are counted.</summary>
/// <param name="Functions">What was counted.</param>
/// <param name="Complete">The program ran to its end; otherwise the counts are those of the time it was given.</param>
public sealed record SurveyResult(ImmutableDictionary<FunctionKey, SurveyedFunction> Functions, bool Complete);

internal sealed record SurveyConfig(ImmutableArray<SurveyFile> Files, string Out);

internal sealed record SurveyFile(string File, ImmutableArray<string> Functions);

/// <summary>Counts the calls of functions and the elements that go in and out, so that the boundary can be priced.</summary>
public static class Survey
{
    /// <summary>Runs the program once more; its output is thrown away.</summary>
    /// <param name="command">The program.</param>
    /// <param name="functions">Functions whose calls are counted.</param>
    /// <param name="limit">Time for it; what was counted until then is the result.</param>
    /// <param name="launcher">Runs it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="LabException">The program fails.</exception>
    public static SurveyResult Run(
        PythonCommand command, IReadOnlyCollection<FunctionKey> functions, TimeSpan limit, Launcher launcher, CancellationToken cancellation)
    {
        var scratch = Directory.CreateTempSubdirectory("steelyard-survey-").FullName;
        try
        {
            var (config, log) = (Path.Combine(scratch, "config.json"), Path.Combine(scratch, "stderr"));
            var files = functions.GroupBy(x => x.File).Select(g => new SurveyFile(g.Key, [.. g.Select(x => x.Name)]));
            File.WriteAllText(config, JsonSerializer.Serialize(new SurveyConfig([.. files], scratch), SurveyJson.Default.SurveyConfig));
            var result = launcher.Run(new ProcessRequest
            {
                Command = command.Through("survey", config),
                WorkingFolder = Environment.CurrentDirectory,
                Stdin = command.Input,
                Environment = Surroundings.AsTheyAre(),
                Stderr = log,
                OutputCap = 256 << 20,
                TimeLimit = limit,
            }, cancellation);
            var inTime = result.Outcome == ProcessOutcome.Exited;
            if (inTime && !result.Succeeded)
                throw new LabException($"the program ended with {result.Ending} when its calls were counted: {Measuring.TextFile.LastLine(log) ?? "it printed nothing on stderr"}",
                    "Run it twice by itself: it must work the second time too. `--no-record` leaves this pass out.");
            var parts = Directory.GetFiles(scratch, "counts-*.json");
            return parts.Length > 0 ? new(Merged(parts), inTime)
                : throw new LabException("nothing was counted before the time was over", "`--no-record` leaves this pass out.");
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    /// <summary>What all processes of the program counted.</summary>
    private static ImmutableDictionary<FunctionKey, SurveyedFunction> Merged(IEnumerable<string> parts) =>
        parts.SelectMany(x => Read(File.ReadAllText(x))).GroupBy(x => x.Key).ToImmutableDictionary(g => g.Key, g => g.Select(x => x.Value).Aggregate((a, b) => a.With(b)));

    private static List<KeyValuePair<FunctionKey, SurveyedFunction>> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. from file in document.RootElement.GetProperty("files").EnumerateObject()
                   from function in file.Value.EnumerateObject()
                   select KeyValuePair.Create(new FunctionKey(file.Name, function.Name), Function(function.Value))];
    }

    private static SurveyedFunction Function(JsonElement x)
    {
        var callers = x.GetProperty("callers").EnumerateArray()
            .GroupBy(c => FoldedProfile.KeyOf(new ProfiledFunction(c.GetProperty("name").GetString()!, SourcePath.Of(c.GetProperty("file").GetString()!), 0)))
            .ToImmutableDictionary(g => g.Key, g => g.Sum(c => c.GetProperty("share").GetDouble()));
        return new(new CallCount(x.GetProperty("calls").GetInt64(), Elements(x.GetProperty("in")), Elements(x.GetProperty("out")), callers),
            new Observations(
                [.. x.GetProperty("shapes").EnumerateArray().Select(s => (s.GetProperty("arguments").EnumerateArray().Select(a => a.GetString()!).ToImmutableArray(), s.GetProperty("count").GetInt64()))],
                [.. x.GetProperty("results").EnumerateArray().Select(s => (s.GetProperty("shape").GetString()!, s.GetProperty("count").GetInt64()))]),
            [.. x.GetProperty("paths").EnumerateArray().Select(p => (p.GetProperty("lines").EnumerateArray().Select(l => l.GetInt32()).ToImmutableHashSet(), p.GetProperty("count").GetInt64()))]);
    }

    private static ImmutableSortedDictionary<string, double> Elements(JsonElement x) =>
        x.EnumerateObject().ToImmutableSortedDictionary(e => e.Name, e => e.Value.GetDouble(), StringComparer.Ordinal);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SurveyConfig))]
internal sealed partial class SurveyJson : JsonSerializerContext;
