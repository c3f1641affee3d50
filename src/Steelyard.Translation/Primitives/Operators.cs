namespace Steelyard.Translation.Primitives;

/// <summary>Operators and comparisons, by the names of their nodes in <c>ast</c>. <c>NotEq</c> and <c>NotIn</c> are the opposites of <c>Eq</c> and <c>In</c>.</summary>
internal static class Operators
{
    /// <summary>All rows.</summary>
    public static readonly IReadOnlyList<Row> Rows =
    [
        new("Add", "(int, int) ->? int", "int::add"),
        new("Sub", "(int, int) ->? int", "int::sub"),
        new("Mult", "(int, int) ->? int", "int::mul"),
        new("FloorDiv", "(int, int) ->? int", "int::floor_div"),
        new("Mod", "(int, int) ->? int", "int::modulo"),
        new("Div", "(int, int) ->? float", "int::true_div"),
        new("Pow", "(int, int) ->? int", "int::pow"),
        new("LShift", "(int, int) ->? int", "int::shl"),
        new("RShift", "(int, int) ->? int", "int::shr"),
        new("BitAnd", "(int, int) -> int", "infix &"),
        new("BitOr", "(int, int) -> int", "infix |"),
        new("BitXor", "(int, int) -> int", "infix ^"),
        new("BitAnd", "(bool, bool) -> bool", "infix &"),
        new("BitOr", "(bool, bool) -> bool", "infix |"),
        new("BitXor", "(bool, bool) -> bool", "infix ^"),
        new("Add", "(float, float) -> float", "infix +"),
        new("Sub", "(float, float) -> float", "infix -"),
        new("Mult", "(float, float) -> float", "infix *"),
        new("Div", "(float, float) ->? float", "float::div"),
        new("FloorDiv", "(float, float) ->? float", "float::floor_div"),
        new("Mod", "(float, float) ->? float", "float::modulo"),
        new("Pow", "(float, float) ->? float", "float::pow"),
        .. Numbers("Add", "add"),
        .. Numbers("Sub", "sub"),
        .. Numbers("Mult", "mul"),
        .. Numbers("Div", "div"),
        .. Numbers("FloorDiv", "floor_div"),
        .. Numbers("Mod", "modulo"),
        .. Numbers("Pow", "pow"),
        new("USub", "(int) ->? int", "int::neg"),
        new("USub", "(float) -> float", "prefix -"),
        new("USub", "(number) ->? number", "number::neg"),
        new("UAdd", "(int) -> int", "="),
        new("UAdd", "(float) -> float", "="),
        new("UAdd", "(number) -> number", "="),
        new("Invert", "(int) -> int", "prefix !"),

        new("Add", "(str, str) -> str", "text::add"),
        new("Mult", "(str, int) ->? str", "text::repeat"),
        new("Mult", "(int, str) ->? str", "text::times"),
        new("Add", "(list[T], list[T]) -> list[T]", "list::add"),
        new("Mult", "(list[T], int) ->? list[T]", "list::repeat"),
        new("Mult", "(int, list[T]) ->? list[T]", "list::times"),
        new("Add", "(tuple[T, ...], tuple[T, ...]) -> tuple[T, ...]", "tuple::add"),
        new("Mult", "(tuple[T, ...], int) ->? tuple[T, ...]", "tuple::repeat"),
        new("Mult", "(int, tuple[T, ...]) ->? tuple[T, ...]", "tuple::times"),
        new("Add", "(bytes, bytes) -> bytes", "bytes::add"),
        new("Mult", "(bytes, int) ->? bytes", "bytes::repeat"),
        new("BitOr", "(dict[K, V], dict[K, V]) -> dict[K, V] where K: key", "dict::merge"),
        new("BitOr", "(set[T], set[T]) -> set[T] where T: key", "set::union"),
        new("BitOr", "(set[T], frozenset[T]) -> set[T] where T: key", "set::union"),
        new("BitOr", "(frozenset[T], frozenset[T]) -> frozenset[T] where T: key", "set::frozen_union"),
        new("BitOr", "(frozenset[T], set[T]) -> frozenset[T] where T: key", "set::frozen_union"),
        new("BitAnd", "(set[T], set[T]) -> set[T] where T: key", "set::intersection"),
        new("BitAnd", "(set[T], frozenset[T]) -> set[T] where T: key", "set::intersection"),
        new("BitAnd", "(frozenset[T], frozenset[T]) -> frozenset[T] where T: key", "set::frozen_intersection"),
        new("BitAnd", "(frozenset[T], set[T]) -> frozenset[T] where T: key", "set::frozen_intersection"),
        new("Sub", "(set[T], set[T]) -> set[T] where T: key", "set::difference"),
        new("Sub", "(set[T], frozenset[T]) -> set[T] where T: key", "set::difference"),
        new("Sub", "(frozenset[T], frozenset[T]) -> frozenset[T] where T: key", "set::frozen_difference"),
        new("Sub", "(frozenset[T], set[T]) -> frozenset[T] where T: key", "set::frozen_difference"),
        new("BitXor", "(set[T], set[T]) -> set[T] where T: key", "set::symmetric_difference"),
        new("BitXor", "(set[T], frozenset[T]) -> set[T] where T: key", "set::symmetric_difference"),
        new("BitXor", "(frozenset[T], frozenset[T]) -> frozenset[T] where T: key", "set::frozen_symmetric_difference"),
        new("BitXor", "(frozenset[T], set[T]) -> frozenset[T] where T: key", "set::frozen_symmetric_difference"),

        .. Comparisons("int"),
        .. Comparisons("float"),
        .. Comparisons("str"),
        .. Comparisons("bytes"),
        .. Comparisons("bool"),
        .. Exactly("Eq", "equal"),
        .. Exactly("Lt", "less"),
        .. Exactly("LtE", "less_equal"),
        .. Exactly("Gt", "greater"),
        .. Exactly("GtE", "greater_equal"),
        new("LtE", "(set[T], set[T]) -> bool where T: key", "set::is_subset"),
        new("LtE", "(frozenset[T], frozenset[T]) -> bool where T: key", "set::is_subset"),
        new("LtE", "(set[T], frozenset[T]) -> bool where T: key", "set::is_subset"),
        new("LtE", "(frozenset[T], set[T]) -> bool where T: key", "set::is_subset"),
        new("Lt", "(set[T], set[T]) -> bool where T: key", "set::is_proper_subset"),
        new("Lt", "(frozenset[T], frozenset[T]) -> bool where T: key", "set::is_proper_subset"),
        new("Lt", "(set[T], frozenset[T]) -> bool where T: key", "set::is_proper_subset"),
        new("Lt", "(frozenset[T], set[T]) -> bool where T: key", "set::is_proper_subset"),
        new("GtE", "(set[T], set[T]) -> bool where T: key", "set::is_superset"),
        new("GtE", "(frozenset[T], frozenset[T]) -> bool where T: key", "set::is_superset"),
        new("GtE", "(set[T], frozenset[T]) -> bool where T: key", "set::is_superset"),
        new("GtE", "(frozenset[T], set[T]) -> bool where T: key", "set::is_superset"),
        new("Gt", "(set[T], set[T]) -> bool where T: key", "set::is_proper_superset"),
        new("Gt", "(frozenset[T], frozenset[T]) -> bool where T: key", "set::is_proper_superset"),
        new("Gt", "(set[T], frozenset[T]) -> bool where T: key", "set::is_proper_superset"),
        new("Gt", "(frozenset[T], set[T]) -> bool where T: key", "set::is_proper_superset"),
        new("Eq", "(T, T) ->? bool where T: eq", "order::equal"),
        new("Lt", "(T, T) ->? bool where T: order", "order::less"),
        new("LtE", "(T, T) ->? bool where T: order", "order::less_equal"),
        new("Gt", "(T, T) ->? bool where T: order", "order::greater"),
        new("GtE", "(T, T) ->? bool where T: order", "order::greater_equal"),

        new("In", "(str, str) -> bool", "inside::text"),
        new("In", "(T, list[T]) ->? bool where T: eq", "inside::list"),
        new("In", "(T, tuple[T, ...]) ->? bool where T: eq", "inside::list"),
        new("In", "(K, dict[K, V]) ->? bool where K: key", "inside::dict"),
        new("In", "(T, set[T]) ->? bool where T: key", "inside::set"),
        new("In", "(T, frozenset[T]) ->? bool where T: key", "inside::set"),
        new("In", "(int, range) ->? bool", "inside::range"),
        new("In", "(int, bytes) ->? bool", "inside::byte"),
        new("In", "(T, deque[T]) ->? bool where T: eq", "deque::contains"),
        new("In", "(T, iter[T]) ->? bool where T: eq", "inside::items"),
    ];

