using System.Collections.Immutable;
using System.Globalization;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Primitives;
using Steelyard.Translation.Python;

namespace Steelyard.Translation.Passes;

/// <summary>Making values fit: a wider type is narrowed with a check that leaves, a narrower one is widened.</summary>
internal sealed partial class Typing
{
    private const long ExactFloat = 1L << 53;

    /// <summary>The value as another type.</summary>
    private Expression Fit(Expression value, PyType target)
    {
        var (from, to) = (cells.Shallow(value.Type), cells.Shallow(target));
        if (from == PyType.Unknown || to == PyType.Unknown)
            return Unknown(value, from, target);
        if (to.Is("optional"))
            return ToOptional(value, from, target, to.Inner[0]);
        if (from.Is("optional"))
            return Fit(new Expression.Convert(Known(from.Inner[0]), value.At, Conversion.NotNone, value), target);
        if (from == to)
            return value with { Type = Known(target) };
        if (to == PyType.Number && (from == PyType.Int || from == PyType.Float))
            return new Expression.Convert(PyType.Number, value.At, Conversion.ToNumber, value);
        if (from == PyType.Number && (to == PyType.Int || to == PyType.Float))
            return new Expression.Convert(to, value.At, to == PyType.Int ? Conversion.NumberIsInt : Conversion.NumberIsFloat, value);
        if (from == PyType.Int && to == PyType.Integer)
            return new Expression.Convert(PyType.Integer, value.At, Conversion.ToInteger, value);
        if (from == PyType.Integer && to == PyType.Int)
            return Narrow(value);
        if (from.Is("tuple") && to.Is("many"))
            return new Expression.Convert(Known(target), value.At, Conversion.ToMany, Parts(value, from, [.. from.Inner.Select(_ => to.Inner[0])]));
        if (from.Is("tuple") && to.Is("tuple") && from.Inner.Length == to.Inner.Length)
            return cells.Resolve(from) == cells.Resolve(to) ? value with { Type = Known(target) } : Parts(value, from, to.Inner);
        if (final && value is Expression.NewList display && to.Is("list") && cells.Resolve(from) != cells.Resolve(to))
            return display with { Type = Known(to), Items = [.. display.Items.Select(x => Fit(x, to.Inner[0]))] };
        return Unified(value, from, to) ? value with { Type = Known(target) }
            : throw Refuse(value.At, "mixed types", $"this is {cells.Resolve(from)}, where {cells.Resolve(to)} is needed");
    }

    /// <summary>An integer that must fit into 64 bits: computed in them where its parts fit, too, and left where it does not.</summary>
    private static Expression Narrow(Expression value) => value switch
    {
        _ when value.Type == PyType.Int => value,
        Expression.Convert { Conversion: Conversion.ToInteger } x => x.Value,
        Expression.Operation { Row.Name: var name, Arguments: [var left, var right] } x when name.Replace(Integers.Wide, "", StringComparison.Ordinal) is "Add" or "Sub" or "Mult" && IsNarrow(left) && IsNarrow(right) =>
            new Expression.Operation(PyType.Int, x.At, Tables.Named(name.Replace(Integers.Wide, "", StringComparison.Ordinal)).First(), [Narrow(left), Narrow(right)]),
        _ => new Expression.Convert(PyType.Int, value.At, Conversion.IntegerIsInt, value),
    };

    private static bool IsNarrow(Expression value) => value.Type == PyType.Int || value switch
    {
        Expression.Convert { Conversion: Conversion.ToInteger } => true,
        Expression.Operation { Row.Name: var name, Arguments: [var left, var right] } when name.Replace(Integers.Wide, "", StringComparison.Ordinal) is "Add" or "Sub" or "Mult" => IsNarrow(left) && IsNarrow(right),
        _ => false,
    };

    private Expression Unknown(Expression value, PyType from, PyType target)
    {
        if (final)
            throw Refuse(value.At, "unknown type", "nothing is known of the type of this value");
        if (value.Type is PyType.Cell cell)
            cells.Put(cell, target);
        else if (target is PyType.Cell other && from != PyType.Unknown)
            cells.Put(other, from);
        return value with { Type = target };
    }

    private Expression ToOptional(Expression value, PyType from, PyType target, PyType item)
    {
        if (from == PyType.None)
            return new Expression.Convert(Known(target), value.At, Conversion.NoneOf, value);
        // Known not to be None where None may stand, too: as it was.
        if (value is Expression.Convert { Conversion: Conversion.NotNone, Value: var before } && cells.Resolve(before.Type) == cells.Resolve(target))
            return before;
        if (!from.Is("optional"))
            return new Expression.Convert(Known(target), value.At, Conversion.Some, Fit(value, item));
        return Unified(value, from, cells.Shallow(target)) ? value with { Type = Known(target) }
            : throw Refuse(value.At, "mixed types", $"this is {cells.Resolve(from)}, where {cells.Resolve(target)} is needed");
    }

    /// <summary>Whether both are one type once cells have given way.</summary>
    private bool Unified(Expression value, PyType from, PyType to) => cells.Resolve(from) == cells.Resolve(to) || (!final && cells.Join(from, to) is not null && value is not null);

