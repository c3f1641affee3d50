using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Primitives;
using Steelyard.Translation.Python;

namespace Steelyard.Translation.Passes;

/// <summary>Expressions; whatever has no row in the tables is refused where it stands.</summary>
internal sealed partial class Typing
{
    // Bits; longer numbers are computed when the port runs.
    private const int MostFolded = 512;

    /// <summary>The value of an expression.</summary>
    private Expression Value(PyExpression source)
    {
        // Code that is nested too deeply takes one function out, not the process.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return Valued(source);
    }

    private Expression Valued(PyExpression source) => source switch
    {
        PyExpression.Constant x => Constant(x),
        PyExpression.Name x => Name(x),
        PyExpression.Binary { Operator: "Mod", Left: PyExpression.Constant { Type: "str" } pattern } x => Percent(x.At, pattern.Value, x.Right),
        PyExpression.Binary x => Binary(x.At, x.Operator, Value(x.Left), Value(x.Right)),
        PyExpression.Unary { Operator: "Not" } x => Not(Truth(x.Operand)),
        PyExpression.Logical x => LogicalValue(x),
        PyExpression.Unary x => Unary(x),
        PyExpression.Compare x => Compare(x),
        PyExpression.Call x => Call(x),
        PyExpression.Subscript x => Subscript(x),
        PyExpression.Conditional x => Conditional(x),
        PyExpression.ListDisplay x => x.Items.Any(i => i is PyExpression.Starred) ? Spread(x, x.Items) : List(x),
        PyExpression.TupleDisplay x => x.Items.Any(i => i is PyExpression.Starred) ? Row(x.At, "tuple", [Spread(x, x.Items)]) : Tuple(x),
        PyExpression.SetDisplay x => Set(x),
        PyExpression.DictDisplay x => Dict(x),
        PyExpression.Comprehension x => Comprehension(x),
        PyExpression.Joined x => Joined(x),
        PyExpression.Formatted x => Formatted(x),
        PyExpression.Attribute x => Attribute(x),
        PyExpression.Walrus x => Walrus(x),
        PyExpression.Sequence x => Sequence(x),
        PyExpression.Starred x => throw NotYet(x.At, "starred expression"),
        PyExpression.Lambda x => throw NotYet(x.At, "lambda"),
        PyExpression.Slice x => throw NotYet(x.At, "slice"),
        PyExpression.Yield x => throw NotYet(x.At, "value of yield"),
        PyExpression.Unknown x => throw NotYet(x.At, Features.Of(x.Kind)),
        _ => throw new InvalidOperationException($"a new kind of syntax: {source.GetType().Name}"),
    };

    private static Expression.Constant Constant(PyExpression.Constant x) => x.Type switch
    {
        "int" when long.TryParse(x.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _) => new(PyType.Int, x.At, x.Value),
        "int" => new(PyType.Integer, x.At, x.Value),
        "float" => new(PyType.Float, x.At, x.Value),
        "bool" => new(PyType.Bool, x.At, x.Value),
        "str" => new(PyType.Text, x.At, x.Value),
        "bytes" => new(PyType.Bytes, x.At, x.Value),
        "NoneType" => new(PyType.None, x.At, ""),
        _ => throw NotYet(x.At, $"{x.Type} literal"),
    };

    private Expression Name(PyExpression.Name x)
    {
        if (Inner(x.Id) is { } bound)
            return new Expression.Local(Known(bound.Type), x.At, bound.Name);
        if (frame.Chain.FirstOrDefault(f => f.Locals.Contains(x.Id)) is { } owner)
        {
            var name = versions.Of(x);
            if (owner.Types.TryGetValue(name, out var type))
                return Narrowed(new Expression.Local(Known(type), x.At, name));
            if (owner.Nested.ContainsKey(x.Id))
                throw Refuse(x.At, "function as a value", $"the function '{x.Id}' is used as a value");
            return final ? throw Refuse(x.At, "unbound variable", $"'{x.Id}' has no value that is known here") : new Expression.Local(PyType.Unknown, x.At, name);
        }
        return Global(x);
    }

