using System.Collections.Immutable;
using Steelyard.Lab.Workloads;

namespace Steelyard.Lab.Faults;

/// <summary>One seeded mistake as the catalogue describes it; its programs lie in the folder of its name.</summary>
/// <param name="Name">Its name and folder.</param>
/// <param name="Title">What the mistake is.</param>
/// <param name="Groups">Groups that claims speak of.</param>
/// <param name="Right">The output of a program without the mistake.</param>
/// <param name="Sanitizer">Sanitizers for C, as gcc's <c>-fsanitize</c> takes them.</param>
/// <param name="Without">Languages in which it cannot be written, with the reason.</param>
/// <param name="Folder">Full path of its programs.</param>
public sealed record Fault(
    string Name, string Title, ImmutableArray<string> Groups, string Right, string Sanitizer, ImmutableSortedDictionary<string, string> Without, string Folder)
{
    /// <summary>The program in one language (<c>py</c>, <c>rs</c>, <c>c</c>), or null.</summary>
    public string? Program(string extension) => Path.Combine(Folder, $"fault.{extension}") is var file && File.Exists(file) ? file : null;
}

/// <summary>Reads <c>faults.yaml</c>.</summary>
public static class FaultCatalogue
{
    private static readonly string[] Languages = ["python", "rust", "c"];

    /// <summary>The faults of a folder.</summary>
    /// <exception cref="LabException">A mistake in the file, or a program that is neither there nor explained.</exception>
    public static ImmutableArray<Fault> Read(string folder)
    {
        var file = Path.Combine(folder, "faults.yaml");
        if (!File.Exists(file))
            throw new LabException($"there is no {file}", "Name a folder with a fault catalogue.");
        var yaml = YamlFields.Load(file, File.ReadAllText(file));
        var faults = yaml.Mappings("faults").Select(x => Fault(x, folder)).ToImmutableArray();
        yaml.NoMore();
        return faults;
    }

    private static Fault Fault(YamlFields yaml, string folder)
    {
        var name = yaml.Text("name");
        var fault = new Fault(name, yaml.Text("title"), yaml.Texts("groups"), yaml.Text("right"), yaml.OptionalText("sanitizer") ?? "address,undefined",
            yaml.OptionalMapping("without")?.TextEntries().ToImmutableSortedDictionary(StringComparer.Ordinal) ?? ImmutableSortedDictionary<string, string>.Empty,
            Path.Combine(folder, name));
        yaml.NoMore();
        var unexplained = Languages.FirstOrDefault(x => fault.Program(FaultTools.Extension(x)) is null == !fault.Without.ContainsKey(x));
        return unexplained is null ? fault
            : throw yaml.Mistake("name", $"expected either a program fault.{FaultTools.Extension(unexplained)} in {fault.Folder}, or the reason under without: {{ {unexplained}: … }}");
    }
}
