using System.Collections.Immutable;
using Steelyard.Translation.Primitives;
using Steelyard.Translation.Python;

namespace Steelyard.Translation.Ir;

/// <summary>What is done to make a value fit a place of another type.</summary>
internal enum Conversion
{
    /// <summary>A value where None may stand, too.</summary>
    Some,

    /// <summary>A value that may be None where it may not: leaves when it is.</summary>
    NotNone,

    /// <summary>An int or a float where both may stand.</summary>
    ToNumber,

    /// <summary>Leaves when the number is a float.</summary>
    NumberIsInt,

    /// <summary>Leaves when the number is an int.</summary>
    NumberIsFloat,

    /// <summary>bool → int in arithmetic.</summary>
    BoolToInt,

    /// <summary>An int of 64 bits where one of any size may stand.</summary>
    ToInteger,

    /// <summary>Leaves when the integer does not fit into 64 bits.</summary>
    IntegerIsInt,

    /// <summary>int of any size → float in arithmetic.</summary>
    IntegerToFloat,

    /// <summary>int → float in arithmetic.</summary>
    IntToFloat,

    /// <summary>A tuple of known length as one of any length.</summary>
    ToMany,

    /// <summary>A character as a string.</summary>
    CharacterToText,

    /// <summary>None in a place where another type may stand, too.</summary>
    NoneOf,
}

/// <summary>A typed expression. Closed.</summary>
internal abstract record Expression(PyType Type, Place At)
{
    /// <summary>A value known now, as Python writes it; text without quotes.</summary>
    public sealed record Constant(PyType Type, Place At, string Value) : Expression(Type, At);

    /// <summary>The value of a variable.</summary>
    public sealed record Local(PyType Type, Place At, string Name) : Expression(Type, At);

    /// <summary>A row of the tables; <c>Operands</c> are the row's with the letters replaced.</summary>
    public sealed record Operation(PyType Type, Place At, Row Row, ImmutableArray<Expression> Arguments) : Expression(Type, At);

    /// <summary>A call of a ported function or of a nested one.</summary>
    public sealed record Call(PyType Type, Place At, string Function, ImmutableArray<Expression> Arguments) : Expression(Type, At);

    /// <summary><c>and</c>, <c>or</c> of truth values.</summary>
    public sealed record Logical(Place At, bool And, ImmutableArray<Expression> Values) : Expression(PyType.Bool, At);

    /// <summary><c>not</c> of a truth value.</summary>
    public sealed record Not(Place At, Expression Value) : Expression(PyType.Bool, At);

    /// <summary><c>left and right</c>, <c>left or right</c> as values; <c>Test</c> is the truth of the variable that holds the left one.</summary>
    public sealed record Either(PyType Type, Place At, bool And, string Name, Expression Left, Expression Test, Expression Kept, Expression Right) : Expression(Type, At);

    /// <summary><c>then if test else otherwise</c></summary>
    public sealed record Conditional(PyType Type, Place At, Expression Test, Expression Then, Expression Otherwise) : Expression(Type, At);

    /// <summary>A value used more than once in what follows, computed once.</summary>
    public sealed record Let(Place At, string Name, Expression Value, Expression Result) : Expression(Result.Type, At);

    /// <summary>A new list of these items.</summary>
    public sealed record NewList(PyType Type, Place At, ImmutableArray<Expression> Items) : Expression(Type, At);

    /// <summary>A new set of these items.</summary>
    public sealed record NewSet(PyType Type, Place At, ImmutableArray<Expression> Items) : Expression(Type, At);

    /// <summary>A new dict: keys and values in turn.</summary>
    public sealed record NewDict(PyType Type, Place At, ImmutableArray<Expression> Items) : Expression(Type, At);

    /// <summary>A new tuple.</summary>
    public sealed record NewTuple(PyType Type, Place At, ImmutableArray<Expression> Items) : Expression(Type, At);

    /// <summary>An item of a tuple, its index known.</summary>
    public sealed record TupleItem(PyType Type, Place At, Expression Value, int Index) : Expression(Type, At);