    private Expression Global(PyExpression.Name x)
    {
        if (Imported(x) is { } path && Members.Constants.TryGetValue(path, out var member))
            return new Expression.Constant(member.Type, x.At, member.Value);
        if (!module.Constants.TryGetValue(x.Id, out var constant) || module.Bindings.GetValueOrDefault(x.Id) != 1)
            throw Refuse(x.At, module.Bindings.ContainsKey(x.Id) ? "module variable" : "global name", $"'{x.Id}' is no variable of the function, and may change");
        var typed = OfModule(constant.Value);
        if (!Containers(typed))
            return typed;
        // A container is made once for each call, and nobody changes it.
        constants[x.Id] = constant.Value;
        var top = frame.Chain.Last();
        Learn(top, Versions.OfModule(x.Id), typed.Type);
        return new Expression.Local(Known(top.Types[Versions.OfModule(x.Id)]), x.At, Versions.OfModule(x.Id));
    }

    /// <summary>A value of the module. The order of its sets depends on how they came about.</summary>
    private Expression OfModule(PyExpression value)
    {
        var outside = ofModule;
        ofModule = true;
        try
        {
            return Value(value);
        }
        finally
        {
            ofModule = outside;
        }
    }

    private static bool Containers(Expression value) => IrWalk.All(value).Any(x => x is Expression.NewList or Expression.NewDict or Expression.NewSet);

    private Pattern.Variable? Inner(string name) => inner.AsEnumerable().Reverse().Select(x => x.GetValueOrDefault(name)).FirstOrDefault(x => x is not null);

    /// <summary>The variable that a name in a target stands for.</summary>
    private (Frame Owner, string Name) Variable(PyExpression.Name name)
    {
        var owner = frame.Chain.FirstOrDefault(f => f.Locals.Contains(name.Id)) ?? throw Refuse(name.At, "global", $"'{name.Id}' belongs to the module");
        return owner.Nested.ContainsKey(name.Id) ? throw Refuse(name.At, "rebound function", $"'{name.Id}' is a nested function") : (owner, versions.Of(name));
    }

    /// <summary>What an imported name means: <c>math.sqrt</c>; null for other names.</summary>
    private string? Imported(PyExpression expression) => expression switch
    {
        PyExpression.Name { Id: var name } when Inner(name) is not null => null,
        PyExpression.Name { Id: var name } when frame.Chain.FirstOrDefault(f => f.Locals.Contains(name)) is { } owner => owner.Imports.GetValueOrDefault(name),
        PyExpression.Name { Id: var name } => module.Bindings.GetValueOrDefault(name) == 1 ? module.Imports.GetValueOrDefault(name) : null,
        PyExpression.Attribute x => Imported(x.Value) is { } path ? $"{path}.{x.Member}" : null,
        _ => null,
    };

    /// <summary>The name means what it means everywhere in Python. Where an <c>import *</c> could hide it, the port looks before it is switched in and at each call.</summary>
    private bool IsBuiltin(string name) => Inner(name) is null && !module.Bindings.ContainsKey(name) && !frame.Chain.Any(f => f.Locals.Contains(name))
        && (!module.Bindings.ContainsKey("*") || Translator.Builtins.Contains(name));

    /// <summary>Why a name cannot be called.</summary>
    private string WhyNotCalled(string name) => module.Classes.ContainsKey(name) && module.Bindings.GetValueOrDefault(name) == 1 ? $"the class '{name}' cannot be made here"
        : module.Bindings.ContainsKey(name) ? $"'{name}' is imported from elsewhere, or bound in a way that is not followed; only functions of this file can be called"
        : module.Bindings.ContainsKey("*") ? $"'{name}' is not a function of this file; it may come from an 'import *'"
        : $"'{name}' is not a function of this file that can be called here";

