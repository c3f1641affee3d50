using System.Collections.Immutable;
using Steelyard.Evidence;

namespace Steelyard.Lab.Workloads;

/// <summary>A kind of software: the workloads that stand for it, and what usually matters.</summary>
/// <param name="Name">Name for <c>--for</c>.</param>
/// <param name="Title">For headings.</param>
/// <param name="Workloads">Names of workloads.</param>
/// <param name="Priorities">As <c>--priorities</c> takes them.</param>
/// <param name="Limits">As <c>--limit</c> takes them.</param>
/// <param name="Missing">What of this kind is not measured; null when nothing is known to be missing.</param>
public sealed record Domain(
    string Name, string Title, ImmutableArray<string> Workloads, string Priorities, ImmutableArray<string> Limits, string? Missing)
{
    /// <summary>The domains of a file.</summary>
    /// <exception cref="LabException">A mistake in it, with its place.</exception>
    public static ImmutableArray<Domain> ReadAll(string file)
    {
        var yaml = YamlFields.Load(file, File.ReadAllText(file));
        var domains = yaml.Mappings("domains").Select(Read).ToImmutableArray();
        yaml.NoMore();
        return domains;
    }

    /// <summary>The domain of this name.</summary>
    /// <exception cref="LabException">There is none; the nearest is named.</exception>
    public static Domain Find(string file, string name)
    {
        var all = ReadAll(file);
        var hint = Spelling.Nearest(name, all.Select(x => x.Name)) is { } near ? $"Did you mean `{near}`? " : "";
        return all.FirstOrDefault(x => x.Name == name)
            ?? throw new LabException($"no domain named '{name}'", $"{hint}There are: {string.Join(", ", all.Select(x => x.Name))}.");
    }

    private static Domain Read(YamlFields yaml)
    {
        var domain = new Domain(
            yaml.Text("name"), yaml.Text("title"), yaml.Texts("workloads"), yaml.Text("priorities"), yaml.Texts("limits"), yaml.OptionalText("missing"));
        yaml.NoMore();
        return domain;
    }
}
