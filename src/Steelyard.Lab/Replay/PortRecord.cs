using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Steelyard.Lab.Replay;

internal sealed record RecordingConfig(ImmutableArray<RecordedFile> Files, long Seed, string Out);

internal sealed record RecordedFile(string File, ImmutableArray<string> Functions);

internal sealed record ProofConfig(
    string Folder, string Package, ImmutableArray<string> Search, IReadOnlyDictionary<string, string> Functions, long Seed, int Count, double Seconds, string Out);

internal sealed record SwitchConfig(ImmutableArray<SwitchPort> Ports);

internal sealed record SwitchPort(string File, string Folder, string Package, IReadOnlyDictionary<string, string> Functions, ImmutableArray<string> Known);

/// <summary>What <c>port.json</c> in a port's folder says: enough to build, prove and switch it in again.</summary>
/// <param name="Schema">Name of this format.</param>
/// <param name="File">The Python file, relative to the port's folder.</param>
/// <param name="Package">Name of the Python package.</param>
/// <param name="Python">The interpreter that it was built for.</param>
/// <param name="Search">Folders where what the originals import is found, relative to the port's folder.</param>
/// <param name="Functions">Ported functions with the fingerprints of their text.</param>
/// <param name="WithoutGain">Those of them that are not faster than the originals.</param>
public sealed record PortRecord(
    string Schema, string File, string Package, string Python, ImmutableArray<string> Search, ImmutableSortedDictionary<string, string> Functions,
    ImmutableArray<string> WithoutGain)
{
    /// <summary>Name of the format.</summary>
    public const string CurrentSchema = "steelyard.port-folder/2";

    /// <summary>The record of a port's folder.</summary>
    /// <exception cref="LabException">There is none.</exception>
    public static PortRecord Read(string folder)
    {
        var path = Path.Combine(folder, "port.json");
        var record = System.IO.File.Exists(path) ? JsonSerializer.Deserialize(System.IO.File.ReadAllText(path), ReplayJson.Default.PortRecord) : null;
        return record?.Schema == CurrentSchema ? record
            : throw new LabException($"{folder} is not the folder of a port", "`steelyard port file.py:function -- python3 …` makes one, below .steelyard/ports.");
    }

    /// <summary>Writes it.</summary>
    public void Write(string folder) => System.IO.File.WriteAllText(Path.Combine(folder, "port.json"), JsonSerializer.Serialize(this, ReplayJson.Default.PortRecord) + "\n");
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RecordingConfig))]
[JsonSerializable(typeof(ProofConfig))]
[JsonSerializable(typeof(SwitchConfig))]
[JsonSerializable(typeof(PortRecord))]
internal sealed partial class ReplayJson : JsonSerializerContext;
