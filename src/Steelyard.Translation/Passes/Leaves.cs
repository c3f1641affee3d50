using System.Collections.Immutable;
using Steelyard.Translation.Ir;

namespace Steelyard.Translation.Passes;

/// <summary>Takes a statement out of a function when not every call reaches it; otherwise the function is refused.</summary>
internal static class Leaves
{
    /// <summary>The function with a leaf in the place of the statement.</summary>
    /// <exception cref="RefusedException">Every call reaches the statement.</exception>
    public static Function Replace(Function function, Statement statement, Refusal why)
    {
        var place = function.Body.IndexOf(statement, 0, function.Body.Length, (IEqualityComparer<Statement>)ReferenceEqualityComparerOf<Statement>.Instance);
        if (place >= 0 && !function.Body[..place].Any(MayEnd))
            throw new RefusedException(why);
        return function with
        {
            Body = IrWalk.Map(function.Body, x => [ReferenceEquals(x, statement) || Replaced(x, statement) ? new Statement.Leave(x.At, why) : x]),
            Leaves = function.Leaves.Add(why),
        };
    }

    // Blocks are made anew on the way; the statement itself stays the same object unless it has blocks.
    private static bool Replaced(Statement x, Statement wanted) => x.GetType() == wanted.GetType() && x.At == wanted.At && !IrWalk.Blocks(x).IsEmpty
        && IrWalk.Direct(x).SequenceEqual(IrWalk.Direct(wanted), ReferenceEqualityComparerOf<Expression>.Instance);

    private static bool MayEnd(Statement statement) =>
        IrWalk.All([statement]).Any(x => x is Statement.Return or Statement.Raise or Statement.Leave or Statement.Reraise);
}

/// <summary>Compares by identity.</summary>
internal sealed class ReferenceEqualityComparerOf<T> : IEqualityComparer<T> where T : class
{
    public static readonly ReferenceEqualityComparerOf<T> Instance = new();

    public bool Equals(T? x, T? y) => ReferenceEquals(x, y);

    public int GetHashCode(T x) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(x);
}
