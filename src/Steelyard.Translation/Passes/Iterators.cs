using System.Collections.Immutable;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Primitives;

namespace Steelyard.Translation.Passes;

/// <summary>
/// Typed function → the same, or refused: Rust makes all items of an iterator at once, Python one when it is asked for, and each only once.
/// Both are the same where it is used up on the spot. A variable may hold one only when the next statement uses it up, nothing else reads it,
/// and nothing happens in between. Stands before aliasing, which does not follow iterators through variables.
/// </summary>
internal static class Iterators
{
    /// <summary>The function, with leaves where an iterator would be seen at work.</summary>
    public static Function Run(Function function, IReadOnlyDictionary<string, Function> known)
    {
        while (IrWalk.All(function.Body).FirstOrDefault(x => IrWalk.Expressions(x).Any(e => IsSeen(e, known)) || (Result(x) is { } made && IsMade(made, known))) is { } early)
            function = Leaves.Replace(function, early, new Refusal(early.At, "generator not used up", "a generator is not run over to its end here, or is kept, which is not supported yet"));
        while (Find(function, function.Body) is { } held)
            function = Leaves.Replace(function, held, new Refusal(held.At, "iterator in a variable", "an iterator that is not used up at once is not supported yet"));
        return function;
    }

    /// <summary>Rows that ask an iterator for all of its items before they do anything else.</summary>
    private static readonly HashSet<string> UsingUp =
    [
        "list", "tuple", "set", "frozenset", "sum", "wide sum", "sorted", "min", "max", "dict", "collections.Counter", "str.join", "list.extend", "set.update", "math.prod", "wide math.prod", "math.fsum",
        "collections.deque", "heapq.nlargest", "heapq.nsmallest", "dict.fromkeys",
    ];

    private static Expression? Result(Statement statement) => statement switch
    {
        Statement.Assign x => x.Value,
        Statement.Unpack x => x.Value,
        Statement.ForEach x => x.Items is Expression.Comprehension ? x.Items : null,
        _ => null,
    };

    /// <summary>A generator whose items an expression looks at one by one, and perhaps not to the end.</summary>
    private static bool IsSeen(Expression expression, IReadOnlyDictionary<string, Function> known) => expression switch
    {
        Expression.Operation x => !UsingUp.Contains(x.Row.Name) && x.Arguments.Any(a => IsMade(a, known)),
        Expression.Comprehension x => x.Clauses.Any(c => IsMade(c.Items, known)) || IsMade(x.Element, known),
        Expression.Lambda x => IsMade(x.Body, known),
        _ => !IrWalk.Parts(expression).IsEmpty && expression is not Expression.Comprehension && IrWalk.Parts(expression).Any(a => IsMade(a, known)),
    };

    /// <summary>Items that come from a generator as they are asked for.</summary>
    private static bool IsMade(Expression expression, IReadOnlyDictionary<string, Function> known) =>
        expression is Expression.Comprehension { Kind: "GeneratorExp" } x && x.Clauses.Any(c => Generator(c.Items, known) is not null);

    /// <summary>The call of a generator that is run over, counted or not; null for anything else.</summary>
    public static Expression.Call? Generator(Expression items, IReadOnlyDictionary<string, Function> known) => items switch
    {
        Expression.Call x when known.TryGetValue(x.Function, out var callee) && callee.Signature.Yields is not null => x,
        Expression.Enumerate x => Generator(x.Items, known),
        _ => null,
    };

    private static Statement? Find(Function function, ImmutableArray<Statement> block)
    {
        for (var i = 0; i < block.Length; i++)
        {
            if (Holds(block[i]) && !(block[i] is Statement.Assign { Name: var name } && i + 1 < block.Length && UsesUp(block[i + 1], name) && Mentions(function, name) == 1))
                return block[i];
            if (IrWalk.Blocks(block[i]).Select(b => Find(function, b)).FirstOrDefault(x => x is not null) is { } inside)
                return inside;
        }
        return null;
    }

    /// <summary>An iterator goes to a variable, into a container or out of the function.</summary>
    private static bool Holds(Statement statement) => statement switch
    {
        Statement.Assign x => Mentions(x.Value.Type),
        Statement.Unpack x => Mentions(x.Pattern.Type),
        Statement.SetItem x => Mentions(x.Value.Type),
        Statement.Return x => Mentions(x.Value.Type),
        Statement.Yield x => Mentions(x.Value.Type),
        Statement.ForEach x => x.Pattern.Variables.Any(v => Mentions(v.Type)),
        _ => false,
    } || IrWalk.Expressions(statement).Any(x => x switch
    {
        Expression.NewList or Expression.NewDict or Expression.NewTuple or Expression.NewSet => IrWalk.Parts(x).Any(p => Mentions(p.Type)),
        Expression.Walrus or Expression.Let => Mentions(IrWalk.Parts(x)[0].Type),
        Expression.Either e => Mentions(e.Left.Type),
        Expression.Call => IrWalk.Parts(x).Any(p => Mentions(p.Type)),
        Expression.Comprehension c => Mentions(c.Element.Type) || c.Clauses.Any(k => k.Pattern.Variables.Any(v => Mentions(v.Type))),
        Expression.Operation o => o.Row.Signature.Operands.Zip(o.Arguments).Any(p => p.First.Passing != Passing.Looked && p.First.Type is PyType.Letter && Mentions(p.Second.Type)),
        _ => false,
    });

    private static bool Mentions(PyType type) => type.Is("iter") || type.Inner.Any(Mentions);

    /// <summary>A plain statement that reads the variable, calls nothing, changes nothing and computes nothing again and again.</summary>
    private static bool UsesUp(Statement statement, string name) => statement is Statement.Assign or Statement.Unpack or Statement.Return or Statement.Effect
        && IrWalk.Reads(statement).Contains(name) && IrWalk.Expressions(statement).All(x => x is not (Expression.Comprehension or Expression.Lambda or Expression.Call or Expression.Walrus)
            && !(x is Expression.Operation o && o.Row.Signature.Operands.Any(p => p.Passing == Passing.Changed)));

    private static int Mentions(Function function, string name) => IrWalk.All(function.Body).SelectMany(IrWalk.Reads).Count(x => x == name)
        + function.Nested.Sum(x => Mentions(x, name));
}
