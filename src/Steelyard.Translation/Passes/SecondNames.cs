using System.Collections.Immutable;
using Steelyard.Translation.Ir;

namespace Steelyard.Translation.Passes;

/// <summary>
/// <c>row = grid[y]</c>, <c>row[x] = 1</c> → <c>grid[y][x] = 1</c>: a name for a container inside another one, through which it is changed,
/// becomes the place itself wherever it is read. Both are the same as long as the name, the index and the outer container keep their values
/// and nothing else is put into the place. <c>for row in grid</c> runs over the indexes first. Stands behind typing and before effects, so
/// that all that follows sees one name for one object. <see cref="Borrows"/> gives back a name to what is used often.
/// </summary>
internal sealed class SecondNames
{
    private readonly Function function;
    private readonly ImmutableHashSet<string> seenElsewhere;

    private SecondNames(Function function)
    {
        this.function = function;
        seenElsewhere = [.. function.Nested.SelectMany(Effects.All).SelectMany(x => IrWalk.All(x.Body)).SelectMany(x => IrWalk.Reads(x).Concat(IrWalk.Writes(x)))];
    }

    /// <summary>The function, with places instead of names where that is the same.</summary>
    public static Function Run(Function function)
    {
        foreach (var name in function.Locals.Where(x => Mutability.IsContainer(x.Value) && !IrWalk.IsOfFields(x.Key)).Select(x => x.Key).Order(StringComparer.Ordinal))
            function = new SecondNames(function).Without(name);
        return function;
    }

    private Function Without(string name)
    {
        if (function.Signature.Parameters.Any(x => x.Name == name) || seenElsewhere.Contains(name) || !IsChanged(name))
            return function;
        var run = IsRun(name) ? OverIndexes(name) : function;
        var reads = Reads(run.Body, name);
        var scopes = Scopes(run.Body, name).ToList();
        // Every read belongs to one value of the name, which is a place that stays.
        if (scopes.Exists(x => Writes(x.Rest, name) || !Stays(x)) || scopes.Sum(x => Reads(x.Rest, name)) != reads || scopes.Count != IrWalk.All(run.Body).Count(x => IrWalk.Writes(x).Contains(name)))
            return function;
        return run with { Body = Replaced(run.Body, name), Locals = run.Locals.Remove(name) };
    }

    /// <summary>An assignment of the name, and what follows it in its block.</summary>
    private sealed record Scoped(Statement.Assign First, ImmutableArray<Statement> Rest);

    private static int Reads(IEnumerable<Statement> block, string name) => IrWalk.All(block).SelectMany(IrWalk.Reads).Count(x => x == name);

    private static bool Writes(IEnumerable<Statement> block, string name) => IrWalk.All(block).Any(x => IrWalk.Writes(x).Contains(name));

    /// <summary>Something is changed through the name, as far as is known before calls are looked into.</summary>
    private bool IsChanged(string name) => IrWalk.All(function.Body).Any(x => Effects.Changed(x, ImmutableDictionary<string, Function>.Empty).Any(c => IrWalk.Root(c) == name)
        || IrWalk.Expressions(x).OfType<Expression.Call>().Any(c => c.Arguments.Any(a => IrWalk.Root(a) == name)));

    private static IEnumerable<Scoped> Scopes(ImmutableArray<Statement> block, string name)
    {
        for (var i = 0; i < block.Length; i++)
        {
            if (block[i] is Statement.Assign { Value: Expression.Item } first && first.Name == name)
                yield return new Scoped(first, block[(i + 1)..]);
            foreach (var inside in IrWalk.Blocks(block[i]).SelectMany(x => Scopes(x, name)))
                yield return inside;
        }
    }

    /// <summary>The place means the same object until the end of the block.</summary>
    private bool Stays(Scoped scope)
    {
        var place = (Expression.Item)scope.First.Value;
        if (IrWalk.Root(place) is not { } root || seenElsewhere.Contains(root) || Versions.IsOfModule(root) || !IsPath(place))
            return false;
        var used = IrWalk.All(place).OfType<Expression.Local>().Select(x => x.Name).ToHashSet();
        // In a comprehension a name can stand for something else.
        if (IrWalk.All(scope.Rest).SelectMany(IrWalk.Expressions).SelectMany(Bound).Any(used.Contains))
            return false;
        return !IrWalk.All(scope.Rest).Any(x => IrWalk.Writes(x).Any(used.Contains) || Effects.Changed(x, ImmutableDictionary<string, Function>.Empty).Any(c => IsAbove(c, place, root))
            || IrWalk.Expressions(x).OfType<Expression.Call>().Any(c => c.Arguments.Any(a => IsAbove(a, place, root))));
    }

