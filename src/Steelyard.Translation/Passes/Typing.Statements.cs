using System.Collections.Immutable;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Primitives;
using Steelyard.Translation.Python;

namespace Steelyard.Translation.Passes;

/// <summary>Statements.</summary>
internal sealed partial class Typing
{
    private ImmutableArray<Statement> Block(ImmutableArray<PyStatement> statements)
    {
        var result = ImmutableArray.CreateBuilder<Statement>();
        var (outside, present) = (cold, notNone);
        foreach (var (index, statement) in statements.Index())
        {
            try
            {
                result.AddRange(Statement(statement));
            }
            catch (RefusedException refused) when (!final || cold)
            {
                // What is learnt later may make this statement possible; if not, its function is refused or it is left.
                if (final)
                    result.Add(Left(refused.Refusal));
            }
            cold |= MayEnd(statement);
            After(statement, statements.Skip(index + 1));
        }
        (cold, notNone) = (outside, present);
        return result.ToImmutable();
    }

    private Statement.Leave Left(Refusal refusal)
    {
        leaves.Add(refusal);
        return new Statement.Leave(refusal.At, refusal);
    }

    /// <summary>Not every call that gets to a statement gets beyond it.</summary>
    private static bool MayEnd(PyStatement statement) =>
        statement is PyStatement.Assert || Walk.Own([statement]).Any(x => x is PyStatement.Return or PyStatement.Raise or PyStatement.Break or PyStatement.Continue);

    /// <summary>A block that not every call reaches.</summary>
    private ImmutableArray<Statement> Cold(ImmutableArray<PyStatement> statements)
    {
        var outside = cold;
        cold = true;
        var block = Block(statements);
        cold = outside;
        return block;
    }

    private IEnumerable<Statement> Statement(PyStatement source) => source switch
    {
        PyStatement.Assign x when Frame.AsNested(x) is { } lambda && frame.Nested.ContainsKey(lambda.Name) => Nested(lambda.Name),
        PyStatement.Assign x => Assign(x),
        PyStatement.Augmented x => Augmented(x),
        PyStatement.For x => [For(x)],
        PyStatement.While x => While(x),
        PyStatement.If x => If(x),
        PyStatement.Return x => [Return(x)],
        PyStatement.Break x => [new Statement.Break(x.At)],
        PyStatement.Continue x => [new Statement.Continue(x.At)],
        PyStatement.Pass or PyStatement.Nonlocal => [],
        PyStatement.Effect x => Effect(x),
        PyStatement.Raise x => Raise(x),
        PyStatement.Assert x => Assert(x),
        PyStatement.Try x => Try(x),
        PyStatement.Delete x => x.Targets.SelectMany(Delete).ToList(),
        PyStatement.Nested x when frame.Nested.ContainsKey(x.Function.Name) => Nested(x.Function.Name),
        PyStatement.Nested x => throw Refuse(x.At, "nested function", $"'{x.Function.Name}' is bound more than once"),
        PyStatement.Import x when x.Names.All(n => frame.Imports.ContainsKey(n.Name)) => [],
        PyStatement.Import x => throw NotYet(x.At, "import"),
        PyStatement.Unknown x => throw NotYet(x.At, Features.Of(x.Kind)),
        _ => throw new InvalidOperationException($"a new kind of syntax: {source.GetType().Name}"),
    };

    /// <summary>Types a nested function where it is defined; what it does happens where it is called.</summary>
    private IEnumerable<Statement> Nested(string name)
    {
        var nested = frame.Nested[name];
        if (nested.Source.Head is { } head)
            throw new RefusedException(head);
        // A nested function that is never called has no types and does nothing.
        if (nested.Source.Parameters.Any(p => !nested.Types.ContainsKey(p)))
            return [];
        var (outer, outerInner, outerAttempts, present) = (frame, inner.ToList(), attempting, notNone);
        inner.Clear();
        (notNone, rounds) = ([], rounds + 1);
        frame = nested;
        attempting = 0;
        try
        {
            if (final)
                nested.Typed = Finish(nested, new Signature(nested.Rust, [.. nested.Source.Parameters.Select(p => new Parameter(p, nested.Types[p], false))],
                    nested.Result, nested.Source.Defaults, IsRecursive(nested))
                { Yields = nested.Yields is { } items ? cells.Resolve(items) : null });
            else
            {
                Cold(nested.Source.Body);
                if (!AlwaysReturns(nested.Source.Body))
                    nested.Result = Joined(nested, PyType.None);
            }
        }
        finally
        {
            (frame, attempting, notNone, rounds) = (outer, outerAttempts, present, rounds - 1);
            inner.AddRange(outerInner);
        }
        return [];
    }

