using System.Collections.Immutable;
using System.Globalization;
using Steelyard.Translation.Ir;

namespace Steelyard.Translation.Passes;

/// <summary>
/// A list of numbers that a loop appends to and looks at the end of, <c>sums.append(sums[-1] + x)</c>: its last item stands in a variable too,
/// so that a round need not wait until what the one before has written can be read from memory again. The end is <c>values[-1]</c>; and where
/// each round appends one item, <c>values[j]</c> for the number of the round. Stands behind aliasing: nobody else has the list.
/// </summary>
internal sealed class Carried
{
    private readonly IReadOnlyDictionary<string, Function> known;
    private Function function;

    private Carried(Function function, IReadOnlyDictionary<string, Function> known) => (this.function, this.known) = (function, known);

    /// <summary>The function with variables for last items.</summary>
    public static Function Run(Function function, IReadOnlyDictionary<string, Function> known)
    {
        if (function.Signature.Yields is not null)
            return function;
        var pass = new Carried(function, known);
        var body = pass.Block(function.Body);
        return pass.function with { Body = body };
    }

    private ImmutableArray<Statement> Block(ImmutableArray<Statement> block)
    {
        var result = ImmutableArray.CreateBuilder<Statement>();
        foreach (var statement in block)
        {
            var inside = Inside(statement);
            foreach (var list in inside is Statement.ForEach or Statement.While ? Lists(result) : [])
                if (Carry(inside, list) is { } carried)
                {
                    result.Add(carried.First);
                    inside = carried.Loop;
                }
            result.Add(inside);
        }
        return result.ToImmutable();
    }

    private Statement Inside(Statement statement) => statement switch
    {
        Statement.ForEach x => x with { Body = Block(x.Body), Otherwise = Block(x.Otherwise) },
        Statement.While x => x with { Body = Block(x.Body), Otherwise = Block(x.Otherwise) },
        Statement.If x => x with { Then = Block(x.Then), Otherwise = Block(x.Otherwise) },
        Statement.Try x => x with { Body = Block(x.Body), Handlers = [.. x.Handlers.Select(h => h with { Body = Block(h.Body) })], Otherwise = Block(x.Otherwise) },
        _ => statement,
    };

    /// <summary>Lists that stand before a loop as they were written: their names and how many items they have.</summary>
    private List<(string Name, int Count)> Lists(IReadOnlyList<Statement> before)
    {
        var lists = new List<(string Name, int Count)>();
        foreach (var statement in before)
        {
            var touched = IrWalk.All([statement]).SelectMany(x => IrWalk.Writes(x).Concat(Effects.Changed(x, known).Select(IrWalk.Root).OfType<string>())).ToHashSet();
            lists.RemoveAll(x => touched.Contains(x.Name));
            if (statement is Statement.Assign { Value: Expression.NewList { Items: { IsEmpty: false } items } value } list && Rust.Types.IsNumber(value.Type.Inner[0]) && IsOwn(list.Name))
                lists.Add((list.Name, items.Length));
        }
        return lists;
    }

    /// <summary>No nested function sees it.</summary>
    private bool IsOwn(string name) => function.Locals.ContainsKey(name) && function.Signature.Parameters.Concat(function.Captured).Concat(function.Nested.SelectMany(Effects.All).SelectMany(x => x.Captured)).All(x => x.Name != name);