    /// <summary>The names of types that are known exactly.</summary>
    private static readonly Dictionary<string, string> TypeNames = new()
    {
        ["int"] = "int",
        ["integer"] = "int",
        ["float"] = "float",
        ["bool"] = "bool",
        ["str"] = "str",
        ["bytes"] = "bytes",
        ["None"] = "NoneType",
        ["list"] = "list",
        ["dict"] = "dict",
        ["set"] = "set",
        ["frozenset"] = "frozenset",
        ["tuple"] = "tuple",
        ["many"] = "tuple",
    };

    /// <summary><c>type(value).__name__</c>, or a member of a module.</summary>
    private Expression Attribute(PyExpression.Attribute x) =>
        x is { Member: "__name__", Value: PyExpression.Call { Function: PyExpression.Name { Id: "type" }, Arguments: [var subject], Keywords.IsEmpty: true } } && IsBuiltin("type")
        && Value(subject) is var value && IsPure(value) && TypeNames.TryGetValue(cells.Shallow(value.Type).Head, out var name) ? new Expression.Constant(PyType.Text, x.At, name) : Member(x);

    private Expression Member(PyExpression.Attribute x) => Imported(x) is { } path && Members.Constants.TryGetValue(path, out var member)
        ? new Expression.Constant(member.Type, x.At, member.Value)
        : HasClasses && Imported(x) is null ? OfInstance(x)
        : throw Refuse(x.At, "attribute", $"the attribute '{x.Member}' is not supported yet");

    /// <summary>An operator on values.</summary>
    private Expression Binary(Place at, string name, Expression left, Expression right)
    {
        if (Overloaded(at, name, left, right) is { } overloaded)
            return overloaded;
        if (wide && left is Expression.Constant a && right is Expression.Constant b && Folded(at, name, a, b) is { } known)
            return known;
        if (name == "Mult" && new[] { left, right }.Any(x => cells.Shallow(x.Type) is PyType.Of { Name: "list" } list && IsShared(list.Parts[0])))
            throw Refuse(at, "shared rows", "repeating a list of containers makes items that are one and the same object");
        // What is kept are the lower bits, as many as fit.
        if (name == "BitAnd" && cells.Shallow(left.Type) == PyType.Integer && right is Expression.Constant { Value: [not '-', ..] } && right.Type == PyType.Int)
            return Row(at, "mask", [left, right]);
        return name == "Add" && cells.Shallow(left.Type).Is("tuple") && cells.Shallow(right.Type).Is("tuple") ? Added(at, left, right) : Row(at, name, [left, right]);
    }

    /// <summary>Arithmetic of literals, so that a small result is known to be small.</summary>
    private static Expression.Constant? Folded(Place at, string name, Expression.Constant left, Expression.Constant right)
    {
        if (new[] { left, right }.Any(x => x.Type != PyType.Int && x.Type != PyType.Integer))
            return null;
        var (a, b) = (BigInteger.Parse(left.Value, CultureInfo.InvariantCulture), BigInteger.Parse(right.Value, CultureInfo.InvariantCulture));
        BigInteger? value = name switch
        {
            "Add" => a + b,
            "Sub" => a - b,
            "Mult" => a * b,
            "Pow" when b >= 0 && b <= MostFolded && a.GetBitLength() * (int)b <= MostFolded => BigInteger.Pow(a, (int)b),
            "LShift" when b >= 0 && b <= MostFolded => a << (int)b,
            _ => null,
        };
        return value is { } known ? new Expression.Constant(known >= long.MinValue && known <= long.MaxValue ? PyType.Int : PyType.Integer, at, known.ToString(CultureInfo.InvariantCulture)) : null;
    }

    private bool IsShared(PyType item) => Mutability.IsMutable(cells.Resolve(item));

