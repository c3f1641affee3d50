using System.Collections.Immutable;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Python;

namespace Steelyard.Translation.Passes;

/// <summary>
/// Syntax of one function → typed function. Every variable has one type. The item type of a list that begins empty comes from what is
/// put in first; since that stands further down, the function is typed again once it is known.
/// </summary>
internal sealed class StatementTyping
{
    private readonly Signature signature;
    private readonly Dictionary<string, PyType> hints;
    private readonly Dictionary<string, PyType> locals = [];
    private readonly ExpressionTyping expressions;
    private readonly Stack<string> iterated = new();

    private StatementTyping(PyModule module, ImmutableDictionary<string, Signature> signatures, PyFunction function, Dictionary<string, PyType> hints)
    {
        signature = signatures[function.Name];
        this.hints = hints;
        foreach (var parameter in signature.Parameters)
            locals[parameter.Name] = parameter.Type;
        var assigned = Walk.Statements(function.Body).SelectMany(Names).Concat(function.Parameters).ToImmutableHashSet();
        expressions = new ExpressionTyping(new Scope(module, signatures, assigned, locals), CheckChange);
    }

    /// <summary>Types one function against the signatures of those it calls.</summary>
    public static Function Type(PyModule module, ImmutableDictionary<string, Signature> signatures, PyFunction function)
    {
        var hints = new Dictionary<string, PyType>();
        while (true)
        {
            var known = hints.Count;
            var typing = new StatementTyping(module, signatures, function, hints);
            try
            {
                var body = typing.Block(function.Body);
                if (hints.Count == known)
                    return new Function(function, typing.signature, typing.locals.ToImmutableDictionary(), body);
            }
            catch (RefusedException) when (hints.Count > known)
            {
                // What was refused may only have lacked the type that is known now.
            }
        }
    }

    private ImmutableArray<Statement> Block(ImmutableArray<PyStatement> statements) => [.. statements.SelectMany(Statement)];

    private IEnumerable<Statement> Statement(PyStatement source) => source switch
    {
        PyStatement.Assign x => Assign(x),
        PyStatement.Augmented x => [Augmented(x)],
        PyStatement.For x => [For(x)],
        PyStatement.While x => [While(x)],
        PyStatement.If x => [new Statement.If(x.At, expressions.Truth(x.Test), Block(x.Then), Block(x.Otherwise))],
        PyStatement.Return x => [Return(x)],
        PyStatement.Break x => [new Statement.Break(x.At)],
        PyStatement.Continue x => [new Statement.Continue(x.At)],
        PyStatement.Pass => [],
        PyStatement.Effect x => Effect(x),
        PyStatement.Raise x => [new Statement.Leave(x.At)],
        PyStatement.Assert x => [new Statement.If(x.At, expressions.Truth(x.Test), [], [new Statement.Leave(x.At)])],
        PyStatement.Unknown x => throw RefusedException.At(x.At, Features.Of(x.Kind), $"{Features.Of(x.Kind)} is not supported yet"),
        _ => throw new InvalidOperationException($"a new kind of syntax: {source.GetType().Name}"),
    };

    private IEnumerable<Statement> Assign(PyStatement.Assign x)
    {
        var value = expressions.Value(x.Value);
        if (x.Targets.Length > 1 && value is not Expression.Constant)
            throw RefusedException.At(x.At, "several targets", "several targets are supported for literals only");
        return x.Targets.Select(t => Assign(x.At, t, value)).ToList();
    }

    private Statement Assign(Place at, PyExpression target, Expression value) => target switch
    {
        PyExpression.Name name => new Statement.Assign(at, name.Id, Bind(name, value)),
        PyExpression.TupleDisplay many => Unpack(at, many, value),
        PyExpression.Subscript item => SetItem(at, item, ExpressionTyping.Fresh(value)),
        _ => throw RefusedException.At(at, "target", "this kind of assignment is not supported yet"),
    };

    /// <summary>Gives a variable its type, or checks that it keeps it.</summary>
    private Expression Bind(PyExpression.Name name, Expression value)
    {
        if (value.Type == ExpressionTyping.EmptyList)
            value = value with { Type = hints.GetValueOrDefault(name.Id) ?? locals.GetValueOrDefault(name.Id) ?? value.Type };
        Declare(name, value.Type);
        if (value.Type is PyType.List && signature.Parameters.Any(p => p.Name == name.Id))
            throw RefusedException.At(name.At, "rebound list parameter", $"the list parameter '{name.Id}' gets another list");
        // Another variable's list may be taken over; Moves checks that nobody uses it under the old name.
        return value is Expression.Local { Type: PyType.List } ? value : ExpressionTyping.Fresh(value);
    }

