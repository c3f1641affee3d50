using System.Collections.Immutable;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Primitives;

namespace Steelyard.Translation.Passes;

/// <summary>
/// Typed function → the same, or refused: Rust holds containers as values, Python as references. Both are the same as long as nobody can
/// see a change through a second name. An object that goes from one place to another and is not used under its old name any more is moved,
/// which is exact; otherwise it is copied, which is exact only when the object is not changed while both live, and is not given back
/// together with what it was taken from. Stands after definite assignment, so that every read has a value.
/// </summary>
internal sealed partial class Aliasing
{
    // A value that goes nowhere.
    private const string Nobody = "";

    private const string State = "module state";

    private static readonly ImmutableHashSet<string> Removing =
        ["list.pop", "dict.pop", "dict.popitem", "deque.pop", "deque.popleft", "set.pop", "heapq.heappop", "defaultdict.pop", "list.copy.deep"];

    private readonly Function function;
    private readonly IReadOnlyDictionary<string, Function> known;
    private readonly Liveness liveness;
    private readonly Places places = new();
    private readonly List<Flow> flows = [];
    private readonly ImmutableArray<Parameter> given;
    private readonly ImmutableHashSet<string> outside;
    private readonly int result;
    private Statement current = null!;
    private string? holder = Nobody;
    private ImmutableHashSet<Expression.Local> last = [];

    private Aliasing(Function function, IReadOnlyDictionary<string, Function> known)
    {
        (this.function, this.known) = (function, known);
        liveness = Liveness.Of(function, known);
        changedFields = ChangedFields(Family(function, known));
        given = [.. function.Signature.Parameters, .. function.Captured, .. function.Locals.Where(x => IrWalk.IsOfFields(x.Key) && IsArgument(function, x.Key)).Select(x => new Parameter(x.Key, x.Value, changedFields.Contains(x.Key)))];
        outside = [.. given.Where(x => Mutability.IsMutable(x.Type)).Select(x => x.Name), .. function.Locals.Keys.Where(Versions.IsOfModule)];
        result = places.New();
    }

    /// <summary>An object goes to another place and stays where it was.</summary>
    /// <param name="Statement">Where.</param>
    /// <param name="Source">The variable that it was under, or null.</param>
    /// <param name="Target">The variable that it is under now; null for the inside of a container.</param>
    /// <param name="Place">The place of both.</param>
    /// <param name="Copied">It can still be used under its old name.</param>
    private sealed record Flow(Statement Statement, string? Source, string? Target, int Place, bool Copied);

    /// <summary>The function, with leaves where a second name would matter.</summary>
    public static Function Run(Function function, IReadOnlyDictionary<string, Function> known)
    {
        while (true)
        {
            var pass = new Aliasing(function, known);
            if (pass.Check() is not { } wrong)
                return function with { Body = pass.New(function.Body), Signature = function.Signature with { Returned = GivenBack.Always(function, known), GivenBack = GivenBack.Of(function, known) } };
            // A function that keeps state is none that a proof can compare with its original.
            function = wrong.Why.Feature == State ? throw new RefusedException(wrong.Why) : Leaves.Replace(function, wrong.Statement, wrong.Why);
        }
    }

    private (Statement Statement, Refusal Why)? Check()
    {
        foreach (var statement in IrWalk.All(function.Body))
        {
            current = statement;
            last = Moves.Last(function, statement, liveness.After(statement)).ToImmutableHashSet(ReferenceEqualityComparerOf<Expression.Local>.Instance);
            Follow(statement);
        }
        if (FieldShared() is { } field)
            return field;
        return IrWalk.All(function.Body).Select(Wrong).FirstOrDefault(x => x is not null) ?? Shared();
    }

    private void Follow(Statement statement)
    {
        foreach (var expression in IrWalk.Expressions(statement))
            Inside(expression);
        switch (statement)
        {
            case Statement.Assign x:
                Into(x.Value, places.Variable(x.Name), x.Name);
                break;
            case Statement.Unpack x:
                Bind(x.Pattern, x.Value);
                break;
            case Statement.SetField x:
                IntoField(x.Value, x.Root);
                break;
            case Statement.SetItem x:
                Into(x.Value, places.Item(Place(x.Container)), null);
                break;
            case Statement.ForEach x:
                Over(x.Pattern, x.Items);
                break;
            case Statement.Yield x:
                Into(x.Value, result, null);
                break;
            case Statement.Return x when GivenBack.Index(function, x.Value, known) is null && function.Signature.Returned is null:
                Into(x.Value, result, "return");
                break;
            default:
                break;
        }
    }

