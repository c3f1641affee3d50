using System.Collections.Immutable;

namespace Steelyard.Translation.Python;

/// <summary>An expression as it is written. Closed.</summary>
public abstract record PyExpression(Place At)
{
    /// <summary>A literal: the type's name and the value as text.</summary>
    public sealed record Constant(Place At, string Type, string Value) : PyExpression(At);

    /// <summary>A name.</summary>
    public sealed record Name(Place At, string Id) : PyExpression(At);

    /// <summary><c>left op right</c>, the operator by its name in <c>ast</c>.</summary>
    public sealed record Binary(Place At, PyExpression Left, string Operator, PyExpression Right) : PyExpression(At);

    /// <summary><c>op operand</c></summary>
    public sealed record Unary(Place At, string Operator, PyExpression Operand) : PyExpression(At);

    /// <summary><c>and</c> or <c>or</c> of two or more.</summary>
    public sealed record Logical(Place At, string Operator, ImmutableArray<PyExpression> Values) : PyExpression(At);

    /// <summary>A comparison, possibly chained.</summary>
    public sealed record Compare(Place At, PyExpression Left, ImmutableArray<string> Operators, ImmutableArray<PyExpression> Others) : PyExpression(At);

    /// <summary>A call; <c>**</c> is a keyword without a name.</summary>
    public sealed record Call(Place At, PyExpression Function, ImmutableArray<PyExpression> Arguments, ImmutableArray<PyKeyword> Keywords) : PyExpression(At);

    /// <summary><c>value.name</c></summary>
    public sealed record Attribute(Place At, PyExpression Value, string Member) : PyExpression(At);

    /// <summary><c>value[index]</c></summary>
    public sealed record Subscript(Place At, PyExpression Value, PyExpression Index) : PyExpression(At);

    /// <summary><c>lower:upper:step</c></summary>
    public sealed record Slice(Place At, PyExpression? Lower, PyExpression? Upper, PyExpression? Step) : PyExpression(At);

    /// <summary><c>then if test else otherwise</c></summary>
    public sealed record Conditional(Place At, PyExpression Test, PyExpression Then, PyExpression Otherwise) : PyExpression(At);

    /// <summary><c>[a, b]</c></summary>
    public sealed record ListDisplay(Place At, ImmutableArray<PyExpression> Items) : PyExpression(At);

    /// <summary><c>a, b</c></summary>
    public sealed record TupleDisplay(Place At, ImmutableArray<PyExpression> Items) : PyExpression(At);

    /// <summary><c>{a, b}</c></summary>
    public sealed record SetDisplay(Place At, ImmutableArray<PyExpression> Items) : PyExpression(At);

    /// <summary><c>{a: b}</c></summary>
    public sealed record DictDisplay(Place At, ImmutableArray<(PyExpression Key, PyExpression Value)> Items) : PyExpression(At);

    /// <summary>A comprehension; <c>Value</c> only for dicts.</summary>
    /// <param name="At">Where.</param>
    /// <param name="Kind"><c>ListComp</c>, <c>SetComp</c>, <c>DictComp</c> or <c>GeneratorExp</c>.</param>
    /// <param name="Element">What is collected.</param>
    /// <param name="Value">The value under it.</param>
    /// <param name="Clauses">What runs.</param>
    public sealed record Comprehension(Place At, string Kind, PyExpression Element, PyExpression? Value, ImmutableArray<PyClause> Clauses) : PyExpression(At);

    /// <summary><c>f"…"</c>: constants and formatted values.</summary>
    public sealed record Joined(Place At, ImmutableArray<PyExpression> Parts) : PyExpression(At);

    /// <summary><c>{value!conversion:spec}</c>; conversion is a letter or empty.</summary>
    public sealed record Formatted(Place At, PyExpression Value, string Conversion, PyExpression? Spec) : PyExpression(At);

    /// <summary><c>lambda a, b: body</c></summary>
    public sealed record Lambda(Place At, ImmutableArray<string> Parameters, PyExpression Body) : PyExpression(At);

    /// <summary><c>(name := value)</c></summary>
    public sealed record Walrus(Place At, Name Target, PyExpression Value) : PyExpression(At);

    /// <summary>Whether a value is a sequence of so many items, as <c>match</c> asks; <c>OrMore</c> where a star takes the rest.</summary>
    public sealed record Sequence(Place At, PyExpression Value, int Length, bool OrMore) : PyExpression(At);

    /// <summary><c>*value</c></summary>
    public sealed record Starred(Place At, PyExpression Value) : PyExpression(At);

