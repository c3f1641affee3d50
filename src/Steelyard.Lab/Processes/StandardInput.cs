namespace Steelyard.Lab.Processes;

/// <summary>What this tool itself was given as standard input.</summary>
public static class StandardInput
{
    private const string Link = "/proc/self/fd/0";

    /// <summary>The full path of the file that stands on standard input, as in <c>steelyard … &lt; data.txt</c>; null for anything else, an empty file too.</summary>
    public static string? File
    {
        get
        {
            var path = new FileInfo(Link).LinkTarget;
            return path is not null && System.IO.File.Exists(path) && new FileInfo(path).Length > 0 ? path : null;
        }
    }
}