    /// <summary>What goes on inside expressions: operations that keep, comprehensions that collect.</summary>
    private void Inside(Expression expression)
    {
        switch (expression)
        {
            case Expression.Operation x:
                Kept(x);
                break;
            case Expression.Call x when known.TryGetValue(x.Function, out var callee):
                KeptInFields(x, callee);
                foreach (var index in callee.Signature.Kept)
                    foreach (var holding in callee.Captured.Where(c => c.Changed && Mutability.IsMutable(c.Type)))
                        for (var (depth, type) = (1, holding.Type); type.Inner is [.., var part] && Mutability.IsMutable(part); (depth, type) = (depth + 1, part))
                            Into(x.Arguments[index], places.Item(places.Variable(holding.Name), depth), null);
                break;
            case Expression.Comprehension x:
                foreach (var clause in x.Clauses)
                    Over(clause.Pattern, clause.Items);
                break;
            case Expression.Let x:
                Into(x.Value, places.Variable(x.Name), x.Name);
                break;
            case Expression.Either x:
                Into(x.Left, places.Variable(x.Name), x.Name);
                break;
            case Expression.Walrus x:
                Into(x.Value, places.Variable(x.Name), x.Name);
                break;
            default:
                break;
        }
    }

    /// <summary>What is put into a dict that belongs to the caller must not take the place of an object that is there.</summary>
    private ImmutableArray<Statement> New(ImmutableArray<Statement> body) => IrWalk.Map(body, x => [x is Statement.SetItem { Container.Type: PyType.Of { Name: "dict" } } set
        && Mutability.IsMutable(set.Value.Type) && IsArgument(function, IrWalk.Root(set.Container)) ? set with { OnlyNew = true } : x]);

    /// <summary>A variable holds what a caller from outside can have given.</summary>
    private bool IsArgument(Function owner, string? name) => name is not null && (owner.Signature.Parameters.Any(p => p.Name == name) || (IrWalk.IsOfFields(name) && owner.Signature.Outside.Contains(name.Split('.')[0]))
        || (!owner.Locals.ContainsKey(name) && known.Values.FirstOrDefault(x => x.Nested.Any(n => n.Signature.Name == owner.Signature.Name)) is { } around && IsArgument(around, name)));

    private void Bind(Pattern pattern, Expression value)
    {
        if (pattern is Pattern.Parts parts && value is Expression.NewTuple display)
            foreach (var (part, item) in parts.Items.Zip(display.Items))
                Bind(part, item);
        else if (pattern is Pattern.Variable variable)
            Into(value, places.Variable(variable.Name), variable.Name);
        else if (Mutability.IsMutable(value.Type))
            foreach (var inner in pattern.Variables.Where(v => Mutability.IsMutable(v.Type)))
                Record(places.Variable(inner.Name), places.Item(Place(value), Depth(pattern, inner)), inner.Name, IrWalk.Root(value), Stays(IrWalk.Root(value)));
    }

    private void Over(Pattern pattern, Expression items)
    {
        foreach (var variable in pattern.Variables.Where(v => Mutability.IsMutable(v.Type)))
            Record(places.Variable(variable.Name), places.Item(Place(items), 1 + Depth(pattern, variable)), variable.Name, Root(items), Stays(Root(items)));
    }

    /// <summary>The variable is still read after this statement, or elsewhere in it: what is taken out of it is in two places.</summary>
    private bool Stays(string? root) => root is not null && (IrWalk.IsOfFields(root) || outside.Contains(root) || liveness.After(current).Contains(root) || IrWalk.Reads(current).Count(x => x == root) > 1
        || IrWalk.Blocks(current).Any(b => IrWalk.All(b).Any(s => IrWalk.Reads(s).Contains(root))) || IrWalk.Expressions(current).Any(x => x is Expression.Call));

    private static int Depth(Pattern pattern, Pattern.Variable variable) => pattern is Pattern.Parts parts ? 1 + Depth(parts.Items.First(i => i.Variables.Contains(variable)), variable) : 0;

