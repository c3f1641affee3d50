using System.Collections.Immutable;

namespace Steelyard.Translation.Ir;

/// <summary>
/// Types that are still being found. The item type of a container that begins empty is a cell; what is put in, what the container is
/// assigned to and where it is returned say what is in the cell. Everything only ever grows, so that going over a function again ends.
/// </summary>
internal sealed class Cells
{
    private readonly List<int> parents = [];
    private readonly List<PyType> contents = [];
    private readonly Dictionary<(object Site, int Part), PyType.Cell> sites = [];

    /// <summary>How often something became known.</summary>
    public int Changes { get; private set; }

    /// <summary>The cell of a place in the source, the same each time.</summary>
    public PyType.Cell At(object site, int part = 0)
    {
        if (!sites.TryGetValue((site, part), out var cell))
        {
            sites[(site, part)] = cell = new PyType.Cell(parents.Count);
            parents.Add(parents.Count);
            contents.Add(PyType.Unknown);
        }
        return cell;
    }

    /// <summary>The type with what is known of its cells; <c>Unknown</c> where nothing is.</summary>
    public PyType Resolve(PyType type) => type switch
    {
        PyType.Cell x => Resolve(contents[Root(x.Id)]),
        PyType.Of { Parts.IsEmpty: false } x => x with { Parts = [.. x.Parts.Select(Resolve)] },
        _ => type,
    };

    /// <summary>What is known of the type itself, its parts as they are.</summary>
    public PyType Shallow(PyType type) => type is PyType.Cell x ? Shallow(contents[Root(x.Id)]) : type;

    /// <summary>Cells that nothing is known of hold nothing: any type will do.</summary>
    public bool Close()
    {
        var closed = false;
        for (var i = 0; i < parents.Count; i++)
            if (parents[i] == i && contents[i] == PyType.Unknown)
            {
                contents[i] = PyType.Int;
                closed = true;
            }
        return closed;
    }

    /// <summary>The smallest type that holds both, or null. Parts of containers become one type.</summary>
    public PyType? Join(PyType a, PyType b)
    {
        if (a == b || b == PyType.Unknown)
            return a;
        if (a == PyType.Unknown)
            return b;
        if (a is PyType.Cell x)
            return Put(x, b) ? a : null;
        if (b is PyType.Cell y)
            return Put(y, a) ? b : null;
        if (a == PyType.None || b == PyType.None)
            return Optional(a == PyType.None ? b : a);
        if (a.Is("optional") || b.Is("optional"))
            return Join(Bare(a), Bare(b)) is { } joined ? Optional(joined) : null;
        if ((a == PyType.Int && b == PyType.Integer) || (a == PyType.Integer && b == PyType.Int))
            return PyType.Integer;
        if (IsNumeric(a) && IsNumeric(b))
            return PyType.Number;
        if (a is not PyType.Of left || b is not PyType.Of right)
            return null;
        if (left.Name == right.Name && left.Parts.Length == right.Parts.Length)
            return Parts(left, right);
        return left.Name is "tuple" or "many" && right.Name is "tuple" or "many" ? Many(left, right) : null;
    }

    /// <summary>Whether a cell can hold a type as well as what it holds already.</summary>
    public bool Put(PyType.Cell cell, PyType type)
    {
        var root = Root(cell.Id);
        if (type is PyType.Cell other)
        {
            var second = Root(other.Id);
            if (second == root)
                return true;
            if (Join(contents[root], contents[second]) is not { } both)
                return false;
            parents[second] = root;
            contents[root] = both;
            Changes++;
            return true;
        }
        if (Mentions(type, root) || Join(contents[root], type) is not { } joined)
            return false;
        if (joined != contents[root])
        {
            contents[root] = joined;
            Changes++;
        }
        return true;
    }

    /// <summary>Containers are the same object under both names, so that their parts are of one type; parts of tuples may differ.</summary>
    private PyType? Parts(PyType.Of left, PyType.Of right)
    {
        var parts = ImmutableArray.CreateBuilder<PyType>();
        for (var i = 0; i < left.Parts.Length; i++)
        {
            if ((left.Name == "tuple" ? Join(left.Parts[i], right.Parts[i]) : Same(left.Parts[i], right.Parts[i])) is not { } part)
                return null;
            parts.Add(part);
        }
        return left with { Parts = parts.ToImmutable() };
    }

    /// <summary>One type for both, without converting either: only cells give way.</summary>
    private PyType? Same(PyType a, PyType b)
    {
        if (a == b || b == PyType.Unknown)
            return a;
        if (a == PyType.Unknown)
            return b;
        if (a is PyType.Cell x)
            return Put(x, b) ? a : null;
        if (b is PyType.Cell y)
            return Put(y, a) ? b : null;
        return a is PyType.Of left && b is PyType.Of right && left.Name == right.Name && left.Parts.Length == right.Parts.Length
            && left.Parts.Zip(right.Parts, Same).ToList() is var parts && parts.TrueForAll(p => p is not null) ? left with { Parts = [.. parts.OfType<PyType>()] } : null;
    }

    private PyType? Many(PyType.Of left, PyType.Of right)
    {
        PyType? item = PyType.Unknown;
        foreach (var part in left.Parts.Concat(right.Parts))
            item = item is null ? null : Join(item, part);
        return item is null ? null : PyType.Many(item);
    }

    private bool Mentions(PyType type, int root) => type switch
    {
        PyType.Cell x => Root(x.Id) == root || Mentions(contents[Root(x.Id)], root),
        PyType.Of x => x.Parts.Any(p => Mentions(p, root)),
        _ => false,
    };

    private static PyType Optional(PyType x) => x.Is("optional") ? x : PyType.Optional(x);

    private static PyType Bare(PyType x) => x.Is("optional") ? x.Inner[0] : x;

    private static bool IsNumeric(PyType x) => x == PyType.Int || x == PyType.Float || x == PyType.Number;

    private int Root(int id)
    {
        while (parents[id] != id)
            id = parents[id] = parents[parents[id]];
        return id;
    }
}
