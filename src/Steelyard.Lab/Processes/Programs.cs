namespace Steelyard.Lab.Processes;

/// <summary>Programs on PATH.</summary>
public static class Programs
{
    /// <summary>Full path of the first executable with this name on PATH, or null. A name with a slash is taken as a path.</summary>
    public static string? Find(string name) => name.Contains('/', StringComparison.Ordinal)
        ? (IsExecutable(name) ? Path.GetFullPath(name) : null)
        : FindAll(name).FirstOrDefault();

    /// <summary>Every executable with this name on PATH, in order.</summary>
    public static IEnumerable<string> FindAll(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name)).Where(IsExecutable).Distinct();

    private static bool IsExecutable(string path) =>
        File.Exists(path) && (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;
}
