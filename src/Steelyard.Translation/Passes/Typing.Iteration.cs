using System.Collections.Immutable;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Python;

namespace Steelyard.Translation.Passes;

/// <summary>What is run over: loops and comprehensions.</summary>
internal sealed partial class Typing
{
    /// <summary>An expression that is run over, or looked at as a whole.</summary>
    private Expression Iterable(PyExpression source)
    {
        var value = source is PyExpression.Call { Function: PyExpression.Name { Id: var name } } call && Inner(name) is null && IsBuiltin(name) && call.Arguments.All(a => a is not PyExpression.Starred)
            && IterableCall(call, name) is { } iterable ? iterable : source is PyExpression.Comprehension generator ? Comprehension(generator) : Value(source);
        return Iteration(source.At, value) is { } items ? All(items) : value;
    }

    /// <summary>Something that is run over.</summary>
    private Expression Run(PyExpression source)
    {
        var value = Iterable(Empty(source));
        return cells.Shallow(value.Type) is PyType.Of { Name: "optional" } optional ? Fit(value, optional.Parts[0]) : value;
    }

    /// <summary><c>d.get(key, ())</c> that is run over only is <c>d.get(key, [])</c> where the values are lists.</summary>
    private PyExpression Empty(PyExpression source) => source is PyExpression.Call { Function: PyExpression.Attribute { Member: "get", Value: var owner }, Arguments: [var key, PyExpression.TupleDisplay { Items.IsEmpty: true } none], Keywords.IsEmpty: true } call
        && cells.Shallow(Value(owner).Type) is PyType.Of { Name: "dict" or "defaultdict", Parts: [_, var item] } && cells.Shallow(item).Is("list") ? call with { Arguments = [key, new PyExpression.ListDisplay(none.At, [])] } : source;

    private Expression? IterableCall(PyExpression.Call x, string name)
    {
        switch (name, x.Arguments.Length, x.Keywords.Length)
        {
            case ("range", _, 0):
                return Range(x);
            case ("enumerate", 1 or 2, _):
                return Enumerate(x);
            case ("zip", > 0, 0):
                var items = x.Arguments.Select(a => Run(a)).ToImmutableArray();
                return new Expression.Zip(Known(PyType.Iter(PyType.Tuple([.. items.Select(i => Needed(i, x.At))]))), x.At, items);
            case ("reversed", 1, 0):
                var reversed = Run(x.Arguments[0]);
                return new Expression.Reversed(Known(PyType.Iter(Needed(reversed, x.At))), x.At, reversed);
            case ("map", 2, 0) when IsFunction(x.Arguments[0]):
                return Mapped(x);
            case ("filter", 2, 0):
                return Filtered(x);
            default:
                return null;
        }
    }

    private PyType Needed(Expression items, Place at) => ItemOf(items.Type) ?? throw Refuse(at, "iteration", $"running over {cells.Resolve(items.Type)} is not supported yet");

    private Expression.Enumerate Enumerate(PyExpression.Call x, Expression? known = null)
    {
        var items = known ?? Run(x.Arguments[0]);
        var start = x.Arguments.Length == 2 ? Value(x.Arguments[1]) : x.Keywords is [{ Name: "start", Value: var value }] ? Value(value)
            : x.Keywords.IsEmpty ? new Expression.Constant(PyType.Int, x.At, "0") : throw NotYet(x.At, "keyword argument");
        return new Expression.Enumerate(Known(PyType.Iter(PyType.Tuple(PyType.Int, Needed(items, x.At)))), x.At, items, Fit(start, PyType.Int));
    }

    /// <summary><c>map(f, xs)</c> is <c>(f(x) for x in xs)</c>.</summary>
    private Expression.Comprehension Mapped(PyExpression.Call x)
    {
        var (clause, item) = Clause(x);
        inner.Add(new() { [clause.Name] = clause });
        try
        {
            var element = Apply(x.At, x.Arguments[0], [new Expression.Local(clause.Type, x.At, clause.Name)]);
            return new Expression.Comprehension(Known(PyType.Iter(element.Type)), x.At, "GeneratorExp", [new Clause(clause, item, [])], element, null);
        }
        finally
        {
            inner.RemoveAt(inner.Count - 1);
        }
    }