    /// <summary>The variable that something which is run over belongs to.</summary>
    private static string? Root(Expression items) => items switch
    {
        Expression.Enumerate x => Root(x.Items),
        Expression.Reversed x => Root(x.Items),
        Expression.View x => Root(x.Dict),
        Expression.Zip x => x.Items.Select(Root).FirstOrDefault(r => r is not null),
        Expression.Comprehension x => x.Clauses.Select(c => Root(c.Items)).FirstOrDefault(r => r is not null),
        Expression.Operation x => x.Arguments.Select(Root).FirstOrDefault(r => r is not null),
        _ => IrWalk.Root(items),
    };

    /// <summary>All variables that what is run over can belong to.</summary>
    private IEnumerable<string> Roots(Expression items) => items switch
    {
        Expression.Zip x => x.Items.SelectMany(Roots),
        Expression.Enumerate x => Roots(x.Items),
        Expression.Reversed x => Roots(x.Items),
        Expression.Conditional x => Roots(x.Then).Concat(Roots(x.Otherwise)),
        Expression.Comprehension x => x.Clauses.SelectMany(c => Roots(c.Items)),
        Expression.Either x => Roots(x.Left).Concat(Roots(x.Right)),
        Expression.Let x => Roots(x.Value).Concat(Roots(x.Result)),
        Expression.Convert x => Roots(x.Value),
        Expression.Call x when known.TryGetValue(x.Function, out var callee) => callee.Signature.GivenBack.SelectMany(i => Roots(x.Arguments[i])),
        // One of its operands, or what is in one: an object that is there, and stays there.
        Expression.Operation { Row.Signature.Result: PyType.Letter or PyType.Of { Name: "optional" } } x when Mutability.IsMutable(x.Type) => x.Arguments.SelectMany(Roots),
        // Whatever is no iterator is complete before the loop begins.
        Expression.Operation { Row.Name: not "dict.setdefault" } x => x.Type.Is("iter") ? x.Arguments.SelectMany(Roots) : [],
        _ => Root(items) is { } root ? [root] : [],
    };

    /// <summary>The place of an expression's value; a new one for a new object.</summary>
    private int Place(Expression expression)
    {
        switch (expression)
        {
            case Expression.Local x:
                return places.Variable(x.Name);
            case Expression.Item x:
                return places.Item(Place(x.Container));
            case Expression.Field x when Mutability.IsMutable(x.Type):
                return places.Variable(x.Root);
            case Expression.TupleItem x:
                return places.Item(Place(x.Value));
            case Expression.Convert x:
                return Place(x.Value);
            case Expression.Operation { Row.Name: "dict.setdefault" } x:
                return places.Item(Place(x.Arguments[0]));
            case Expression.View { Kind: "values" } x:
                return Place(x.Dict);
            case Expression.Reversed x:
                return Place(x.Items);
            default:
                var made = places.New();
                Fill(expression, made);
                return made;
        }
    }

    /// <summary>What a new object holds.</summary>
    private void Fill(Expression expression, int made)
    {
        switch (expression)
        {
            case Expression.NewList or Expression.NewTuple or Expression.NewSet or Expression.NewDict:
                foreach (var item in IrWalk.Parts(expression))
                    Into(item, places.Item(made), null);
                break;
            // Each item goes over once.
            case Expression.Comprehension { Clauses: [{ } only], Value: null, Element: Expression.Local element } x when x.Kind is not ("any" or "all" or "next") && only.Pattern.Variables.Any(v => v.Name == element.Name):
                if (Mutability.IsMutable(element.Type))
                    Record(places.Item(made), places.Variable(element.Name), null, element.Name, copied: false);
                break;
            case Expression.Comprehension x when x.Kind is not ("any" or "all" or "next"):
                Into(x.Value ?? x.Element, places.Item(made), null);
                break;
            case Expression.View { Kind: "items" } x:
                places.Unify(places.Item(made, 2), places.Item(Place(x.Dict)));
                break;
            case Expression.Enumerate x:
                places.Unify(places.Item(made, 2), places.Item(Place(x.Items)));
                break;
            case Expression.Zip x:
                foreach (var items in x.Items)
                    places.Unify(places.Item(made, 2), places.Item(Place(items)));
                break;
            case Expression.Conditional x:
                Into(x.Then, made, holder);
                Into(x.Otherwise, made, holder);
                break;
            case Expression.Either x:
                Into(x.Kept, made, holder);
                Into(x.Right, made, holder);
                break;
            case Expression.Let x:
                Into(x.Result, made, holder);
                break;
            case Expression.Walrus x:
                Record(made, places.Variable(x.Name), holder, x.Name, copied: true);
                break;
            case Expression.Call x when known.TryGetValue(x.Function, out var callee):
                foreach (var index in callee.Signature.GivenBack)
                    Into(x.Arguments[index], made, holder);
                break;
            case Expression.Operation x:
                Given(x, made);
                break;
            default:
                break;
        }
    }

