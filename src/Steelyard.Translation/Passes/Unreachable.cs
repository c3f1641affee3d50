using System.Collections.Immutable;
using Steelyard.Translation.Ir;

namespace Steelyard.Translation.Passes;

/// <summary>Typed function → the same without statements that are never reached. Stands before everything that asks what may happen.</summary>
internal static class Unreachable
{
    public static Function Run(Function function) => function with { Body = Block(function.Body), Nested = [.. function.Nested.Select(Run)] };

    private static ImmutableArray<Statement> Block(ImmutableArray<Statement> block)
    {
        var mapped = IrWalk.Map(block, x => [x is Statement.ForEach or Statement.While or Statement.If or Statement.Try ? Cut(x) : x]);
        return Cut(mapped);
    }

    private static Statement Cut(Statement x) => x switch
    {
        Statement.ForEach s => s with { Body = Cut(s.Body), Otherwise = Cut(s.Otherwise) },
        Statement.While s => s with { Body = Cut(s.Body), Otherwise = IrWalk.IsTrue(s.Test) ? [] : Cut(s.Otherwise) },
        Statement.If s => s with { Then = Cut(s.Then), Otherwise = Cut(s.Otherwise) },
        Statement.Try s => s with { Body = Cut(s.Body), Handlers = [.. s.Handlers.Select(h => h with { Body = Cut(h.Body) })], Otherwise = Ends(s.Body) ? [] : Cut(s.Otherwise) },
        _ => x,
    };

    private static ImmutableArray<Statement> Cut(ImmutableArray<Statement> block)
    {
        var last = block.TakeWhile(x => !Ends(x)).Count();
        return last < block.Length ? block[..(last + 1)] : block;
    }

    /// <summary>The end of the block is not reached.</summary>
    public static bool Ends(ImmutableArray<Statement> block) => !block.IsEmpty && Ends(block[^1]);

    /// <summary>What stands behind the statement is not reached.</summary>
    public static bool Ends(Statement statement) => statement switch
    {
        Statement.Return or Statement.Break or Statement.Continue or Statement.Leave or Statement.Raise or Statement.Reraise => true,
        Statement.If x => Ends(x.Then) && Ends(x.Otherwise),
        Statement.While x => (IrWalk.IsTrue(x.Test) || Ends(x.Otherwise)) && !HasBreak(x.Body),
        Statement.ForEach x => Ends(x.Otherwise) && !HasBreak(x.Body),
        Statement.Try x => (Ends(x.Body) || Ends(x.Otherwise)) && x.Handlers.All(h => Ends(h.Body)),
        _ => false,
    };

    /// <summary>The loop around this block can be left by <c>break</c>.</summary>
    public static bool HasBreak(ImmutableArray<Statement> body) => body.Any(x => x is Statement.Break
        || (x is Statement.If or Statement.Try && IrWalk.Blocks(x).Any(HasBreak))
        || (x is Statement.While or Statement.ForEach && HasBreak(IrWalk.Blocks(x)[1])));
}
