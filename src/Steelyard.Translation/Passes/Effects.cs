using System.Collections.Immutable;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Primitives;

namespace Steelyard.Translation.Passes;

/// <summary>
/// Typed functions → the same, knowing what their nested functions take from around them, and which parameters each changes in place, by
/// itself or through a function that it calls. Needs all functions at once, because calls go round in circles.
/// </summary>
internal static class Effects
{
    /// <summary>All functions of a module, each with what it changes.</summary>
    public static ImmutableDictionary<string, Function> Run(ImmutableDictionary<string, Function> functions)
    {
        var captured = functions.ToImmutableDictionary(x => x.Key, x => Captures(x.Value, []));
        while (true)
        {
            var known = captured.Values.SelectMany(All).ToDictionary(Name);
            var next = captured.ToImmutableDictionary(x => x.Key, x => Changes(x.Value, known));
            if (next.Values.SelectMany(All).Sum(Count) == known.Values.Sum(Count))
                return next.ToImmutableDictionary(x => x.Key, x => Returning(x.Value, known));
            captured = next;
        }
    }

    /// <summary>A function and those nested in it.</summary>
    public static IEnumerable<Function> All(Function function) => function.Nested.SelectMany(All).Prepend(function);

    /// <summary>The name under which a function is called.</summary>
    public static string Name(Function function) => function.Signature.Name;

    /// <summary>Places that a statement changes in place, itself or through a call.</summary>
    public static IEnumerable<Expression> Changed(Statement statement, IReadOnlyDictionary<string, Function> known)
    {
        var direct = statement switch
        {
            Statement.SetItem x => x.Container,
            Statement.Swap x => x.Container,
            _ => null,
        };
        return IrWalk.Expressions(statement).SelectMany(x => Changed(x, known)).Concat(direct is null ? [] : [direct]);
    }

    private static IEnumerable<Expression> Changed(Expression expression, IReadOnlyDictionary<string, Function> known) => expression switch
    {
        Expression.Operation x => x.Arguments.Where((_, i) => x.Row.Signature.Operands[i].Passing == Passing.Changed),
        Expression.Item { Container: var dict } when dict.Type.Is("defaultdict") => [dict],
        Expression.Call x when known.TryGetValue(x.Function, out var callee) =>
            x.Arguments.Where((_, i) => callee.Signature.Parameters[i].Changed).Concat(callee.Captured.Where(c => c.Changed).Select(c => new Expression.Local(c.Type, x.At, c.Name))),
        _ => [],
    };

    private static int Count(Function x) => x.Signature.Parameters.Concat(x.Captured).Sum(p => (p.Changed ? 1 : 0) + System.Numerics.BitOperations.PopCount((uint)p.How)) + x.Captured.Length;

    /// <summary>Nested functions first: what they give back, the function may give back.</summary>
    private static Function Returning(Function x, IReadOnlyDictionary<string, Function> known)
    {
        var nested = x.Nested.Select(n => Returning(n, known)).ToImmutableArray();
        var all = known.ToDictionary();
        foreach (var inside in nested.SelectMany(All))
            all[Name(inside)] = inside;
        return x with { Signature = x.Signature with { Returned = GivenBack.Always(x, all), GivenBack = GivenBack.Of(x, all), Kept = Kept(x) }, Nested = nested };
    }

    /// <summary>Parameters that stand where their object is kept, and not only looked at.</summary>
    private static ImmutableArray<int> Kept(Function function)
    {
        if (!function.Captured.Any(x => x.Changed))
            return [];
        var kept = IrWalk.All(function.Body).SelectMany(x => Stored(x).Except(HandedOn(function, x), ReferenceEqualityComparer.Instance)).OfType<Expression.Local>().Select(x => x.Name).ToHashSet();
        return [.. function.Signature.Parameters.Select((p, i) => (p, i)).Where(x => Mutability.IsMutable(x.p.Type) && kept.Contains(x.p.Name)).Select(x => x.i)];
    }