    /// <summary>Anything else, by its kind in <c>ast</c>.</summary>
    public sealed record Unknown(Place At, string Kind) : PyExpression(At);

    /// <summary><c>yield value</c></summary>
    public sealed record Yield(Place At, PyExpression? Value) : PyExpression(At);
}

/// <summary><c>name=value</c> in a call.</summary>
public sealed record PyKeyword(string? Name, PyExpression Value);

/// <summary><c>for target in items if …</c> of a comprehension.</summary>
public sealed record PyClause(PyExpression Target, PyExpression Items, ImmutableArray<PyExpression> Conditions);

/// <summary>A statement as it is written. Closed.</summary>
public abstract record PyStatement(Place At)
{
    /// <summary><c>target = value</c>, possibly with several targets.</summary>
    public sealed record Assign(Place At, ImmutableArray<PyExpression> Targets, PyExpression Value) : PyStatement(At);

    /// <summary><c>target op= value</c></summary>
    public sealed record Augmented(Place At, PyExpression Target, string Operator, PyExpression Value) : PyStatement(At);

    /// <summary><c>for target in items</c></summary>
    public sealed record For(Place At, PyExpression Target, PyExpression Items, ImmutableArray<PyStatement> Body, ImmutableArray<PyStatement> Otherwise) : PyStatement(At);

    /// <summary><c>while test</c></summary>
    public sealed record While(Place At, PyExpression Test, ImmutableArray<PyStatement> Body, ImmutableArray<PyStatement> Otherwise) : PyStatement(At);

    /// <summary><c>if test</c></summary>
    public sealed record If(Place At, PyExpression Test, ImmutableArray<PyStatement> Then, ImmutableArray<PyStatement> Otherwise) : PyStatement(At);

    /// <summary><c>return</c>, with a value or without.</summary>
    public sealed record Return(Place At, PyExpression? Value) : PyStatement(At);

    /// <summary><c>break</c></summary>
    public sealed record Break(Place At) : PyStatement(At);

    /// <summary><c>continue</c></summary>
    public sealed record Continue(Place At) : PyStatement(At);

    /// <summary><c>pass</c></summary>
    public sealed record Pass(Place At) : PyStatement(At);

    /// <summary>An expression for its effect.</summary>
    public sealed record Effect(Place At, PyExpression Value) : PyStatement(At);

    /// <summary><c>raise</c>, with an exception or without.</summary>
    public sealed record Raise(Place At, PyExpression? Exception) : PyStatement(At);

    /// <summary><c>assert test</c></summary>
    public sealed record Assert(Place At, PyExpression Test) : PyStatement(At);

    /// <summary><c>try</c></summary>
    public sealed record Try(
        Place At, ImmutableArray<PyStatement> Body, ImmutableArray<PyHandler> Handlers, ImmutableArray<PyStatement> Otherwise, ImmutableArray<PyStatement> Finally) : PyStatement(At);

    /// <summary><c>del target</c></summary>
    public sealed record Delete(Place At, ImmutableArray<PyExpression> Targets) : PyStatement(At);

    /// <summary>A nested function.</summary>
    public sealed record Nested(Place At, PyFunction Function) : PyStatement(At);

    /// <summary><c>nonlocal a, b</c></summary>
    public sealed record Nonlocal(Place At, ImmutableArray<string> Names) : PyStatement(At);

    /// <summary>An import in a function: names and what they mean.</summary>
    public sealed record Import(Place At, ImmutableArray<(string Name, string Path)> Names) : PyStatement(At);

    /// <summary>Anything else, by its kind in <c>ast</c>.</summary>
    /// <param name="At">Where it stands.</param>
    /// <param name="Kind">Its kind.</param>
    /// <param name="Binds">Names that something in it binds, or more: they belong to the function, run or not.</param>
    public sealed record Unknown(Place At, string Kind, ImmutableArray<string> Binds) : PyStatement(At);
}

/// <summary><c>except types as name</c>; no types for a bare <c>except</c>.</summary>
public sealed record PyHandler(Place At, PyExpression? Type, string? Name, ImmutableArray<PyStatement> Body);

/// <summary>A function as it is written.</summary>
public sealed record PyFunction
{
    /// <summary>Its name; that of a method is <c>Class.method</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The class of a method that is looked at by itself, or null.</summary>
    public string? Owner { get; init; }

    /// <summary>Where it begins.</summary>
    public required Place At { get; init; }

    /// <summary>Names of its parameters: those by position only, plain ones, <c>*args</c>, those by keyword only, <c>**kwargs</c>.</summary>
    public required ImmutableArray<string> Parameters { get; init; }

    /// <summary>How many of them, from the first on, are given by position only.</summary>
    public int ByPosition { get; init; }

