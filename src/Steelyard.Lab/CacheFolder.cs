namespace Steelyard.Lab;

/// <summary>
/// Where things are kept that can be made again: launcher, builds, inputs; all addressed by content, so that several projects can share
/// them. <c>STEELYARD_CACHE</c>, else <c>steelyard</c> below <c>XDG_CACHE_HOME</c> or <c>~/.cache</c>.
/// </summary>
public static class CacheFolder
{
    /// <summary>Full path; not necessarily there yet.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return Named("STEELYARD_CACHE") is { } own ? System.IO.Path.GetFullPath(own)
            : Named("XDG_CACHE_HOME") is { } cache ? System.IO.Path.Combine(cache, "steelyard")
            : System.IO.Path.Combine(home.Length > 0 ? System.IO.Path.Combine(home, ".cache") : System.IO.Path.GetTempPath(), "steelyard");
    }

    private static string? Named(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
