namespace Steelyard.Translation.Passes;

/// <summary>
/// Places that can hold one and the same object: variables, and what is in containers. Places between which objects go become one place;
/// the items of a container are one place, and so are the parts of a tuple.
/// </summary>
internal sealed class Places
{
    private readonly List<int> parents = [];
    private readonly List<int?> items = [];
    private readonly Dictionary<string, int> variables = [];

    /// <summary>Names of the variables that were asked for.</summary>
    public IEnumerable<string> Variables => variables.Keys;

    /// <summary>A place of its own.</summary>
    public int New()
    {
        parents.Add(parents.Count);
        items.Add(null);
        return parents.Count - 1;
    }

    /// <summary>The place of a variable.</summary>
    public int Variable(string name)
    {
        if (!variables.TryGetValue(name, out var place))
            variables[name] = place = New();
        return Root(place);
    }

    /// <summary>The place of what is in it.</summary>
    public int Item(int place)
    {
        var root = Root(place);
        return Root(items[root] ??= New());
    }

    /// <summary>The place so many containers further in.</summary>
    public int Item(int place, int depth) => depth == 0 ? Root(place) : Item(Item(place), depth - 1);

    /// <summary>Makes two places one.</summary>
    public void Unify(int a, int b)
    {
        var (x, y) = (Root(a), Root(b));
        if (x == y)
            return;
        var (first, second) = (items[x], items[y]);
        parents[y] = x;
        items[x] = first ?? second;
        if (first is { } one && second is { } other)
            Unify(one, other);
    }

    /// <summary>The place and everything inside.</summary>
    public HashSet<int> Deep(int place)
    {
        var found = new HashSet<int>();
        for (int? at = Root(place); at is { } root && found.Add(root); at = items[root] is { } item ? Root(item) : null)
        {
        }
        return found;
    }

    /// <summary>The one number of a place.</summary>
    public int Root(int place)
    {
        while (parents[place] != place)
            place = parents[place] = parents[parents[place]];
        return place;
    }
}
