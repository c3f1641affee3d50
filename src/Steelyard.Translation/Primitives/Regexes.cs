namespace Steelyard.Translation.Primitives;

/// <summary>
/// <c>re</c> with constant patterns, done by the interpreter's own engine: a call back into Python, which is worth it outside loops only.
/// </summary>
internal static class Regexes
{
    /// <summary>Whether something was found; the Rust type is <c>bool</c>.</summary>
    public const string Found = "match";

    /// <summary>All rows.</summary>
    public static readonly IReadOnlyList<Row> Rows =
    [
        new("re.findall", "(str, str) ->? list[str]", "regex::find_all"),
        new("re.split", "(str, str) ->? list[str]", "regex::split"),
        new("re.sub", "(str, str, str) ->? str", "regex::sub"),
        new("re.match", "(str, str) ->? match", "regex::is_match"),
        new("re.search", "(str, str) ->? match", "regex::is_found"),
        new("re.fullmatch", "(str, str) ->? match", "regex::is_full_match"),
    ];

    /// <summary>The groups of a pattern that are captured; null where that takes more than a look.</summary>
    public static int? Groups(string pattern)
    {
        var (count, inClass) = (0, false);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
                i++;
            else if (inClass)
                inClass = pattern[i] != ']' || pattern[i - 1] is '[' || (pattern[i - 1] == '^' && pattern[i - 2] == '[');
            else if (pattern[i] == '[')
                inClass = true;
            else if (pattern[i] == '(' && i + 1 < pattern.Length && pattern[i + 1] == '?')
            {
                // Verbose patterns and other extensions can hide parentheses.
                if (i + 2 >= pattern.Length || pattern[i + 2] is not (':' or '=' or '!'))
                    return null;
            }
            else if (pattern[i] == '(')
                count++;
        }
        return count;
    }
}