    /// <summary>The parts of a tuple, each made to fit.</summary>
    private Expression Parts(Expression value, PyType from, ImmutableArray<PyType> targets)
    {
        if (value is Expression.NewTuple display)
        {
            ImmutableArray<Expression> items = [.. display.Items.Select((x, i) => Fit(x, targets[i]))];
            return display with { Items = items, Type = PyType.Tuple([.. items.Select(x => x.Type)]) };
        }
        var name = Fresh("parts", value.At);
        var local = new Expression.Local(value.Type, value.At, name);
        ImmutableArray<Expression> fitted = [.. from.Inner.Select((t, i) => Fit(new Expression.TupleItem(Known(t), value.At, local, i), targets[i]))];
        return new Expression.Let(value.At, name, value, new Expression.NewTuple(PyType.Tuple([.. fitted.Select(x => x.Type)]), value.At, fitted));
    }

    /// <summary>As Python's arithmetic promotes: bool → int → float.</summary>
    private static Expression Promote(Expression value, PyType type)
    {
        if (value.Type == PyType.Bool && type != PyType.Bool)
            return Promote(new Expression.Convert(PyType.Int, value.At, Conversion.BoolToInt, value), type);
        if (value.Type == PyType.Integer && type == PyType.Float)
            return new Expression.Convert(PyType.Float, value.At, Conversion.IntegerToFloat, value);
        if (value.Type != PyType.Int || type != PyType.Float)
            return value;
        return value is Expression.Constant x && long.TryParse(x.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= ExactFloat
            ? x with { Type = PyType.Float }
            : new Expression.Convert(PyType.Float, value.At, Conversion.IntToFloat, value);
    }

    /// <summary>Whether an expression counts as true.</summary>
    private Expression Truth(PyExpression source) => source switch
    {
        PyExpression.Logical x => Logical(x),
        PyExpression.Unary { Operator: "Not" } x => Not(Truth(x.Operand)),
        _ => Truth(Value(source)),
    };

    private Expression Logical(PyExpression.Logical x)
    {
        var parts = ImmutableArray.CreateBuilder<Expression>();
        foreach (var part in x.Values)
        {
            var truth = Truth(part);
            if (truth is Expression.Constant known)
            {
                // What comes after is never reached, and may make no sense for these types.
                if ((known.Value == "True") == (x.Operator == "And"))
                    continue;
                if (parts.Count == 0)
                    return known;
                parts.Add(known);
                break;
            }
            parts.Add(truth);
        }
        return parts.Count switch
        {
            0 => new Expression.Constant(PyType.Bool, x.At, x.Operator == "And" ? "True" : "False"),
            1 => parts[0],
            _ => new Expression.Logical(x.At, x.Operator == "And", parts.ToImmutable()),
        };
    }

    private static Expression Not(Expression value) => value switch
    {
        Expression.Constant x => x with { Value = x.Value == "True" ? "False" : "True" },
        Expression.Not x => x.Value,
        _ => new Expression.Not(value.At, value),
    };

    private Expression Truth(Expression value)
    {
        var type = cells.Shallow(value.Type);
        if (type == PyType.Bool)
            return value;
        if (type.Is(Regexes.Found))
            return value with { Type = PyType.Bool };
        if (type == PyType.Unknown)
            return final ? throw Refuse(value.At, "unknown type", "nothing is known of the type of this value") : value with { Type = PyType.Bool };
        if (type == PyType.None)
            return Decided(value, false);
        if (type.Is("tuple"))
            return Decided(value, !type.Inner.IsEmpty);
        if (type.IsInstance)
            return TruthOf(value);
        if (!type.Is("optional"))
            return Row(value.At, "bool", [value]);
        if (value is Expression.Local local)
            return OptionalTruth(local);
        var name = Fresh("value", value.At);
        return new Expression.Let(value.At, name, value, OptionalTruth(new Expression.Local(value.Type, value.At, name)));
    }

    /// <summary>A truth that the type of a value decides. What computes the value may still do something, or raise: it runs.</summary>
    private Expression Decided(Expression value, bool truth)
    {
        var parts = value is Expression.NewTuple tuple ? tuple.Items : [value];
        return parts.Where(part => IrWalk.All(part).Any(x => x is not (Expression.Local or Expression.Constant or Expression.NewTuple or Expression.Convert))).Reverse()
            .Aggregate((Expression)new Expression.Constant(PyType.Bool, value.At, truth ? "True" : "False"), (rest, part) => new Expression.Let(part.At, Fresh("effect", part.At), part, rest));
    }

    private Expression OptionalTruth(Expression.Local value)
    {
        var some = Not(new Expression.IsNone(value.At, value));
        var truth = Truth(new Expression.Convert(Known(cells.Shallow(value.Type).Inner[0]), value.At, Conversion.NotNone, value));
        return truth is Expression.Constant { Value: "True" } ? some : new Expression.Logical(value.At, And: true, [some, truth]);
    }

    /// <summary>The type of the items that something gives when it is run over, or null.</summary>
    private PyType? ItemOf(PyType type)
    {
        var known = cells.Shallow(type);
        return known switch
        {
            _ when known == PyType.Text => PyType.Text,
            _ when known == PyType.Bytes || known.Is("range") => PyType.Int,
            // The order of such a set follows from addresses.
            PyType.Of { Name: "set" or "frozenset", Parts: [var item] } when cells.Resolve(item).HasInstances => null,
            PyType.Of { Name: "list" or "many" or "deque" or "iter" or "dict" or "set" or "frozenset" or "defaultdict" or "counter" } x => x.Parts[0],
            PyType.Of { Name: "tuple", Parts: [var first, .. var rest] } when rest.All(r => cells.Resolve(r) == cells.Resolve(first)) => first,
            _ when known == PyType.Unknown && !final => PyType.Unknown,
            _ => null,
        };
    }
}
