namespace Steelyard.Translation.Primitives;

/// <summary>Methods of lists and tuples (<c>many</c>), items and slices. Items that can be changed are places: <c>list::item</c> and its like.</summary>
internal static class Lists
{
    /// <summary>All rows.</summary>
    public static readonly IReadOnlyList<Row> Rows =
    [
        new("list.append", "(&list[T], =T) -> None", "list::append"),
        new("list.extend", "(&list[T], list[T]) -> None", "list::extend_from"),
        new("list.extend", "(&list[T], iter[T]) -> None", "list::extend"),
        new("list.insert", "(&list[T], int, =T) -> None", "list::insert"),
        new("list.pop", "(&list[T]) ->? T", "list::pop"),
        new("list.pop", "(&list[T], int) ->? T", "list::pop_at"),
        new("list.remove", "(&list[T], T) ->? None where T: eq", "list::remove"),
        new("list.clear", "(&list[T]) -> None", "list::clear"),
        new("list.reverse", "(&list[T]) -> None", "list::reverse"),
        new("list.copy", "(list[T]) -> list[T]", "list::copy"),
        new("list.index", "(list[T], T) ->? int where T: eq", "list::index"),
        new("list.index", "(list[T], T, int) ->? int where T: eq", "list::index_from"),
        new("list.index", "(list[T], T, int, int) ->? int where T: eq", "list::index_between"),
        new("list.count", "(list[T], T) ->? int where T: eq", "list::count"),
        new("list.sort", "(&list[T]) ->? None where T: order", "list::sort"),
        new("list.sort", "(&list[T], *, reverse: bool) ->? None where T: order", "list::sort_reverse"),
        new("list.sort", "(&list[T], *, key: fn(T) -> U) ->? None where U: order", "list::sort_by"),
        new("list.sort", "(&list[T], *, key: fn(T) -> U, reverse: bool) ->? None where U: order", "list::sort_by_reverse"),
        new("many.index", "(tuple[T, ...], T) ->? int where T: eq", "list::index"),
        new("many.count", "(tuple[T, ...], T) ->? int where T: eq", "list::count"),

        new("Item", "(str, int) ->? str", "text::at"),
        new("Item", "(bytes, int) ->? int", "bytes::at"),
        new("Item", "(range, int) ->? int", "int::range_at"),
        new("Slice", "(list[T], int | None, int | None, int | None) ->? list[T]", "list::slice"),
        new("Slice", "(tuple[T, ...], int | None, int | None, int | None) ->? tuple[T, ...]", "tuple::slice"),
        new("Slice", "(str, int | None, int | None, int | None) ->? str", "text::slice"),
        new("Slice", "(bytes, int | None, int | None, int | None) ->? bytes", "bytes::slice"),
        new("SetSlice", "(&list[T], int | None, int | None, int | None, iter[T]) ->? None", "list::set_slice"),
        new("DelItem", "(&list[T], int) ->? None", "list::delete"),
        new("DelItem", "(&dict[K, V], K) ->? None where K: key", "dict::delete"),
        new("DelSlice", "(&list[T], int | None, int | None, int | None) ->? None", "list::delete_slice"),
    ];
}
