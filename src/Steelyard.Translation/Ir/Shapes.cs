using System.Collections.Immutable;

namespace Steelyard.Translation.Ir;

/// <summary>Reads the shapes that the recorder writes: <c>list[tuple[int,float]]</c>, <c>list[?]</c>, <c>list[float|int]</c>.</summary>
internal static class Shapes
{
    private static readonly Dictionary<string, PyType> Scalars = new()
    {
        ["int"] = PyType.Int,
        ["float"] = PyType.Float,
        ["bool"] = PyType.Bool,
        ["str"] = PyType.Text,
        ["None"] = PyType.None,
    };

    /// <summary>The type, or null where there is none: mixed or unknown items, other types.</summary>
    public static PyType? Type(string shape)
    {
        if (Scalars.TryGetValue(shape, out var scalar))
            return scalar;
        if (Inside(shape, "list[") is { } item)
            return Type(item) is { } x ? new PyType.List(x) : null;
        if (Inside(shape, "tuple[") is not { Length: > 0 } parts)
            return null;
        var items = Split(parts).Select(Type).ToList();
        return items.Count <= 6 && items.TrueForAll(x => x is not null) ? new PyType.Tuple([.. items.OfType<PyType>()]) : null;
    }

    /// <summary>The type that most calls have, or null.</summary>
    public static PyType? MostFrequent(IEnumerable<(string Shape, long Count)> shapes) =>
        shapes.Select(x => (Type: Type(x.Shape), x.Count)).Where(x => x.Type is not null)
            .GroupBy(x => x.Type).OrderByDescending(x => x.Sum(y => y.Count)).ThenBy(x => x.Key!.ToString(), StringComparer.Ordinal)
            .Select(x => x.Key).FirstOrDefault();

    private static string? Inside(string shape, string head) =>
        shape.StartsWith(head, StringComparison.Ordinal) && shape.EndsWith(']') ? shape[head.Length..^1] : null;

    private static ImmutableArray<string> Split(string parts)
    {
        var result = ImmutableArray.CreateBuilder<string>();
        var (depth, start) = (0, 0);
        for (var i = 0; i < parts.Length; i++)
        {
            depth += parts[i] switch { '[' => 1, ']' => -1, _ => 0 };
            if (parts[i] == ',' && depth == 0)
            {
                result.Add(parts[start..i]);
                start = i + 1;
            }
        }
        result.Add(parts[start..]);
        return result.ToImmutable();
    }
}
