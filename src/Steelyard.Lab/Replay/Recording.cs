using System.Collections.Immutable;
using System.Text.Json;
using Steelyard.Lab.Processes;
using Steelyard.Translation;

namespace Steelyard.Lab.Replay;

/// <summary>The recorded calls of one function.</summary>
/// <param name="Calls">How often it was called.</param>
/// <param name="Observations">Shapes.</param>
/// <param name="Corpus">The kept calls, one JSON object each.</param>
public sealed record RecordedFunction(long Calls, Observations Observations, ImmutableArray<string> Corpus);

/// <summary>Runs the user's program once and keeps how it calls functions.</summary>
public static class Recording
{
    /// <summary>Records; the program's output goes to stderr, because stdout is Steelyard's.</summary>
    /// <exception cref="LabException">The program fails, or takes too long.</exception>
    public static IReadOnlyDictionary<string, RecordedFunction> Run(
        PythonCommand command, string file, ImmutableArray<string> functions, long seed, TimeSpan limit, Launcher launcher, CancellationToken cancellation)
    {
        var scratch = Directory.CreateTempSubdirectory("steelyard-record-").FullName;
        try
        {
            var (config, output) = (Path.Combine(scratch, "config.json"), Path.Combine(scratch, "calls.json"));
            File.WriteAllText(config, JsonSerializer.Serialize(new RecordingConfig(file, functions, seed, output), ReplayJson.Default.RecordingConfig));
            var environment = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().ToDictionary(x => (string)x.Key, x => (string?)x.Value ?? "");
            environment["STEELYARD_PORTS"] = "off";
            var log = Path.Combine(scratch, "stderr");
            var result = launcher.Run(new ProcessRequest
            {
                Command = command.Through("record", config),
                WorkingFolder = Environment.CurrentDirectory,
                Environment = environment,
                Stderr = log,
                OutputCap = 256 << 20,
                TimeLimit = limit,
            }, cancellation);
            if (!result.Succeeded)
                throw new LabException($"the program ended with {result.Ending} while it was recorded: {Last(log)}",
                    "Run it by itself first; it must work without Steelyard. --time-limit gives it more time.");
            return Read(File.ReadAllText(output));
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static string Last(string log) => File.ReadLines(log).LastOrDefault(x => x.Trim().Length > 0)?.Trim() ?? "no message";

    private static Dictionary<string, RecordedFunction> Read(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 2000 });
        return document.RootElement.EnumerateObject().ToDictionary(x => x.Name, x => Function(x.Value));
    }

    private static RecordedFunction Function(JsonElement x) => new(
        x.GetProperty("calls").GetInt64(),
        new Observations(
            [.. x.GetProperty("shapes").EnumerateArray().Select(s => (s.GetProperty("arguments").EnumerateArray().Select(a => a.GetString()!).ToImmutableArray(), s.GetProperty("count").GetInt64()))],
            [.. x.GetProperty("results").EnumerateArray().Select(s => (s.GetProperty("shape").GetString()!, s.GetProperty("count").GetInt64()))]),
        [.. x.GetProperty("kept").EnumerateArray().Select(c => c.GetRawText())]);
}