    /// <summary>Names that an expression binds for its own parts.</summary>
    internal static IEnumerable<string> Bound(Expression expression) => expression switch
    {
        Expression.Comprehension x => x.Clauses.SelectMany(c => c.Pattern.Variables).Select(v => v.Name),
        Expression.Lambda x => x.Parameters.Select(p => p.Name),
        Expression.Let x => [x.Name],
        Expression.Either x => [x.Name],
        _ => [],
    };

    /// <summary>Lists in lists, by indexes that are constants or variables.</summary>
    private static bool IsPath(Expression place) => place switch
    {
        Expression.Local => true,
        Expression.Item x => x.Container.Type.Is("list") && x.Index is Expression.Local or Expression.Constant && IsPath(x.Container),
        _ => false,
    };

    /// <summary>A change of it could put something else into the place.</summary>
    private static bool IsAbove(Expression changed, Expression place, string root) => IrWalk.Root(changed) == root && Depth(changed) < Depth(place);

    private static int Depth(Expression place) => place switch
    {
        Expression.Item x => 1 + Depth(x.Container),
        Expression.Local => 0,
        // Not a path: it can be anything.
        _ => -1,
    };

    private static ImmutableArray<Statement> Replaced(ImmutableArray<Statement> block, string name)
    {
        var result = ImmutableArray.CreateBuilder<Statement>();
        Expression? place = null;
        foreach (var statement in block)
        {
            if (statement is Statement.Assign { Value: Expression.Item item } first && first.Name == name)
            {
                place = item;
                result.Add(new Statement.Named(first.At, name, item));
            }
            else if (place is null)
                result.Add(Inside(statement, x => Replaced(x, name)));
            else
                result.AddRange(IrMap.Map([statement], x => x is Expression.Local local && local.Name == name ? place : null));
        }
        return result.ToImmutable();
    }

    private static Statement Inside(Statement statement, Func<ImmutableArray<Statement>, ImmutableArray<Statement>> change) => statement switch
    {
        Statement.ForEach x => x with { Body = change(x.Body), Otherwise = change(x.Otherwise) },
        Statement.While x => x with { Body = change(x.Body), Otherwise = change(x.Otherwise) },
        Statement.If x => x with { Then = change(x.Then), Otherwise = change(x.Otherwise) },
        Statement.Try x => x with { Body = change(x.Body), Handlers = [.. x.Handlers.Select(h => h with { Body = change(h.Body) })], Otherwise = change(x.Otherwise) },
        _ => statement,
    };

    private bool IsRun(string name) => IrWalk.All(function.Body).OfType<Statement.ForEach>().Any(x => x.Pattern.Variables.Any(v => v.Name == name));

    /// <summary>Loops whose variable the name is run over indexes, and give the name its value by it.</summary>
    private Function OverIndexes(string name)
    {
        var locals = function.Locals;
        var body = IrWalk.Map(function.Body, statement =>
        {
            if (statement is not Statement.ForEach loop || Index(loop, name) is not { } by)
                return [statement];
            locals = locals.SetItem(by.Index.Name, PyType.Int);
            var item = new Expression.Item(((PyType.Of)by.List.Type).Parts[0], loop.At, by.List, by.Index);
            return [loop with { Pattern = new Pattern.Variable(PyType.Int, by.Index.Name), Items = Indexes(by.List, loop.At), Body = [new Statement.Assign(loop.At, name, item), .. loop.Body] }];
        });
        return function with { Body = body, Locals = locals };
    }

    /// <summary><c>for name in list</c> and <c>for index, name in enumerate(list)</c>.</summary>
    private (Expression.Local List, Expression.Local Index)? Index(Statement.ForEach loop, string name)
    {
        switch (loop.Pattern, loop.Items)
        {
            case (Pattern.Variable only, Expression.Local list) when only.Name == name && list.Type.Is("list"):
                var free = $"{Versions.Plain(name)}_place";
                return function.Locals.ContainsKey(free) && Reads(function.Body, free) > 0 ? null : (list, new Expression.Local(PyType.Int, loop.At, free));
            case (Pattern.Parts { Items: [Pattern.Variable index, Pattern.Variable item] }, Expression.Enumerate { Items: Expression.Local list, Start: Expression.Constant { Value: "0" } }) when item.Name == name && list.Type.Is("list"):
                return (list, new Expression.Local(PyType.Int, loop.At, index.Name));
            default:
                return null;
        }
    }

    private static Expression.Range Indexes(Expression list, Place at) => new(at, new Expression.Constant(PyType.Int, at, "0"), new Expression.Operation(PyType.Int, at, Primitives.Tables.Named("len").First(x => x.Rust == "list::len"), [list]), null);
}
