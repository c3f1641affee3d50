using System.Collections.Immutable;
using Steelyard.Translation.Ir;

namespace Steelyard.Translation.Passes;

/// <summary>
/// Typed function → the same, or refused: a variable that may have no value where it is read raises in Python, and so does a way through
/// the function that ends without a value. Stands after typing, because only then is it known what is read.
/// </summary>
internal sealed class DefiniteAssignment
{
    private readonly IReadOnlyDictionary<string, Function> known;
    private readonly Stack<List<ImmutableHashSet<string>>> breaks = new();
    private Statement? wrong;
    private Refusal? why;

    private DefiniteAssignment(IReadOnlyDictionary<string, Function> known) => this.known = known;

    /// <summary>The function, with leaves where a variable may have no value.</summary>
    public static Function Run(Function function, IReadOnlyDictionary<string, Function> known)
    {
        while (true)
        {
            var pass = new DefiniteAssignment(known);
            var end = pass.Block(function.Body, [.. function.Signature.Parameters.Concat(function.Captured).Select(x => x.Name)]);
            if (pass.wrong is not null)
                function = Leaves.Replace(function, pass.wrong, pass.why!);
            else
                return end is null ? function : Ended(function);
        }
    }

    /// <summary>The end gives None.</summary>
    private static Function Ended(Function function)
    {
        var at = function.Source.At;
        var none = new Expression.Constant(PyType.None, at, "");
        var result = function.Signature.Result;
        if (result == PyType.None)
            return function;
        return result.Is("optional")
            ? function with { Body = function.Body.Add(new Statement.Return(at, new Expression.Convert(result, at, Conversion.NoneOf, none))) }
            : function with { Body = function.Body.Add(new Statement.Leave(at, new Refusal(at, "None or a value", $"'{function.Source.Name}' may end without return, the recorded calls returned {result}"))) };
    }

    /// <summary>The variables that have a value at the end of a block; null when its end is not reached.</summary>
    private ImmutableHashSet<string>? Block(ImmutableArray<Statement> statements, ImmutableHashSet<string> before)
    {
        ImmutableHashSet<string>? now = before;
        foreach (var statement in statements)
            now = now is null ? null : After(statement, now);
        return now;
    }

    private ImmutableHashSet<string>? After(Statement statement, ImmutableHashSet<string> now)
    {
        var writes = IrWalk.Writes(statement);
        if (wrong is null && Unbound(statement, now.Union(statement is Statement.ForEach ? [] : IrWalk.Expressions(statement).OfType<Expression.Walrus>().Select(x => x.Name))) is { } unbound)
            (wrong, why) = (statement, new Refusal(unbound.At == default ? statement.At : unbound.At, "unbound variable", $"'{unbound.Name}' may be read before it has a value"));
        switch (statement)
        {
            case Statement.If x:
                return Join(Block(x.Then, now.Union(writes)), Block(x.Otherwise, now.Union(writes)));
            case Statement.While x:
                return Loop(x.Body, x.Otherwise, now, now.Union(writes), IrWalk.IsTrue(x.Test));
            case Statement.ForEach x:
                return Loop(x.Body, x.Otherwise, now, now.Union(writes), endless: false);
            case Statement.Try x:
                return Try(x, now);
            case Statement.Break:
                if (breaks.Count > 0)
                    breaks.Peek().Add(now);
                return null;
            default:
                return Unreachable.Ends(statement) ? null : now.Union(writes);
        }
    }

    private Expression.Local? Unbound(Statement statement, ImmutableHashSet<string> now)
    {
        var inner = IrWalk.Expressions(statement).SelectMany(Inner).ToHashSet();
        var reads = IrWalk.Expressions(statement).OfType<Expression.Local>().Concat(IrWalk.Expressions(statement).OfType<Expression.Call>()
            .SelectMany(x => known.TryGetValue(x.Function, out var callee) ? callee.Captured.Select(c => new Expression.Local(c.Type, x.At, c.Name)) : []));
        return reads.FirstOrDefault(x => !IrWalk.IsOfFields(x.Name) && !now.Contains(x.Name) && !inner.Contains(x.Name));
    }

    /// <summary>Names that stand only inside an expression.</summary>
    public static IEnumerable<string> Inner(Expression expression) => expression switch
    {
        Expression.Let x => [x.Name],
        Expression.Either x => [x.Name],
        Expression.Comprehension x => x.Clauses.SelectMany(c => c.Pattern.Variables).Select(v => v.Name),
        Expression.Lambda x => x.Parameters.Select(p => p.Name),
        _ => [],
    };

    /// <summary>An exception may come before anything in the body was done.</summary>
    private ImmutableHashSet<string>? Try(Statement.Try x, ImmutableHashSet<string> now)
    {
        var body = Block(x.Body, now);
        var end = body is null ? null : Block(x.Otherwise, body);
        return x.Handlers.Aggregate(end, (joined, h) => Join(joined, Block(h.Body, now)));
    }

    // What a body assigns does not count after the loop: it may run no times, or be left by break before.
    private ImmutableHashSet<string>? Loop(ImmutableArray<Statement> body, ImmutableArray<Statement> otherwise, ImmutableHashSet<string> before, ImmutableHashSet<string> inside, bool endless)
    {
        breaks.Push([]);
        Block(body, inside);
        var left = breaks.Pop();
        var end = endless ? null : Block(otherwise, before);
        return left.Aggregate(end, Join);
    }

    private static ImmutableHashSet<string>? Join(ImmutableHashSet<string>? a, ImmutableHashSet<string>? b) => a is null ? b : b is null ? a : a.Intersect(b);
}
