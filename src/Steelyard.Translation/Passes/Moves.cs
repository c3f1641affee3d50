using System.Collections.Immutable;
using Steelyard.Translation.Ir;

namespace Steelyard.Translation.Passes;

/// <summary>
/// Typed function → the same, or refused: <c>a = b</c> of lists gives one list two names. That is a move, and exact, when <c>b</c> is not
/// read again before it gets another list; liveness, computed backwards, says so. Stands after definite assignment, so that every read has a value.
/// </summary>
internal sealed class Moves
{
    private readonly Stack<(ImmutableHashSet<string> Break, ImmutableHashSet<string> Continue)> loops = new();
    private readonly ImmutableHashSet<string> parameters;

    private Moves(Function function) => parameters = [.. function.Signature.Parameters.Select(x => x.Name)];

    public static Function Run(Function function)
    {
        new Moves(function).Block(function.Body, []);
        return function;
    }

    /// <summary>Variables that are read later, before a block.</summary>
    private ImmutableHashSet<string> Block(ImmutableArray<Statement> statements, ImmutableHashSet<string> after) =>
        statements.Reverse().Aggregate(after, (live, x) => Before(x, live));

    private ImmutableHashSet<string> Before(Statement statement, ImmutableHashSet<string> live) => statement switch
    {
        Statement.Assign { Value: Expression.Local { Type: PyType.List } source } x => Moved(x, source, live),
        Statement.If x => Block(x.Then, live).Union(Block(x.Otherwise, live)).Union(IrWalk.Reads(x)),
        Statement.While x => Loop(x, x.Body, live, []),
        Statement.ForRange x => Loop(x, x.Body, live, [x.Name]),
        Statement.ForEach x => Loop(x, x.Body, live, x.Names),
        Statement.Break => loops.Peek().Break,
        Statement.Continue => loops.Peek().Continue,
        Statement.Return or Statement.Leave => [.. IrWalk.Reads(statement)],
        _ => live.Except(IrWalk.Writes(statement)).Union(IrWalk.Reads(statement)),
    };

    private ImmutableHashSet<string> Moved(Statement.Assign x, Expression.Local source, ImmutableHashSet<string> live)
    {
        if (parameters.Contains(source.Name) || live.Contains(source.Name) || source.Name == x.Name)
            throw RefusedException.At(x.At, "second name for a list", $"'{x.Name}' and '{source.Name}' would be one list under two names");
        return live.Remove(x.Name).Add(source.Name);
    }

    // To the fixed point: what is live at the start of the body is live at its end. The items of a for loop are read once, before it.
    private ImmutableHashSet<string> Loop(Statement loop, ImmutableArray<Statement> body, ImmutableHashSet<string> after, ImmutableArray<string> bound)
    {
        // The list that a loop runs over stays in use until its end.
        var held = loop is Statement.ForEach each ? IrWalk.Reads(each).ToImmutableHashSet() : [];
        var head = after.Union(IrWalk.Reads(loop));
        while (true)
        {
            loops.Push((after, head.Union(held)));
            var start = Block(body, head.Union(held)).Except(bound);
            loops.Pop();
            var next = head.Union(start);
            if (next.SetEquals(head))
                return head.Union(held);
            head = next;
        }
    }

}
