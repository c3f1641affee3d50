using System.Collections.Immutable;
using System.Globalization;
using Steelyard.Translation.Ir;

namespace Steelyard.Translation.Passes;

/// <summary>How many items a list has in any call that goes on.</summary>
internal static class Lengths
{
    /// <summary>
    /// The least number with which the statements up to the first branch or loop can be done: <c>row[3]</c> needs four. With fewer items Python
    /// raises there, or has raised before, so that a call may as well leave at once.
    /// </summary>
    /// <param name="block">The statements.</param>
    /// <param name="name">The list, which keeps its length in them.</param>
    public static int Least(ImmutableArray<Statement> block, string name) =>
        block.TakeWhile(x => x is Statement.Assign or Statement.SetItem or Statement.Effect or Statement.Unpack or Statement.Named or Statement.Borrow)
            .SelectMany(x => IrWalk.Direct(x)).SelectMany(Always).OfType<Expression.Item>().Where(x => x.Container is Expression.Local list && list.Name == name)
            .Select(Needed).Append(0).Max();

    /// <summary>What is computed whenever the expression is.</summary>
    private static IEnumerable<Expression> Always(Expression expression) => expression switch
    {
        Expression.Logical x => Always(x.Values[0]).Prepend(x),
        Expression.Conditional x => Always(x.Test).Prepend(x),
        Expression.Either x => Always(x.Left).Prepend(x),
        Expression.Comprehension or Expression.Lambda => [expression],
        _ => IrWalk.Parts(expression).SelectMany(Always).Prepend(expression),
    };

    private static int Needed(Expression.Item item) => item.Index is Expression.Constant { Value: var text } && int.TryParse(text, CultureInfo.InvariantCulture, out var index)
        ? index < 0 ? -index : Math.Min(index, int.MaxValue - 1) + 1 : 0;
}