    /// <summary>An item of a list, a dict, …: a place.</summary>
    public sealed record Item(PyType Type, Place At, Expression Container, Expression Index) : Expression(Type, At);

    /// <summary>A new instance, its fields without values.</summary>
    public sealed record New(PyType Type, Place At) : Expression(Type, At);

    /// <summary>A field of an instance; <c>Root</c> names the field of all instances of its class.</summary>
    public sealed record Field(PyType Type, Place At, Expression Value, string Name, string Root) : Expression(Type, At);

    /// <summary><c>left is right</c>, of instances or None.</summary>
    public sealed record Same(Place At, Expression Left, Expression Right) : Expression(PyType.Bool, At);

    /// <summary>A comprehension, or a generator expression that runs at once.</summary>
    public sealed record Comprehension(PyType Type, Place At, string Kind, ImmutableArray<Clause> Clauses, Expression Element, Expression? Value) : Expression(Type, At);

    /// <summary>A value made to fit.</summary>
    public sealed record Convert(PyType Type, Place At, Conversion Conversion, Expression Value) : Expression(Type, At);

    /// <summary><c>value is None</c></summary>
    public sealed record IsNone(Place At, Expression Value) : Expression(PyType.Bool, At);

    /// <summary>A function as an operand of a row.</summary>
    public sealed record Lambda(PyType Type, Place At, ImmutableArray<Pattern.Variable> Parameters, Expression Body) : Expression(Type, At);

    /// <summary>Strings one after the other.</summary>
    public sealed record Concatenation(Place At, ImmutableArray<Expression> Parts) : Expression(PyType.Text, At);

    /// <summary><c>(name := value)</c></summary>
    public sealed record Walrus(PyType Type, Place At, string Name, Expression Value) : Expression(Type, At);

    /// <summary><c>range(from, to, step)</c> that is run over.</summary>
    public sealed record Range(Place At, Expression From, Expression To, Expression? Step) : Expression(PyType.Iter(PyType.Int), At);

    /// <summary><c>enumerate(items, start)</c></summary>
    public sealed record Enumerate(PyType Type, Place At, Expression Items, Expression Start) : Expression(Type, At);

    /// <summary><c>zip(a, b, …)</c></summary>
    public sealed record Zip(PyType Type, Place At, ImmutableArray<Expression> Items) : Expression(Type, At);

    /// <summary><c>reversed(items)</c></summary>
    public sealed record Reversed(PyType Type, Place At, Expression Items) : Expression(Type, At);

    /// <summary><c>keys</c>, <c>values</c> or <c>items</c> of a dict.</summary>
    public sealed record View(PyType Type, Place At, Expression Dict, string Kind) : Expression(Type, At);
}

/// <summary><c>for pattern in items if conditions</c></summary>
internal sealed record Clause(Pattern Pattern, Expression Items, ImmutableArray<Expression> Conditions);

/// <summary>What a value is bound to. Closed.</summary>
internal abstract record Pattern(PyType Type)
{
    /// <summary>A variable.</summary>
    public sealed record Variable(PyType Type, string Name) : Pattern(Type);

    /// <summary>The parts of a tuple.</summary>
    public sealed record Parts(PyType Type, ImmutableArray<Pattern> Items) : Pattern(Type);

    /// <summary>All variables in it.</summary>
    public IEnumerable<Variable> Variables => this switch
    {
        Variable x => [x],
        Parts x => x.Items.SelectMany(i => i.Variables),
        _ => [],
    };
}

/// <summary>A typed statement. Closed.</summary>
internal abstract record Statement(Place At)
{
    /// <summary><c>name = value</c></summary>
    public sealed record Assign(Place At, string Name, Expression Value) : Statement(At);

    /// <summary><c>a, b = value</c></summary>
    public sealed record Unpack(Place At, Pattern Pattern, Expression Value) : Statement(At);

