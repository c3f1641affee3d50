using System.Collections.Immutable;
using Steelyard.Translation.Ir;

namespace Steelyard.Translation.Passes;

/// <summary>
/// List parameters of numbers that are gone through once, or of which few items are asked for → read where they stand, in Python's memory:
/// to copy them first would cost more than all the rest, and a search that ends early would wait for the end of the list. Stands behind
/// <see cref="Slices"/>; changes how an argument comes and nothing else.
/// </summary>
internal static class Streams
{
    /// <summary>More reads of single items than this are cheaper from a copy.</summary>
    private const int Few = 4;

    /// <summary>All functions of a module. What other functions call in Rust gets Rust's lists.</summary>
    public static ImmutableDictionary<string, Function> Run(ImmutableDictionary<string, Function> functions)
    {
        var all = functions.Values.SelectMany(Effects.All).ToList();
        var known = all.ToDictionary(Effects.Name);
        var called = all.SelectMany(x => IrWalk.All(x.Body)).SelectMany(IrWalk.Expressions).OfType<Expression.Call>().Select(x => x.Function).ToHashSet();
        return functions.ToImmutableDictionary(x => x.Key, x => called.Contains(x.Key) || x.Value.Signature.Yields is not null || RunsGenerators(x.Value, known) ? x.Value : x.Value with
        {
            Signature = x.Value.Signature with { Parameters = [.. x.Value.Signature.Parameters.Select(p => p with { Streamed = p is { Slice: true, Changed: false } && Rust.Types.IsNumber(p.Type.Inner[0]) && IsReadOnce(x.Value, p.Name) })] },
        });
    }

    private static bool RunsGenerators(Function function, Dictionary<string, Function> known) => IrWalk.All(function.Body).Any(x => x is Statement.ForEach loop && Iterators.Generator(loop.Items, known) is not null
        || IrWalk.Expressions(x).OfType<Expression.Comprehension>().Any(c => c.Clauses.Any(k => Iterators.Generator(k.Items, known) is not null)));

    private static bool IsReadOnce(Function function, string name)
    {
        var (runs, items, others) = (0, 0, 0);
        foreach (var statement in function.Body)
            Visit(statement, 0);
        return runs + others + items == IrWalk.All(function.Body).SelectMany(IrWalk.Reads).Count(x => x == name) && runs <= 1 && items <= Few && runs + items > 0;

        void Visit(Statement statement, int depth)
        {
            var inside = statement is Statement.ForEach or Statement.While ? depth + 1 : depth;
            if (statement is Statement.ForEach loop && IsRun(loop.Pattern, loop.Items))
                Run(loop.Items, depth);
            if (statement is not (Statement.Named or Statement.Borrow))
                foreach (var expression in IrWalk.Direct(statement))
                    Look(expression, statement is Statement.While ? inside : depth);
            foreach (var other in IrWalk.Blocks(statement).SelectMany(x => x))
                Visit(other, inside);
        }

        void Look(Expression expression, int depth)
        {
            switch (expression)
            {
                case Expression.Item x when Is(x.Container) && depth <= 1:
                    items++;
                    break;
                case Expression.Operation { Row.Rust: "list::len" or "list::truth", Arguments: [var list] } when Is(list):
                    others++;
                    break;
                case Expression.Lambda:
                    return;
                case Expression.Comprehension x:
                    if (IsRun(x.Clauses[0].Pattern, x.Clauses[0].Items))
                        Run(x.Clauses[0].Items, depth);
                    depth++;
                    break;
            }
            foreach (var part in IrWalk.Parts(expression))
                Look(part, depth);
        }

        void Run(Expression list, int depth) => runs += depth > 0 ? 2 : list switch
        {
            Expression.Enumerate x => Count(x.Items),
            Expression.Zip x => x.Items.Sum(Count),
            _ => Count(list),
        };

        int Count(Expression x) => Is(x) ? 1 : 0;

        bool Is(Expression x) => x is Expression.Local local && local.Name == name;

        // An item is looked at when it is bound to its name.
        bool IsRun(Pattern pattern, Expression list) => list switch
        {
            Expression.Enumerate x when Is(x.Items) => pattern is Pattern.Parts { Items: [_, Pattern.Variable] },
            Expression.Zip x when x.Items.Any(Is) => pattern is Pattern.Parts parts && parts.Items.Length == x.Items.Length,
            _ => Is(list) && pattern is Pattern.Variable,
        };
    }
}
