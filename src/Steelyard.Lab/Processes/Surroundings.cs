using System.Collections;

namespace Steelyard.Lab.Processes;

/// <summary>The environment variables that candidates run with.</summary>
public static class Surroundings
{
    // What users set for their own convenience and what silently changes speed or output: unbuffered output, tracing, preloaded libraries.
    private static readonly string[] Dropped = ["PYTHON", "LD_PRELOAD", "RUST_", "CARGO_", "MALLOC_", "GLIBC_TUNABLES", "STEELYARD_"];

    /// <summary>The user's environment without variables that change how candidates behave, locale set to <c>C.UTF-8</c>.</summary>
    public static Dictionary<string, string> ForCandidates()
    {
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(x => KeyValuePair.Create((string)x.Key, (string?)x.Value ?? ""))
            .Where(x => !Dropped.Any(prefix => x.Key.StartsWith(prefix, StringComparison.Ordinal)));
        return new Dictionary<string, string>(variables) { ["LC_ALL"] = "C.UTF-8" };
    }

    /// <summary>The user's environment as it is, with all ports switched off.</summary>
    public static Dictionary<string, string> AsTheyAre() =>
        new(Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(x => KeyValuePair.Create((string)x.Key, (string?)x.Value ?? ""))) { ["STEELYARD_PORTS"] = "off" };

    /// <summary>Names of the user's variables that candidates do not see, sorted.</summary>
    public static IReadOnlyList<string> DroppedNames() =>
        [.. Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(x => Dropped.Any(p => x.StartsWith(p, StringComparison.Ordinal))).Order(StringComparer.Ordinal)];
}
