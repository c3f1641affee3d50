namespace Steelyard.Translation.Primitives;

/// <summary>Methods of <c>set</c> and <c>frozenset</c>. Their order is CPython's own, so nothing about it has to stay inside.</summary>
internal static class Sets
{
    /// <summary>All rows.</summary>
    public static readonly IReadOnlyList<Row> Rows =
    [
        new("set.add", "(&set[T], =T) ->? None where T: key", "set::insert"),
        new("set.discard", "(&set[T], T) ->? None where T: key", "set::discard"),
        new("set.remove", "(&set[T], T) ->? None where T: key", "set::remove"),
        new("set.pop", "(&set[T]) ->? T where T: key", "set::pop"),
        new("set.clear", "(&set[T]) -> None", "set::clear"),
        new("set.copy", "(set[T]) -> set[T] where T: key", "set::copy"),
        new("set.update", "(&set[T], set[T]) -> None where T: key", "set::union_in_place"),
        new("set.update", "(&set[T], frozenset[T]) -> None where T: key", "set::union_in_place"),
        new("set.update", "(&set[T], dict[T, V]) ->? None where T: key", "set::update_keys"),
        new("set.update", "(&set[T], iter[T]) ->? None where T: key", "set::update"),
        new("set.union", "(set[T], set[T]) -> set[T] where T: key", "set::union"),
        new("set.union", "(set[T], frozenset[T]) -> set[T] where T: key", "set::union"),
        new("set.union", "(set[T], dict[T, V]) ->? set[T] where T: key", "set::union_keys"),
        new("set.union", "(set[T], iter[T]) ->? set[T] where T: key", "set::union_items"),
        new("set.intersection", "(set[T], set[T]) -> set[T] where T: key", "set::intersection"),
        new("set.intersection", "(set[T], frozenset[T]) -> set[T] where T: key", "set::intersection"),
        new("set.intersection", "(set[T], iter[T]) ->? set[T] where T: key", "set::intersection_items"),
        new("set.difference", "(set[T], set[T]) -> set[T] where T: key", "set::difference"),
        new("set.difference", "(set[T], frozenset[T]) -> set[T] where T: key", "set::difference"),
        new("set.difference", "(set[T], dict[T, V]) ->? set[T] where T: key", "set::difference_keys"),
        new("set.difference", "(set[T], iter[T]) ->? set[T] where T: key", "set::difference_items"),
        new("set.symmetric_difference", "(set[T], set[T]) -> set[T] where T: key", "set::symmetric_difference"),
        new("set.difference_update", "(&set[T], set[T]) -> None where T: key", "set::subtract"),
        new("set.issubset", "(set[T], set[T]) -> bool where T: key", "set::is_subset"),
        new("set.issuperset", "(set[T], set[T]) -> bool where T: key", "set::is_superset"),
        new("set.isdisjoint", "(set[T], set[T]) -> bool where T: key", "set::is_disjoint"),
        .. Frozen("union"),
        .. Frozen("intersection"),
        .. Frozen("difference"),
        new("frozenset.symmetric_difference", "(frozenset[T], frozenset[T]) -> frozenset[T] where T: key", "set::frozen_symmetric_difference"),
        new("frozenset.symmetric_difference", "(frozenset[T], set[T]) -> frozenset[T] where T: key", "set::frozen_symmetric_difference"),
        .. Asked("issubset", "is_subset"),
        .. Asked("issuperset", "is_superset"),
        .. Asked("isdisjoint", "is_disjoint"),
    ];

    /// <summary>A method of <c>frozenset</c> that makes another one.</summary>
    private static IEnumerable<Row> Frozen(string method) =>
    [
        new($"frozenset.{method}", "(frozenset[T], frozenset[T]) -> frozenset[T] where T: key", $"set::frozen_{method}"),
        new($"frozenset.{method}", "(frozenset[T], set[T]) -> frozenset[T] where T: key", $"set::frozen_{method}"),
        new($"frozenset.{method}", "(frozenset[T], iter[T]) ->? frozenset[T] where T: key", $"set::frozen_{method}_items"),
    ];

    /// <summary>What two sets are asked where one of them is a <c>frozenset</c>.</summary>
    private static IEnumerable<Row> Asked(string method, string rust) =>
    [
        new($"frozenset.{method}", "(frozenset[T], frozenset[T]) -> bool where T: key", $"set::{rust}"),
        new($"frozenset.{method}", "(frozenset[T], set[T]) -> bool where T: key", $"set::{rust}"),
        new($"set.{method}", "(set[T], frozenset[T]) -> bool where T: key", $"set::{rust}"),
    ];
}
