using System.Collections.Immutable;

namespace Steelyard.Lab.Toolchains;

/// <summary>Replaces <c>{name}</c> in commands. Unknown placeholders stay as they are: a program may use braces of its own.</summary>
internal static class Placeholders
{
    public static string Fill(string text, IEnumerable<KeyValuePair<string, string>> values) =>
        values.Aggregate(text, (t, x) => t.Replace($"{{{x.Key}}}", x.Value, StringComparison.Ordinal));

    public static ImmutableArray<string> Fill(ImmutableArray<string> command, IEnumerable<KeyValuePair<string, string>> values) =>
        [.. command.Select(x => Fill(x, values))];
}
