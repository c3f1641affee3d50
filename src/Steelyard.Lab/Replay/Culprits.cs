using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Steelyard.Lab.Replay;

/// <summary>Compiler messages → the ported functions they are about.</summary>
internal static partial class Culprits
{
    /// <summary>Each function that the compiler complains about, with its first complaint.</summary>
    /// <param name="messages">What rustc printed.</param>
    /// <param name="folder">Folder of the crate, whose files are the ones that were compiled.</param>
    /// <param name="ported">Functions with all the Rust that was printed for each.</param>
    public static ImmutableSortedDictionary<string, string> Find(string messages, string folder, IEnumerable<(string Name, string Rust)> ported)
    {
        var owners = ported.SelectMany(x => Heads().Matches(x.Rust).Select(m => (Rust: m.Groups[1].Value, x.Name)))
            .DistinctBy(x => x.Rust).ToDictionary(x => x.Rust, x => x.Name);
        var files = new Dictionary<string, string[]>();
        var found = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        // Warnings stand between the errors, and are about functions that compile.
        foreach (var message in Messages().Split(messages).Where(x => x.StartsWith("error", StringComparison.Ordinal)))
            foreach (Match place in Spans().Matches(message))
                if (Owner(place) is { } owner)
                    found.TryAdd(owner, message.Trim());
        return found.ToImmutable();

        string? Owner(Match place)
        {
            var path = Path.Combine(folder, place.Groups[1].Value);
            if (!files.TryGetValue(path, out var lines))
                files[path] = lines = File.Exists(path) ? File.ReadAllLines(path) : [];
            var line = Math.Min(int.Parse(place.Groups[2].Value, CultureInfo.InvariantCulture), lines.Length);
            var above = lines.Take(line).Reverse().Select(x => Heads().Match(x)).FirstOrDefault(x => x.Success);
            return above is null ? null : owners.GetValueOrDefault(above.Groups[1].Value);
        }
    }

    [GeneratedRegex(@"^(?=error|warning)", RegexOptions.Multiline)]
    private static partial Regex Messages();

    [GeneratedRegex(@"--> (src/\w+\.rs):(\d+):\d+")]
    private static partial Regex Spans();

    [GeneratedRegex(@"^(?:pub(?:\(\w+\))? )?fn (\w+)", RegexOptions.Multiline)]
    private static partial Regex Heads();
}
