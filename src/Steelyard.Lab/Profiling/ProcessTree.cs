using System.Globalization;

namespace Steelyard.Lab.Profiling;

/// <summary>A process and its descendants, from <c>/proc</c>.</summary>
internal static class ProcessTree
{
    /// <summary>The process and everything below it; empty when it has ended.</summary>
    public static IReadOnlyList<int> Of(int root)
    {
        var found = new List<int>();
        if (IsAlive(root))
            found.Add(root);
        for (var i = 0; i < found.Count; i++)
            found.AddRange(Children(found[i]).Where(x => !found.Contains(x)));
        return found;
    }

    /// <summary>It runs; one that has ended and was not waited for does not.</summary>
    public static bool IsAlive(int process) => Fields(process) is [not ("Z" or "X"), ..];

    /// <summary>Changes when the process replaces its program: where its stack, arguments and environment are.</summary>
    public static string Image(int process) => Fields(process) is { Length: > 48 } fields ? string.Join(' ', fields[23..26].Concat(fields[45..49])) : "";

    /// <summary>There is such a process, running or not yet waited for.</summary>
    public static bool Exists(int process) => Directory.Exists($"/proc/{process.ToString(CultureInfo.InvariantCulture)}");

    private static IEnumerable<int> Children(int process)
    {
        try
        {
            return [.. Directory.GetDirectories($"/proc/{process}/task").SelectMany(x => File.ReadAllText($"{x}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(x => int.Parse(x, CultureInfo.InvariantCulture))];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // The fields of /proc/PID/stat behind the name, which may hold anything.
    private static string[] Fields(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return text[(text.LastIndexOf(')') + 2)..].TrimEnd().Split(' ');
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
