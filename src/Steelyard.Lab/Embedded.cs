using System.Reflection;

namespace Steelyard.Lab;

/// <summary>Files of other languages that travel inside this assembly: the Python side and the launcher's sources.</summary>
internal static class Embedded
{
    private static readonly Assembly Home = typeof(Embedded).Assembly;

    /// <summary>The text of one file, by its logical name such as <c>agents/probe.py</c>.</summary>
    public static string Text(string name)
    {
        using var reader = new StreamReader(Home.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    /// <summary>Logical names below a folder, sorted.</summary>
    public static IReadOnlyList<string> Below(string folder) =>
        [.. Home.GetManifestResourceNames().Where(x => x.StartsWith(folder + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