    /// <summary>A value goes to a place.</summary>
    private void Into(Expression value, int target, string? variable)
    {
        if (!Mutability.IsMutable(value.Type))
            return;
        if (value is Expression.Convert convert)
            Into(convert.Value, target, variable);
        else if (value is Expression.Local or Expression.Item or Expression.TupleItem or Expression.Field or Expression.Operation { Row.Name: "dict.setdefault" })
            Record(target, Place(value), variable, IrWalk.Root(value), copied: value is not Expression.Local local || !last.Contains(local) || outside.Contains(local.Name));
        else
        {
            var outer = holder;
            holder = variable;
            places.Unify(target, Place(value));
            holder = outer;
        }
    }

    private void Record(int target, int source, string? variable, string? root, bool copied)
    {
        places.Unify(target, source);
        flows.Add(new Flow(current, root, variable, target, copied));
    }

    /// <summary>Operands that a row keeps in the operand that it changes.</summary>
    private void Kept(Expression.Operation x)
    {
        var operands = x.Row.Signature.Operands;
        for (var receiver = 0; receiver < operands.Length; receiver++)
            if (operands[receiver].Passing == Passing.Changed)
                for (var i = 0; i < operands.Length; i++)
                    foreach (var (letter, depth) in Letters(operands[i].Type, x.Arguments[i].Type).Where(_ => true))
                        if (i != receiver && Letters(operands[receiver].Type, x.Arguments[receiver].Type).FirstOrDefault(l => l.Letter == letter) is { Letter: not null } inner)
                            Stored(x.Arguments[i], depth, places.Item(Place(x.Arguments[receiver]), inner.Depth), operands[i].Passing);
    }

    private void Stored(Expression value, int depth, int target, Passing passing)
    {
        if (depth == 0 && passing == Passing.Kept)
            Into(value, target, null);
        else if (depth > 0 && value is Expression.Comprehension)
            places.Unify(target, places.Item(Place(value), depth));
        else
            Record(target, places.Item(Place(value), depth), null, Root(value), Stays(Root(value)));
    }

    /// <summary>Objects of the operands that a row gives back.</summary>
    private void Given(Expression.Operation x, int made)
    {
        var operands = x.Row.Signature.Operands;
        foreach (var (letter, depth) in Letters(x.Row.Signature.Result, x.Type))
        {
            var found = false;
            for (var i = 0; i < operands.Length; i++)
                foreach (var inner in Letters(operands[i].Type, x.Arguments[i].Type).Where(l => l.Letter == letter))
                {
                    found = true;
                    var source = places.Item(Place(x.Arguments[i]), inner.Depth);
                    // What a comprehension has made is in no other place than those that it was made from.
                    if ((Removing.Contains(x.Row.Name) && !IsArgument(function, Root(x.Arguments[i]))) || (inner.Depth > 0 && x.Arguments[i] is Expression.Comprehension))
                        places.Unify(places.Item(made, depth), source);
                    else
                        Record(places.Item(made, depth), source, depth == 0 ? holder : holder is Nobody ? Nobody : null, Root(x.Arguments[i]), Stays(Root(x.Arguments[i])));
                }
            if (!found)
                Record(places.Item(made, depth), places.New(), null, "function", copied: true);
        }
    }

    /// <summary>The letters of a pattern that stand for containers, each with how many containers it is inside.</summary>
    private static IEnumerable<(string Letter, int Depth)> Letters(PyType pattern, PyType type, int depth = 0) => (pattern, type) switch
    {
        (PyType.Letter letter, _) => Mutability.IsMutable(type) ? [(letter.Name, depth)] : [],
        (PyType.Of { Name: "optional" } x, _) => Letters(x.Parts[0], type.Is("optional") ? type.Inner[0] : type, depth),
        (PyType.Of { Name: "fn" }, _) => [],
        (PyType.Of { Name: "iter" } x, PyType.Of { Name: "dict" or "defaultdict" or "counter" }) => [],
        (PyType.Of x, PyType.Of y) when !x.Parts.IsEmpty && !y.Parts.IsEmpty => x.Parts.Length == y.Parts.Length
            ? x.Parts.Zip(y.Parts).SelectMany(p => Letters(p.First, p.Second, depth + 1)) : y.Parts.SelectMany(p => Letters(x.Parts[0], p, depth + 1)),
        _ => [],
    };

