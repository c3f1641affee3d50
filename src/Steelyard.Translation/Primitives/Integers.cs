namespace Steelyard.Translation.Primitives;

/// <summary>
/// Integers of any size (<c>integer</c>), in functions that were seen to need them. Rows named <c>wide …</c> stand, there, before those for
/// <c>int</c>: their operands fit into 64 bits, their results may not.
/// </summary>
internal static class Integers
{
    /// <summary>In front of the names of rows that are used where results may need more than 64 bits.</summary>
    public const string Wide = "wide ";

    private static readonly (string, string)[] Both = [("integer", "integer"), ("integer", "int"), ("int", "integer")];

    /// <summary>All rows.</summary>
    public static readonly IReadOnlyList<Row> Rows =
    [
        .. Of("Add", "->", "add"),
        .. Of("Sub", "->", "sub"),
        .. Of("Mult", "->", "mul"),
        new("wide Add", "(int, int) -> integer", "integer::add"),
        new("wide Sub", "(int, int) -> integer", "integer::sub"),
        new("wide Mult", "(int, int) -> integer", "integer::mul"),
        new("wide USub", "(int) -> integer", "integer::neg_small"),
        .. Of("FloorDiv", "->?", "floor_div"),
        new("Mod", "(integer, int) ->? int", "integer::modulo_small"),
        new("Mod", "(integer, integer) ->? integer", "integer::modulo"),
        new("Mod", "(int, integer) ->? integer", "integer::modulo"),
        new("divmod", "(integer, int) ->? tuple[integer, int]", "integer::divmod_small"),
        new("divmod", "(integer, integer) ->? tuple[integer, integer]", "integer::divmod"),
        new("divmod", "(int, integer) ->? tuple[integer, integer]", "integer::divmod"),
        new("Div", "(integer, integer) ->? float", "integer::true_div"),
        .. Of("Pow", "->?", "pow"),
        new("wide Pow", "(int, int) ->? integer", "integer::pow"),
        .. Of("pow", "->?", "pow"),
        new("wide pow", "(int, int) ->? integer", "integer::pow"),
        .. Both.Append(("int", "int")).Select(x => new Row("pow", $"({x.Item1}, {x.Item2}, integer) ->? integer", "integer::pow_mod")),
        .. Both.Select(x => new Row("pow", $"({x.Item1}, {x.Item2}, int) ->? int", "integer::pow_mod_small")),
        new("LShift", "(integer, int) ->? integer", "integer::shl"),
        new("wide LShift", "(int, int) ->? integer", "integer::shl"),
        new("RShift", "(integer, int) ->? integer", "integer::shr"),
        .. Of("BitAnd", "->", "and"),
        .. Of("BitOr", "->", "or"),
        .. Of("BitXor", "->", "xor"),
        new("mask", "(integer, int) ->? int", "integer::mask"),
        new("USub", "(integer) -> integer", "integer::neg"),
        new("UAdd", "(integer) -> integer", "integer::same"),
        new("Invert", "(integer) -> integer", "integer::invert"),
        .. Compared("Eq", "equal"),
        .. Compared("Lt", "less"),
        .. Compared("LtE", "less_equal"),
        .. Compared("Gt", "greater"),
        .. Compared("GtE", "greater_equal"),

        new("abs", "(integer) -> integer", "integer::abs"),
        new("round", "(integer) -> integer", "integer::same"),
        new("int", "(integer) -> integer", "integer::same"),
        new("wide int", "(str) ->? integer", "integer::of_text"),
        new("wide int", "(str, int) ->? integer", "integer::of_text_base"),
        new("wide int", "(float) ->? integer", "integer::from_float"),
        new("float", "(integer) ->? float", "integer::to_float"),
        new("bool", "(integer) -> bool", "integer::truth"),
        new("bin", "(integer) -> str", "integer::bin"),
        new("oct", "(integer) -> str", "integer::oct"),
        new("hex", "(integer) -> str", "integer::hex"),
        new("format", "(integer, str) ->? str", "integer::format"),
        new("sum", "(iter[integer]) -> integer; order-free", "integer::sum"),
        new("sum", "(iter[integer], integer) -> integer; order-free", "integer::sum_from"),
        new("wide sum", "(iter[int]) -> integer; order-free", "integer::sum_small"),
        new("integer.bit_length", "(integer) -> int", "integer::bit_length"),
        new("integer.bit_count", "(integer) ->? int", "integer::bit_count"),

        .. Of("math.gcd", "->?", "gcd"),
        .. Of("math.lcm", "->?", "lcm"),
        new("math.prod", "(iter[integer]) -> integer; order-free", "integer::prod"),
        new("wide math.prod", "(iter[int]) -> integer; order-free", "integer::prod_small"),
        new("wide math.lcm", "(int, int) ->? integer", "integer::lcm"),
        new("wide math.factorial", "(int) ->? integer", "integer::factorial"),
        new("wide math.comb", "(int, int) ->? integer", "integer::comb"),
        new("wide math.perm", "(int, int) ->? integer", "integer::perm"),
        new("math.isqrt", "(integer) ->? integer", "integer::isqrt"),
        new("math.floor", "(integer) -> integer", "integer::same"),
        new("math.ceil", "(integer) -> integer", "integer::same"),
        new("math.trunc", "(integer) -> integer", "integer::same"),
    ];

    private static IEnumerable<Row> Of(string name, string arrow, string function) => Both.Select(x => new Row(name, $"({x.Item1}, {x.Item2}) {arrow} integer", $"integer::{function}"));

    private static IEnumerable<Row> Compared(string name, string function) => Both.Select(x => new Row(name, $"({x.Item1}, {x.Item2}) -> bool", $"integer::{function}"));
}