    /// <summary>Parameters that a call of the function itself, made for its effect, gets in their own places: it keeps what this one keeps.</summary>
    private static IEnumerable<Expression> HandedOn(Function function, Statement statement) => statement is Statement.Effect { Value: Expression.Call call } && call.Function == Name(function)
        ? call.Arguments.Where((x, i) => x is Expression.Local local && local.Name == function.Signature.Parameters[i].Name) : [];

    private static IEnumerable<Expression> Stored(Statement statement) => (statement switch
    {
        Statement.Assign x => [x.Value],
        Statement.Unpack x => [x.Value],
        Statement.SetItem x => [x.Value],
        Statement.ForEach x when HoldsContainers(x.Items) => [x.Items],
        Statement.Yield x => [x.Value],
        Statement.SetField x => [x.Value],
        _ => ImmutableArray<Expression>.Empty,
    }).Concat(IrWalk.Expressions(statement).SelectMany(x => x switch
    {
        Expression.Operation o => o.Arguments.Where((_, i) => o.Row.Signature.Operands[i] is { Passing: Passing.Kept } || (o.Row.Signature.Operands[i].Type.Is("iter") && HoldsContainers(o.Arguments[i]))),
        Expression.NewList or Expression.NewTuple or Expression.NewDict or Expression.NewSet or Expression.Call or Expression.Conditional or Expression.Either or Expression.Let or Expression.Walrus or Expression.Convert
            or Expression.Comprehension => IrWalk.Parts(x),
        _ => [],
    }));

    /// <summary>What a statement does to containers that are in others, each with the variable that the outermost is under.</summary>
    public static IEnumerable<(string Root, PyType Type, Change How)> Moves(Statement statement, IReadOnlyDictionary<string, Function> known) =>
        Direct(statement).Concat(IrWalk.Expressions(statement).SelectMany(x => Moves(x, known))).Select(x => (Root: IrWalk.Root(x.Place), x.Place, x.How))
            .Where(x => x.Root is not null).Select(x => (x.Root!, Outermost(x.Place).Type, IsRoot(x.Place) ? x.How : Further(x.How)));

    /// <summary>Whether each object of an argument can be found again after all that was done.</summary>
    public static bool CanBeFollowed(Change all, PyType type) => !all.HasFlag(Change.Replaced) && (!all.HasFlag(Change.Moved) || (all == Change.Moved && type.Is("list"))) && !all.HasFlag(Change.Added | Change.Taken);

    private static Expression Outermost(Expression place) => place switch
    {
        Expression.Item x => Outermost(x.Container),
        Expression.TupleItem x => Outermost(x.Value),
        Expression.Convert x => Outermost(x.Value),
        Expression.Operation { Row.Name: "dict.setdefault" } x => Outermost(x.Arguments[0]),
        _ => place,
    };

    private static bool IsRoot(Expression place) => place is Expression.Local;

    private static Change Further(Change how) => how is Change.None or Change.Inside or Change.Added ? Change.Inside : Change.Replaced | Change.Inside;

    private static IEnumerable<(Expression Place, Change How)> Direct(Statement statement) => statement switch
    {
        Statement.SetItem x => [(x.Container, !HoldsContainers(x.Container) ? Change.None : x.Container.Type.Is("dict") ? Change.Added : Change.Replaced)],
        Statement.Swap x => [(x.Container, HoldsContainers(x.Container) ? Change.Moved : Change.None)],
        _ => [],
    };

    private static bool HoldsContainers(Expression place) => (place.Type.Is("optional") ? place.Type.Inner[0] : place.Type).Inner.Any(Mutability.IsMutable);

