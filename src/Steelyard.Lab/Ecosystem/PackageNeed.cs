using System.Collections.Immutable;
using Steelyard.Lab.Workloads;

namespace Steelyard.Lab.Ecosystem;

/// <summary>A need with the package that serves it in each language.</summary>
/// <param name="Need">The need in words.</param>
/// <param name="Domains">Kinds of software that have it.</param>
/// <param name="Python">In Python.</param>
/// <param name="Rust">In Rust.</param>
public sealed record PackageNeed(string Need, ImmutableArray<string> Domains, NeededPackage Python, NeededPackage Rust)
{
    private static readonly string[] PythonKinds = ["std", "module", "none"];
    private static readonly string[] RustKinds = ["crate", "none"];

    /// <summary>The needs of a file.</summary>
    /// <exception cref="LabException">A mistake in it, with its place.</exception>
    public static ImmutableArray<PackageNeed> ReadAll(string file)
    {
        var yaml = YamlFields.Load(file, File.ReadAllText(file));
        var needs = yaml.Mappings("needs").Select(Read).ToImmutableArray();
        yaml.NoMore();
        return needs;
    }

    private static PackageNeed Read(YamlFields yaml)
    {
        var need = new PackageNeed(yaml.Text("need"), yaml.Texts("domains"), Package(yaml, "python", PythonKinds), Package(yaml, "rust", RustKinds));
        yaml.NoMore();
        return need;
    }

    private static NeededPackage Package(YamlFields outer, string language, string[] kinds)
    {
        var yaml = outer.OptionalMapping(language) ?? throw outer.Mistake(language, $"expected one of {string.Join(", ", kinds)}");
        var found = kinds.Select(kind => (Kind: kind, Name: yaml.OptionalText(kind))).Where(x => x.Name is not null).ToList();
        if (found.Count != 1)
            throw outer.Mistake(language, $"expected exactly one of {string.Join(", ", kinds)}");
        var package = new NeededPackage(found[0].Kind, found[0].Name!, yaml.OptionalText("pip"), yaml.OptionalText("debian"));
        yaml.NoMore();
        return package;
    }
}

/// <summary>What serves a need in one language.</summary>
/// <param name="Kind"><c>std</c>, <c>module</c>, <c>crate</c>, or <c>none</c>.</param>
/// <param name="Name">Name of the module or crate; for <c>none</c> the reason.</param>
/// <param name="Pip">Name at the Python package index where it is another one, or null.</param>
/// <param name="Debian">Debian's package, or null.</param>
public sealed record NeededPackage(string Kind, string Name, string? Pip, string? Debian);