    private Expression Added(Place at, Expression left, Expression right)
    {
        if (left is not (Expression.Local or Expression.NewTuple) || right is not (Expression.Local or Expression.NewTuple))
            throw Refuse(at, "Add of tuples", "adding computed tuples is not supported yet");
        var items = Items(left).Concat(Items(right)).ToImmutableArray();
        return new Expression.NewTuple(PyType.Tuple([.. items.Select(x => x.Type)]), at, items);
    }

    private IEnumerable<Expression> Items(Expression tuple) => tuple is Expression.NewTuple display ? display.Items
        : cells.Shallow(tuple.Type).Inner.Select((t, i) => (Expression)new Expression.TupleItem(Known(t), tuple.At, tuple, i));

    private Expression Unary(PyExpression.Unary x)
    {
        var operand = Value(x.Operand);
        if (Operators.TryGetValue(x.Operator, out var method) && Special(x.At, operand, $"__{method}__") is { } special)
            return special;
        return x.Operator == "USub" && operand is Expression.Constant { Value: var text } constant && char.IsAsciiDigit(text[0]) && (operand.Type == PyType.Float || operand.Type == PyType.Int || operand.Type == PyType.Integer)
            ? constant with { Value = "-" + text }
            : Row(x.At, x.Operator, [operand]);
    }

    /// <summary><c>and</c>, <c>or</c> as values: one of the operands, the later ones computed only where they are needed.</summary>
    private Expression LogicalValue(PyExpression.Logical x)
    {
        var right = Value(x.Values[^1]);
        for (var i = x.Values.Length - 2; i >= 0; i--)
        {
            var left = Value(x.Values[i]);
            right = Either(x.Values[i], x.Operator == "And", left, right);
        }
        return right;
    }

    private Expression Either(PyExpression source, bool and, Expression left, Expression right)
    {
        if (left.Type == PyType.Bool && right.Type == PyType.Bool)
            return left is Expression.Constant known ? ((known.Value == "True") == and ? right : left) : new Expression.Logical(source.At, and, [left, right]);
        var name = Fresh("either", source.At);
        var local = new Expression.Local(left.Type, source.At, name);
        var test = Truth(local);
        if (test is Expression.Constant constant)
            return (constant.Value == "True") == and ? right : left;
        // `x or y`: x is kept where it is true, so that it is not None there.
        var kept = !and && cells.Shallow(left.Type) is PyType.Of { Name: "optional" } optional
            ? new Expression.Convert(Known(optional.Parts[0]), source.At, Conversion.NotNone, local) : (Expression)local;
        var type = cells.Join(kept.Type, right.Type) ?? throw Refuse(source.At, "mixed types", $"this is {cells.Resolve(kept.Type)} or {cells.Resolve(right.Type)}, depending on the data");
        return new Expression.Either(Known(type), source.At, and, name, left, test, Fit(kept, type), Fit(right, type));
    }

    private Expression Conditional(PyExpression.Conditional x)
    {
        var test = Truth(x.Test);
        if (test is Expression.Constant known)
            return Value(known.Value == "True" ? x.Then : x.Otherwise);
        var (then, otherwise) = (Behind(x.Test, true, [], () => Value(x.Then)), Behind(x.Test, false, [], () => Value(x.Otherwise)));
        var type = cells.Join(then.Type, otherwise.Type) ?? throw Refuse(x.At, "mixed types", $"this is {cells.Resolve(then.Type)} or {cells.Resolve(otherwise.Type)}, depending on the data");
        return new Expression.Conditional(Known(type), x.At, test, Fit(then, type), Fit(otherwise, type));
    }

    /// <summary>Chained comparisons compute each operand once.</summary>
    private Expression Compare(PyExpression.Compare x)
    {
        var left = Value(x.Left);
        return x.Operators.Length == 1 ? Compare(x.At, x.Operators[0], left, x.Others[0]) : Chain(x, left, 0);
    }