    private static IEnumerable<(Expression Place, Change How)> Moves(Expression expression, IReadOnlyDictionary<string, Function> known) => expression switch
    {
        Expression.Operation x => x.Arguments.Where((_, i) => x.Row.Signature.Operands[i].Passing == Passing.Changed).Select(a => (a, HoldsContainers(a) ? Named(x) : Change.None)),
        Expression.Item { Container: var dict } when dict.Type.Is("defaultdict") => [(dict, HoldsContainers(dict) ? Change.Added : Change.None)],
        Expression.Call x when known.TryGetValue(x.Function, out var callee) => x.Arguments.Select((a, i) => (a, callee.Signature.Parameters[i].How, callee.Signature.Parameters[i].Changed))
            .Concat(callee.Captured.Select(c => ((Expression)new Expression.Local(c.Type, x.At, c.Name), c.How, c.Changed))).Where(a => a.Changed).Select(a => (a.Item1, a.How)),
        _ => [],
    };

    private static Change Named(Expression.Operation x) => x.Row.Name switch
    {
        "list.append" or "list.extend" or "dict.setdefault" or "defaultdict.setdefault" => Change.Added,
        "list.pop" when x.Arguments.Length == 1 => Change.Taken,
        "list.clear" or "dict.clear" or "dict.pop" or "dict.popitem" => Change.Taken,
        "DelItem" when x.Arguments[0].Type.Is("dict") => Change.Taken,
        "list.reverse" or "list.sort" or "list.pop" or "list.remove" or "DelItem" or "DelSlice" => Change.Moved,
        _ => Change.Replaced,
    };

    private static Function Captures(Function function, ImmutableDictionary<string, PyType>? around)
    {
        var visible = (around ?? ImmutableDictionary<string, PyType>.Empty).SetItems(function.Locals);
        var nested = function.Nested.Select(x => Captures(x, visible)).ToImmutableArray();
        var own = function.Locals;
        var names = IrWalk.All(function.Body).SelectMany(x => IrWalk.Reads(x).Concat(IrWalk.Writes(x))).Concat(nested.SelectMany(x => x.Captured.Select(c => c.Name)));
        var captured = names.Distinct().Where(x => !own.ContainsKey(x) && around is not null && around.ContainsKey(x)).Order(StringComparer.Ordinal);
        return function with { Nested = nested, Captured = [.. captured.Select(x => new Parameter(x, around![x], false))] };
    }

    private static Function Changes(Function function, IReadOnlyDictionary<string, Function> known)
    {
        var statements = IrWalk.All(function.Body).ToList();
        var changed = statements.SelectMany(x => Changed(x, known)).Select(IrWalk.Root).OfType<string>().ToHashSet();
        var written = statements.SelectMany(x => IrWalk.Writes(x)).ToHashSet();
        // Nested functions that are called bring what they capture from further out.
        var through = statements.SelectMany(IrWalk.Expressions).OfType<Expression.Call>().Select(x => known.GetValueOrDefault(x.Function)).OfType<Function>()
            .SelectMany(x => x.Captured).Where(x => !function.Locals.ContainsKey(x.Name)).ToList();
        var moves = statements.SelectMany(x => Moves(x, known)).ToLookup(x => x.Root, x => x.How);
        var captured = function.Captured.Concat(through.Where(t => function.Captured.All(c => c.Name != t.Name))).DistinctBy(x => x.Name)
            .Select(x => x with { Changed = x.Changed || changed.Contains(x.Name) || written.Contains(x.Name) || through.Any(t => t.Name == x.Name && t.Changed), How = moves[x.Name].Aggregate(x.How, (all, how) => all | how) })
            .OrderBy(x => x.Name, StringComparer.Ordinal);
        return function with
        {
            Signature = function.Signature with
            {
                Parameters = [.. function.Signature.Parameters.Select(p => p with
            {
                Changed = p.Changed || (changed.Contains(p.Name) && Mutability.IsMutable(p.Type)),
                How = moves[p.Name].Aggregate(p.How, (all, how) => all | how),
            })]
            },
            Captured = [.. captured],
            Nested = [.. function.Nested.Select(x => Changes(x, known))],
        };
    }
}