    /// <summary>Variables that hold an object which is somewhere else, too.</summary>
    private HashSet<string> Tainted()
    {
        var tainted = flows.Where(x => x.Copied).Select(x => x.Target).OfType<string>().ToHashSet();
        for (var before = -1; before != tainted.Count;)
        {
            before = tainted.Count;
            tainted.UnionWith(flows.Where(x => x.Source is not null && tainted.Contains(x.Source)).Select(x => x.Target).OfType<string>());
        }
        return tainted;
    }

    /// <summary>Objects in two containers, or given back together with what they were taken from.</summary>
    private (Statement, Refusal)? Shared()
    {
        var tainted = Tainted();
        var changed = IrWalk.All(function.Body).SelectMany(x => Changed(x)).Select(x => places.Root(Place(x))).ToHashSet();
        var outer = outside.SelectMany(x => places.Deep(places.Variable(x))).ToHashSet();
        var returned = places.Deep(result);
        var kept = given.Where(x => x.Changed && outside.Contains(x.Name)).SelectMany(x => places.Deep(places.Variable(x.Name))).ToHashSet();
        // What a nested function gets and puts into what it captures is looked at where it is called.
        var own = function.Captured.IsEmpty ? [] : function.Signature.Parameters.Select(x => x.Name).ToHashSet();
        var belonging = given.Where(x => x.Changed && outside.Contains(x.Name) && IsArgument(function, x.Name)).SelectMany(x => places.Deep(places.Variable(x.Name))).ToHashSet();
        foreach (var flow in flows.Where(x => x.Target is null && (x.Copied || (x.Source is not null && tainted.Contains(x.Source)))))
            if (places.Deep(flow.Place) is var deep && (deep.Overlaps(changed) || deep.Overlaps(returned) || deep.Overlaps(flow.Source is { } from && own.Contains(from) ? belonging : kept)))
                return (flow.Statement, new Refusal(flow.Statement.At, "one object in two places", "a container would be in two places at once, and a change of one must be seen in the other"));
        if (returned.Overlaps(outer))
            return IrWalk.All(function.Body).Where(x => (x is Statement.Return r && Mutability.IsMutable(r.Value.Type)) || (x is Statement.Yield y && Mutability.IsMutable(y.Value.Type))).Select(x => ((Statement, Refusal)?)(x,
                new Refusal(x.At, "part of an argument returned", "the result shares a container with an argument, and must be the same object"))).FirstOrDefault();
        return null;
    }

    private (Statement, Refusal)? Wrong(Statement statement)
    {
        if (Changed(statement).Select(IrWalk.Root).FirstOrDefault(x => x is not null && Versions.IsOfModule(x)) is { } state)
            return (statement, new Refusal(statement.At, State, $"the container '{Versions.Plain(state)}' of the module is changed here"));
        if (statement is Statement.Return { Value: Expression.Local { Name: var returned } } && outside.Contains(returned) && function.Captured.Any(c => c.Name == returned))
            return (statement, new Refusal(statement.At, "argument returned", $"'{Versions.Plain(returned)}' belongs to a function around this one, is returned here, and must stay the same object"));
        if (Effects.Moves(statement, known).FirstOrDefault(x => IsArgument(function, x.Root) && x.How > Change.Inside && (!Effects.CanBeFollowed(Total(x.Root), x.Type) || (IrWalk.IsOfFields(x.Root) && x.How.HasFlag(Change.Moved)))) is { Root: { } moved })
            return (statement, new Refusal(statement.At, "moved containers", $"containers in '{Versions.Plain(moved)}' change places here, and are changed or replaced elsewhere, so that it is not known which is which afterwards"));
        if (IrWalk.Writes(statement).FirstOrDefault(x => function.Signature.Parameters.Any(p => p.Name == x && p.Changed)) is { } rebound)
            return (statement, new Refusal(statement.At, "rebound parameter", $"the parameter '{rebound}' gets another value and is changed in place, too"));
        if (IrWalk.Expressions(statement).OfType<Expression.Call>().FirstOrDefault(IsPassedTwice) is { } call)
            return (statement, new Refusal(call.At, "changed argument", "a container is passed twice to a function that changes it"));
        if (IrWalk.Expressions(statement).OfType<Expression.Call>().SelectMany(Wrapped).FirstOrDefault(x => outside.Contains(x.Name) || liveness.After(statement).Contains(x.Name) || IrWalk.Reads(statement).Count(r => r == x.Name) > 1) is { } lost)
            return (statement, new Refusal(statement.At, "changed argument", $"'{Versions.Plain(lost.Name)}' is changed by a function that takes None, too"));
        if (statement is Statement.ForEach loop && Roots(loop.Items).ToHashSet() is { Count: > 0 } run)
            foreach (var inside in IrWalk.All(loop.Body))
                if (Changed(inside).Select(IrWalk.Root).FirstOrDefault(c => c is not null && run.Contains(c)) is { } changed)
                    return (inside, new Refusal(inside.At, "changed in its loop", $"'{changed}' is changed while a loop runs over it"));
        if (TakingTurns(statement) is { } turns)
            return turns;
        if (Rebound(statement) is { } rebinding)
            return rebinding;
        return Changed(statement).Select(x => Seen(statement, x)).FirstOrDefault(x => x is not null);
    }

