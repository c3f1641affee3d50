using System.Collections.Immutable;
using Steelyard.Translation.Ir;

namespace Steelyard.Translation.Passes;

/// <summary>
/// Typed function → the same, or refused: a variable that may have no value where it is read raises in Python, and so does a way through
/// the function that ends without a value. Stands after typing, because only then is it known what is read.
/// </summary>
internal static class DefiniteAssignment
{
    public static Function Run(Function function)
    {
        var end = Block(function.Body, [.. function.Signature.Parameters.Select(x => x.Name)]);
        if (end is not null && function.Signature.Result != PyType.None)
            throw RefusedException.At(function.Source.At, "None or a value", $"'{function.Signature.Name}' may end without return, the recorded calls returned {function.Signature.Result}");
        return function;
    }

    /// <summary>The variables that have a value at the end of a block; null when its end is not reached.</summary>
    private static ImmutableHashSet<string>? Block(ImmutableArray<Statement> statements, ImmutableHashSet<string> before)
    {
        ImmutableHashSet<string>? known = before;
        foreach (var statement in statements)
            known = known is null ? null : After(statement, known);
        return known;
    }

    private static ImmutableHashSet<string>? After(Statement statement, ImmutableHashSet<string> known)
    {
        // Names of intermediate values stand only inside their expression.
        var inner = IrWalk.Direct(statement).SelectMany(IrWalk.All).OfType<Expression.Let>().Select(x => x.Name);
        var unbound = IrWalk.Direct(statement).SelectMany(IrWalk.All).OfType<Expression.Local>().FirstOrDefault(x => !known.Contains(x.Name) && !inner.Contains(x.Name));
        if (unbound is not null)
            throw RefusedException.At(unbound.At, "unbound variable", $"'{unbound.Name}' may be read before it has a value");
        return statement switch
        {
            Statement.If x => Join(Block(x.Then, known), Block(x.Otherwise, known)),
            Statement.While x => Loop(x.Body, known, known, IrWalk.IsTrue(x.Test)),
            Statement.ForRange x => Loop(x.Body, known, known.Add(x.Name), endless: false),
            Statement.ForEach x => Loop(x.Body, known, known.Union(x.Names), endless: false),
            Statement.Return or Statement.Break or Statement.Continue or Statement.Leave => null,
            _ => known.Union(IrWalk.Writes(statement)),
        };
    }

    // What a body assigns does not count after the loop: it may run no times, or be left by break before.
    private static ImmutableHashSet<string>? Loop(ImmutableArray<Statement> body, ImmutableHashSet<string> known, ImmutableHashSet<string> inside, bool endless)
    {
        Block(body, inside);
        return endless && !HasBreak(body) ? null : known;
    }

    private static bool HasBreak(ImmutableArray<Statement> body) => body.Any(x => x is Statement.Break
        || (x is Statement.If branch && (HasBreak(branch.Then) || HasBreak(branch.Otherwise))));

    private static ImmutableHashSet<string>? Join(ImmutableHashSet<string>? a, ImmutableHashSet<string>? b) => a is null ? b : b is null ? a : a.Intersect(b);
}