    private Expression Chain(PyExpression.Compare x, Expression left, int index)
    {
        if (index == x.Operators.Length - 1)
            return Compare(x.At, x.Operators[index], left, x.Others[index]);
        var right = Value(x.Others[index]);
        if (right is Expression.Local or Expression.Constant)
            return new Expression.Logical(x.At, And: true, [Compare(x.At, x.Operators[index], left, x.Others[index]), Chain(x, right, index + 1)]);
        if (left is not (Expression.Local or Expression.Constant))
        {
            var first = Fresh("first", left.At);
            return new Expression.Let(x.At, first, left, Chain(x, new Expression.Local(left.Type, left.At, first), index));
        }
        var name = Fresh("middle", right.At);
        var middle = new Expression.Local(right.Type, right.At, name);
        return new Expression.Let(x.At, name, right, new Expression.Logical(x.At, And: true, [Compare(x.At, x.Operators[index], left, middle), Chain(x, middle, index + 1)]));
    }

    private Expression Compare(Place at, string name, Expression left, PyExpression right)
    {
        if (name is "In" or "NotIn" && right is PyExpression.TupleDisplay or PyExpression.ListDisplay or PyExpression.SetDisplay && Among(at, left, right) is { } among)
            return name == "NotIn" ? Not(among) : among;
        return Compare(at, name, left, name is "In" or "NotIn" ? Iterable(right) : Value(right));
    }

    /// <summary><c>x in (a, b)</c> with literals: comparisons.</summary>
    private Expression? Among(Place at, Expression left, PyExpression display)
    {
        ImmutableArray<Expression> items = [.. Walk.Parts(display).Select(Value)];
        if (items.IsEmpty || left is not (Expression.Local or Expression.Item or Expression.Convert { Conversion: Conversion.NotNone, Value: Expression.Local }) || !IsPure(left) || items.Any(x => x is not Expression.Constant))
            return null;
        return items.Length == 1 ? Compare(at, "Eq", left, items[0]) : new Expression.Logical(at, And: false, [.. items.Select(x => Compare(at, "Eq", left, x))]);
    }

    private Expression Compare(Place at, string name, Expression left, Expression right)
    {
        if (name is "NotEq" or "NotIn" or "IsNot")
            return Not(Compare(at, name switch { "NotEq" => "Eq", "NotIn" => "In", _ => "Is" }, left, right));
        if (name == "Is")
            return Is(at, left, right);
        if (name == "In")
            return Contains(at, left, right);
        var (a, b) = (cells.Shallow(left.Type), cells.Shallow(right.Type));
        if (a != PyType.Unknown && b != PyType.Unknown && a != PyType.None && b != PyType.None && Compared(at, name, left, right) is { } compared)
            return compared;
        if (a == PyType.Unknown || b == PyType.Unknown)
            return final ? throw Refuse(at, "unknown type", "nothing is known of the type of an operand") : new Expression.IsNone(at, left);
        if (TryRow(at, name, [left, right], exact: true) is { } row)
            return row;
        (left, right) = (Promote(left, b == PyType.Bool ? PyType.Bool : PyType.Int), Promote(right, a == PyType.Bool ? PyType.Bool : PyType.Int));
        if (cells.Join(left.Type, right.Type) is { } joined && (name == "Eq" || !cells.Shallow(joined).Is("optional")))
            return Row(at, name, [Fit(left, joined), Fit(right, joined)]);
        return Row(at, name, [left, right]);
    }

    private Expression Contains(Place at, Expression left, Expression right)
    {
        if (cells.Shallow(right.Type).Is("tuple") && ItemOf(right.Type) is { } item)
            right = Fit(right, PyType.Many(item));
        return Special(at, right, "__contains__", left) is { } contains ? Truth(contains) : Row(at, "In", [left, right]);
    }

