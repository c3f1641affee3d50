namespace Steelyard.Evidence;

/// <summary>Suggestions for mistyped names.</summary>
public static class Spelling
{
    /// <summary>The known name nearest to what was typed, or null when none is near (edit distance above a third of its length, at least 2).</summary>
    public static string? Nearest(string typed, IEnumerable<string> known) => known
        .Select(name => (Name: name, Distance: EditDistance(typed.ToUpperInvariant(), name.ToUpperInvariant())))
        .Where(x => x.Distance <= Math.Max(2, x.Name.Length / 3))
        .OrderBy(x => x.Distance)
        .Select(x => x.Name)
        .FirstOrDefault();

    /// <summary>Levenshtein distance: insertions, deletions and substitutions, each at cost 1.</summary>
    private static int EditDistance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.Length];
    }
}
