using System.Collections.Immutable;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Passes;

namespace Steelyard.Translation.Rust;

/// <summary>
/// Python's variables belong to the function, Rust's to a block. Says for each variable in which block and before or at which statement
/// it is declared, whether it changes afterwards, and whether anybody reads it.
/// </summary>
internal sealed class Declarations
{
    private readonly Function function;
    private readonly Dictionary<Statement, List<string>> before = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Statement> at = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Statement, HashSet<string>> bound = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> read;
    private readonly HashSet<string> changing = [];
    private readonly HashSet<string> changedInPlace;
    private readonly IReadOnlyDictionary<string, Function> known;

    /// <param name="function">The function.</param>
    /// <param name="known">All functions by name.</param>
    public Declarations(Function function, IReadOnlyDictionary<string, Function> known)
    {
        (this.function, this.known) = (function, known);
        read = [.. IrWalk.All(function.Body).SelectMany(Reads)];
        changedInPlace = [.. IrWalk.All(function.Body).SelectMany(x => Effects.Changed(x, known)).Select(IrWalk.Root).OfType<string>()];
        // What is changed through a name for a place is changed; a place can be named by way of another name.
        foreach (var place in IrWalk.All(function.Body).OfType<Statement.Borrow>().Where(x => x.Changes).Reverse().SelectMany(x => x.Names).Select(x => x.Place))
            if (IrWalk.Root(place) is { } root)
                changedInPlace.Add(root);
        foreach (var name in function.Locals.Keys.Where(x => !IrWalk.IsOfFields(x)).Order(StringComparer.Ordinal))
            Place(name);
    }

    /// <summary>Variables to declare without a value before a statement.</summary>
    public IReadOnlyList<string> Before(Statement statement) => before.GetValueOrDefault(statement) ?? [];

    /// <summary>The statement declares what it assigns.</summary>
    public bool IsDeclaration(Statement statement) => at.Contains(statement);

    /// <summary>The variable exists in the loop only.</summary>
    public bool IsBound(Statement loop, string name) => bound.TryGetValue(loop, out var names) && names.Contains(name);

    /// <summary>The variable gets another value, or is changed in place, after its declaration.</summary>
    public bool IsMutable(string name) => changing.Contains(name) || changedInPlace.Contains(name);

    /// <summary>Somebody reads it.</summary>
    public bool IsRead(string name) => read.Contains(name);

    private void Place(string name)
    {
        if (function.Signature.Parameters.Any(x => x.Name == name))
        {
            if (IrWalk.All(function.Body).Any(x => IrWalk.Writes(x).Contains(name)))
                changing.Add(name);
            return;
        }
        var loops = IrWalk.All(function.Body).Where(x => x is Statement.ForEach && IrWalk.Writes(x).Contains(name)).ToList();
        if (loops.Count > 0 && MentionsOutside(function.Body, loops, name) == 0)
        {
            foreach (var loop in loops)
                (bound.TryGetValue(loop, out var names) ? names : bound[loop] = []).Add(name);
            if (loops.Exists(x => IrWalk.All(IrWalk.Blocks(x)[0]).Any(s => IrWalk.Writes(s).Contains(name))))
                changing.Add(name);
            return;
        }
        Place(name, function.Body);
    }

    private int MentionsOutside(ImmutableArray<Statement> block, List<Statement> loops, string name) => block.Sum(x =>
        (loops.Contains(x, ReferenceEqualityComparer.Instance) ? (Reads(x).Contains(name) ? 1 : 0)
            : (Reads(x).Contains(name) || IrWalk.Writes(x).Contains(name) ? 1 : 0) + IrWalk.Blocks(x).Sum(b => MentionsOutside(b, loops, name))));

    private void Place(string name, ImmutableArray<Statement> block)
    {
        var mentioning = block.Where(x => Mentions(x, name)).ToList();
        if (mentioning.Count == 0)
            return;
        // Only one statement, and only in one of its blocks: the variable belongs further inside.
        if (mentioning is [var only] && !Reads(only).Contains(name) && !IrWalk.Writes(only).Contains(name)
            && IrWalk.Blocks(only).Where(b => b.Any(x => Mentions(x, name))).ToList() is [var inside])
        {
            Place(name, inside);
            return;
        }
        var first = mentioning[0];
        if (first is Statement.Assign assign && assign.Name == name && !Reads(first).Contains(name))
            at.Add(first);
        else if (first is Statement.Unpack unpack && IrWalk.Writes(unpack).All(x => x == name || FirstMention(block, x) == first)
            && !Reads(first).Contains(name))
            at.Add(first);
        else
        {
            if (!before.TryGetValue(first, out var list))
                before[first] = list = [];
            list.Add(name);
        }
        if (Assignments(block, name, 1) > 1)
            changing.Add(name);
    }

    private Statement? FirstMention(ImmutableArray<Statement> block, string name) =>
        function.Signature.Parameters.Any(x => x.Name == name) || IrWalk.All(function.Body).Any(x => Mentions(x, name) && !block.Any(b => b == x || IrWalk.All([b]).Contains(x)))
            ? null : block.FirstOrDefault(x => Mentions(x, name));

    private bool Mentions(Statement statement, string name) =>
        IrWalk.All([statement]).Any(x => Reads(x).Contains(name) || IrWalk.Writes(x).Contains(name));

    /// <summary>How often a variable can get a value on one way through a block; more than once in a loop counts as two.</summary>
    private static int Assignments(ImmutableArray<Statement> block, string name, int weight) => block.Sum(x => x switch
    {
        Statement.If branch => Own(x, name, weight) + Math.Max(Assignments(branch.Then, name, weight), Assignments(branch.Otherwise, name, weight)),
        Statement.Try attempt => IrWalk.Blocks(attempt).Sum(b => Assignments(b, name, 2)),
        Statement.While or Statement.ForEach => Own(x, name, 2) + IrWalk.Blocks(x).Sum(b => Assignments(b, name, 2)),
        _ => Own(x, name, weight),
    });

    private static int Own(Statement statement, string name, int weight) => IrWalk.Writes(statement).Contains(name) ? weight : 0;

    /// <summary>Variables that a statement reads, by itself or in a nested function that it calls.</summary>
    private IEnumerable<string> Reads(Statement statement) => IrWalk.Reads(statement).Concat(IrWalk.Expressions(statement).OfType<Expression.Call>()
        .SelectMany(x => known.TryGetValue(x.Function, out var callee) ? callee.Captured.Select(c => c.Name) : []));
}