    private bool IsRecursive(Frame nested) => HasClasses ? CanReturnTo(nested) : Walk.Expressions(nested.Source.Body).OfType<PyExpression.Name>().Any(x => nested.Chain.Any(f => f.Source.Name == x.Id || f.Nested.ContainsKey(x.Id)));

    private static bool AlwaysReturns(ImmutableArray<PyStatement> body) => body is [.., var last] && last switch
    {
        PyStatement.Return or PyStatement.Raise => true,
        PyStatement.If x => AlwaysReturns(x.Then) && AlwaysReturns(x.Otherwise),
        PyStatement.While { Test: PyExpression.Constant { Value: "True" or "1" } } x => !Walk.Own(x.Body).Any(s => s is PyStatement.Break),
        PyStatement.Try x => (AlwaysReturns(x.Body) || AlwaysReturns(x.Otherwise)) && x.Handlers.All(h => AlwaysReturns(h.Body)),
        _ => false,
    };

    private PyType Joined(Frame current, PyType type)
    {
        var joined = cells.Join(current.Result, type) ?? throw Refuse(current.Source.At, "mixed results", $"'{current.Source.Name}' returns {cells.Resolve(current.Result)} and {cells.Resolve(type)}");
        if (joined != current.Result)
            learnt++;
        return joined;
    }

    private IEnumerable<Statement> Assign(PyStatement.Assign x)
    {
        if (x.Targets is [PyExpression.TupleDisplay targets] && x.Value is PyExpression.TupleDisplay values && targets.Items.Length == values.Items.Length)
            return Together(x, targets, values);
        var value = Value(x.Value);
        if (x.Targets.Length == 1)
            return Assign(x.At, x.Targets[0], value);
        if (value is Expression.Constant)
            return x.Targets.SelectMany(t => Assign(x.At, t, value)).ToList();
        // Computed once; each target gets the same object.
        var name = Fresh("value", x.At);
        Learn(frame, name, value.Type);
        var local = new Expression.Local(Known(frame.Types[name]), x.At, name);
        return [new Statement.Assign(x.At, name, value), .. x.Targets.SelectMany(t => Assign(x.At, t, local))];
    }

    private List<Statement> Assign(Place at, PyExpression target, Expression value) => target switch
    {
        PyExpression.Name name => [Bind(at, Variable(name), value)],
        PyExpression.TupleDisplay many => Unpack(at, many.Items, value),
        PyExpression.ListDisplay many => Unpack(at, many.Items, value),
        PyExpression.Subscript { Index: PyExpression.Slice slice } item => SetSlice(at, item, slice, value),
        PyExpression.Subscript item => [SetItem(at, item, value)],
        PyExpression.Attribute field => SetField(at, field, value),
        _ => throw NotYet(at, "assignment to this"),
    };

    /// <summary><c>a, b = x, y</c>: all values first, then the targets from left to right.</summary>
    private IEnumerable<Statement> Together(PyStatement.Assign x, PyExpression.TupleDisplay targets, PyExpression.TupleDisplay values)
    {
        if (Swap(x.At, targets.Items, values.Items) is { } swap)
            return [swap];
        if (values.Items.Any(v => v is PyExpression.Starred) || targets.Items.Any(t => t is PyExpression.Starred))
            return Unpack(x.At, targets.Items, Value(values));
        ImmutableArray<Expression> all = [.. values.Items.Select(Value)];
        if (targets.Items.All(t => t is PyExpression.Name) && targets.Items.OfType<PyExpression.Name>().Select(t => t.Id).Distinct().Count() == all.Length)
        {
            var patterns = targets.Items.Cast<PyExpression.Name>().Select((t, i) => Declare(Variable(t), all[i].Type)).ToImmutableArray();
            ImmutableArray<Expression> fitted = [.. all.Select((v, i) => Fit(v, patterns[i].Type))];
            var type = PyType.Tuple([.. patterns.Select(p => p.Type)]);
            return [new Statement.Unpack(x.At, new Pattern.Parts(type, [.. patterns]), new Expression.NewTuple(type, x.At, fitted))];
        }
        var statements = new List<Statement>();
        var held = new List<Expression>();
        foreach (var value in all)
        {
            var name = Fresh("value", value.At);
            statements.Add(Bind(x.At, (frame, name), value));
            held.Add(new Expression.Local(Known(frame.Types[name]), x.At, name));
        }
        for (var i = 0; i < held.Count; i++)
            statements.AddRange(Assign(x.At, targets.Items[i], held[i]));
        return statements;
    }