    private void Declare(PyExpression.Name name, PyType type)
    {
        if (type == PyType.None)
            throw RefusedException.At(name.At, "None", "None as a value of a variable is not supported yet");
        if (locals.TryGetValue(name.Id, out var before) && before == ExpressionTyping.EmptyList && type is PyType.List)
            hints[name.Id] = type;
        else if (before is not null && before != type)
            throw RefusedException.At(name.At, "changing type", $"'{name.Id}' is {before} before and {type} here");
        if (iterated.Contains(name.Id))
            throw RefusedException.At(name.At, "rebound in its loop", $"'{name.Id}' gets another value while a loop runs over it");
        locals[name.Id] = type;
    }

    private Statement.Unpack Unpack(Place at, PyExpression.TupleDisplay targets, Expression value)
    {
        if (value.Type is not PyType.Tuple { Items: var items } || items.Length != targets.Items.Length)
            throw RefusedException.At(at, "unpacking", $"a value of type {value.Type} cannot be unpacked into {targets.Items.Length} variables here");
        ExpressionTyping.Fresh(value);
        return new Statement.Unpack(at, [.. targets.Items.Select((t, i) => Target(t, items[i]))], value);
    }

    private string Target(PyExpression target, PyType type)
    {
        if (target is not PyExpression.Name name)
            throw RefusedException.At(target.At, "target", "only names can be unpacked into so far");
        if (type.IsMutable)
            throw RefusedException.At(target.At, "second name for a list", "unpacking lists is not supported yet");
        Declare(name, type);
        return name.Id;
    }

    private Statement.SetItem SetItem(Place at, PyExpression.Subscript target, Expression value)
    {
        if (expressions.Value(target) is not Expression.Item item)
            throw RefusedException.At(at, "item assignment", "only items of lists can be assigned");
        CheckChange(at, item.List);
        return item.Type == value.Type ? new Statement.SetItem(at, item.List, item.Index, value)
            : throw RefusedException.At(at, "mixed list", $"a list of {item.Type} gets an item of type {value.Type}");
    }

    /// <summary>A list is changed only where that is the one way to reach it, and never while a loop runs over it.</summary>
    private void CheckChange(Place at, Expression list)
    {
        var root = Root(list) ?? throw RefusedException.At(at, "item assignment", "only lists in variables can be changed");
        if (iterated.Contains(root))
            throw RefusedException.At(at, "list changed in its loop", $"'{root}' is changed while a loop runs over it");
        var parameter = signature.Parameters.FirstOrDefault(x => x.Name == root);
        if (parameter?.Type is PyType.List { Item.IsMutable: true })
            throw RefusedException.At(at, "nested list parameter changed", $"changing lists inside the parameter '{root}' is not supported yet");
    }

    private static string? Root(Expression list) => list switch
    {
        Expression.Local x => x.Name,
        Expression.Item x => Root(x.List),
        _ => null,
    };

    private Statement Augmented(PyStatement.Augmented x)
    {
        var old = expressions.Value(x.Target);
        if (old.Type is PyType.List)
            throw RefusedException.At(x.At, "list extended in place", "in-place operators on lists are not supported yet");
        if (x.Target is PyExpression.Subscript target && Walk.All(target).Any(e => e is PyExpression.Call))
            throw RefusedException.At(x.At, "computed item", "an in-place operator on an item whose place is computed by a call is not supported yet");
        return Assign(x.At, x.Target, ExpressionTyping.Binary(x.At, x.Operator, old, expressions.Value(x.Value)));
    }

    private Statement For(PyStatement.For x)
    {
        if (x.HasElse)
            throw RefusedException.At(x.At, "loop with else", "else of a loop is not supported yet");
        return x.Items is PyExpression.Call { Function: PyExpression.Name { Id: "range" }, HasKeywords: false } range && !locals.ContainsKey("range")
            ? ForRange(x, range) : ForEach(x);
    }