    private Expression Is(Place at, Expression left, Expression right)
    {
        var (a, b) = (cells.Shallow(left.Type), cells.Shallow(right.Type));
        if (a == PyType.None)
            (left, right, a, b) = (right, left, b, a);
        if (b == PyType.None)
            return a == PyType.Unknown ? (final ? throw Refuse(at, "unknown type", "nothing is known of the type of an operand") : new Expression.IsNone(at, left))
                : a == PyType.None ? Decided(left is Expression.Constant ? right : right is Expression.Constant ? left : throw Refuse(at, "is", "both of these are always None"), true)
                : a.Is("optional") ? new Expression.IsNone(at, left)
                : a.Is(Regexes.Found) ? Not(Truth(left))
                : Decided(left, false);
        if (HasClasses && (ClassOf(left.Type) is not null || ClassOf(right.Type) is not null) && a != PyType.Unknown && b != PyType.Unknown)
            return Identical(at, left, right);
        return a == PyType.Bool && b == PyType.Bool ? Row(at, "Eq", [left, right]) : throw Refuse(at, "is", "'is' is supported for None, True and False");
    }

    private Expression Subscript(PyExpression.Subscript x)
    {
        var value = Value(x.Value);
        if (cells.Shallow(value.Type) is PyType.Of { Name: "optional" } optional)
            value = Fit(value, optional.Parts[0]);
        if (x.Index is PyExpression.Slice slice)
            return Slice(x, value, slice);
        if (Special(x.At, value, "__getitem__", Value(x.Index)) is { } special)
            return special;
        if (cells.Shallow(value.Type) is PyType.Of { Name: "tuple" } tuple)
            return TupleItem(x, value, tuple);
        return Item(x.At, value, Value(x.Index));
    }

    private Expression Slice(PyExpression.Subscript x, Expression value, PyExpression.Slice slice)
    {
        var limits = Limits(slice);
        if (cells.Shallow(value.Type) is not PyType.Of { Name: "tuple" } tuple)
            return Row(x.At, "Slice", [value, .. limits]);
        if (value is Expression.Local && slice.Step is null && limits.All(l => l is Expression.Constant))
        {
            var (from, to) = (Clamp(limits[0], 0, tuple.Parts.Length), Clamp(limits[1], tuple.Parts.Length, tuple.Parts.Length));
            ImmutableArray<Expression> items = [.. Items(value).Skip(from).Take(Math.Max(0, to - from))];
            return new Expression.NewTuple(PyType.Tuple([.. items.Select(i => i.Type)]), x.At, items);
        }
        return ItemOf(tuple) is { } item ? Row(x.At, "Slice", [Fit(value, PyType.Many(item)), .. limits]) : throw Refuse(x.At, "slice", "a slice of a tuple with items of several types");
    }

    private static int Clamp(Expression limit, int missing, int length)
    {
        if (limit.Type == PyType.None)
            return missing;
        var at = long.Parse(((Expression.Constant)limit).Value, CultureInfo.InvariantCulture);
        return (int)Math.Clamp(at < 0 ? at + length : at, 0, length);
    }

    private ImmutableArray<Expression> Limits(PyExpression.Slice slice) => [.. new[] { slice.Lower, slice.Upper, slice.Step }
        .Select(x => x is null ? new Expression.Constant(PyType.None, slice.At, "") : Promote(Value(x), PyType.Int))];

    private Expression TupleItem(PyExpression.Subscript x, Expression value, PyType.Of tuple)
    {
        var index = Value(x.Index);
        if (index is not Expression.Constant { Value: var text } constant || constant.Type != PyType.Int)
            return ItemOf(tuple) is { } item ? Item(x.At, Fit(value, PyType.Many(item)), index)
                : throw Refuse(x.At, "computed tuple index", "the index of this tuple must be a literal, because its items have types of their own");
        var place = int.Parse(text, CultureInfo.InvariantCulture);
        place = place < 0 ? place + tuple.Parts.Length : place;
        return place >= 0 && place < tuple.Parts.Length ? new Expression.TupleItem(Known(tuple.Parts[place]), x.At, value, place)
            : throw Refuse(x.At, "tuple index out of range", "this index always raises");
    }

