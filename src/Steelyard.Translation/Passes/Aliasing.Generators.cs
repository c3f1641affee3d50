using System.Collections.Immutable;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Primitives;

namespace Steelyard.Translation.Passes;

/// <summary>A generator and who runs over it take turns: neither may change what the other holds.</summary>
internal sealed partial class Aliasing
{
    private (Statement, Refusal)? TakingTurns(Statement statement)
    {
        if (statement is Statement.ForEach loop && Iterators.Generator(loop.Items, known) is { } call)
        {
            var inside = IrWalk.All(loop.Body).ToList();
            var written = inside.SelectMany(x => IrWalk.Writes(x)).Concat(loop.Pattern.Variables.Select(v => v.Name));
            return Meet(call, inside.SelectMany(x => Changed(x)), written, inside.SelectMany(IrWalk.Expressions)) ? (statement, Turns(call)) : null;
        }
        foreach (var comprehension in IrWalk.Expressions(statement).OfType<Expression.Comprehension>())
            foreach (var clause in comprehension.Clauses)
                if (Iterators.Generator(clause.Items, known) is { } items)
                {
                    var others = IrWalk.Parts(comprehension).Where(x => !ReferenceEquals(x, clause.Items)).SelectMany(IrWalk.All).ToList();
                    var changed = others.OfType<Expression.Operation>().SelectMany(x => x.Arguments.Where((_, i) => x.Row.Signature.Operands[i].Passing == Passing.Changed))
                        .Concat(others.OfType<Expression.Call>().SelectMany(x => Changed(new Statement.Effect(x.At, x))));
                    if (Meet(items, changed, others.OfType<Expression.Walrus>().Select(x => x.Name), others))
                        return (statement, Turns(items));
                }
        return null;
    }

    private static Refusal Turns(Expression call) => new(call.At, "changed in turns", "a generator and the loop over it change what the other one uses");

    /// <summary>What is changed while the generator waits is also its own, or the other way round.</summary>
    private bool Meet(Expression.Call call, IEnumerable<Expression> changed, IEnumerable<string> written, IEnumerable<Expression> used)
    {
        var callee = known[call.Function];
        var arguments = call.Arguments.Zip(callee.Signature.Parameters, (a, p) => (Value: a, p.Changed, p.Type))
            .Concat(callee.Captured.Select(c => (Value: (Expression)new Expression.Local(c.Type, call.At, c.Name), c.Changed, c.Type))).ToList();
        var captured = callee.Captured.Select(c => c.Name).ToHashSet();
        var borrowed = arguments.Where(x => !Rust.Types.IsCopy(x.Type)).SelectMany(x => IrWalk.All(x.Value)).OfType<Expression.Local>().Select(x => x.Name).Concat(captured).ToHashSet();
        var held = arguments.Where(x => Mutability.IsMutable(x.Type)).SelectMany(x => places.Deep(Place(x.Value))).ToHashSet();
        var all = used.ToList();
        if (written.Any(borrowed.Contains) || changed.Any(x => (IrWalk.Root(x) is { } root && borrowed.Contains(root)) || places.Deep(Place(x)).Overlaps(held)))
            return true;
        var own = arguments.Where(x => x.Changed).ToList();
        var names = own.SelectMany(x => IrWalk.All(x.Value)).OfType<Expression.Local>().Select(x => x.Name).ToHashSet();
        var deep = own.SelectMany(x => places.Deep(Place(x.Value))).ToHashSet();
        var locals = all.OfType<Expression.Local>().Select(x => (x.Name, x.Type)).Concat(all.OfType<Expression.Call>().SelectMany(x => known.TryGetValue(x.Function, out var other) ? other.Captured.Select(c => (c.Name, c.Type)) : []));
        return locals.Any(x => names.Contains(x.Name) || (Mutability.IsMutable(x.Type) && places.Deep(places.Variable(x.Name)).Overlaps(deep)));
    }
}
