using System.Text.Json;
using System.Text.Json.Serialization;
using Steelyard.Evidence.Sources;
using Steelyard.Lab.Processes;

namespace Steelyard.Lab.Toolchains;

/// <summary>Installed Python packages, as their metadata tell.</summary>
internal static class PythonPackages
{
    /// <summary>The packages behind these modules with what they need in turn; null when the interpreter cannot tell.</summary>
    public static IReadOnlyList<Dependency>? Behind(PythonInterpreter python, IReadOnlyList<string> modules)
    {
        if (modules.Count == 0)
            return [];
        var answer = Capture.Run([python.Executable, "-c", Embedded.Text("agents/dependencies.py"), .. modules], PythonInterpreter.Clean);
        return answer.Succeeded ? JsonSerializer.Deserialize(answer.Output, PackageJson.Default.IReadOnlyListDependency) : null;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<Dependency>))]
[JsonSerializable(typeof(SourceCounts))]
internal sealed partial class PackageJson : JsonSerializerContext;