    private Statement.Swap? Swap(Place at, ImmutableArray<PyExpression> targets, ImmutableArray<PyExpression> values)
    {
        if (targets is not [PyExpression.Subscript a, PyExpression.Subscript b] || values is not [PyExpression.Subscript c, PyExpression.Subscript d]
            || a.Value is not PyExpression.Name list || new[] { b, c, d }.Any(x => x.Value is not PyExpression.Name other || other.Id != list.Id)
            || !Same(a.Index, d.Index) || !Same(b.Index, c.Index) || new[] { a.Index, b.Index }.Any(x => x is PyExpression.Slice))
            return null;
        var container = Value(list);
        var (first, second) = (Value(a.Index), Value(b.Index));
        return cells.Shallow(container.Type).Is("list") && IsPure(first) && IsPure(second)
            ? new Statement.Swap(at, container, Fit(Promote(first, PyType.Int), PyType.Int), Fit(Promote(second, PyType.Int), PyType.Int)) : null;
    }

    /// <summary>Written the same, apart from the place.</summary>
    private static bool Same(PyExpression a, PyExpression b) => a.GetType() == b.GetType() && (a, b) switch
    {
        (PyExpression.Name x, PyExpression.Name y) => x.Id == y.Id,
        (PyExpression.Constant x, PyExpression.Constant y) => x.Type == y.Type && x.Value == y.Value,
        (PyExpression.Binary x, PyExpression.Binary y) => x.Operator == y.Operator && Same(x.Left, y.Left) && Same(x.Right, y.Right),
        (PyExpression.Unary x, PyExpression.Unary y) => x.Operator == y.Operator && Same(x.Operand, y.Operand),
        _ => false,
    };

    /// <summary>Gives a variable a value of its type.</summary>
    private Statement.Assign Bind(Place at, (Frame Owner, string Name) variable, Expression value) =>
        new(at, variable.Name, Fit(value, Declare(variable, value.Type).Type));

    private Pattern.Variable Declare((Frame Owner, string Name) variable, PyType type)
    {
        Learn(variable.Owner, variable.Name, type);
        return new Pattern.Variable(Known(variable.Owner.Types[variable.Name]), variable.Name);
    }

    private List<Statement> Unpack(Place at, ImmutableArray<PyExpression> targets, Expression value)
    {
        var type = cells.Shallow(value.Type);
        if (type == PyType.Unknown && !final)
            return [];
        if (type.Is("optional"))
            return Unpack(at, targets, Fit(value, type.Inner[0]));
        if (targets.Any(t => t is PyExpression.Starred))
            return UnpackStarred(at, targets, value, type);
        if (!type.Is("tuple"))
            return UnpackItems(at, targets, value, type);
        if (type.Inner.Length != targets.Length)
            throw Refuse(at, "unpacking", $"a tuple of {type.Inner.Length} items cannot be unpacked into {targets.Length}");
        var names = targets.SelectMany(Scope.Names).ToList();
        if (targets.All(IsPattern) && names.Distinct().Count() == names.Count && Bound(targets, type) is { } pattern && cells.Resolve(pattern.Type) == cells.Resolve(type))
            return [new Statement.Unpack(at, pattern, value)];
        var whole = Held(at, value, out var statements);
        for (var i = 0; i < targets.Length; i++)
            statements.AddRange(Assign(at, targets[i], new Expression.TupleItem(Known(type.Inner[i]), at, whole, i)));
        return statements;
    }

    private static bool IsPattern(PyExpression target) => target is PyExpression.Name || (target is PyExpression.TupleDisplay x && x.Items.All(IsPattern));