    /// <summary><c>container[index] = value</c>; with <c>OnlyNew</c> it leaves where the dict has the key already.</summary>
    public sealed record SetItem(Place At, Expression Container, Expression Index, Expression Value, bool OnlyNew = false) : Statement(At);

    /// <summary>A name was given to a place here, which is used in its stead: the place must be there.</summary>
    public sealed record Named(Place At, string Name, Expression.Item Place) : Statement(At);

    /// <summary>Names for places until the end of the block: references, through which the places are changed or only looked at.</summary>
    public sealed record Borrow(Place At, ImmutableArray<NamedPlace> Names, bool Changes) : Statement(At);

    /// <summary><c>instance.name = value</c></summary>
    public sealed record SetField(Place At, Expression Instance, string Name, string Root, Expression Value) : Statement(At);

    /// <summary><c>a[i], a[j] = a[j], a[i]</c></summary>
    public sealed record Swap(Place At, Expression Container, Expression First, Expression Second) : Statement(At);

    /// <summary><c>for pattern in items</c></summary>
    public sealed record ForEach(Place At, Pattern Pattern, Expression Items, ImmutableArray<Statement> Body, ImmutableArray<Statement> Otherwise) : Statement(At);

    /// <summary><c>while test</c></summary>
    public sealed record While(Place At, Expression Test, ImmutableArray<Statement> Body, ImmutableArray<Statement> Otherwise) : Statement(At);

    /// <summary><c>if test</c></summary>
    public sealed record If(Place At, Expression Test, ImmutableArray<Statement> Then, ImmutableArray<Statement> Otherwise) : Statement(At);

    /// <summary><c>return value</c></summary>
    public sealed record Return(Place At, Expression Value) : Statement(At);

    /// <summary><c>break</c></summary>
    public sealed record Break(Place At) : Statement(At);

    /// <summary><c>continue</c></summary>
    public sealed record Continue(Place At) : Statement(At);

    /// <summary>The original goes on from the start: what stood here cannot be translated, for the reason given.</summary>
    public sealed record Leave(Place At, Refusal Note) : Statement(At);

    /// <summary>Python raises here; a built-in exception by its name, so that it can be caught, or null for others.</summary>
    /// <param name="At">Where.</param>
    /// <param name="Kind">The built-in exception.</param>
    /// <param name="Own">The class of the module that derives from it and is meant, or null.</param>
    /// <param name="Said">Its message has been kept, for handlers that ask for it.</param>
    public sealed record Raise(Place At, string? Kind, ModuleException? Own = null, bool Said = false) : Statement(At);

    /// <summary>The exception that a handler has caught goes on.</summary>
    public sealed record Reraise(Place At) : Statement(At);

    /// <summary><c>try</c></summary>
    public sealed record Try(Place At, ImmutableArray<Statement> Body, ImmutableArray<Handler> Handlers, ImmutableArray<Statement> Otherwise) : Statement(At);

    /// <summary>A generator hands out a value.</summary>
    public sealed record Yield(Place At, Expression Value) : Statement(At);

    /// <summary>An expression for its effect.</summary>
    public sealed record Effect(Place At, Expression Value) : Statement(At);
}

/// <summary>A name for a place; where it is a list, no call goes on that finds fewer than the least number of items.</summary>
internal sealed record NamedPlace(string Name, Expression.Item Place, int Least = 0);

/// <summary>What catches built-in exceptions of these kinds, with what derives from them, and exactly these classes of the module.</summary>
internal sealed record Handler(Place At, ImmutableArray<string> Kinds, ImmutableArray<ModuleException> Own, ImmutableArray<Statement> Body);

/// <summary>A parameter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Changed">The function changes what it holds in place.</param>
/// <param name="How">What happens to containers in it, where it holds some.</param>
/// <param name="Slice">A list that is passed as a slice in Rust.</param>
/// <param name="Streamed">A list that is read where it stands, in Python's memory.</param>
internal sealed record Parameter(string Name, PyType Type, bool Changed, Change How = Change.None, bool Slice = false, bool Streamed = false);