    /// <summary>The parameter that takes all further positional arguments, as a tuple, or null.</summary>
    public string? Star { get; init; }

    /// <summary>The parameter that takes all further keyword arguments, as a dict, or null.</summary>
    public string? DoubleStar { get; init; }

    /// <summary>How many of them, behind those given by position, are given by keyword only.</summary>
    public int ByKeyword { get; init; }

    /// <summary>The defaults of its last parameters; that of <c>*args</c> is <c>()</c>, that of <c>**kwargs</c> is <c>{}</c>.</summary>
    public required ImmutableArray<PyExpression> Defaults { get; init; }

    /// <summary>What stands above it, from the top.</summary>
    public ImmutableArray<PyExpression> Decorators { get; init; } = [];

    /// <summary>Functions of the module that stand in it as if they were nested: see <see cref="Python.Along"/>.</summary>
    public ImmutableArray<string> Along { get; init; } = [];

    /// <summary>Calls of it went through a cache.</summary>
    public bool Cached { get; init; }

    /// <summary>Why its head is beyond what can be ported, or null.</summary>
    public required Refusal? Head { get; init; }

    /// <summary>Its statements, without a docstring.</summary>
    public required ImmutableArray<PyStatement> Body { get; init; }

    /// <summary>Its docstring, or null.</summary>
    public required string? Documentation { get; init; }

    /// <summary>The first <c>yield</c> of a generator function; null for other functions.</summary>
    public PyExpression? Yields => Walk.Own(Body).SelectMany(Walk.Direct).SelectMany(Walk.All).FirstOrDefault(x => x is PyExpression.Yield or PyExpression.Unknown { Kind: "YieldFrom" });

    /// <summary>Its text.</summary>
    public required string Source { get; init; }

    /// <summary>The fingerprint of its text.</summary>
    public required string Hash { get; init; }
}

/// <summary>A class as it is written.</summary>
public sealed record PyClass
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it begins.</summary>
    public required Place At { get; init; }

    /// <summary>Why its instances are beyond what can be held in Rust, or null.</summary>
    public required Refusal? Head { get; init; }

    /// <summary>What every instance has from the end of <c>__init__</c> on.</summary>
    public required ImmutableArray<string> Fields { get; init; }

    /// <summary>Its methods by their names, those that <c>dataclass</c> makes among them; each function's name is <c>Class.method</c>.</summary>
    public required ImmutableSortedDictionary<string, PyFunction> Methods { get; init; }

    /// <summary>Methods that are called without an instance.</summary>
    public required ImmutableHashSet<string> Static { get; init; }

    /// <summary>Methods that are read as attributes.</summary>
    public required ImmutableHashSet<string> Properties { get; init; }

    /// <summary>Literals that belong to the class.</summary>
    public required ImmutableDictionary<string, PyExpression> Constants { get; init; }

    /// <summary>The methods that are written in it, each as it can be ported by itself.</summary>
    public required ImmutableArray<PyFunction> Written { get; init; }

    /// <summary>The only base of a class without a body of its own, as exceptions are written; null for other classes.</summary>
    public string? Raises { get; init; }

    /// <summary>Its fields get no other values after <c>__init__</c>.</summary>
    public required bool Frozen { get; init; }

    /// <summary>Its text.</summary>
    public required string Source { get; init; }
}

/// <summary>A Python file, as far as ports look at it.</summary>
public sealed record PyModule
{
    /// <summary>Version of the interpreter that read it, for example (3, 11).</summary>
    public required (int Major, int Minor) Python { get; init; }

    /// <summary>Top-level functions by name, and the methods of top-level classes as <c>Class.method</c>.</summary>
    public required ImmutableSortedDictionary<string, PyFunction> Functions { get; init; }

    /// <summary>Top-level classes by name.</summary>
    public ImmutableSortedDictionary<string, PyClass> Classes { get; init; } = ImmutableSortedDictionary<string, PyClass>.Empty;

    /// <summary>How often the module binds each name, wherever that is written.</summary>
    public required ImmutableDictionary<string, int> Bindings { get; init; }

    /// <summary>What imported names mean: <c>sqrt</c> is <c>math.sqrt</c>.</summary>
    public required ImmutableDictionary<string, string> Imports { get; init; }

    /// <summary>Values of names bound on the top level, where they are made of literals, also as text.</summary>
    public required ImmutableDictionary<string, (PyExpression Value, string Text)> Constants { get; init; }

    /// <summary>Comments on lines of their own, by line.</summary>
    public required ImmutableSortedDictionary<int, string> Comments { get; init; }
}
