using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Steelyard.Evidence.Forecasting;
using Steelyard.Evidence.Statistics;
using Steelyard.Lab.Measuring;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Replay;
using Steelyard.Lab.Toolchains;

namespace Steelyard.Lab.Forecasting;

/// <summary>
/// Costs at the boundary on this machine, kept in the cache folder: an extension that does nothing but cross, built with the runtime of
/// every port, is measured once in each interpreter.
/// </summary>
public sealed class Calibration(PythonInterpreter python, Launcher launcher, Packages packages, Action<LabEvent> tell, CancellationToken cancellation)
{
    private const int Starts = 15;
    private static readonly TimeSpan BuildLimit = TimeSpan.FromMinutes(10);

    /// <summary>What was measured with this interpreter on this machine, or null.</summary>
    public static BoundaryCosts? Load(PythonInterpreter python)
    {
        var file = FileOf(python);
        return File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllText(file), CalibrationJson.Default.BoundaryCosts) : null;
    }

    /// <summary>The file that keeps what was measured.</summary>
    public static string FileOf(PythonInterpreter python) => Path.Combine(FolderOf(python), "boundary.json");

    /// <summary>Builds the extension, measures, and keeps the result.</summary>
    /// <exception cref="LabException">No toolchain, or none for this interpreter.</exception>
    public BoundaryCosts Measure()
    {
        var extension = Build();
        tell(new LabEvent.Doing("measuring calls and elements"));
        using var answer = Agents.Ask(python, TimeSpan.FromMinutes(2), "boundary", extension);
        tell(new LabEvent.Doing("measuring the start of the interpreter"));
        var (start, switched) = Start();
        var x = answer.RootElement;
        var machine = MachineInspection.Now();
        var costs = new BoundaryCosts
        {
            Call = x.GetProperty("call").GetDouble(),
            In = Table(x.GetProperty("in")),
            Out = Table(x.GetProperty("out")),
            Start = start,
            Switch = switched + x.GetProperty("load").GetDouble(),
            Python = $"{python.Title}, {python.Executable}",
            Machine = $"{machine.Host}: {machine.Cpu}, {machine.Cores} cores, Linux {machine.Kernel}",
            At = DateTimeOffset.UtcNow,
        };
        var file = FileOf(python);
        File.WriteAllText(file + ".part", JsonSerializer.Serialize(costs, CalibrationJson.Default.BoundaryCosts));
        File.Move(file + ".part", file, overwrite: true);
        return costs;
    }

    private static string FolderOf(PythonInterpreter python) =>
        Path.Combine(CacheFolder.Path, "calibration", $"{Environment.MachineName}-{python.Executable.Trim('/').Replace('/', '_')}-{python.Version}");

    private static ImmutableSortedDictionary<string, double> Table(JsonElement x) =>
        x.EnumerateObject().ToImmutableSortedDictionary(e => e.Name, e => Math.Max(0, e.Value.GetDouble()), StringComparer.Ordinal);

    private string Build()
    {
        tell(new LabEvent.Doing("building the extension that is measured"));
        var folder = Path.Combine(FolderOf(python), "crate");
        foreach (var (name, place) in Embedded.Below("boundary").Select(x => (x, x["boundary/".Length..])).Concat(Embedded.Below("steelyard_rt").Select(x => (x, x))))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, place))!);
            File.WriteAllText(Path.Combine(folder, place), Embedded.Text(name));
        }
        var cargo = new Cargo(packages);
        var crate = cargo.Inspect(folder);
        if (crate.Value is not { } found)
            throw new LabException(crate.Reason!, Cargo.Install);
        var recipe = cargo.Recipe(found with { Dependencies = ["pyo3"] }, [], []);
        var environment = new Dictionary<string, string?> { ["CARGO_TARGET_DIR"] = Path.Combine(folder, "target"), ["PYO3_PYTHON"] = python.Executable, ["RUSTFLAGS"] = null };
        foreach (var command in recipe.Fetch.Concat(recipe.Build))
            if (Capture.Run(command, environment, BuildLimit, folder) is { Succeeded: false } failed)
                throw new LabException($"the extension does not build for {python.Title}: {failed.Error.Trim()}", "Debian's PyO3 knows CPython up to 3.11: name one with --python, or make the crate registry reachable.");
        return Path.Combine(folder, "target", "release", "lib_native.so");
    }

    /// <summary>Start and end of the interpreter, and what the switch adds to it, seconds of processor time, which neighbours hardly change: medians of interleaved runs.</summary>
    private (double Start, double Switch) Start()
    {
        var config = Path.Combine(FolderOf(python), "no-ports.json");
        PortFolder.WriteSwitch(config, [], all: true);
        var command = new PythonCommand(python, [], ["-c", "pass"]);
        var (plain, switched) = (new List<double>(), new List<double>());
        for (var i = 0; i < Starts; i++)
        {
            plain.Add(Cpu(command.Plain));
            switched.Add(Cpu(command.Through("switch", config)));
        }
        return (Quantiles.Median(plain), Math.Max(0, Quantiles.Median([.. switched.Zip(plain).Select(x => x.First - x.Second)])));
    }

    private double Cpu(ImmutableArray<string> command)
    {
        var result = launcher.Run(
            new ProcessRequest { Command = command, WorkingFolder = FolderOf(python), Environment = Surroundings.ForCandidates(), TimeLimit = TimeSpan.FromMinutes(1) }, cancellation);
        return result.Succeeded ? (result.UserUs + result.SystemUs) / 1e6
            : throw new LabException($"{string.Join(' ', command)} ended with {result.Ending}", $"Run {python.Executable} by itself first.");
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(BoundaryCosts))]
internal sealed partial class CalibrationJson : JsonSerializerContext;