    /// <summary>A pattern for targets that are names, which are declared.</summary>
    private Pattern? Bound(ImmutableArray<PyExpression> targets, PyType type)
    {
        if (cells.Shallow(type) is not PyType.Of { Name: "tuple" } tuple || tuple.Parts.Length != targets.Length)
            return null;
        var parts = targets.Select((t, i) => t switch
        {
            PyExpression.Name name => Declare(Variable(name), tuple.Parts[i]),
            PyExpression.TupleDisplay many => Bound(many.Items, tuple.Parts[i]),
            _ => null,
        }).ToList();
        return parts.TrueForAll(p => p is not null) ? new Pattern.Parts(PyType.Tuple([.. parts.Select(p => p!.Type)]), [.. parts.OfType<Pattern>()]) : null;
    }

    private Expression.Local Held(Place at, Expression value, out List<Statement> statements)
    {
        statements = [];
        if (value is Expression.Local local)
            return local;
        var name = Fresh("parts", value.At);
        statements.Add(Bind(at, (frame, name), value));
        return new Expression.Local(Known(frame.Types[name]), at, name);
    }

    private List<Statement> UnpackItems(Place at, ImmutableArray<PyExpression> targets, Expression value, PyType type)
    {
        if (ItemOf(type) is not { } || type.Head is "dict" or "set" or "frozenset" || type.Is("iter"))
            throw Refuse(at, "unpacking", $"a value of type {cells.Resolve(type)} cannot be unpacked here");
        var whole = Held(at, value, out var statements);
        statements.Add(Unless(at, "Eq", whole, targets.Length));
        for (var i = 0; i < targets.Length; i++)
            statements.AddRange(Assign(at, targets[i], Item(at, whole, new Expression.Constant(PyType.Int, at, $"{i}"))));
        return statements;
    }

    private List<Statement> UnpackStarred(Place at, ImmutableArray<PyExpression> targets, Expression value, PyType type)
    {
        if (type.Is("tuple") && !type.Inner.IsEmpty && ItemOf(type) is not null)
            value = Fit(value, PyType.Many(type.Inner[0]));
        if (cells.Shallow(value.Type) is not PyType.Of { Name: "list" or "many" } && value.Type != PyType.Text)
            throw Refuse(at, "starred target", $"a value of type {cells.Resolve(type)} cannot be unpacked with a star");
        var star = targets.IndexOf(targets.Single(t => t is PyExpression.Starred));
        var after = targets.Length - star - 1;
        var whole = Held(at, value, out var statements);
        statements.Add(Unless(at, "GtE", whole, targets.Length - 1));
        for (var i = 0; i < star; i++)
            statements.AddRange(Assign(at, targets[i], Item(at, whole, new Expression.Constant(PyType.Int, at, $"{i}"))));
        var end = after == 0 ? (Expression)new Expression.Constant(PyType.None, at, "") : new Expression.Constant(PyType.Int, at, $"-{after}");
        var rest = Row(at, "Slice", [whole, new Expression.Constant(PyType.Int, at, $"{star}"), end, new Expression.Constant(PyType.None, at, "")]);
        statements.AddRange(Assign(at, ((PyExpression.Starred)targets[star]).Value, cells.Shallow(rest.Type).Is("list") ? rest : Row(at, "list", [rest])));
        for (var i = 0; i < after; i++)
            statements.AddRange(Assign(at, targets[star + 1 + i], Item(at, whole, new Expression.Constant(PyType.Int, at, $"{i - after}"))));
        return statements;
    }

    private Statement.If Unless(Place at, string comparison, Expression whole, int length) => new(at,
        Row(at, comparison, [Row(at, "len", [whole]), new Expression.Constant(PyType.Int, at, $"{length}")]), [], [new Statement.Raise(at, "ValueError")]);

    private Statement SetItem(Place at, PyExpression.Subscript target, Expression value)
    {
        var container = Value(target.Value);
        var type = cells.Shallow(container.Type);
        if (type.Is("optional"))
            (container, type) = (Fit(container, type.Inner[0]), cells.Shallow(type.Inner[0]));
        var index = Value(target.Index);
        if (type == PyType.Unknown && !final)
            return new Statement.Effect(at, value);
        if (Special(at, container, "__setitem__", index, value) is { } set)
            return new Statement.Effect(at, set);
        if (type is not PyType.Of { Name: "list" or "dict" or "defaultdict" or "counter" or "deque" } of)
            throw Refuse(at, "item assignment", $"an item of {cells.Resolve(type)} cannot be assigned");
        var keyed = of.Parts.Length == 2 || of.Name == "counter";
        if (keyed)
            Widen(of.Parts[0], index.Type);
        var item = of.Name == "counter" ? PyType.Int : of.Parts[^1];
        Widen(item, value.Type);
        return new Statement.SetItem(at, container, Fit(keyed ? index : Promote(index, PyType.Int), keyed ? of.Parts[0] : PyType.Int), Fit(value, item));
    }

