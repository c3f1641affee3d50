using System.Text.Json;
using System.Text.Json.Serialization;
using Steelyard.Lab.Processes;

namespace Steelyard.Lab.Toolchains;

/// <summary>A Python interpreter found on this machine.</summary>
public sealed record PythonInterpreter
{
    /// <summary>The real executable, behind shims; inside a virtual environment, that environment's.</summary>
    public required string Executable { get; init; }

    /// <summary>The file behind all links; with <see cref="Prefix"/> it tells one interpreter from another.</summary>
    public string Binary { get; init; } = "";

    /// <summary>Where its libraries are: a virtual environment has its own.</summary>
    public string Prefix { get; init; } = "";

    /// <summary><c>CPython</c>, <c>PyPy</c>, …</summary>
    public required string Implementation { get; init; }

    /// <summary>For example <c>3.11.2</c>.</summary>
    public required string Version { get; init; }

    /// <summary>False when built without profile-guided optimisation, null when unknown.</summary>
    public bool? Optimised { get; init; }

    /// <summary>Modules from outside the standard library that every start imports.</summary>
    public IReadOnlyList<string> StartHooks { get; init; } = [];

    /// <summary>Built without the GIL.</summary>
    public bool FreeThreaded { get; init; }

    /// <summary>Modules asked for with their versions, null for those that are missing.</summary>
    public IReadOnlyDictionary<string, string?> Modules { get; init; } = new Dictionary<string, string?>();

    /// <summary>Major and minor version.</summary>
    [JsonIgnore]
    public Version Release => System.Version.Parse(string.Join('.', Version.Split('.').Take(2)));

    /// <summary><c>CPython 3.11.2</c></summary>
    [JsonIgnore]
    public string Title => $"{Implementation} {Version}{(FreeThreaded ? " free-threaded" : "")}";

    /// <summary>What makes it slower than Python need be, each as <c>cause: remedy</c>.</summary>
    public IEnumerable<string> Cautions()
    {
        if (Optimised == false)
            yield return $"{Title} at {Executable} was built without --enable-optimizations, which costs it speed: name another interpreter with --python, or rebuild it with that option";
        if (StartHooks.Count > 0)
            yield return $"{Title} at {Executable} imports {string.Join(", ", StartHooks)} at every start (a .pth file or sitecustomize), which is part of every trial: remove the hook, or name another interpreter with --python";
    }

    /// <summary>All modules asked for are there.</summary>
    public bool Has(IEnumerable<string> modules) => modules.All(x => Modules.GetValueOrDefault(x) is not null);

    /// <summary>A shim or wrapper must see the user's settings, but not those that change what the interpreter imports.</summary>
    internal static IReadOnlyDictionary<string, string?> Clean { get; } =
        new Dictionary<string, string?> { ["PYTHONPATH"] = null, ["PYTHONHOME"] = null, ["PYTHONSTARTUP"] = null };

    /// <summary>Asks one interpreter; null when it does not start or is older than 3.8.</summary>
    public static PythonInterpreter? Probe(string executable, IEnumerable<string> modules)
    {
        var answer = Capture.Run([executable, "-c", Embedded.Text("agents/probe.py"), .. modules], Clean);
        return answer.Succeeded ? Parse(answer.Output) : null;
    }

    private static PythonInterpreter? Parse(string json)
    {
        var found = JsonSerializer.Deserialize(json, PythonJson.Default.PythonInterpreter);
        return found is not null && System.Version.TryParse(new string([.. found.Version.TakeWhile(c => char.IsDigit(c) || c == '.')]), out var version)
            && version >= new Version(3, 8) ? found : null;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PythonInterpreter))]
internal sealed partial class PythonJson : JsonSerializerContext;
