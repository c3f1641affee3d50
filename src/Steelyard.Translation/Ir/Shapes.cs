using System.Collections.Immutable;
using Steelyard.Translation.Passes;

namespace Steelyard.Translation.Ir;

/// <summary>Reads the shapes that the recorder writes: <c>list[tuple[int,float]]</c>, <c>list[?]</c>, <c>list[float|int]</c>.</summary>
internal static class Shapes
{
    private static readonly Dictionary<string, PyType> Scalars = new()
    {
        ["int"] = PyType.Int,
        ["bigint"] = PyType.Integer,
        ["float"] = PyType.Float,
        ["bool"] = PyType.Bool,
        ["str"] = PyType.Text,
        ["None"] = PyType.None,
        ["bytes"] = PyType.Bytes,
    };

    /// <summary>The type, <see cref="PyType.Unknown"/> in the place of what was seen empty only; null for types without Rust.</summary>
    public static PyType? Type(string shape)
    {
        if (Scalars.TryGetValue(shape, out var scalar))
            return scalar;
        foreach (var name in Containers)
            if (Inside(shape, name + "[") is { } inside)
                return Container(name, inside);
        if (Inside(shape, "object[") is { } instance)
            return new PyType.Of(Outside.Seen + Split(instance, ',')[0], []);
        return Inside(shape, "tuple[") is not { } parts ? null : parts.Length == 0 ? PyType.Tuple() : Tuple(Split(parts, ','));
    }

    /// <summary>All instances in a shape: the class of each, and its fields with their shapes.</summary>
    public static IEnumerable<(string Class, ImmutableArray<(string Name, string Shape)> Fields)> Instances(string shape)
    {
        if (Inside(shape, "object[") is { } instance && Split(instance, ',') is [var name, .. var fields])
        {
            ImmutableArray<(string Name, string Shape)> own = [.. fields.Chunk(2).Select(x => (x[0], x[1]))];
            return own.SelectMany(x => Instances(x.Shape)).Prepend((name, own));
        }
        var open = shape.IndexOf('[', StringComparison.Ordinal);
        return open < 0 || !shape.EndsWith(']') ? [] : Split(shape[(open + 1)..^1], ',').SelectMany(x => Split(x, ':')).SelectMany(x => Split(x, '|')).SelectMany(Instances);
    }

    private static readonly string[] Containers = ["list", "set", "frozenset", "dict", "deque", "counter", "defaultdict"];

    private static PyType? Container(string name, string inside)
    {
        if (name is not ("dict" or "defaultdict"))
            return Mixed(inside) is { } item ? new PyType.Of(name, [item]) : null;
        if (inside == "?")
            return new PyType.Of(name, [PyType.Unknown, PyType.Unknown]);
        return Split(inside, ':') is [var key, var value] && Mixed(key) is { } k && Mixed(value) is { } v ? new PyType.Of(name, [k, v]) : null;
    }

    private static PyType? Mixed(string inside) => inside == "?" ? PyType.Unknown
        : Split(inside, '|').Select(Type).Aggregate((PyType?)PyType.Unknown, (a, b) => a is null || b is null ? null : Join(a, b));

    private static PyType? Tuple(ImmutableArray<string> parts)
    {
        var items = parts.Select(Type).ToList();
        return items.TrueForAll(x => x is not null) ? items.Count <= 6 ? PyType.Tuple([.. items.OfType<PyType>()])
            : items.Aggregate((PyType?)PyType.Unknown, (a, b) => a is null ? null : Join(a, b!)) is { } item ? PyType.Many(item) : null : null;
    }

    /// <summary>
    /// The type of all observed values; when they have none in common, the one that most have.
    /// </summary>
    public static PyType? Of(IEnumerable<(string Shape, long Count)> shapes)
    {
        var types = shapes.Select(x => (Type: Type(x.Shape), x.Count)).Where(x => x.Type is not null).GroupBy(x => x.Type!)
            .Select(x => (Type: x.Key, Count: x.Sum(y => y.Count))).OrderByDescending(x => x.Count).ThenBy(x => x.Type.ToString(), StringComparer.Ordinal).ToList();
        return types.Aggregate((PyType?)null, (all, next) => all is null ? next.Type : Join(all, next.Type) ?? all);
    }

    /// <summary>The type of all observed tuples as one of any length; their own types when their items have none in common.</summary>
    public static PyType? OfAnyLength(IEnumerable<(string Shape, long Count)> shapes)
    {
        var seen = shapes.ToList();
        var tuples = seen.Select(x => Type(x.Shape)).OfType<PyType>().ToList();
        if (tuples.Count == 0)
            return null;
        var items = tuples.SelectMany(x => x.Inner).Aggregate((PyType?)PyType.Unknown, (a, b) => a is null ? null : Join(a, b));
        return items is null ? Of(seen) : PyType.Many(items);
    }

    private static PyType? Join(PyType a, PyType b)
    {
        if (a == b || b == PyType.Unknown)
            return a;
        if (a is PyType.Of x && b is PyType.Of y && x.Name == y.Name && x.Parts.Length == y.Parts.Length && x.Parts.Length > 0)
            return x.Parts.Zip(y.Parts, Join).ToList() is var parts && parts.TrueForAll(p => p is not null) ? x with { Parts = [.. parts.OfType<PyType>()] } : null;
        return new Cells().Join(a, b);
    }

    private static string? Inside(string shape, string head) =>
        shape.StartsWith(head, StringComparison.Ordinal) && shape.EndsWith(']') ? shape[head.Length..^1] : null;

    private static ImmutableArray<string> Split(string parts, char separator)
    {
        var result = ImmutableArray.CreateBuilder<string>();
        var (depth, start) = (0, 0);
        for (var i = 0; i < parts.Length; i++)
        {
            depth += parts[i] switch { '[' => 1, ']' => -1, _ => 0 };
            if (parts[i] == separator && depth == 0)
            {
                result.Add(parts[start..i]);
                start = i + 1;
            }
        }
        result.Add(parts[start..]);
        return result.ToImmutable();
    }
}