    /// <summary>A container's cell takes in one more type.</summary>
    private void Widen(PyType cell, PyType type)
    {
        if (!final && cell is PyType.Cell open)
            cells.Put(open, type);
    }

    private List<Statement> SetSlice(Place at, PyExpression.Subscript target, PyExpression.Slice slice, Expression value) =>
        [new Statement.Effect(at, Row(at, "SetSlice", [Value(target.Value), .. Limits(slice), value]))];

    private IEnumerable<Statement> Augmented(PyStatement.Augmented x)
    {
        var old = Value(x.Target);
        var value = Value(x.Value);
        if (InPlace(x.Operator, cells.Shallow(old.Type)) is { } method)
            return [new Statement.Effect(x.At, Row(x.At, method, [old, value]))];
        if (HasClasses && ClassOf(old.Type) is { } owner && Operators.TryGetValue(x.Operator, out var name) && owner.Methods.ContainsKey($"__i{name}__"))
            throw NotYet(x.At, "in-place operator of a class");
        if (x.Target is PyExpression.Subscript or PyExpression.Attribute && !IsPure(old))
            throw Refuse(x.At, "computed item", "an in-place operator on an item whose place is computed by a call is not supported yet");
        return Assign(x.At, x.Target, Binary(x.At, x.Operator, old, value));
    }

    /// <summary>The method that an in-place operator on a mutable container is.</summary>
    private static string? InPlace(string name, PyType type) => (name, type.Head) switch
    {
        ("Add", "list") => "list.extend",
        ("Add", "deque") => "deque.extend",
        ("BitOr", "set") => "set.update",
        ("BitAnd", "set") => "set.intersection_update",
        ("Sub", "set") => "set.difference_update",
        ("BitXor", "set") => "set.symmetric_difference_update",
        ("BitOr", "dict") => "dict.update",
        (_, "list" or "set" or "dict" or "deque" or "counter" or "defaultdict") => throw RefusedException.At(default, $"in-place {name} of {type.Head}", $"in-place {name} of {type} is not supported yet"),
        _ => null,
    };

    /// <summary>Computing it twice is the same as once.</summary>
    private static bool IsPure(Expression value) => IrWalk.All(value).All(x => x is not (Expression.Call or Expression.New or Expression.Walrus or Expression.Comprehension)
        && !(x is Expression.Operation operation && operation.Row.Signature.Operands.Any(o => o.Passing == Passing.Changed)));

    private IEnumerable<Statement> While(PyStatement.While x)
    {
        var test = InRounds(() => Truth(x.Test));
        if (test is Expression.Constant { Value: "False" })
            return Block(x.Otherwise);
        return [new Statement.While(x.At, test, InRounds(() => Cold(x.Body)), Cold(x.Otherwise))];
    }

    private IEnumerable<Statement> If(PyStatement.If x)
    {
        var test = Truth(x.Test);
        if (test is Expression.Constant known)
            return Block(known.Value == "True" ? x.Then : x.Otherwise);
        if (!final && Undecided(x.Test))
            return [];
        return [new Statement.If(x.At, test, Behind(x.Test, true, x.Then, () => Cold(x.Then)), Behind(x.Test, false, x.Otherwise, () => Cold(x.Otherwise)))];
    }

    /// <summary>A test of types that are not known yet: what stands behind it may be for other types only.</summary>
    private bool Undecided(PyExpression test) => Walk.All(test).OfType<PyExpression.Call>().Any(x => x.Function is PyExpression.Name { Id: "isinstance" or "type" }
        && x.Arguments is [var subject, ..] && cells.Shallow(Value(subject).Type) == PyType.Unknown);

    private Statement.Return Return(PyStatement.Return x)
    {
        var value = x.Value is null ? new Expression.Constant(PyType.None, x.At, "") : Value(x.Value);
        if (frame.Yields is not null && x.Value is not null)
            throw Refuse(x.At, "result of a generator", "a generator that returns a value is not supported yet");
        if (frame.Outer is not null && !final)
            frame.Result = Joined(frame, value.Type);
        else if (!final && Lengthened(frame.Result, value.Type) is var longer && longer != frame.Result)
        {
            signature = signature with { Result = longer };
            frame.Result = longer;
            learnt++;
        }
        try
        {
            return new Statement.Return(x.At, Fit(value, frame.Result));
        }
        catch (RefusedException) when (final)
        {
            throw Refuse(x.At, "mixed results", $"this returns {cells.Resolve(value.Type)}, the recorded calls returned {cells.Resolve(frame.Result)}");
        }
    }