    private (Statement First, Statement Loop)? Carry(Statement loop, (string Name, int Count) list)
    {
        if (loop is Statement.ForEach each && (Iterators.Generator(each.Items, known) is not null || Mentions(each.Items, list.Name)))
            return null;
        var statements = IrWalk.All([loop]).ToList();
        var changes = statements.Count(x => IrWalk.Writes(x).Contains(list.Name)) + statements.SelectMany(x => Effects.Changed(x, known)).Count(x => IrWalk.Root(x) == list.Name);
        var appends = statements.OfType<Statement.Effect>().Where(x => Appended(x, list.Name) is not null).ToList();
        var bound = statements.SelectMany(IrWalk.Expressions).SelectMany(SecondNames.Bound).ToHashSet();
        if (appends.Count == 0 || changes != appends.Count || bound.Contains(list.Name))
            return null;
        var type = function.Locals[list.Name].Inner[0];
        var last = new Expression.Local(type, loop.At, Free($"{Versions.Plain(list.Name)}_last"));
        var number = loop is Statement.ForEach rounds && appends.Count == 1 ? Number(rounds, appends[0], list.Count) : null;
        if (number is { } counted && bound.Contains(counted.Name))
            number = null;
        var found = 0;
        var changed = loop switch
        {
            Statement.ForEach x => x with { Body = Body(x.Body) },
            Statement.While x => (Statement)(x with { Test = IrMap.Map(x.Test, e => Ends(e, null)), Body = Body(x.Body) }),
            _ => loop,
        };
        if (found == 0)
            return null;
        function = function with { Locals = function.Locals.SetItem(last.Name, type) };
        var end = new Expression.Item(type, loop.At, new Expression.Local(function.Locals[list.Name], loop.At, list.Name), new Expression.Constant(PyType.Int, loop.At, "-1"));
        return (new Statement.Assign(loop.At, last.Name, end), changed);

        // The number of the round counts as the end only until the append.
        ImmutableArray<Statement> Body(ImmutableArray<Statement> body)
        {
            var until = number is null ? 0 : body.IndexOf(appends[0]) + 1;
            return Replaced([.. Mapped(body[..until], number), .. Mapped(body[until..], null)]);
        }

        ImmutableArray<Statement> Mapped(ImmutableArray<Statement> body, (string Name, int Less)? index) => IrMap.Map(body, e => Ends(e, index));

        ImmutableArray<Statement> Replaced(ImmutableArray<Statement> body) => IrWalk.Map(body, x => x is Statement.Effect { Value: Expression.Operation append } effect && Appended(effect, list.Name) is { } value
            ? [new Statement.Assign(x.At, last.Name, value), effect with { Value = append with { Arguments = [append.Arguments[0], last with { At = x.At }] } }] : [x]);

        Expression? Ends(Expression e, (string Name, int Less)? index)
        {
            if (e is not Expression.Item { Container: Expression.Local container } item || container.Name != list.Name || !(IsMinusOne(item.Index) || (index is { } round && Offset(item.Index) == (round.Name, -round.Less))))
                return null;
            found++;
            return last with { At = e.At };
        }
    }

    /// <summary>The variable that numbers the rounds, and by how much the last place is less, when each round appends one item as its last deed.</summary>
    private static (string Name, int Less)? Number(Statement.ForEach loop, Statement append, int count)
    {
        var (name, start) = loop switch
        {
            { Items: Expression.Enumerate { Start: Expression.Constant from }, Pattern: Pattern.Parts { Items: [Pattern.Variable x, ..] } } => (x.Name, from.Value),
            { Items: Expression.Range { Step: null, From: Expression.Constant from }, Pattern: Pattern.Variable x } => (x.Name, from.Value),
            _ => (null, ""),
        };
        if (name is null || !int.TryParse(start, CultureInfo.InvariantCulture, out var first) || first < 0 || first > short.MaxValue || !loop.Body.Contains(append)
            || IrWalk.All(loop.Body).Any(x => x is Statement.Continue or Statement.Try || IrWalk.Writes(x).Contains(name)))
            return null;
        return (name, first - (count - 1));
    }

    private static (string Name, int Number)? Offset(Expression index) => index switch
    {
        Expression.Local x => (x.Name, 0),
        Expression.Operation { Row.Rust: "int::sub", Arguments: [Expression.Local x, Expression.Constant y] } when int.TryParse(y.Value, CultureInfo.InvariantCulture, out var less) => (x.Name, -less),
        Expression.Operation { Row.Rust: "int::add", Arguments: [Expression.Local x, Expression.Constant y] } when int.TryParse(y.Value, CultureInfo.InvariantCulture, out var more) => (x.Name, more),
        _ => null,
    };

    private static Expression? Appended(Statement.Effect x, string list) => x.Value is Expression.Operation { Row.Rust: "list::append", Arguments: [Expression.Local container, var value] } && container.Name == list ? value : null;

    private static bool IsMinusOne(Expression index) => index is Expression.Constant { Value: "-1" }
        || index is Expression.Operation { Row.Rust: "int::neg", Arguments: [Expression.Constant { Value: "1" }] };

    private static bool Mentions(Expression expression, string name) => IrWalk.All(expression).Any(x => x is Expression.Local local && local.Name == name);

    private string Free(string name) => function.Locals.ContainsKey(name) || function.Captured.Any(x => x.Name == name) || known.ContainsKey(name) ? Free(name + "_") : name;
}
