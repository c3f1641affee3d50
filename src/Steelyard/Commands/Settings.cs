using Steelyard.Lab;
using YamlDotNet.RepresentationModel;

namespace Steelyard.Commands;

/// <summary>Values of options that were not given: <c>STEELYARD_NAME</c> in the environment, then <c>name:</c> in the nearest <c>steelyard.yaml</c> upward.</summary>
internal static class Settings
{
    private const string FileName = "steelyard.yaml";

    /// <summary>The value of an option by its name without dashes, or null.</summary>
    public static string? Find(string name) =>
        Environment.GetEnvironmentVariable($"STEELYARD_{name.Replace('-', '_').ToUpperInvariant()}") is { Length: > 0 } value ? value : File.Value.GetValueOrDefault(name);

    private static readonly Lazy<Dictionary<string, string>> File = new(() => Nearest() is { } file ? Read(file) : []);

    private static string? Nearest()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, FileName)))
                return Path.Combine(folder.FullName, FileName);
        return null;
    }

    private static Dictionary<string, string> Read(string file)
    {
        try
        {
            var yaml = new YamlStream();
            using var text = System.IO.File.OpenText(file);
            yaml.Load(text);
            return yaml.Documents.Count == 0 ? [] : ((YamlMappingNode)yaml.Documents[0].RootNode).Children
                .ToDictionary(x => ((YamlScalarNode)x.Key).Value!, x => Text(x.Value));
        }
        catch (Exception error) when (error is YamlDotNet.Core.YamlException or InvalidCastException)
        {
            throw new LabException($"{file}: {error.Message}", "It holds one `option: value` per line, for example `budget: 30s`.", error);
        }
    }

    private static string Text(YamlNode node) => node is YamlSequenceNode list
        ? string.Join(',', list.Children.Select(x => ((YamlScalarNode)x).Value))
        : ((YamlScalarNode)node).Value ?? "";
}