    /// <summary>The recorded type, with tuples of any length where such are returned: that recorded ones were all of one length says nothing.</summary>
    private PyType Lengthened(PyType recorded, PyType returned) => (recorded, cells.Shallow(returned)) switch
    {
        (PyType.Of { Name: "tuple", Parts.IsEmpty: false } x, PyType.Of { Name: "many" } y) when x.Parts.All(p => cells.Resolve(p) == cells.Resolve(y.Parts[0])) => PyType.Many(x.Parts[0]),
        (PyType.Of x, PyType.Of y) when x.Name == y.Name && x.Parts.Length == y.Parts.Length && x.Parts.Length > 0 => x with { Parts = [.. x.Parts.Zip(y.Parts, Lengthened)] },
        _ => recorded,
    };

    private IEnumerable<Statement> Effect(PyStatement.Effect x)
    {
        if (x.Value is PyExpression.Constant)
            return [];
        // (a if test else b).append(x): each branch has its own receiver.
        if (x.Value is PyExpression.Call { Function: PyExpression.Attribute { Value: PyExpression.Conditional choice } member } call)
            return If(new PyStatement.If(x.At, choice.Test, [On(choice.Then)], [On(choice.Otherwise)]));
        if (x.Value is PyExpression.Yield yield)
            return Yielded(yield);
        var value = Value(x.Value);
        return value is Expression.Local or Expression.Constant ? [] : [new Statement.Effect(x.At, value)];

        PyStatement On(PyExpression receiver) => new PyStatement.Effect(x.At, call with { Function = member with { Value = receiver } });
    }

    private IEnumerable<Statement> Assert(PyStatement.Assert x)
    {
        var test = Truth(x.Test);
        return test is Expression.Constant { Value: "True" } ? [] : [new Statement.If(x.At, test, [], [new Statement.Raise(x.At, "AssertionError")])];
    }

    private List<Statement> Delete(PyExpression target) => target switch
    {
        PyExpression.Subscript { Index: PyExpression.Slice slice } x => [new Statement.Effect(x.At, Row(x.At, "DelSlice", [Value(x.Value), .. Limits(slice)]))],
        PyExpression.Subscript x => [new Statement.Effect(x.At, Row(x.At, "DelItem", [Value(x.Value), Value(x.Index)]))],
        _ => throw NotYet(target.At, "del of a name"),
    };

    private Statement.ForEach For(PyStatement.For x)
    {
        var items = Generated(x.Items) ?? Run(x.Items);
        var item = ItemOf(items.Type) ?? throw Refuse(x.Items.At, "iteration", $"a loop over {cells.Resolve(items.Type)} is not supported yet");
        var (pattern, unpacked) = Target(x.Target, item);
        var body = InRounds(() => Cold(x.Body));
        return new Statement.ForEach(x.At, pattern, items, unpacked.IsEmpty ? body : [.. unpacked, .. body], Cold(x.Otherwise));
    }

    /// <summary>Something that happens in each round of a loop.</summary>
    private T InRounds<T>(Func<T> make)
    {
        rounds++;
        try
        {
            return make();
        }
        finally
        {
            rounds--;
        }
    }

    /// <summary>What a loop binds: a pattern, and statements for what no pattern can do.</summary>
    private (Pattern Pattern, ImmutableArray<Statement> Unpacked) Target(PyExpression target, PyType item)
    {
        if (target is PyExpression.Name name)
        {
            var variable = Declare(Variable(name), item);
            if (cells.Resolve(variable.Type) == cells.Resolve(item))
                return (variable, []);
        }
        else if (target is PyExpression.TupleDisplay many && IsPattern(many) && Bound(many.Items, item) is { } pattern && cells.Resolve(pattern.Type) == cells.Resolve(item)
            && Scope.Names(many).Distinct().Count() == Scope.Names(many).Count())
            return (pattern, []);
        var whole = Fresh("item", target.At);
        var held = Declare((frame, whole), item);
        return (held, [.. Assign(target.At, target, new Expression.Local(held.Type, target.At, whole))]);
    }
}
