using System.Collections.Immutable;
using Steelyard.Translation.Ir;

namespace Steelyard.Translation.Passes;

/// <summary>
/// Typed function → the same, where a name for a container inside another one is written as its place: <c>row = grid[i]; row[j] = v</c> →
/// <c>grid[i][j] = v</c>, and <c>for row in grid</c> → a loop over the places. Rust holds the row inside the grid, so that only its place
/// is the same object. Done where the place stays the same one for as long as the name is used. Stands after effects, which say what
/// changes, and before aliasing, which refuses what is left.
/// </summary>
internal sealed class Rows
{
    private readonly IReadOnlyDictionary<string, Function> known;
    private readonly ImmutableHashSet<string> fixedNames;
    private Function function;

    private Rows(Function function, IReadOnlyDictionary<string, Function> known)
    {
        (this.function, this.known) = (function, known);
        // What a nested function sees keeps its name.
        fixedNames = [.. function.Nested.SelectMany(Effects.All).SelectMany(x => x.Captured).Select(x => x.Name), .. function.Captured.Select(x => x.Name), .. function.Signature.Parameters.Select(x => x.Name)];
    }

    /// <summary>A function and those nested in it.</summary>
    public static Function Run(Function function, IReadOnlyDictionary<string, Function> known)
    {
        var nested = function.Nested.Select(x => Run(x, known)).ToImmutableArray();
        return new Rows(function with { Nested = nested }, known).Run();
    }

    private Function Run()
    {
        while (Step(function.Body) is { } body)
            function = function with { Body = body };
        return function;
    }

    /// <summary>The block with one name less; null when there is none to be replaced.</summary>
    private ImmutableArray<Statement>? Step(ImmutableArray<Statement> block)
    {
        for (var i = 0; i < block.Length; i++)
        {
            if (block[i] is Statement.Assign assign && Replace(assign, block, i) is { } replaced)
                return replaced;
            if (block[i] is Statement.ForEach loop && Indexed(loop, block) is { } indexed)
                return block.SetItem(i, indexed);
            if (Inside(block[i]) is { } changed)
                return block.SetItem(i, changed);
        }
        return null;
    }

    private Statement? Inside(Statement statement)
    {
        switch (statement)
        {
            case Statement.ForEach x:
                return Step(x.Body) is { } body ? x with { Body = body } : Step(x.Otherwise) is { } other ? x with { Otherwise = other } : null;
            case Statement.While x:
                return Step(x.Body) is { } inner ? x with { Body = inner } : Step(x.Otherwise) is { } rest ? x with { Otherwise = rest } : null;
            case Statement.If x:
                return Step(x.Then) is { } then ? x with { Then = then } : Step(x.Otherwise) is { } otherwise ? x with { Otherwise = otherwise } : null;
            case Statement.Try x:
                return Step(x.Body) is { } tried ? x with { Body = tried } : Step(x.Otherwise) is { } after ? x with { Otherwise = after }
                    : x.Handlers.Select((h, i) => (Body: Step(h.Body), i)).FirstOrDefault(h => h.Body is not null) is { Body: { } handled, i: var at }
                    ? x with { Handlers = x.Handlers.SetItem(at, x.Handlers[at] with { Body = handled }) } : null;
            default:
                return null;
        }
    }

    private ImmutableArray<Statement>? Replace(Statement.Assign assign, ImmutableArray<Statement> block, int at)
    {
        var place = Bare(assign.Value);
        if (!Mutability.IsContainer(assign.Value.Type) || place is not Expression.Item item || fixedNames.Contains(assign.Name) || !IsStable(item))
            return null;
        var end = at + 1;
        while (end < block.Length && !(block[end] is Statement.Assign next && next.Name == assign.Name))
            end++;
        var region = block[(at + 1)..end];
        // The next value may be made from this one.
        if (end < block.Length && IrWalk.Reads(block[end]).Contains(assign.Name))
            return null;
        if (!Covers(assign.Name) || Writes(region).Contains(assign.Name) || !Changes(region, assign.Name, item) || !Stays(region, item))
            return null;
        var rest = IrMap.Map(region, e => e is Expression.Local local && local.Name == assign.Name ? assign.Value : null);
        return [.. block[..at], new Statement.Effect(assign.At, assign.Value), .. rest, .. block[end..]];
    }

