using Steelyard.Translation.Ir;
using Steelyard.Translation.Python;

namespace Steelyard.Translation.Passes;

/// <summary>
/// Generator functions nested in the one that is ported. Whoever runs over one gives it what is to be done with each item, so that both
/// take turns as they do in Python.
/// </summary>
internal sealed partial class Typing
{
    /// <summary><c>yield value</c></summary>
    private IEnumerable<Statement> Yielded(PyExpression.Yield x)
    {
        if (frame.Yields is null)
            throw NotYet(x.At, "generator");
        if (attempting > 0)
            throw NotYet(x.At, "yield inside try");
        var value = x.Value is null ? new Expression.Constant(PyType.None, x.At, "") : Value(x.Value);
        var joined = cells.Join(frame.Yields, value.Type) ?? throw Refuse(x.At, "mixed items", $"'{frame.Source.Name}' yields {cells.Resolve(frame.Yields)} and {cells.Resolve(value.Type)}");
        if (joined != frame.Yields)
            learnt++;
        frame.Yields = joined;
        return [new Statement.Yield(x.At, Fit(value, joined))];
    }

    /// <summary>A call of a generator function that is run over on the spot, or a count of its items; null for anything else.</summary>
    private Expression? Generated(PyExpression source)
    {
        if (HasClasses && source is PyExpression.Name or PyExpression.Attribute && Imported(source) is null && Iteration(source.At, Value(source)) is { } iteration)
            return iteration;
        if (source is not PyExpression.Call { Function: var function } call || call.Keywords.Any(k => k.Name is null) || call.Arguments.Any(a => a is PyExpression.Starred))
            return null;
        if (Nested(function) is { Yields: not null } generator)
            return CallNested(call.At, generator, [.. call.Arguments.Select(Value)], call.Keywords);
        if (function is PyExpression.Attribute member && Imported(member) is null && MethodCall(call, member) is { } method && method.Type.Is("iter"))
            return method;
        if (function is PyExpression.Name { Id: "enumerate" } && IsBuiltin("enumerate") && call.Arguments is [var first, ..] && Generated(first) is Expression.Call items)
            return Enumerate(call, items);
        return null;
    }

    /// <summary>The generator that an instance is run over by, or null.</summary>
    private Expression.Call? Iteration(Place at, Expression value) => HasClasses && ClassOf(value.Type) is { } owner && Method(owner, "__iter__") is { Yields: not null } iteration
        ? CallNested(at, iteration, [Present(value)], []) : null;

    /// <summary>All items of a generator: <c>(x for x in generator())</c>.</summary>
    private Expression.Comprehension All(Expression.Call items)
    {
        var item = new Pattern.Variable(Known(ItemOf(items.Type)!), Own(Unused("item"), ItemOf(items.Type)!));
        return new Expression.Comprehension(items.Type, items.At, "GeneratorExp", [new Clause(item, items, [])], new Expression.Local(item.Type, items.At, item.Name), null);
    }
}
