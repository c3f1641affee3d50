using System.Collections.Immutable;
using System.Globalization;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Primitives;
using Steelyard.Translation.Python;
using Steelyard.Translation.Rust;

namespace Steelyard.Translation.Passes;

/// <summary>What a function's expressions are typed against.</summary>
internal sealed record Scope(
    PyModule Module, ImmutableDictionary<string, Signature> Signatures, ImmutableHashSet<string> Assigned, Dictionary<string, PyType> Locals);

/// <summary>Expressions of syntax → typed expressions; whatever has no row in the tables is refused where it stands.</summary>
internal sealed class ExpressionTyping(Scope scope, Action<Place, Expression> checkChange)
{
    private const long ExactFloat = 1L << 53;
    private static readonly PyType Unknown = new PyType.Scalar("?", "?");
    private int temporaries;

    /// <summary>The type of an empty list before anything was put in.</summary>
    public static PyType EmptyList { get; } = new PyType.List(Unknown);

    /// <summary>The value of an expression.</summary>
    public Expression Value(PyExpression source) => source switch
    {
        PyExpression.Constant x => Constant(x),
        PyExpression.Name x => Name(x),
        PyExpression.Binary x => Binary(x.At, x.Operator, Value(x.Left), Value(x.Right)),
        PyExpression.Unary { Operator: "Not" } or PyExpression.Logical => TruthValue(source),
        PyExpression.Unary x => Unary(x),
        PyExpression.Compare x => Compare(x),
        PyExpression.Call x => Call(x),
        PyExpression.Subscript x => Subscript(x),
        PyExpression.Conditional x => Conditional(x),
        PyExpression.ListDisplay x => List(x),
        PyExpression.TupleDisplay x => Tuple(x),
        PyExpression.Attribute x => Attribute(x),
        PyExpression.Unknown x => throw RefusedException.At(x.At, Features.Of(x.Kind), $"{Features.Of(x.Kind)} is not supported yet"),
        _ => throw new InvalidOperationException($"a new kind of syntax: {source.GetType().Name}"),
    };

    /// <summary>Whether an expression counts as true.</summary>
    public Expression Truth(PyExpression source) => source switch
    {
        PyExpression.Logical x => new Expression.Logical(x.At, x.Operator == "And", [.. x.Values.Select(Truth)]),
        PyExpression.Unary { Operator: "Not" } x => Not(x.At, Truth(x.Operand)),
        _ => Truth(Value(source)),
    };

