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

        new("collections.Counter", "() -> counter[K]", "dict::Counter::default"),
        new("collections.Counter", "(dict[K, int]) -> counter[K] where K: key", "counter::of_dict"),
        new("collections.Counter", "(iter[K]) ->? counter[K] where K: key", "counter::collect"),
        .. Dicts.Inherited("counter", "counter[K]"),
        new("DelItem", "(&counter[K], K) ->? None where K: key", "counter::delete"),
        new("In", "(K, counter[K]) ->? bool where K: key", "inside::dict"),
        new("len", "(counter[K]) -> int", "dict::len"),
        new("bool", "(counter[K]) -> bool", "dict::truth"),
        new("dict", "(counter[K]) -> dict[K, int]", "dict::copy"),
        new("counter.copy", "(counter[K]) -> counter[K]", "counter::copy"),
        new("counter.update", "(&counter[K], counter[K]) ->? None where K: key", "counter::update_counts"),
        new("counter.update", "(&counter[K], dict[K, int]) ->? None where K: key", "counter::update_counts"),
        new("counter.update", "(&counter[K], iter[K]) ->? None where K: key", "counter::update"),
        new("counter.subtract", "(&counter[K], iter[K]) ->? None where K: key", "counter::subtract"),
        new("counter.most_common", "(counter[K]) -> list[tuple[K, int]] where K: key", "counter::most_common"),
        new("counter.most_common", "(counter[K], int) -> list[tuple[K, int]] where K: key", "counter::most_common_of"),
        new("counter.elements", "(counter[K]) -> iter[K] where K: key", "counter::elements"),
        new("counter.total", "(counter[K]) ->? int where K: key", "counter::total"),
        new("Add", "(counter[K], counter[K]) ->? counter[K] where K: key", "counter::add"),
        new("Sub", "(counter[K], counter[K]) ->? counter[K] where K: key", "counter::sub"),
        new("BitAnd", "(counter[K], counter[K]) ->? counter[K] where K: key", "counter::and"),
        new("BitOr", "(counter[K], counter[K]) ->? counter[K] where K: key", "counter::or"),

        .. Dicts.Inherited("defaultdict", "defaultdict[K, V]"),
        new("DelItem", "(&defaultdict[K, V], K) ->? None where K: key", "dict::delete"),
        new("In", "(K, defaultdict[K, V]) ->? bool where K: key", "inside::dict"),
        new("len", "(defaultdict[K, V]) -> int", "dict::len"),
        new("bool", "(defaultdict[K, V]) -> bool", "dict::truth"),
        new("dict", "(defaultdict[K, V]) -> dict[K, V]", "dict::copy"),
        new("defaultdict.copy", "(defaultdict[K, V]) -> defaultdict[K, V]", "defaultdict::copy"),

        new("ordered.popitem", "(&dict[K, V]) ->? tuple[K, V] where K: key", "dict::pop_item"),
        new("ordered.popoldest", "(&dict[K, V]) ->? tuple[K, V] where K: key", "dict::pop_oldest"),
        new("ordered.move_to_end", "(&dict[K, V], K) ->? None where K: key", "dict::move_to_end"),
    ];
}
