using System.Collections.Immutable;
using System.Text.Json;
using Steelyard.Answering;
using Steelyard.Lab;
using Steelyard.Lab.Replay;
using Steelyard.Reporting;

namespace Steelyard.Dashboard;

/// <summary>A port as its page shows it.</summary>
/// <param name="Name">Name of its folder.</param>
/// <param name="File">The Python file, relative to the port.</param>
/// <param name="Record">What it says about itself; null when that cannot be read.</param>
/// <param name="Evidence">What was found when it was made; null when that was not kept.</param>
/// <param name="Recorded">Recorded calls by function.</param>
/// <param name="Python">Text of the Python file; null when it is gone.</param>
/// <param name="Rust">Text of the Rust.</param>
public sealed record PortOnShelf(
    string Name, string File, PortRecord? Record, PortDocument? Evidence, ImmutableSortedDictionary<string, int> Recorded, string? Python, string? Rust)
{
    /// <summary>The study that it was made for, whose page shows it; null for one that was asked for by itself.</summary>
    public string? Study { get; init; }
}

/// <summary>The ports below a folder, and those that studies of bare programs made.</summary>
internal static class PortShelf
{
    private const int LongestSource = 200_000;

    public static ImmutableArray<PortOnShelf> All(string folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).Select(Read)] : [];

    /// <summary>The ports that studies of bare programs made, newest first.</summary>
    /// <param name="answers">Where the steps of such studies are kept, a folder for each study.</param>
    public static IEnumerable<PortOnShelf> OfStudies(string answers) =>
        Directory.Exists(answers) ? Directory.EnumerateDirectories(answers).OrderDescending(StringComparer.Ordinal).SelectMany(OfStudy) : [];

    public static PortOnShelf Find(string folder, string name) => All(folder).FirstOrDefault(x => x.Name == name)
        ?? throw new NothingThere("There is no such port", "The list of ports names all there are.");

    private static IEnumerable<PortOnShelf> OfStudy(string answer)
    {
        var evidence = Evidence(answer).Where(x => x.Crate is not null).ToLookup(x => Path.GetFileName(x.Crate));
        return All(Path.Combine(answer, ProgramAnswer.PortsFolder)).Select(x => x with { Study = Path.GetFileName(answer), Evidence = evidence[x.Name].FirstOrDefault() });
    }

    private static IReadOnlyList<PortDocument> Evidence(string answer)
    {
        try
        {
            return Text(Path.Combine(answer, ProgramAnswer.PortsFile)) is { } json ? JsonSerializer.Deserialize(json, PortJson.Default.IReadOnlyListPortDocument) ?? [] : [];
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static PortOnShelf Read(string folder)
    {
        var name = Path.GetFileName(folder);
        try
        {
            var record = PortRecord.Read(folder);
            var evidence = Text(Path.Combine(folder, PortDocument.FileName)) is { } json ? JsonSerializer.Deserialize(json, PortJson.Default.PortDocument) : null;
            return new(name, record.File, record, evidence, record.Functions.Keys.ToImmutableSortedDictionary(x => x, x => Lines(Path.Combine(folder, "corpus", x + ".jsonl"))),
                Text(Path.GetFullPath(record.File, folder)), Text(Path.Combine(folder, "src", "lib.rs")));
        }
        catch (Exception error) when (error is LabException or JsonException or IOException or UnauthorizedAccessException)
        {
            return new(name, "", null, null, ImmutableSortedDictionary<string, int>.Empty, null, null);
        }
    }

    private static string? Text(string file)
    {
        if (!File.Exists(file))
            return null;
        var text = File.ReadAllText(file);
        return text.Length <= LongestSource ? text : text[..LongestSource] + "\n…";
    }

    private static int Lines(string file) => File.Exists(file) ? File.ReadLines(file).Count() : 0;
}
