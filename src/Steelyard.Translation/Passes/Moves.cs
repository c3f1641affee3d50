using System.Collections.Immutable;
using Steelyard.Translation.Ir;

namespace Steelyard.Translation.Passes;

/// <summary>
/// Typed function → the same, knowing where a variable is read for the last time: its value is given away there instead of copied. Stands
/// last, when no statement changes any more.
/// </summary>
internal static class Moves
{
    public static Function Run(Function function, IReadOnlyDictionary<string, Function> known)
    {
        var liveness = Liveness.Of(function, known);
        var moves = ImmutableHashSet.CreateBuilder<Expression.Local>(ReferenceEqualityComparerOf<Expression.Local>.Instance);
        foreach (var statement in IrWalk.All(function.Body))
            foreach (var local in Last(function, statement, liveness.After(statement)))
                moves.Add(local);
        return function with { Moves = moves.ToImmutable() };
    }

    /// <summary>Reads of variables in a statement after which nobody reads them.</summary>
    public static IEnumerable<Expression.Local> Last(Function function, Statement statement, ImmutableHashSet<string> live)
    {
        if (statement is Statement.While or Statement.If)
            return [];
        var captured = function.Captured.Select(x => x.Name).ToHashSet();
        var seen = function.Nested.SelectMany(Effects.All).SelectMany(x => x.Captured).Select(x => x.Name).ToHashSet();
        // What gets a new value in this very statement has its old one read for the last time.
        if (statement is Statement.Assign or Statement.Unpack)
            live = live.Except(IrWalk.Writes(statement));
        var all = IrWalk.Reads(statement).GroupBy(x => x).ToDictionary(x => x.Key, x => x.Count());
        return IrWalk.Direct(statement).SelectMany(Once).Where(x => all[x.Name] == 1 && !live.Contains(x.Name) && !captured.Contains(x.Name) && !(seen.Contains(x.Name) && Calls(statement))
            && (statement is not Statement.ForEach loop || !IrWalk.All(loop.Body).Any(s => IrWalk.Writes(s).Contains(x.Name))));
    }

    // A nested function that is called may read what it captures.
    private static bool Calls(Statement statement) => IrWalk.Expressions(statement).OfType<Expression.Call>().Any();

    /// <summary>Reads that happen once when the statement runs.</summary>
    private static IEnumerable<Expression.Local> Once(Expression expression) => expression switch
    {
        Expression.Local x => [x],
        Expression.Comprehension x => Once(x.Clauses[0].Items),
        Expression.Lambda => [],
        _ => IrWalk.Parts(expression).SelectMany(Once),
    };
}
