using Steelyard.Translation.Ir;
using Steelyard.Translation.Rust;
using static Steelyard.Translation.Primitives.Primitive;

namespace Steelyard.Translation.Primitives;

/// <summary>Operators and comparisons, by the names of their nodes in <c>ast</c>.</summary>
internal static class Operators
{
    private static readonly PyType Int = PyType.Int;
    private static readonly PyType Float = PyType.Float;
    private static readonly PyType Bool = PyType.Bool;
    private static readonly PyType Text = PyType.Text;

    /// <summary>All rows.</summary>
    public static readonly IReadOnlyList<Primitive> Rows =
    [
        Partial("Add", [Int, Int], Int, "int::add"),
        Partial("Sub", [Int, Int], Int, "int::sub"),
        Partial("Mult", [Int, Int], Int, "int::mul"),
        Partial("FloorDiv", [Int, Int], Int, "int::floor_div"),
        Partial("Mod", [Int, Int], Int, "int::modulo"),
        Partial("Div", [Int, Int], Float, "int::true_div"),
        Partial("Pow", [Int, Int], Int, "int::pow"),
        Partial("LShift", [Int, Int], Int, "int::shl"),
        Partial("RShift", [Int, Int], Int, "int::shr"),
        Infix("BitAnd", Int, Int, "&"),
        Infix("BitOr", Int, Int, "|"),
        Infix("BitXor", Int, Int, "^"),
        Infix("Add", Float, Float, "+"),
        Infix("Sub", Float, Float, "-"),
        Infix("Mult", Float, Float, "*"),
        Partial("Div", [Float, Float], Float, "float::div"),
        Partial("FloorDiv", [Float, Float], Float, "float::floor_div"),
        Partial("Mod", [Float, Float], Float, "float::modulo"),
        Partial("Pow", [Float, Float], Float, "float::pow"),
        Infix("BitAnd", Bool, Bool, "&"),
        Infix("BitOr", Bool, Bool, "|"),
        Infix("BitXor", Bool, Bool, "^"),
        Total("Add", [Text, Text], Text, "text::add"),
        Partial("USub", [Int], Int, "int::neg"),
        new("USub", [Float], Float, x => new RustExpression.Prefix("-", x[0])),
        new("UAdd", [Int], Int, x => x[0]),
        new("UAdd", [Float], Float, x => x[0]),
        new("Invert", [Int], Int, x => new RustExpression.Prefix("!", x[0])),
        .. Comparisons(Int),
        .. Comparisons(Float),
        .. Comparisons(Text),
        Infix("Eq", Bool, Bool, "=="),
        Infix("NotEq", Bool, Bool, "!="),
        new("In", [Text, Text], Bool, x => new RustExpression.Method(x[1], "contains", [x[0]])),
        new("NotIn", [Text, Text], Bool, x => new RustExpression.Prefix("!", new RustExpression.Method(x[1], "contains", [x[0]]))),
    ];

    /// <summary>The row that fits as it is, or after int and bool operands were promoted as Python does; null when there is none.</summary>
    public static Primitive? Find(string name, params IReadOnlyList<PyType> operands) =>
        Exact(name, operands) ?? Exact(name, [.. operands.Select(x => x == Bool ? Int : x)])
        ?? (operands.Contains(Float) ? Exact(name, [.. operands.Select(x => x == Bool || x == Int ? Float : x)]) : null);

    /// <summary>Comparisons of an int with a float are exact in Python: no rounding on the way.</summary>
    public static bool IsComparison(string name) => name is "Eq" or "NotEq" or "Lt" or "LtE" or "Gt" or "GtE";

    private static Primitive? Exact(string name, IReadOnlyList<PyType> operands) =>
        Rows.FirstOrDefault(x => x.Name == name && x.Parameters.SequenceEqual(operands));

    private static IEnumerable<Primitive> Comparisons(PyType type) =>
    [
        Infix("Eq", type, Bool, "=="),
        Infix("NotEq", type, Bool, "!="),
        Infix("Lt", type, Bool, "<"),
        Infix("LtE", type, Bool, "<="),
        Infix("Gt", type, Bool, ">"),
        Infix("GtE", type, Bool, ">="),
    ];
}