    /// <summary>The functions of the module <c>operator</c>.</summary>
    public static readonly IReadOnlyList<Row> Functions =
    [
        .. from name in new Dictionary<string, string>
           {
               ["add"] = "Add", ["sub"] = "Sub", ["mul"] = "Mult", ["truediv"] = "Div", ["floordiv"] = "FloorDiv", ["mod"] = "Mod", ["pow"] = "Pow",
               ["and_"] = "BitAnd", ["or_"] = "BitOr", ["xor"] = "BitXor", ["neg"] = "USub",
               ["eq"] = "Eq", ["lt"] = "Lt", ["le"] = "LtE", ["gt"] = "Gt", ["ge"] = "GtE",
           }
           from row in Rows
           where row.Name == name.Value
           select row with { Name = $"operator.{name.Key}" },
    ];

    /// <summary>Arithmetic where the kind of number is known only when it runs.</summary>
    private static IEnumerable<Row> Numbers(string name, string function) =>
        new[] { ("number", "number"), ("number", "int"), ("int", "number"), ("number", "float"), ("float", "number") }
            .Select(x => new Row(name, $"({x.Item1}, {x.Item2}) ->? number", $"number::{function}"));

    private static IEnumerable<Row> Comparisons(string type) =>
    [
        new("Eq", $"({type}, {type}) -> bool", "infix =="),
        new("Lt", $"({type}, {type}) -> bool", "infix <"),
        new("LtE", $"({type}, {type}) -> bool", "infix <="),
        new("Gt", $"({type}, {type}) -> bool", "infix >"),
        new("GtE", $"({type}, {type}) -> bool", "infix >="),
    ];

    /// <summary>Comparisons of an int with a float are exact in Python: no rounding on the way.</summary>
    private static IEnumerable<Row> Exactly(string name, string function) =>
        new[] { ("int", "float"), ("float", "int"), ("number", "number"), ("number", "int"), ("int", "number"), ("number", "float"), ("float", "number") }
            .Select(x => new Row(name, $"({x.Item1}, {x.Item2}) -> bool", $"number::{function}"));
}
