using System.Collections.Immutable;
using Steelyard.Translation.Ir;

namespace Steelyard.Translation.Passes;

/// <summary>Which variables are read later, after each statement, unless they get another value before.</summary>
internal sealed class Liveness
{
    private readonly Dictionary<Statement, ImmutableHashSet<string>> after = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<(ImmutableHashSet<string> Break, ImmutableHashSet<string> Continue)> loops = new();
    private readonly Stack<ImmutableHashSet<string>> handlers = new();
    private readonly IReadOnlyDictionary<string, Function> known;

    private Liveness(IReadOnlyDictionary<string, Function> known) => this.known = known;

    /// <summary>For a whole function.</summary>
    public static Liveness Of(Function function, IReadOnlyDictionary<string, Function> known)
    {
        var liveness = new Liveness(known);
        liveness.Block(function.Body, []);
        return liveness;
    }

    /// <summary>Read after the statement.</summary>
    public ImmutableHashSet<string> After(Statement statement) => after.GetValueOrDefault(statement) ?? [];

    private ImmutableHashSet<string> Block(ImmutableArray<Statement> statements, ImmutableHashSet<string> live)
    {
        for (var i = statements.Length - 1; i >= 0; i--)
            live = Before(statements[i], live);
        return live;
    }

    private ImmutableHashSet<string> Before(Statement statement, ImmutableHashSet<string> live)
    {
        // Whatever raises may go on in a handler.
        live = handlers.Aggregate(live, (x, h) => x.Union(h));
        after[statement] = after.TryGetValue(statement, out var seen) ? seen.Union(live) : live;
        return statement switch
        {
            Statement.If x => Block(x.Then, live).Union(Block(x.Otherwise, live)).Union(Reads(x)),
            Statement.While x => Loop(x, x.Body, Block(x.Otherwise, live), live, []),
            Statement.ForEach x => Loop(x, x.Body, Block(x.Otherwise, live), live, [.. x.Pattern.Variables.Select(v => v.Name)]),
            Statement.Try x => Try(x, live),
            Statement.Break => loops.Peek().Break,
            Statement.Continue => loops.Peek().Continue,
            Statement.Return or Statement.Leave or Statement.Raise or Statement.Reraise => handlers.Aggregate(Reads(statement), (x, h) => x.Union(h)),
            // One instance gets another value in its field, the others keep theirs.
            _ => live.Except(IrWalk.Writes(statement).Where(x => !IrWalk.IsOfFields(x))).Union(Reads(statement)),
        };
    }

    private ImmutableHashSet<string> Reads(Statement statement) =>
    [
        .. IrWalk.Reads(statement),
        .. IrWalk.Expressions(statement).OfType<Expression.Call>().SelectMany(x => known.TryGetValue(x.Function, out var callee) ? callee.Captured.Select(c => c.Name) : []),
    ];

    private ImmutableHashSet<string> Try(Statement.Try x, ImmutableHashSet<string> live)
    {
        var handled = x.Handlers.Aggregate(ImmutableHashSet<string>.Empty, (all, h) => all.Union(Block(h.Body, live)));
        var otherwise = Block(x.Otherwise, live);
        handlers.Push(handled);
        var body = Block(x.Body, otherwise);
        handlers.Pop();
        return body.Union(handled);
    }

    // To the fixed point: what is live at the start of the body is live at its end. What a for loop runs over is held to its end.
    private ImmutableHashSet<string> Loop(Statement loop, ImmutableArray<Statement> body, ImmutableHashSet<string> end, ImmutableHashSet<string> live, ImmutableArray<string> bound)
    {
        var reads = Reads(loop);
        var head = end.Union(reads);
        while (true)
        {
            loops.Push((live, head));
            var start = Block(body, head).Except(bound);
            loops.Pop();
            var next = head.Union(start);
            if (next.SetEquals(head))
                return head;
            head = next;
        }
    }
}