    /// <summary>All that is done to the containers in a variable.</summary>
    private Change Total(string root) => IrWalk.All(function.Body).SelectMany(x => Effects.Moves(x, known)).Where(x => x.Root == root).Aggregate(Change.None, (all, x) => all | x.How);

    private bool IsPassedTwice(Expression.Call call)
    {
        if (!known.TryGetValue(call.Function, out var callee))
            return false;
        var arguments = call.Arguments.Concat(callee.Captured.Select(c => (Expression)new Expression.Local(c.Type, call.At, c.Name))).ToList();
        var changed = callee.Signature.Parameters.Concat(callee.Captured).Select((p, i) => (p.Changed, i)).Where(x => x.Changed).Select(x => x.i);
        // A number that was computed before is no second way to the container.
        return changed.Any(i => IrWalk.Root(arguments[i]) is { } root && arguments.Where((a, j) => j != i && (j > i || !Rust.Types.IsScalar(a.Type))).SelectMany(IrWalk.All).Any(x => x is Expression.Local other && other.Name == root));
    }

    /// <summary>Variables whose value goes, as one that may be None, to a function that changes it: that function changes a copy.</summary>
    private IEnumerable<Expression.Local> Wrapped(Expression.Call call) => !known.TryGetValue(call.Function, out var callee) ? []
        : call.Arguments.Where((x, i) => callee.Signature.Parameters[i].Changed && x is Expression.Convert { Conversion: Conversion.Some }).SelectMany(IrWalk.All).OfType<Expression.Local>();

    /// <summary>A computed object is changed: it must be a new one.</summary>
    private (Statement, Refusal)? Borrowed(Statement statement, Expression changed)
    {
        var before = flows.Count;
        Place(changed);
        var shared = flows.Skip(before).Any(x => x.Copied);
        flows.RemoveRange(before, flows.Count - before);
        return shared ? (statement, new Refusal(statement.At, "second name for a container", "what is changed here can be part of another container")) : null;
    }

    /// <summary>A change that would have to be seen under another name.</summary>
    private (Statement, Refusal)? Seen(Statement statement, Expression changed)
    {
        if (IrWalk.Root(changed) is not { } root)
            return Borrowed(statement, changed);
        var place = places.Root(Place(changed));
        var tainted = Tainted();
        var live = liveness.After(statement);
        var reads = IrWalk.Reads(statement).ToHashSet();
        var other = places.Variables.Where(x => function.Locals.ContainsKey(x) || outside.Contains(x) || reads.Contains(x)).FirstOrDefault(x => x != root && places.Deep(places.Variable(x)).Contains(place) && (tainted.Contains(x) || tainted.Contains(root)) && (outside.Contains(x) || live.Contains(x)));
        return other is null ? null : (statement, new Refusal(statement.At, Versions.IsOfModule(other) ? State : "second name for a container", $"'{Versions.Plain(other)}' can be the same object as what is changed here through '{root}'"));
    }
}
