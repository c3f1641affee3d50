using System.Text.Json;
using System.Text.Json.Serialization;
using Steelyard.Evidence.Forecasting;
using Steelyard.Lab.Toolchains;

namespace Steelyard.Lab.Forecasting;

/// <summary>Costs at the boundary as they were measured on this machine, kept in the cache folder.</summary>
public static class Calibration
{
    /// <summary>What was measured with this interpreter on this machine, or null.</summary>
    public static BoundaryCosts? Load(PythonInterpreter python)
    {
        var file = FileOf(python);
        return File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllText(file), CalibrationJson.Default.BoundaryCosts) : null;
    }

    internal static string FileOf(PythonInterpreter python) =>
        Path.Combine(CacheFolder.Path, "calibration", $"{Environment.MachineName}-{python.Executable.Trim('/').Replace('/', '_')}-{python.Version}.json");
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(BoundaryCosts))]
internal sealed partial class CalibrationJson : JsonSerializerContext;