    private Expression.Comprehension Filtered(PyExpression.Call x)
    {
        var (clause, item) = Clause(x);
        inner.Add(new() { [clause.Name] = clause });
        try
        {
            var local = new Expression.Local(clause.Type, x.At, clause.Name);
            var test = Truth(x.Arguments[0] is PyExpression.Constant { Type: "NoneType" } ? local : Apply(x.At, x.Arguments[0], [local]));
            return new Expression.Comprehension(Known(PyType.Iter(clause.Type)), x.At, "GeneratorExp", [new Clause(clause, item, [test])], local, null);
        }
        finally
        {
            inner.RemoveAt(inner.Count - 1);
        }
    }

    private (Pattern.Variable Variable, Expression Items) Clause(PyExpression.Call x)
    {
        var items = Run(x.Arguments[1]);
        return (new Pattern.Variable(Known(Needed(items, x.At)), Unused("item")), items);
    }

    /// <summary>A comprehension. It runs at once where Python would run a generator expression step by step: leaving earlier is always right.</summary>
    private Expression.Comprehension Comprehension(PyExpression.Comprehension x, Func<PyExpression, Expression>? elements = null)
    {
        var (depth, outside) = (inner.Count, rounds);
        try
        {
            var clauses = x.Clauses.Select(c => Clause(c)).ToImmutableArray();
            var element = (elements ?? Value)(x.Element);
            if (x.Kind == "GeneratorExp")
                return new Expression.Comprehension(Known(PyType.Iter(element.Type)), x.At, x.Kind, clauses, element, null);
            var cell = Collect(x, 0, element);
            if (x.Value is null)
                return new Expression.Comprehension(Known(x.Kind == "ListComp" ? PyType.List(cell) : PyType.Set(cell)), x.At, x.Kind, clauses, Fit(element, cell), null);
            var value = Value(x.Value);
            var second = Collect(x, 1, value);
            return new Expression.Comprehension(Known(PyType.Dict(cell, second)), x.At, x.Kind, clauses, Fit(element, cell), Fit(value, second));
        }
        finally
        {
            inner.RemoveRange(depth, inner.Count - depth);
            rounds = outside;
        }
    }

    private PyType.Cell Collect(PyExpression site, int part, Expression value)
    {
        var cell = cells.At(site, part);
        return final || cells.Put(cell, value.Type) ? cell : throw Refuse(value.At, "mixed items", "the items here have different types");
    }

    private Clause Clause(PyClause x)
    {
        var items = Generated(x.Items) ?? Run(x.Items);
        rounds++;
        var item = Needed(items, x.Items.At);
        var names = new Dictionary<string, Pattern.Variable>();
        var pattern = Inner(x.Target, item, names) ?? throw Refuse(x.Target.At, "target", $"items of type {cells.Resolve(item)} cannot be taken apart here");
        inner.Add(names);
        return new Clause(pattern, items, [.. x.Conditions.Select(Truth)]);
    }

    /// <summary>A name that no other comprehension of the function has for a container: what is known of one is not true of the other.</summary>
    private string Own(string name, PyType type)
    {
        if (!final || !Mutability.IsMutable(cells.Resolve(type)))
            return name;
        while (!taken.Add(name))
            name = Unused(name + "_");
        return name;
    }

    /// <summary>The pattern of a target whose variables exist in the comprehension only.</summary>
    private Pattern? Inner(PyExpression target, PyType type, Dictionary<string, Pattern.Variable> names)
    {
        if (target is PyExpression.Name name)
            return names[name.Id] = new Pattern.Variable(Known(type), name.Id == "_" ? "_" : Own(Unused(name.Id), type));
        var known = cells.Shallow(type);
        if (target is not PyExpression.TupleDisplay many)
            return null;
        if (known == PyType.Unknown && !final)
            known = PyType.Tuple([.. many.Items.Select(_ => PyType.Unknown)]);
        if (known is not PyType.Of { Name: "tuple" } tuple || tuple.Parts.Length != many.Items.Length)
            return null;
        var parts = many.Items.Select((t, i) => Inner(t, tuple.Parts[i], names)).ToList();
        return parts.TrueForAll(p => p is not null) ? new Pattern.Parts(Known(tuple), [.. parts.OfType<Pattern>()]) : null;
    }
}