/// <summary>What is done to the containers in a container. Together they say how an argument can be brought up to date with each object in its place.</summary>
[Flags]
internal enum Change
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>They themselves are changed.</summary>
    Inside = 1,

    /// <summary>New ones come behind them, or under new keys.</summary>
    Added = 2,

    /// <summary>Some are taken out, from the end or by their keys.</summary>
    Taken = 4,

    /// <summary>They change places, or are taken out from between others.</summary>
    Moved = 8,

    /// <summary>Others come in their places.</summary>
    Replaced = 16,
}

/// <summary>What callers know of a function.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Result">Type of its result.</param>
/// <param name="Defaults">The defaults of its last parameters.</param>
/// <param name="Recursive">Calls of it can lead to another one.</param>
/// <param name="Returned">The parameter whose object is always the result, or null.</param>
internal sealed record Signature(string Name, ImmutableArray<Parameter> Parameters, PyType Result, ImmutableArray<PyExpression> Defaults, bool Recursive, int? Returned = null)
{
    /// <summary>Parameters whose objects are the result on some ways through the function.</summary>
    public ImmutableArray<int> GivenBack { get; init; } = [];

    /// <summary>Parameters whose objects it may put into what it captures.</summary>
    public ImmutableArray<int> Kept { get; init; } = [];

    /// <summary>The type of the items that a generator hands out; null for other functions.</summary>
    public PyType? Yields { get; init; }

    /// <summary>Classes whose instances come in or go out.</summary>
    public ImmutableArray<string> Outside { get; init; } = [];

    /// <summary>What was seen of the fields of such instances, by <c>Class.field</c>.</summary>
    public ImmutableSortedDictionary<string, PyType> Fields { get; init; } = ImmutableSortedDictionary<string, PyType>.Empty;

    /// <summary>Its integers may need more than 64 bits.</summary>
    public bool Wide { get; init; }

    /// <summary>On which way a call has come out is known only when it has.</summary>
    public bool MayGiveBack => Returned is null && !GivenBack.IsEmpty;
}

/// <summary>The fields of a class.</summary>
/// <param name="Name">Name of the class.</param>
/// <param name="Rust">Its name in Rust.</param>
/// <param name="Fields">The fields in order.</param>
/// <param name="Circular">An instance may hold itself, through others or not.</param>
internal sealed record Layout(string Name, string Rust, ImmutableArray<(string Name, PyType Type)> Fields, bool Circular)
{
    /// <summary>Instances come in or go out.</summary>
    public bool Outside { get; init; }

    /// <summary>Fields that may have another value, or another content, when such an instance goes back.</summary>
    public ImmutableHashSet<string> Changed { get; init; } = [];

    /// <summary>Fields of the class that nobody looks at, so that they stay where they are.</summary>
    public ImmutableArray<string> Besides { get; init; } = [];
}

/// <summary>A typed function.</summary>
internal sealed record Function
{
    /// <summary>As it was in Python.</summary>
    public required PyFunction Source { get; init; }

    /// <summary>What callers know.</summary>
    public required Signature Signature { get; init; }

    /// <summary>Types of its variables, parameters included.</summary>
    public required ImmutableDictionary<string, PyType> Locals { get; init; }

    /// <summary>Its statements.</summary>
    public required ImmutableArray<Statement> Body { get; init; }

    /// <summary>Functions that were nested in it, by their names in Rust.</summary>
    public required ImmutableArray<Function> Nested { get; init; }

    /// <summary>A nested function's variables that belong to functions around it.</summary>
    public required ImmutableArray<Parameter> Captured { get; init; }

    /// <summary>Statements that were left to the original.</summary>
    public required ImmutableArray<Refusal> Leaves { get; init; }

    /// <summary>The classes whose instances live in its calls.</summary>
    public ImmutableArray<Layout> Layouts { get; init; } = [];

    /// <summary>Variables that hold their last value where they are read: they are given away there.</summary>
    public ImmutableHashSet<Expression.Local> Moves { get; init; } = [];
}
