namespace Steelyard.Translation.Primitives;

/// <summary><c>collections</c>: <c>deque</c>, and <c>Counter</c> and <c>OrderedDict</c>, whose Rust type is that of a dict.</summary>
internal static class Collections
{
    /// <summary>All rows.</summary>
    public static readonly IReadOnlyList<Row> Rows =
    [
        new("collections.deque", "(iter[T]) -> deque[T]", "deque::collect"),
        new("collections.deque", "(iter[T], int) ->? deque[T]", "deque::collect_longest"),
        new("collections.deque", "(iter[T], *, maxlen: int) ->? deque[T]", "deque::collect_longest"),
        new("deque.append", "(&deque[T], =T) -> None", "deque::append"),
        new("deque.appendleft", "(&deque[T], =T) -> None", "deque::append_left"),
        new("deque.pop", "(&deque[T]) ->? T", "deque::pop"),
        new("deque.popleft", "(&deque[T]) ->? T", "deque::pop_left"),
        new("deque.extend", "(&deque[T], iter[T]) -> None", "deque::extend"),
        new("deque.extendleft", "(&deque[T], iter[T]) -> None", "deque::extend_left"),
        new("deque.clear", "(&deque[T]) -> None", "deque::clear"),
        new("deque.reverse", "(&deque[T]) -> None", "deque::reverse"),
        new("deque.rotate", "(&deque[T]) -> None", "deque::rotate_once"),
        new("deque.rotate", "(&deque[T], int) -> None", "deque::rotate"),
        new("deque.copy", "(deque[T]) -> deque[T]", "deque::copy"),
        new("deque.count", "(deque[T], T) ->? int where T: eq", "deque::count"),
        new("deque.remove", "(&deque[T], T) ->? None where T: eq", "deque::remove"),

        new("collections.Counter", "(iter[K]) ->? dict[K, int] where K: key", "dict::count"),
        new("counter.[]", "(dict[K, int], K) ->? int where K: key", "dict::count_of"),
        new("counter.update", "(&dict[K, int], iter[K]) ->? None where K: key", "dict::count_more"),
        new("counter.subtract", "(&dict[K, int], iter[K]) ->? None where K: key", "dict::count_less"),
        new("counter.most_common", "(dict[K, int]) -> list[tuple[K, int]] where K: key", "dict::most_common"),
        new("counter.most_common", "(dict[K, int], int) -> list[tuple[K, int]] where K: key", "dict::most_common_of"),
        new("counter.elements", "(dict[K, int]) -> iter[K] where K: key", "dict::elements"),
        new("counter.total", "(dict[K, int]) ->? int where K: key", "dict::total"),
        new("counter.Add", "(dict[K, int], dict[K, int]) ->? dict[K, int] where K: key", "dict::counter_add"),
        new("counter.Sub", "(dict[K, int], dict[K, int]) ->? dict[K, int] where K: key", "dict::counter_sub"),
        new("counter.BitAnd", "(dict[K, int], dict[K, int]) ->? dict[K, int] where K: key", "dict::counter_and"),
        new("counter.BitOr", "(dict[K, int], dict[K, int]) ->? dict[K, int] where K: key", "dict::counter_or"),
        new("counter.Eq", "(dict[K, int], dict[K, int]) ->? bool where K: key", "dict::counter_equal"),
        new("ordered.popitem", "(&dict[K, V]) ->? tuple[K, V] where K: key", "dict::pop_item"),
        new("ordered.popoldest", "(&dict[K, V]) ->? tuple[K, V] where K: key", "dict::pop_oldest"),
        new("ordered.move_to_end", "(&dict[K, V], K) ->? None where K: key", "dict::move_to_end"),
    ];
}
