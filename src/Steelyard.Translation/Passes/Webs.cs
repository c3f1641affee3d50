using System.Collections.Immutable;
using Steelyard.Translation.Python;

namespace Steelyard.Translation.Passes;

/// <summary>
/// One name of a function → its webs: the places where it gets a value and the places that may see one of them, as far as they hang
/// together. Webs have nothing to do with each other but the name, so each can be a variable of its own, of its own type. Follows the
/// function's statements with the values that can have reached them, loops until nothing new does (Muchnick 1997, section 16.3.3).
/// </summary>
internal sealed class Webs
{
    private readonly string name;
    private readonly List<int> parents = [];
    private readonly Dictionary<PyExpression.Name, int> given = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<PyExpression.Name, int> seen = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<Jumps> loops = new();
    private readonly Stack<Jumps> attempts = new();
    private bool unclear;

    private Webs(string name) => this.name = name;

    /// <summary>States that leave a loop or an attempt elsewhere than at its end.</summary>
    private sealed class Jumps
    {
        public ImmutableHashSet<int>? Out { get; set; }

        public ImmutableHashSet<int>? Again { get; set; }
    }

    /// <summary>The number of the web of each place where the name stands, 0 for the first one; null where that is not clear.</summary>
    public static IReadOnlyDictionary<PyExpression.Name, int>? Of(PyFunction function, string name)
    {
        if (!IsOwn(function, name))
            return null;
        var webs = new Webs(name);
        // What the function is called with.
        webs.parents.Add(0);
        webs.Run(function.Body, [0]);
        return webs.unclear ? null : webs.Numbered(function.Parameters.Contains(name));
    }

    /// <summary>The name is bound by plain statements only, and seen by this function only.</summary>
    private static bool IsOwn(PyFunction function, string name)
    {
        var own = Walk.Own(function.Body).ToList();
        var inside = own.SelectMany(Walk.Direct).SelectMany(Walk.All).ToList();
        return Scope.Locals(function).Contains(name)
            && !own.Select(Frame.AsNested).OfType<PyFunction>().Any(x => x.Name == name || Scope.Free(x).Contains(name))
            && !own.Any(x => x switch
            {
                PyStatement.Import i => i.Names.Any(n => n.Name == name),
                PyStatement.Try t => t.Handlers.Any(h => h.Name == name),
                PyStatement.Delete d => d.Targets.SelectMany(Scope.Names).Contains(name),
                PyStatement.Unknown u => u.Binds.Contains(name),
                _ => false,
            })
            && !inside.Any(x => x switch
            {
                PyExpression.Walrus w => w.Target.Id == name,
                PyExpression.Lambda l => l.Parameters.Contains(name),
                PyExpression.Comprehension c => c.Clauses.SelectMany(k => Scope.Names(k.Target)).Contains(name),
                _ => false,
            });
    }

    private Dictionary<PyExpression.Name, int> Numbered(bool isParameter)
    {
        var all = given.Concat(seen).ToList();
        var numbers = new Dictionary<int, int>();
        if (isParameter)
            numbers[Root(0)] = 0;
        foreach (var (place, value) in all.OrderBy(x => x.Key.At.Line).ThenBy(x => x.Key.At.Column))
            numbers.TryAdd(Root(value), numbers.Count);
        var result = new Dictionary<PyExpression.Name, int>(ReferenceEqualityComparer.Instance);
        foreach (var (place, value) in all)
            result[place] = numbers[Root(value)];
        return result;
    }

    private int Root(int value) => parents[value] == value ? value : parents[value] = Root(parents[value]);

    private static ImmutableHashSet<int>? Join(ImmutableHashSet<int>? a, ImmutableHashSet<int>? b) => a is null ? b : b is null ? a : a.Union(b);

    private ImmutableHashSet<int>? Run(ImmutableArray<PyStatement> block, ImmutableHashSet<int>? state)
    {
        foreach (var statement in block)
        {
            Raises(state);
            state = state is null ? null : Run(statement, state);
            Raises(state);
        }
        return state;
    }

    /// <summary>Handlers may see this state.</summary>
    private void Raises(ImmutableHashSet<int>? state)
    {
        foreach (var attempt in attempts)
            attempt.Out = Join(attempt.Out, state);
    }

