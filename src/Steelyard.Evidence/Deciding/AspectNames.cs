namespace Steelyard.Evidence.Deciding;

/// <summary>Names of aspects in user input: look-up, and what was probably meant.</summary>
internal static class AspectNames
{
    private static readonly List<string> Known = [.. Aspect.All.SelectMany(a => (IEnumerable<string>)[a.Id, .. a.Aliases])];

    /// <summary>The aspect named, or null and a message that gives the nearest valid name, or all where none is near.</summary>
    public static Aspect? Find(string name, out string? error)
    {
        var aspect = Aspect.Find(name);
        error = aspect is null ? $"'{name}' is not an aspect; {Hint(name)}" : null;
        return aspect;
    }

    private static string Hint(string name) =>
        Spelling.Nearest(name, Known) is { } near
            ? $"did you mean '{near}'?"
            : $"there are {string.Join(", ", Aspect.All.Select(a => a.Id))}.";
}
