using System.Globalization;
using Steelyard.Evidence.Profiling;

namespace Steelyard.Reporting;

/// <summary>A profile as collapsed stacks: frames from the outermost, separated by semicolons, then microseconds. One stack a line.</summary>
internal static class CollapsedStacks
{
    public static string Render(Profile profile) => string.Concat(profile.Times
        .GroupBy(x => Line(profile, x), x => x.Seconds)
        .Select(x => (Stack: x.Key, Time: (long)Math.Round(x.Sum() * 1e6)))
        .Where(x => x.Time > 0)
        .OrderBy(x => x.Stack, StringComparer.Ordinal)
        .Select(x => string.Create(CultureInfo.InvariantCulture, $"{x.Stack} {x.Time}\n")));

    private static string Line(Profile profile, StackTime time)
    {
        var thread = profile.Threads[time.Thread];
        var frames = FlameTree.Stack(profile, time).Select(Clean).Prepend($"process {thread.Process} thread {thread.Id}");
        return string.Join(';', time.Kind == SampleKind.Interpreted ? frames : frames.Append($"[{time.Kind.Title()}]"));
    }

    // What separates frames and lines must not stand in a name.
    private static string Clean(string name) => name.Replace(';', ',').ReplaceLineEndings(" ");
}