    private ImmutableHashSet<int>? Run(PyStatement statement, ImmutableHashSet<int> state)
    {
        switch (statement)
        {
            case PyStatement.Assign x:
                Read(x.Value, state);
                return x.Targets.Aggregate(state, (s, t) => Write(t, s));
            case PyStatement.Augmented x:
                Read(x.Target, state);
                Read(x.Value, state);
                return Write(x.Target, state);
            case PyStatement.If x:
                Read(x.Test, state);
                return Join(Run(x.Then, state), Run(x.Otherwise, state));
            case PyStatement.For x:
                Read(x.Items, state);
                return Loop(state, s => Run(x.Body, Write(x.Target, s)), x.Otherwise);
            case PyStatement.While x:
                return Loop(state, s =>
                {
                    Read(x.Test, s);
                    return Run(x.Body, s);
                }, x.Otherwise);
            case PyStatement.Try x:
                return Attempt(x, state);
            case PyStatement.Break or PyStatement.Continue:
                Jump(state, statement is PyStatement.Continue);
                return null;
            case PyStatement.Return or PyStatement.Raise:
                ReadAll(statement, state);
                return null;
            case PyStatement.Effect or PyStatement.Assert or PyStatement.Delete or PyStatement.Nested or PyStatement.Pass or PyStatement.Import or PyStatement.Nonlocal:
                ReadAll(statement, state);
                return state;
            default:
                unclear = true;
                return state;
        }
    }

    private void Jump(ImmutableHashSet<int> state, bool again)
    {
        if (!loops.TryPeek(out var loop))
            unclear = true;
        else if (again)
            loop.Again = Join(loop.Again, state);
        else
            loop.Out = Join(loop.Out, state);
    }

    private ImmutableHashSet<int>? Loop(ImmutableHashSet<int> state, Func<ImmutableHashSet<int>, ImmutableHashSet<int>?> body, ImmutableArray<PyStatement> otherwise)
    {
        var jumps = new Jumps();
        for (var before = -1; before != state.Count;)
        {
            before = state.Count;
            loops.Push(jumps);
            state = Join(state, Join(body(state), jumps.Again))!;
            loops.Pop();
        }
        return Join(Run(otherwise, state), jumps.Out);
    }

    /// <summary>A handler sees any state of the body; what stands in <c>finally</c> sees any of all.</summary>
    private ImmutableHashSet<int>? Attempt(PyStatement.Try x, ImmutableHashSet<int> state)
    {
        var (whole, body) = (new Jumps(), new Jumps());
        attempts.Push(whole);
        attempts.Push(body);
        var end = Run(x.Body, state);
        attempts.Pop();
        end = Run(x.Otherwise, end);
        foreach (var handler in x.Handlers)
        {
            if (handler.Type is { } type && body.Out is { } reached)
                Read(type, reached);
            end = Join(end, Run(handler.Body, Join(state, body.Out)));
        }
        attempts.Pop();
        if (x.Finally.IsEmpty)
            return end;
        var after = Run(x.Finally, Join(end, Join(state, whole.Out)));
        return end is null ? null : after;
    }

    private void ReadAll(PyStatement statement, ImmutableHashSet<int> state)
    {
        foreach (var expression in Walk.Direct(statement))
            Read(expression, state);
    }

    private void Read(PyExpression expression, ImmutableHashSet<int> state)
    {
        foreach (var place in Walk.All(expression).OfType<PyExpression.Name>().Where(x => x.Id == name))
        {
            foreach (var value in state)
                parents[Root(value)] = Root(state.First());
            if (!state.IsEmpty)
                seen[place] = seen.TryGetValue(place, out var other) ? parents[Root(other)] = Root(state.First()) : state.First();
        }
    }

    private ImmutableHashSet<int> Write(PyExpression target, ImmutableHashSet<int> state)
    {
        switch (target)
        {
            case PyExpression.Name x when x.Id == name:
                if (!given.TryGetValue(x, out var value))
                {
                    given[x] = value = parents.Count;
                    parents.Add(value);
                    // The target of an in-place operator is read, too.
                    if (seen.TryGetValue(x, out var old))
                        parents[Root(value)] = Root(old);
                }
                Raises([value]);
                return [value];
            case PyExpression.TupleDisplay x:
                return x.Items.Aggregate(state, (s, t) => Write(t, s));
            case PyExpression.ListDisplay x:
                return x.Items.Aggregate(state, (s, t) => Write(t, s));
            case PyExpression.Starred x:
                return Write(x.Value, state);
            default:
                Read(target, state);
                return state;
        }
    }
}
