using Steelyard.Translation.Ir;
using Steelyard.Translation.Rust;
using static Steelyard.Translation.Primitives.Primitive;

namespace Steelyard.Translation.Primitives;

/// <summary>Built-in functions and those of <c>math</c>.</summary>
internal static class Functions
{
    private static readonly PyType Int = PyType.Int;
    private static readonly PyType Float = PyType.Float;
    private static readonly PyType Bool = PyType.Bool;
    private static readonly PyType Ints = new PyType.List(PyType.Int);
    private static readonly PyType Floats = new PyType.List(PyType.Float);
    private static readonly PyType Bools = new PyType.List(PyType.Bool);

    /// <summary>All rows; <c>len</c> of lists, whatever is in them, is found by <see cref="Find"/>.</summary>
    public static readonly IReadOnlyList<Primitive> Rows =
    [
        Total("len", [PyType.Text], Int, "text::len"),
        Partial("abs", [Int], Int, "int::abs"),
        Total("abs", [Float], Float, "f64::abs"),
        Total("min", [Int, Int], Int, "std::cmp::min"),
        Total("max", [Int, Int], Int, "std::cmp::max"),
        Total("min", [Float, Float], Float, "float::min2"),
        Total("max", [Float, Float], Float, "float::max2"),
        Partial("min", [Ints], Int, "int::min"),
        Partial("max", [Ints], Int, "int::max"),
        Partial("min", [Floats], Float, "float::min"),
        Partial("max", [Floats], Float, "float::max"),
        Partial("sum", [Ints], Int, "int::sum"),
        Partial("sum", [Floats], Float, "float::sum"),
        new("any", [Bools], Bool, x => new RustExpression.Method(x[0], "contains", [new RustExpression.Atom("&true")])),
        new("all", [Bools], Bool, x => new RustExpression.Prefix("!", new RustExpression.Method(x[0], "contains", [new RustExpression.Atom("&false")]))),
        new("int", [Int], Int, x => x[0]),
        new("int", [Bool], Int, x => new RustExpression.Call("i64::from", x)),
        Partial("int", [Float], Int, "float::to_int"),
        new("float", [Float], Float, x => x[0]),
        new("float", [Int], Float, x => new RustExpression.Cast(x[0], "f64")),
        new("bool", [Bool], Bool, x => x[0]),
        new("bool", [Int], Bool, x => new RustExpression.Binary(x[0], "!=", new RustExpression.Atom("0"))),
        new("bool", [Float], Bool, x => new RustExpression.Binary(x[0], "!=", new RustExpression.Atom("0.0"))),
        new("bool", [PyType.Text], Bool, x => new RustExpression.Prefix("!", new RustExpression.Method(x[0], "is_empty", []))),
        Partial("round", [Float], Int, "float::round"),
        new("round", [Int], Int, x => x[0]),
        Partial("math.sqrt", [Float], Float, "float::sqrt"),
        Total("math.fabs", [Float], Float, "f64::abs"),
        Partial("math.floor", [Float], Int, "float::floor"),
        Partial("math.ceil", [Float], Int, "float::ceil"),
    ];

    /// <summary>Constants of <c>math</c>.</summary>
    public static readonly IReadOnlyDictionary<string, string> Constants = new Dictionary<string, string>
    {
        ["math.pi"] = "std::f64::consts::PI",
        ["math.e"] = "std::f64::consts::E",
        ["math.tau"] = "std::f64::consts::TAU",
        ["math.inf"] = "f64::INFINITY",
    };

    /// <summary>The row, or null. Only <c>math</c> takes an int where it needs a float.</summary>
    public static Primitive? Find(string name, IReadOnlyList<PyType> arguments)
    {
        if (name is "len" or "bool" && arguments is [PyType.List list])
            return name == "len"
                ? Total("len", [list], Int, "list::len")
                : new Primitive("bool", [list], Bool, x => new RustExpression.Prefix("!", new RustExpression.Method(x[0], "is_empty", [])));
        return Exact(name, arguments)
            ?? (name.StartsWith("math.", StringComparison.Ordinal) && name is not ("math.floor" or "math.ceil")
                ? Exact(name, [.. arguments.Select(x => x == Int ? Float : x)]) : null);
    }

    /// <summary>Whether any row has this name.</summary>
    public static bool Knows(string name) => name is "len" || Rows.Any(x => x.Name == name);

    private static Primitive? Exact(string name, IReadOnlyList<PyType> arguments) =>
        Rows.FirstOrDefault(x => x.Name == name && x.Parameters.SequenceEqual(arguments));
}
