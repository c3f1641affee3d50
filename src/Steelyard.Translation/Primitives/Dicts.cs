namespace Steelyard.Translation.Primitives;

/// <summary>Methods of <c>dict</c>; those of <c>collections.Counter</c> are in <see cref="Collections"/>.</summary>
internal static class Dicts
{
    /// <summary>All rows.</summary>
    public static readonly IReadOnlyList<Row> Rows =
    [
        new("dict.get", "(dict[K, V], K) ->? V | None where K: key", "dict::get"),
        new("dict.get", "(dict[K, V | None], K) ->? V | None where K: key", "dict::get_flat"),
        new("dict.get", "(dict[K, V], K, =V) ->? V where K: key", "dict::get_or"),
        new("dict.setdefault", "(&dict[K, V], =K, =V) ->? V where K: key", "dict::set_default"),
        new("dict.pop", "(&dict[K, V], K) ->? V where K: key", "dict::pop"),
        new("dict.pop", "(&dict[K, V], K, None) ->? V | None where K: key", "dict::pop_or_none"),
        new("dict.pop", "(&dict[K, V], K, =V) ->? V where K: key", "dict::pop_or"),
        new("dict.popitem", "(&dict[K, V]) ->? tuple[K, V] where K: key", "dict::pop_item"),
        new("dict.clear", "(&dict[K, V]) -> None", "dict::clear"),
        new("dict.copy", "(dict[K, V]) -> dict[K, V]", "dict::copy"),
        new("dict.update", "(&dict[K, V], dict[K, V]) -> None where K: key", "dict::update"),
        new("dict.update", "(&dict[K, V], iter[tuple[K, V]]) ->? None where K: key", "dict::update_pairs"),
        new("dict.keys", "(dict[K, V]) -> iter[K]", "dict::keys"),
        new("dict.values", "(dict[K, V]) -> iter[V]", "dict::values"),
        new("dict.items", "(dict[K, V]) -> iter[tuple[K, V]]", "dict::items"),
        new("dict.fromkeys", "(iter[K]) ->? dict[K, None] where K: key", "dict::from_keys_alone"),
        new("dict.fromkeys", "(iter[K], =V) ->? dict[K, V] where K: key", "dict::from_keys"),
    ];

    /// <summary>The methods that a class of <c>collections</c> has from dict.</summary>
    /// <param name="name">Its name in rows.</param>
    /// <param name="type">Its type in rows.</param>
    public static IEnumerable<Row> Inherited(string name, string type) =>
        from row in Rows
        where row.Name is not ("dict.copy" or "dict.fromkeys" or "dict.update") && !row.Text.Contains("V | None]", StringComparison.Ordinal)
        select new Row(
            row.Name.Replace("dict.", $"{name}.", StringComparison.Ordinal),
            Typed(row.Text.Replace("dict[K, V]", type, StringComparison.Ordinal), type),
            row.Rust);

    /// <summary>A type without the letter V has values of <c>int</c>.</summary>
    private static string Typed(string text, string type) =>
        type.Contains('V', StringComparison.Ordinal) ? text : text.Replace("V", "int", StringComparison.Ordinal);
}