    /// <summary>An item of a container: a place that can be looked at, changed and copied.</summary>
    private Expression Item(Place at, Expression container, Expression index)
    {
        var type = cells.Shallow(container.Type);
        return type switch
        {
            _ when type == PyType.Unknown && !final => new Expression.Local(PyType.Unknown, at, ""),
            PyType.Of { Name: "list" or "many" or "deque" } x => new Expression.Item(Known(x.Parts[0]), at, container, Fit(Promote(index, PyType.Int), PyType.Int)),
            PyType.Of { Name: "dict" or "defaultdict" } x => Keyed(at, container, x, x.Parts[1], index),
            PyType.Of { Name: "counter" } x => Keyed(at, container, x, PyType.Int, index),
            _ when type == PyType.Unknown && !final => new Expression.Local(PyType.Unknown, at, ""),
            _ => Row(at, "Item", [container, index]),
        };
    }

    private Expression.Item Keyed(Place at, Expression container, PyType.Of type, PyType value, Expression key)
    {
        if (type.Name != "dict")
            Widen(type.Parts[0], key.Type);
        return new Expression.Item(Known(value), at, container, Fit(key, type.Parts[0]));
    }

    private Expression.NewList List(PyExpression.ListDisplay x)
    {
        var (item, items) = Collected(x, x.Items);
        return new Expression.NewList(Known(PyType.List(item)), x.At, items);
    }

    private Expression.NewSet Set(PyExpression.SetDisplay x)
    {
        var (item, items) = Collected(x, x.Items);
        // The order of a set of three and more constants depends on how the interpreter has kept them.
        return new Expression.NewSet(Known(items.Length > (ofModule ? 0 : 2) && x.Items.All(i => i is PyExpression.Constant) ? new PyType.Of("constset", [item]) : PyType.Set(item)), x.At, items);
    }

    private (PyType Item, ImmutableArray<Expression> Items) Collected(PyExpression display, ImmutableArray<PyExpression> items)
    {
        var cell = cells.At(display);
        ImmutableArray<Expression> values = [.. items.Select(Value)];
        foreach (var value in values.Where(_ => !final))
            if (!cells.Put(cell, value.Type))
                throw Refuse(display.At, "mixed items", "the items here have different types");
        return (cell, [.. values.Select(v => Fit(v, cell))]);
    }

    private Expression.NewDict Dict(PyExpression.DictDisplay x)
    {
        var (key, value) = (cells.At(x), cells.At(x, 1));
        ImmutableArray<Expression> values = [.. x.Items.SelectMany(i => new[] { Value(i.Key), Value(i.Value) })];
        for (var i = 0; i < values.Length && !final; i++)
            if (!cells.Put(i % 2 == 0 ? key : value, values[i].Type))
                throw Refuse(x.At, "mixed items", "the items here have different types");
        return new Expression.NewDict(Known(PyType.Dict(key, value)), x.At, [.. values.Select((v, i) => Fit(v, i % 2 == 0 ? key : value))]);
    }

    /// <summary><c>[a, *b, c]</c> is <c>[a] + list(b) + [c]</c>.</summary>
    private Expression Spread(PyExpression display, ImmutableArray<PyExpression> items)
    {
        var cell = cells.At(display);
        var pieces = new List<Expression>();
        var single = ImmutableArray.CreateBuilder<Expression>();
        foreach (var item in items)
        {
            var value = item is PyExpression.Starred starred ? Run(starred.Value) : Value(item);
            var type = item is PyExpression.Starred ? Needed(value, item.At) : value.Type;
            if (!final && !cells.Put(cell, type))
                throw Refuse(display.At, "mixed items", "the items here have different types");
            if (item is not PyExpression.Starred)
                single.Add(Fit(value, cell));
            else
            {
                Flush();
                pieces.Add(Row(item.At, "list", [cells.Shallow(value.Type).Is("tuple") ? Fit(value, PyType.Many(cell)) : value]));
            }
        }
        Flush();
        return pieces.Aggregate((a, b) => Row(display.At, "Add", [a, b]));

        void Flush()
        {
            if (single.Count > 0)
                pieces.Add(new Expression.NewList(Known(PyType.List(cell)), display.At, single.ToImmutable()));
            single.Clear();
        }
    }