    /// <summary>The same value as another type, as Python's arithmetic promotes it; the expression itself where nothing is to be done.</summary>
    public static Expression Promote(Expression value, PyType type)
    {
        if (value.Type == type || type is PyType.List or PyType.Tuple)
            return value;
        if (value.Type == PyType.Bool)
            return Promote(new Expression.Operation(PyType.Int, value.At, Functions.Find("int", [PyType.Bool])!, [value]), type);
        return value is Expression.Constant x && long.TryParse(x.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= ExactFloat
            ? new Expression.Constant(PyType.Float, value.At, x.Value)
            : new Expression.Operation(PyType.Float, value.At, Functions.Find("float", [PyType.Int])!, [value]);
    }

    /// <summary>An operator on values.</summary>
    public static Expression Binary(Place at, string name, Expression left, Expression right)
    {
        if (name == "Mult" && (left.Type, right.Type) is (PyType.List, _) && right.Type == PyType.Int)
            return Repeat(at, left, right);
        var row = Operators.Find(name, left.Type, right.Type) ?? throw NoRow(at, name, left, right);
        return new Expression.Operation(row.Result, at, row, [Promote(left, row.Parameters[0]), Promote(right, row.Parameters[1])]);
    }

    private static Expression.Operation Repeat(Place at, Expression list, Expression count)
    {
        if (list.Type is not PyType.List { Item.IsMutable: false } || list.Type == EmptyList)
            throw RefusedException.At(at, "shared rows", "repeating a list of lists makes rows that are one and the same object");
        return new Expression.Operation(list.Type, at, Primitive.Partial("repeat", [list.Type, PyType.Int], list.Type, "list::repeat"), [list, count]);
    }

    private static RefusedException NoRow(Place at, string name, params IEnumerable<Expression> operands) =>
        RefusedException.At(at, $"{name} of {string.Join(" and ", operands.Select(x => x.Type))}",
            $"{name} is not supported for {string.Join(" and ", operands.Select(x => x.Type))}");

    private static Expression.Constant Constant(PyExpression.Constant x) => x.Type switch
    {
        "int" when long.TryParse(x.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _) => new(PyType.Int, x.At, x.Value),
        "int" => throw RefusedException.At(x.At, "big integer", $"{x.Value} does not fit into 64 bits"),
        "float" when x.Value is not ("inf" or "nan") => new(PyType.Float, x.At, x.Value),
        "bool" => new(PyType.Bool, x.At, x.Value),
        "str" when !x.Value.Any(char.IsSurrogate) || IsWellFormed(x.Value) => new(PyType.Text, x.At, x.Value),
        "NoneType" => new(PyType.None, x.At, ""),
        _ => throw RefusedException.At(x.At, $"{x.Type} literal", $"a literal of type {x.Type} is not supported yet"),
    };

    private static bool IsWellFormed(string text) => !text.EnumerateRunes().Any(x => x.Value == 0xFFFD) || text.Contains('\uFFFD', StringComparison.Ordinal);

    private Expression Name(PyExpression.Name x)
    {
        if (scope.Locals.TryGetValue(x.Id, out var type))
            return new Expression.Local(type, x.At, x.Id);
        if (scope.Assigned.Contains(x.Id))
            throw RefusedException.At(x.At, "unbound variable", $"'{x.Id}' may be read before it has a value");
        if (MathConstant(x.Id) is { } constant)
            return new Expression.Constant(PyType.Float, x.At, constant);
        var what = scope.Module.Bindings.ContainsKey(x.Id) ? "module variable" : "global name";
        throw RefusedException.At(x.At, what, $"'{x.Id}' is a {what} and may change; only functions of the module and of math are supported yet");
    }

    private string? MathConstant(string name) =>
        scope.Module.Math.GetValueOrDefault(name) is { } full && scope.Module.Bindings.GetValueOrDefault(name) == 1 ? Functions.Constants.GetValueOrDefault(full) : null;

    private Expression.Constant Attribute(PyExpression.Attribute x) =>
        MathMember(x) is { } member && Functions.Constants.TryGetValue(member, out var constant)
            ? new Expression.Constant(PyType.Float, x.At, constant)
            : throw RefusedException.At(x.At, "attribute", $"the attribute '{x.Member}' is not supported yet");

    private string? MathMember(PyExpression.Attribute x) =>
        x.Value is PyExpression.Name { Id: var name } && IsGlobal(name) && scope.Module.Math.GetValueOrDefault(name) == "math"
            && scope.Module.Bindings.GetValueOrDefault(name) == 1 ? $"math.{x.Member}" : null;

    private bool IsGlobal(string name) => !scope.Assigned.Contains(name) && !scope.Locals.ContainsKey(name);

    private Expression Unary(PyExpression.Unary x)
    {
        var operand = Value(x.Operand);
        if (x.Operator == "USub" && operand is Expression.Constant { Value: var text } && char.IsAsciiDigit(text[0]) && (operand.Type == PyType.Float || operand.Type == PyType.Int))
            return new Expression.Constant(operand.Type, x.At, "-" + text);
        var row = Operators.Find(x.Operator, operand.Type) ?? throw NoRow(x.At, x.Operator, operand);
        return new Expression.Operation(row.Result, x.At, row, [Promote(operand, row.Parameters[0])]);
    }

    private Expression TruthValue(PyExpression source)
    {
        var parts = source is PyExpression.Logical logical ? logical.Values : [];
        foreach (var part in parts)
            if (Value(part).Type != PyType.Bool)
                throw RefusedException.At(part.At, "and/or of values", "'and' and 'or' give one of their operands; that is supported for truth values only");
        return Truth(source);
    }

    private static Expression Truth(Expression value)
    {
        if (value.Type == PyType.Bool)
            return value;
        var row = Functions.Find("bool", [value.Type]) ?? throw NoRow(value.At, "truth", value);
        return new Expression.Operation(PyType.Bool, value.At, row, [value]);
    }

    private static Expression.Operation Not(Place at, Expression value) =>
        new(PyType.Bool, at, new Primitive("Not", [PyType.Bool], PyType.Bool, x => new RustExpression.Prefix("!", x[0])), [value]);

    /// <summary>Chained comparisons compute each operand once.</summary>
    private Expression Compare(PyExpression.Compare x)
    {
        var left = Value(x.Left);
        return x.Operators.Length == 1 ? Compare(x.At, x.Operators[0], left, Value(x.Others[0])) : Chain(x, left, 0);
    }

    private Expression Chain(PyExpression.Compare x, Expression left, int index)
    {
        var right = Value(x.Others[index]);
        if (index == x.Operators.Length - 1)
            return Compare(x.At, x.Operators[index], left, right);
        if (right is Expression.Local or Expression.Constant)
            return new Expression.Logical(x.At, And: true, [Compare(x.At, x.Operators[index], left, right), Chain(x, right, index + 1)]);
        if (!right.Type.IsCopy || left is not (Expression.Local or Expression.Constant))
            throw RefusedException.At(x.At, "chained comparison", "a chained comparison of computed operands is not supported yet");
        var name = $"middle_{++temporaries}";
        var middle = new Expression.Local(right.Type, right.At, name);
        return new Expression.Let(x.At, name, right, new Expression.Logical(x.At, And: true, [Compare(x.At, x.Operators[index], left, middle), Chain(x, middle, index + 1)]));
    }

    private static Expression.Operation Compare(Place at, string name, Expression left, Expression right)
    {
        if (name is "In" or "NotIn" && right.Type is PyType.List { Item: var item } && item == left.Type && item is PyType.Scalar && item != PyType.Float && item != PyType.Text)
            return Contains(at, name == "NotIn", left, right);
        var row = Operators.Find(name, left.Type, right.Type) ?? throw NoRow(at, name, left, right);
        var mixed = Operators.IsComparison(name) && (left.Type == PyType.Float) != (right.Type == PyType.Float);
        return new Expression.Operation(PyType.Bool, at, row, [Operand(left, row.Parameters[0], mixed), Operand(right, row.Parameters[1], mixed)]);
    }

    private static Expression Operand(Expression value, PyType type, bool exact)
    {
        var promoted = Promote(value, exact && value.Type == PyType.Bool ? PyType.Int : type);
        return promoted.Type == type && (promoted is Expression.Constant || !exact || value.Type == type) ? promoted
            : new Expression.Operation(PyType.Float, value.At, Primitive.Partial("exact", [PyType.Int], PyType.Float, "int::exact_float"), [Promote(value, PyType.Int)]);
    }

    private static Expression.Operation Contains(Place at, bool not, Expression value, Expression list)
    {
        var row = new Primitive("In", [value.Type, list.Type], PyType.Bool, x =>
        {
            var found = new RustExpression.Method(x[1], "contains", [new RustExpression.Prefix("&", x[0])]);
            return not ? new RustExpression.Prefix("!", found) : found;
        });
        return new Expression.Operation(PyType.Bool, at, row, [value, list]);
    }

    private Expression Call(PyExpression.Call x)
    {
        if (x.HasKeywords)
            throw RefusedException.At(x.At, "keyword argument", "calls with keyword arguments are not supported yet");
        return x.Function switch
        {
            PyExpression.Name { Id: var name } when IsGlobal(name) => CallByName(x, name),
            PyExpression.Attribute member when MathMember(member) is { } name => CallPrimitive(x, name),
            PyExpression.Attribute { Member: "pop", Value: var list } when x.Arguments.IsEmpty => Pop(x.At, Value(list)),
            PyExpression.Attribute { Member: var member } => throw RefusedException.At(x.At, $"method {member}", $"the method '{member}' is not supported yet"),
            _ => throw RefusedException.At(x.At, "computed function", "only functions called by their name are supported"),
        };
    }

    private Expression.Operation Pop(Place at, Expression list)
    {
        if (list is not Expression.Local { Type: PyType.List type } || type == EmptyList)
            throw RefusedException.At(at, "method pop", "pop is supported for lists in variables only");
        checkChange(at, list);
        return new Expression.Operation(type.Item, at, Primitive.Partial("pop", [type], type.Item, "list::pop"), [list]);
    }

    private Expression CallByName(PyExpression.Call x, string name)
    {
        var bound = scope.Module.Bindings.GetValueOrDefault(name);
        if (bound > 1)
            throw RefusedException.At(x.At, "rebound name", $"the module binds '{name}' {bound} times");
        if (scope.Module.Functions.ContainsKey(name))
            return CallPorted(x, name);
        if (bound == 1)
            return scope.Module.Math.TryGetValue(name, out var member) ? CallPrimitive(x, member)
                : throw RefusedException.At(x.At, "other Python code", $"'{name}' is not a function of this file");
        return Functions.Knows(name) ? CallPrimitive(x, name)
            : throw RefusedException.At(x.At, $"function {name}", $"the function '{name}' is not supported yet");
    }

    private Expression CallPrimitive(PyExpression.Call x, string name)
    {
        ImmutableArray<Expression> arguments = [.. x.Arguments.Select(Value)];
        if (name == "sum" && arguments is [{ Type: PyType.List { Item: var item } }] && item == PyType.Float && scope.Module.Python.CompareTo((3, 12)) >= 0)
            throw RefusedException.At(x.At, "compensated sum", "sum of floats is compensated from Python 3.12 on, which is not supported yet");
        var row = Functions.Find(name, [.. arguments.Select(a => a.Type)]) ?? throw NoRow(x.At, name, arguments);
        return new Expression.Operation(row.Result, x.At, row, [.. arguments.Select((a, i) => Promote(a, row.Parameters[i]))]);
    }

    private Expression.Call CallPorted(PyExpression.Call x, string name)
    {
        if (!scope.Signatures.TryGetValue(name, out var callee))
            throw RefusedException.At(x.At, "callee not ported", $"'{name}' is not ported itself");
        var missing = callee.Parameters.Length - x.Arguments.Length;
        if (missing < 0 || missing > callee.Defaults.Length)
            throw RefusedException.At(x.At, "wrong number of arguments", $"'{name}' takes {callee.Parameters.Length} arguments");
        ImmutableArray<Expression> arguments = [.. x.Arguments.Select(Value), .. callee.Defaults[^missing..].Select(Default)];
        for (var i = 0; i < arguments.Length; i++)
            if (arguments[i].Type != callee.Parameters[i].Type)
                throw RefusedException.At(x.At, "argument of another type",
                    $"'{name}' is ported for {callee.Parameters[i].Name}: {callee.Parameters[i].Type}, here it gets {arguments[i].Type}");
        for (var i = 0; i < arguments.Length; i++)
            if (callee.Parameters[i].Changed)
                CheckPassed(x.At, arguments, i);
        return new Expression.Call(callee.Result, x.At, name, arguments);
    }

    /// <summary>A list that the callee changes is passed once, and under its only name.</summary>
    private void CheckPassed(Place at, ImmutableArray<Expression> arguments, int changed)
    {
        if (arguments[changed] is not Expression.Local { Name: var name })
            throw RefusedException.At(at, "changed argument", "a list that the called function changes must be in a variable");
        checkChange(at, arguments[changed]);
        if (arguments.Where((_, i) => i != changed).SelectMany(IrWalk.All).Any(x => x is Expression.Local other && other.Name == name))
            throw RefusedException.At(at, "changed argument", $"'{name}' is passed twice to a function that changes it");
    }

    private Expression Default(PyExpression x) => x is PyExpression.Constant or PyExpression.Unary { Operand: PyExpression.Constant } ? Value(x)
        : throw RefusedException.At(x.At, "computed default", "a default that is no literal is not supported yet");

    private Expression Subscript(PyExpression.Subscript x)
    {
        var value = Value(x.Value);
        if (value.Type is PyType.Tuple tuple)
            return TupleItem(x, value, tuple);
        var index = Value(x.Index);
        if (index.Type != PyType.Int && index.Type != PyType.Bool)
            throw NoRow(x.At, "index", value, index);
        index = Promote(index, PyType.Int);
        return value.Type switch
        {
            PyType.List list when list != EmptyList => new Expression.Item(list.Item, x.At, value, index),
            var type when type == PyType.Text => new Expression.Operation(PyType.Text, x.At, Primitive.Partial("index", [type, PyType.Int], type, "text::at"), [value, index]),
            _ => throw NoRow(x.At, "index", value, index),
        };
    }

    private Expression.TupleItem TupleItem(PyExpression.Subscript x, Expression value, PyType.Tuple tuple)
    {
        var index = Value(x.Index) is Expression.Constant { Value: var text } constant && constant.Type == PyType.Int ? int.Parse(text, CultureInfo.InvariantCulture)
            : throw RefusedException.At(x.At, "computed tuple index", "the index of a tuple must be a literal, because its items have types of their own");
        var place = index < 0 ? index + tuple.Items.Length : index;
        return place >= 0 && place < tuple.Items.Length ? new Expression.TupleItem(tuple.Items[place], x.At, value, place)
            : throw RefusedException.At(x.At, "tuple index out of range", "this index always raises");
    }

    private Expression.Conditional Conditional(PyExpression.Conditional x)
    {
        var (then, otherwise) = (Value(x.Then), Value(x.Otherwise));
        return then.Type == otherwise.Type && !then.Type.IsMutable ? new Expression.Conditional(then.Type, x.At, Truth(x.Test), then, otherwise)
            : throw RefusedException.At(x.At, "mixed types", $"this is {then.Type} or {otherwise.Type}, depending on the data");
    }

    private Expression.NewList List(PyExpression.ListDisplay x)
    {
        if (x.Items.IsEmpty)
            return new Expression.NewList(EmptyList, x.At, []);
        ImmutableArray<Expression> items = [.. x.Items.Select(i => Fresh(Value(i)))];
        return items.All(i => i.Type == items[0].Type) && items[0].Type != EmptyList ? new Expression.NewList(new PyType.List(items[0].Type), x.At, items)
            : throw RefusedException.At(x.At, "mixed list", "the items of this list have different or unknown types");
    }

    private Expression.NewTuple Tuple(PyExpression.TupleDisplay x)
    {
        ImmutableArray<Expression> items = [.. x.Items.Select(Value)];
        return items.Length is > 0 and <= 6 ? new Expression.NewTuple(new PyType.Tuple([.. items.Select(i => i.Type)]), x.At, items)
            : throw RefusedException.At(x.At, "long tuple", "tuples of one to six items are supported");
    }

    /// <summary>A value that nobody else can change: not a list under a second name.</summary>
    public static Expression Fresh(Expression value) => !value.Type.IsMutable || IsFresh(value) ? value
        : throw RefusedException.At(value.At, "second name for a list", "a list under two names is not supported yet: a change through one would be seen through the other");

    private static bool IsFresh(Expression value) => value switch
    {
        Expression.NewTuple x => x.Items.All(i => !i.Type.IsMutable || IsFresh(i)),
        Expression.Operation { Row.Name: "pop" } => true,
        Expression.Local or Expression.Item or Expression.TupleItem or Expression.Conditional => false,
        _ => true,
    };
}
