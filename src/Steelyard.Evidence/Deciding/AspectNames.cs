namespace Steelyard.Evidence.Deciding;

/// <summary>Names of aspects in user input: look-up, and what was probably meant.</summary>
internal static class AspectNames
{
    private const int Suggestions = 3;

    /// <summary>The aspect named, or null and a message that gives the nearest valid names.</summary>
    public static Aspect? Find(string name, out string? error)
    {
        var aspect = Aspect.Find(name);
        error = aspect is null ? Unknown(name) : null;
        return aspect;
    }

    private static string Unknown(string name)
    {
        var near = Near(name);
        var all = string.Join(", ", Aspect.All.Select(a => a.Id));
        return near.Count > 0
            ? $"'{name}' is not an aspect; did you mean {string.Join(" or ", near)}?"
            : $"'{name}' is not an aspect; there are {all}.";
    }

    private static List<string> Near(string name) =>
        [.. Aspect.All.SelectMany(a => (IEnumerable<string>)[a.Id, .. a.Aliases])
            .Select(known => (Known: known, Distance: EditDistance(name.ToLowerInvariant(), known)))
            .Where(x => x.Distance <= Math.Max(1, x.Known.Length / 3))
            .OrderBy(x => x.Distance)
            .Select(x => x.Known)
            .Take(Suggestions)];

    /// <summary>Insertions, deletions and substitutions that turn one text into the other (Levenshtein 1966), by rows.</summary>
    private static int EditDistance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var substituted = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
