namespace Steelyard.Translation.Primitives;

/// <summary><c>itertools</c>, <c>heapq</c> and <c>bisect</c>. The flag <c>direct</c>: only where each item is used up before the next is asked for.</summary>
internal static class Itertools
{
    /// <summary>All rows.</summary>
    public static readonly IReadOnlyList<Row> Rows =
    [
        new("itertools.chain", "(iter[T], iter[T]) -> iter[T]", "itertools::chain"),
        new("itertools.chain", "(iter[T], iter[T], iter[T]) -> iter[T]", "itertools::chain3"),
        new("itertools.chain.from_iterable", "(iter[list[T]]) -> iter[T]", "itertools::flatten"),
        new("itertools.accumulate", "(iter[int]) ->? iter[int]", "itertools::accumulate"),
        new("itertools.accumulate", "(iter[float]) ->? iter[float]", "itertools::accumulate_floats"),
        new("itertools.accumulate", "(iter[T], fn(T, T) -> T) ->? iter[T]", "itertools::accumulate_by"),
        new("itertools.accumulate", "(iter[T], fn(U, T) -> U, *, initial: =U) ->? iter[U]", "itertools::accumulate_from"),
        new("itertools.product", "(iter[A], iter[B]) -> iter[tuple[A, B]]", "itertools::product"),
        new("itertools.product", "(iter[A], iter[B], iter[C]) -> iter[tuple[A, B, C]]", "itertools::product3"),
        new("itertools.product", "(iter[T], *, repeat: int) ->? iter[tuple[T, ...]]", "itertools::power"),
        new("itertools.product *", "(iter[list[T]]) -> iter[tuple[T, ...]]", "itertools::product_of"),
        new("itertools.product *", "(iter[str]) -> iter[tuple[str, ...]]", "itertools::product_of_texts"),
        new("itertools.combinations", "(iter[T], int) ->? iter[tuple[T, ...]]", "itertools::combinations"),
        new("itertools.combinations_with_replacement", "(iter[T], int) ->? iter[tuple[T, ...]]", "itertools::combinations_again"),
        new("itertools.permutations", "(iter[T]) -> iter[tuple[T, ...]]", "itertools::permutations"),
        new("itertools.permutations", "(iter[T], int) ->? iter[tuple[T, ...]]", "itertools::permutations_of"),
        new("itertools.islice", "(iter[T], int) ->? iter[T]", "itertools::slice"),
        new("itertools.islice", "(iter[T], int, int) ->? iter[T]", "itertools::slice_between"),
        new("itertools.islice", "(iter[T], int, int, int) ->? iter[T]", "itertools::slice_step"),
        new("itertools.takewhile", "(fn(T) -> bool, iter[T]) ->? iter[T]", "itertools::take_while"),
        new("itertools.dropwhile", "(fn(T) -> bool, iter[T]) ->? iter[T]", "itertools::drop_while"),
        new("itertools.filterfalse", "(fn(T) -> bool, iter[T]) ->? iter[T]", "itertools::filter_false"),
        new("itertools.compress", "(iter[T], iter[bool]) -> iter[T]", "itertools::compress"),
        new("itertools.groupby", "(iter[T]) ->? iter[tuple[T, list[T]]] where T: eq; direct", "itertools::group"),
        new("itertools.groupby", "(iter[T], fn(T) -> K) ->? iter[tuple[K, list[T]]] where K: eq; direct", "itertools::group_by"),
        new("itertools.groupby", "(iter[T], *, key: fn(T) -> K) ->? iter[tuple[K, list[T]]] where K: eq; direct", "itertools::group_by"),
        new("itertools.zip_longest", "(iter[A], iter[B]) -> iter[tuple[A | None, B | None]]", "itertools::zip_longest"),
        new("itertools.zip_longest", "(iter[T], iter[T], *, fillvalue: =T) -> iter[tuple[T, T]]", "itertools::zip_longest_with"),
        new("itertools.repeat", "(=T, int) -> iter[T]", "itertools::repeat"),
        new("itertools.pairwise", "(iter[T]) -> iter[tuple[T, T]]", "itertools::pairwise"),

        new("heapq.heappush", "(&list[T], =T) ->? None where T: order", "heap::push"),
        new("heapq.heappop", "(&list[T]) ->? T where T: order", "heap::pop"),
        new("heapq.heapify", "(&list[T]) ->? None where T: order", "heap::heapify"),
        new("heapq.heapreplace", "(&list[T], =T) ->? T where T: order", "heap::replace"),
        new("heapq.heappushpop", "(&list[T], =T) ->? T where T: order", "heap::push_pop"),
        new("heapq.nsmallest", "(int, iter[T]) ->? list[T] where T: order", "heap::smallest"),
        new("heapq.nlargest", "(int, iter[T]) ->? list[T] where T: order", "heap::largest"),
        new("heapq.nsmallest", "(int, iter[T], *, key: fn(T) -> U) ->? list[T] where U: order", "heap::smallest_by"),
        new("heapq.nlargest", "(int, iter[T], *, key: fn(T) -> U) ->? list[T] where U: order", "heap::largest_by"),

        new("bisect.bisect_left", "(list[T], T) ->? int where T: order", "bisect::left"),
        new("bisect.bisect_right", "(list[T], T) ->? int where T: order", "bisect::right"),
        new("bisect.bisect", "(list[T], T) ->? int where T: order", "bisect::right"),
        new("bisect.bisect_left", "(list[T], T, int) ->? int where T: order", "bisect::left_from"),
        new("bisect.bisect_right", "(list[T], T, int) ->? int where T: order", "bisect::right_from"),
        new("bisect.bisect_left", "(list[T], T, int, int) ->? int where T: order", "bisect::left_between"),
        new("bisect.bisect_right", "(list[T], T, int, int) ->? int where T: order", "bisect::right_between"),
        new("bisect.insort_left", "(&list[T], =T) ->? None where T: order", "bisect::insert_left"),
        new("bisect.insort_right", "(&list[T], =T) ->? None where T: order", "bisect::insert_right"),
        new("bisect.insort", "(&list[T], =T) ->? None where T: order", "bisect::insert_right"),
    ];
}
