using System.Text.Json.Serialization;
using Steelyard.Evidence.Profiling;

namespace Steelyard.Reporting;

/// <summary>A profile in speedscope's file format: one sampled profile a thread, equal stacks together, weights in seconds.</summary>
internal sealed record SpeedscopeDocument(
    [property: JsonPropertyName("$schema")] string Schema, SpeedscopeShared Shared, IReadOnlyList<SpeedscopeProfile> Profiles, string Name, string Exporter)
{
    public static SpeedscopeDocument Of(Profile profile)
    {
        // The kinds follow the functions as frames of their own.
        var frames = profile.Functions.Select(x => new SpeedscopeFrame(x.Name, x.File, x.Line))
            .Concat(KindTimes.Kinds.Select(x => new SpeedscopeFrame($"[{x.Title()}]", null, null)));
        var threads = profile.Times.GroupBy(x => x.Thread).OrderBy(x => x.Key).Select(x => SpeedscopeProfile.Of(profile, profile.Threads[x.Key], [.. x]));
        return new("https://www.speedscope.app/file-format-schema.json", new([.. frames]), [.. threads], string.Join(' ', profile.Command), "steelyard");
    }
}

internal sealed record SpeedscopeShared(IReadOnlyList<SpeedscopeFrame> Frames);

internal sealed record SpeedscopeFrame(
    string Name, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? File, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Line);

internal sealed record SpeedscopeProfile(
    string Type, string Name, string Unit, [property: JsonPropertyName("startValue")] double StartValue, [property: JsonPropertyName("endValue")] double EndValue,
    IReadOnlyList<IReadOnlyList<int>> Samples, IReadOnlyList<double> Weights)
{
    public static SpeedscopeProfile Of(Profile profile, ProfiledThread thread, IReadOnlyList<StackTime> times) =>
        new("sampled", $"process {thread.Process}, thread {thread.Id}", "seconds", 0, times.Sum(x => x.Seconds),
            [.. times.Select(x => Stack(profile, x))], [.. times.Select(x => x.Seconds)]);

    private static List<int> Stack(Profile profile, StackTime time)
    {
        var frames = new List<int>();
        if (time.Kind != SampleKind.Interpreted)
            frames.Add(profile.Functions.Length + (int)time.Kind);
        for (var node = time.Node; node >= 0; node = profile.Nodes[node].Parent)
            frames.Add(profile.Nodes[node].Function);
        frames.Reverse();
        return frames;
    }
}