    private static Expression Bare(Expression value) => value is Expression.Convert { Conversion: Conversion.NotNone } x ? x.Value : value;

    /// <summary>Each use of the name stands behind the one value that it can have there: in the same block, before the next value.</summary>
    private bool Covers(string name)
    {
        return Uncovered(function.Body, false) == 0;

        int Uncovered(ImmutableArray<Statement> block, bool has)
        {
            var count = 0;
            foreach (var statement in block)
            {
                if (!has && IrWalk.Reads(statement).Contains(name))
                    count++;
                if (statement is Statement.ForEach or Statement.Unpack && IrWalk.Writes(statement).Contains(name))
                    return 1;
                count += IrWalk.Blocks(statement).Sum(b => Uncovered(b, has && !IrWalk.All(b).Any(s => IrWalk.Writes(s).Contains(name))));
                if (statement is Statement.Assign assign && assign.Name == name)
                    has = true;
                else if (IrWalk.Blocks(statement).Any(b => IrWalk.All(b).Any(s => IrWalk.Writes(s).Contains(name))))
                    has = false;
            }
            return count;
        }
    }

    private static HashSet<string> Writes(IEnumerable<Statement> region) => [.. IrWalk.All(region).SelectMany(x => IrWalk.Writes(x))];

    /// <summary>The object is changed under this name, or in its place while the name is used.</summary>
    private bool Changes(ImmutableArray<Statement> region, string name, Expression.Item place)
    {
        var root = IrWalk.Root(place);
        return IrWalk.All(region).SelectMany(x => Effects.Changed(x, known)).Select(IrWalk.Root).Any(x => x == name || x == root);
    }

    /// <summary>A place made of variables, constants and plain arithmetic, of items of lists and dicts.</summary>
    private static bool IsStable(Expression place) => place switch
    {
        Expression.Local => true,
        Expression.Item x => x.Container.Type.Head is "list" or "dict" && IsStable(x.Container)
            && IrWalk.All(x.Index).All(i => i is Expression.Local or Expression.Constant or Expression.NewTuple or Expression.TupleItem || (i is Expression.Operation o && IsScalar(o.Type) && o.Arguments.All(a => IsScalar(a.Type)))),
        Expression.Convert { Conversion: Conversion.NotNone } x => IsStable(x.Value),
        _ => false,
    };

    private static bool IsScalar(PyType type) => type == PyType.Int || type == PyType.Bool || type == PyType.Text;

    /// <summary>Nothing in the statements makes another object stand in the place, or another place be meant.</summary>
    private bool Stays(ImmutableArray<Statement> region, Expression.Item place)
    {
        var root = IrWalk.Root(place)!;
        var names = IrWalk.All(place).OfType<Expression.Local>().Select(x => x.Name).ToHashSet();
        if (Writes(region).Overlaps(names) || IrWalk.All(region).SelectMany(IrWalk.Expressions).OfType<Expression.Call>().SelectMany(x => Captured(x)).Any(x => x.Changed && names.Contains(x.Name)))
            return false;
        return !IrWalk.All(region).SelectMany(x => Effects.Moves(x, known)).Any(x => x.Root == root && x.How > Change.Inside)
            && !IrWalk.All(region).SelectMany(x => Effects.Changed(x, known)).Any(x => IrWalk.Root(x) == root && Depth(x) < Depth(place))
            && !IrWalk.All(region).SelectMany(IrWalk.Expressions).OfType<Expression.Call>().Any(x => x.Arguments.Any(a => IrWalk.Root(a) == root && Mutability.IsMutable(a.Type)));
    }

    private ImmutableArray<Parameter> Captured(Expression.Call call) => known.TryGetValue(call.Function, out var callee) ? callee.Captured : [];

    private static int Depth(Expression place) => place switch
    {
        Expression.Item x => 1 + Depth(x.Container),
        Expression.Convert x => Depth(x.Value),
        _ => 0,
    };