    private Expression Tuple(PyExpression.TupleDisplay x)
    {
        ImmutableArray<Expression> items = [.. x.Items.Select(Value)];
        return items.Length <= 6 ? new Expression.NewTuple(PyType.Tuple([.. items.Select(i => i.Type)]), x.At, items)
            : items.Select(i => i.Type).Distinct().Count() == 1 ? new Expression.Convert(PyType.Many(items[0].Type), x.At, Conversion.ToMany, new Expression.NewList(PyType.List(items[0].Type), x.At, items))
            : throw Refuse(x.At, "long tuple", "tuples of up to six items are supported");
    }

    private Expression Sequence(PyExpression.Sequence x)
    {
        var value = Value(x.Value);
        return OfLength(x, value, cells.Shallow(value.Type));
    }

    private Expression OfLength(PyExpression.Sequence x, Expression value, PyType type) => type switch
    {
        _ when type == PyType.Unknown => final ? throw Refuse(x.At, "unknown type", "nothing is known of the type of this value") : new Expression.IsNone(x.At, value),
        PyType.Of { Name: "optional" } optional => new Expression.Logical(x.At, And: true,
            [Not(new Expression.IsNone(x.At, value)), OfLength(x, new Expression.Convert(Known(optional.Parts[0]), x.At, Conversion.NotNone, value), cells.Shallow(optional.Parts[0]))]),
        PyType.Of { Name: "tuple" } tuple => Decided(value, tuple.Parts.Length == x.Length || (x.OrMore && tuple.Parts.Length > x.Length)),
        PyType.Of { Name: "list" or "many" } => Row(x.At, x.OrMore ? "GtE" : "Eq", [Row(x.At, "len", [value]), new Expression.Constant(PyType.Int, x.At, $"{x.Length}")]),
        PyType.Of { Name: "int" or "float" or "number" or "bool" or "str" or "bytes" or "None" or "dict" or "set" or "frozenset" } => Decided(value, false),
        _ => throw Refuse(x.At, "match", $"a pattern of items for {cells.Resolve(type)} is not supported yet"),
    };

    private Expression Joined(PyExpression.Joined x)
    {
        ImmutableArray<Expression> parts = [.. x.Parts.Select(Value)];
        return parts.Length switch
        {
            0 => new Expression.Constant(PyType.Text, x.At, ""),
            1 => parts[0],
            _ => new Expression.Concatenation(x.At, parts),
        };
    }

    private Expression Formatted(PyExpression.Formatted x)
    {
        var value = (x.Conversion is "" or "s" ? Said(x.Value) : null) ?? Value(x.Value);
        if (x.Conversion is not ("" or "s" or "r"))
            throw NotYet(x.At, "ascii conversion");
        if (HasClasses && ClassOf(value.Type) is not null)
            value = Shown(x.At, value, x.Conversion == "r") ?? throw NotYet(x.At, "text of an instance");
        else if (x.Conversion.Length > 0)
            value = Row(x.At, x.Conversion == "r" ? "repr" : "str", [value]);
        return x.Spec is null or PyExpression.Joined { Parts.IsEmpty: true }
            ? (value.Type == PyType.Text ? value : Row(x.At, "str", [value]))
            : Row(x.At, "format", [value, Value(x.Spec)]);
    }

    private Expression.Walrus Walrus(PyExpression.Walrus x)
    {
        var value = Value(x.Value);
        var variable = Declare(Variable(x.Target), value.Type);
        return new Expression.Walrus(variable.Type, x.At, variable.Name, Fit(value, variable.Type));
    }
}
