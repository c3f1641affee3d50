using System.Collections.Immutable;
using Steelyard.Translation.Primitives;
using Steelyard.Translation.Python;

namespace Steelyard.Translation.Ir;

/// <summary>A typed expression. Closed.</summary>
internal abstract record Expression(PyType Type, Place At)
{
    /// <summary>A value known now, as Python writes it; text without quotes.</summary>
    public sealed record Constant(PyType Type, Place At, string Value) : Expression(Type, At);

    /// <summary>The value of a variable.</summary>
    public sealed record Local(PyType Type, Place At, string Name) : Expression(Type, At);

    /// <summary>A row of the tables.</summary>
    public sealed record Operation(PyType Type, Place At, Primitive Row, ImmutableArray<Expression> Arguments) : Expression(Type, At);

    /// <summary>A call of a ported function.</summary>
    public sealed record Call(PyType Type, Place At, string Function, ImmutableArray<Expression> Arguments) : Expression(Type, At);

    /// <summary><c>and</c>, <c>or</c> of truth values.</summary>
    public sealed record Logical(Place At, bool And, ImmutableArray<Expression> Values) : Expression(PyType.Bool, At);

    /// <summary><c>then if test else otherwise</c></summary>
    public sealed record Conditional(PyType Type, Place At, Expression Test, Expression Then, Expression Otherwise) : Expression(Type, At);

    /// <summary>A value used more than once in what follows, computed once.</summary>
    public sealed record Let(Place At, string Name, Expression Value, Expression Result) : Expression(Result.Type, At);

    /// <summary>A new list of these items.</summary>
    public sealed record NewList(PyType Type, Place At, ImmutableArray<Expression> Items) : Expression(Type, At);

    /// <summary>A new tuple.</summary>
    public sealed record NewTuple(PyType Type, Place At, ImmutableArray<Expression> Items) : Expression(Type, At);

    /// <summary>An item of a tuple, its index known.</summary>
    public sealed record TupleItem(PyType Type, Place At, Expression Value, int Index) : Expression(Type, At);

    /// <summary>An item of a list.</summary>
    public sealed record Item(PyType Type, Place At, Expression List, Expression Index) : Expression(Type, At);
}

/// <summary>A typed statement. Closed.</summary>
internal abstract record Statement(Place At)
{
    /// <summary><c>name = value</c></summary>
    public sealed record Assign(Place At, string Name, Expression Value) : Statement(At);

    /// <summary><c>a, b = value</c></summary>
    public sealed record Unpack(Place At, ImmutableArray<string> Names, Expression Value) : Statement(At);

    /// <summary><c>list[index] = value</c></summary>
    public sealed record SetItem(Place At, Expression List, Expression Index, Expression Value) : Statement(At);

    /// <summary><c>list.append(value)</c></summary>
    public sealed record Append(Place At, Expression List, Expression Value) : Statement(At);

    /// <summary><c>for name in range(from, to, step)</c></summary>
    public sealed record ForRange(Place At, string Name, Expression From, Expression To, Expression? Step, ImmutableArray<Statement> Body) : Statement(At);

    /// <summary><c>for names in list</c></summary>
    public sealed record ForEach(Place At, ImmutableArray<string> Names, Expression Items, ImmutableArray<Statement> Body) : Statement(At);

    /// <summary><c>while test</c></summary>
    public sealed record While(Place At, Expression Test, ImmutableArray<Statement> Body) : Statement(At);

    /// <summary><c>if test</c></summary>
    public sealed record If(Place At, Expression Test, ImmutableArray<Statement> Then, ImmutableArray<Statement> Otherwise) : Statement(At);

    /// <summary><c>return value</c></summary>
    public sealed record Return(Place At, Expression Value) : Statement(At);

    /// <summary><c>break</c></summary>
    public sealed record Break(Place At) : Statement(At);

    /// <summary><c>continue</c></summary>
    public sealed record Continue(Place At) : Statement(At);

    /// <summary>Python raises here: the original does it.</summary>
    public sealed record Leave(Place At) : Statement(At);

    /// <summary>An expression for its effect.</summary>
    public sealed record Effect(Place At, Expression Value) : Statement(At);
}

/// <summary>A parameter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Changed">The function changes this list in place.</param>
internal sealed record Parameter(string Name, PyType Type, bool Changed);

/// <summary>What callers know of a function.</summary>
internal sealed record Signature(string Name, ImmutableArray<Parameter> Parameters, PyType Result, ImmutableArray<PyExpression> Defaults, bool Recursive);

/// <summary>A typed function.</summary>
internal sealed record Function(PyFunction Source, Signature Signature, ImmutableDictionary<string, PyType> Locals, ImmutableArray<Statement> Body);