    private Statement.ForRange ForRange(PyStatement.For x, PyExpression.Call range)
    {
        ImmutableArray<Expression> limits = [.. range.Arguments.Select(expressions.Value)];
        if (limits.Length is 0 or > 3 || limits.FirstOrDefault(l => l.Type != PyType.Int) is not null)
            throw RefusedException.At(range.At, "range", "range of one to three ints is supported");
        var name = Target(x.Target, PyType.Int);
        var zero = new Expression.Constant(PyType.Int, range.At, "0");
        return new Statement.ForRange(x.At, name, limits.Length == 1 ? zero : limits[0], limits.Length == 1 ? limits[0] : limits[1],
            limits.Length == 3 ? limits[2] : null, Block(x.Body));
    }

    private Statement.ForEach ForEach(PyStatement.For x)
    {
        var items = expressions.Value(x.Items);
        var item = items.Type is PyType.List list && items.Type != ExpressionTyping.EmptyList ? list.Item
            : items.Type == PyType.Text ? PyType.Text
            : throw RefusedException.At(x.Items.At, "iteration", $"a loop over {items.Type} is not supported yet");
        ImmutableArray<string> names = x.Target is PyExpression.TupleDisplay many && item is PyType.Tuple tuple && tuple.Items.Length == many.Items.Length
            ? [.. many.Items.Select((t, i) => Target(t, tuple.Items[i]))]
            : [Target(x.Target, item)];
        iterated.Push(Root(items) ?? "");
        var body = Block(x.Body);
        iterated.Pop();
        return new Statement.ForEach(x.At, names, items, body);
    }

    private Statement.While While(PyStatement.While x) => x.HasElse
        ? throw RefusedException.At(x.At, "loop with else", "else of a loop is not supported yet")
        : new Statement.While(x.At, expressions.Truth(x.Test), Block(x.Body));

    private Statement.Return Return(PyStatement.Return x)
    {
        var value = x.Value is null ? new Expression.Constant(PyType.None, x.At, "") : expressions.Value(x.Value);
        if (value.Type == ExpressionTyping.EmptyList && signature.Result is PyType.List)
        {
            if (value is Expression.Local { Name: var name })
                hints[name] = signature.Result;
            value = value with { Type = signature.Result };
        }
        if (value.Type != signature.Result)
            throw RefusedException.At(x.At, "mixed results", $"this returns {value.Type}, the recorded calls returned {signature.Result}");
        return new Statement.Return(x.At, value is Expression.Local { Type: PyType.List, Name: var local } ? Own(x.At, local, value) : ExpressionTyping.Fresh(value));
    }

    private Expression Own(Place at, string local, Expression value) => !signature.Parameters.Any(p => p.Name == local) ? value
        : throw RefusedException.At(at, "returned argument", $"the list '{local}' is returned, which must stay the same object");

    private IEnumerable<Statement> Effect(PyStatement.Effect x)
    {
        if (x.Value is PyExpression.Constant)
            return [];
        if (x.Value is PyExpression.Call { Function: PyExpression.Attribute { Member: "append", Value: var target }, Arguments: [var item], HasKeywords: false })
            return [Append(x.At, target, ExpressionTyping.Fresh(expressions.Value(item)))];
        var value = expressions.Value(x.Value);
        return [new Statement.Effect(x.At, value)];
    }

    private Statement.Append Append(Place at, PyExpression target, Expression item)
    {
        var list = expressions.Value(target);
        CheckChange(at, list);
        if (list is Expression.Local { Name: var name } && list.Type == ExpressionTyping.EmptyList && item.Type != ExpressionTyping.EmptyList)
            list = list with { Type = locals[name] = hints[name] = new PyType.List(item.Type) };
        return list.Type is PyType.List type && type.Item == item.Type ? new Statement.Append(at, list, item)
            : throw RefusedException.At(at, "mixed list", $"{list.Type} gets an item of type {item.Type}");
    }

    private static IEnumerable<string> Names(PyStatement statement)
    {
        var targets = statement switch
        {
            PyStatement.Assign x => x.Targets,
            PyStatement.Augmented x => [x.Target],
            PyStatement.For x => [x.Target],
            _ => ImmutableArray<PyExpression>.Empty,
        };
        return targets.SelectMany(t => t is PyExpression.TupleDisplay many ? many.Items : [t]).OfType<PyExpression.Name>().Select(x => x.Id);
    }
}