    /// <summary><c>for row in grid</c> where rows are changed: a loop over the places.</summary>
    private Statement? Indexed(Statement.ForEach loop, ImmutableArray<Statement> around)
    {
        var (items, start, row, number, key) = loop switch
        {
            { Pattern: Pattern.Variable x } => (loop.Items, null, x, null, null),
            { Items: Expression.Enumerate { Start: Expression.Constant from } e, Pattern: Pattern.Parts { Items: [Pattern.Variable n, Pattern.Variable x] } } => (e.Items, from.Value, x, n, (Pattern.Variable?)null),
            { Items: Expression.View { Kind: "items" }, Pattern: Pattern.Parts { Items: [Pattern.Variable k, Pattern.Variable x] } } => (loop.Items, null, x, null, k),
            _ => (loop.Items, (string?)null, null!, (Pattern.Variable?)null, (Pattern.Variable?)null),
        };
        if (row is null || fixedNames.Contains(row.Name) || !Mutability.IsContainer(row.Type) || Writes(loop.Body).Contains(row.Name) || !OnlyIn(loop, row.Name))
            return null;
        if (!IrWalk.All(loop.Body).SelectMany(x => Effects.Changed(x, known)).Select(IrWalk.Root).Contains(row.Name))
            return null;
        _ = around;
        return items switch
        {
            Expression.View { Kind: "items" or "values", Dict: var dict } view when dict.Type.Is("dict") && IsStable(dict) => OverKeys(loop, view, row, key),
            _ when items.Type.Is("list") && IsStable(items) => OverNumbers(loop, items, row, number, start),
            _ => null,
        };
    }

    /// <summary>The name is nowhere but in the body of the loop.</summary>
    private bool OnlyIn(Statement.ForEach loop, string name) => Mentions(function.Body, name) == Mentions(loop.Body, name) + 1;

    private static int Mentions(ImmutableArray<Statement> block, string name) => IrWalk.All(block).Count(x => IrWalk.Reads(x).Contains(name) || IrWalk.Writes(x).Contains(name));

    private Statement? OverNumbers(Statement.ForEach loop, Expression list, Pattern.Variable row, Pattern.Variable? number, string? start)
    {
        var at = loop.At;
        var name = number is not null && start == "0" && !Writes(loop.Body).Contains(number.Name) ? number.Name : Free("place");
        var place = new Expression.Item(row.Type, at, list, new Expression.Local(PyType.Int, at, name));
        if (!Stays(loop.Body, place))
            return null;
        var body = Put(loop.Body, row.Name, place);
        if (number is not null && name != number.Name)
            body = body.Insert(0, new Statement.Assign(at, number.Name, Sum(at, new Expression.Local(PyType.Int, at, name), start!)));
        Declare(name);
        var length = new Expression.Operation(PyType.Int, at, Primitives.Tables.Named("len").First(x => x.Rust == "list::len"), [list]);
        return loop with { Pattern = new Pattern.Variable(PyType.Int, name), Items = new Expression.Range(at, new Expression.Constant(PyType.Int, at, "0"), length, null), Body = body };
    }

    private static Expression Sum(Place at, Expression number, string start) => start == "0" ? number
        : new Expression.Operation(PyType.Int, at, Primitives.Tables.Named("Add").First(x => x.Rust == "int::add"), [number, new Expression.Constant(PyType.Int, at, start)]);

    private Statement? OverKeys(Statement.ForEach loop, Expression.View view, Pattern.Variable row, Pattern.Variable? key)
    {
        var (at, type) = (loop.At, view.Dict.Type.Inner[0]);
        if (key is not null && Writes(loop.Body).Contains(key.Name))
            return null;
        var name = key?.Name ?? Free("key");
        var place = new Expression.Item(row.Type, at, view.Dict, new Expression.Local(type, at, name));
        if (!Stays(loop.Body, place))
            return null;
        function = function with { Locals = function.Locals.SetItem(name, type) };
        var keys = new Expression.Operation(PyType.List(type), at, Primitives.Tables.Named("list").First(x => x.Rust == "list::collect"), [new Expression.View(PyType.Iter(type), at, view.Dict, "keys")]);
        return loop with { Pattern = new Pattern.Variable(type, name), Items = keys, Body = Put(loop.Body, row.Name, place) };
    }

    private static ImmutableArray<Statement> Put(ImmutableArray<Statement> body, string name, Expression place) =>
        IrMap.Map(body, e => e is Expression.Local local && local.Name == name ? place : null);

    private void Declare(string name) => function = function with { Locals = function.Locals.SetItem(name, PyType.Int) };

    private string Free(string name) => function.Locals.ContainsKey(name) || fixedNames.Contains(name) ? Free(name + "_") : name;
}
