using System.Collections.Immutable;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Rust;

namespace Steelyard.Translation.Primitives;

/// <summary>One meaning of one operation on exact types: a row of a table.</summary>
/// <param name="Name">How Python writes it, or its name in <c>ast</c>.</param>
/// <param name="Parameters">Types of the operands.</param>
/// <param name="Result">Type of the result.</param>
/// <param name="Form">The Rust for it; operands come as values, lists and strings as references.</param>
internal sealed record Primitive(string Name, ImmutableArray<PyType> Parameters, PyType Result, Func<ImmutableArray<RustExpression>, RustExpression> Form)
{
    /// <summary><c>a operator b</c></summary>
    public static Primitive Infix(string name, PyType operand, PyType result, string symbol) =>
        new(name, [operand, operand], result, x => new RustExpression.Binary(x[0], symbol, x[1]));

    /// <summary>A function that always has a value.</summary>
    public static Primitive Total(string name, ImmutableArray<PyType> parameters, PyType result, string function) =>
        new(name, parameters, result, x => new RustExpression.Call(function, x));

    /// <summary>A function that may leave.</summary>
    public static Primitive Partial(string name, ImmutableArray<PyType> parameters, PyType result, string function) =>
        new(name, parameters, result, x => new RustExpression.Try(new RustExpression.Call(function, x)));
}
