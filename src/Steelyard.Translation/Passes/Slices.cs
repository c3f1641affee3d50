using System.Collections.Immutable;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Primitives;

namespace Steelyard.Translation.Passes;

/// <summary>
/// List parameters that neither grow nor shrink and are used as lists only → slices, as Rust developers take them. Needs all functions at
/// once, since a list that is passed on is used as its callee uses it. Stands last; it changes signatures in Rust and nothing else.
/// </summary>
internal static class Slices
{
    // What takes `&mut [T]` in the runtime.
    private static readonly ImmutableHashSet<string> InPlace = ["list::sort", "list::sort_reverse", "list::reverse", "heap::heapify", "heap::replace", "heap::push_pop"];

    /// <summary>All functions of a module; those nested in others keep what they have.</summary>
    public static ImmutableDictionary<string, Function> Run(ImmutableDictionary<string, Function> functions)
    {
        var lists = functions.Values.SelectMany(f => f.Signature.Parameters.Where(p => p.Type.Is("list")).Select(p => (f.Signature.Name, Parameter: p.Name))).ToHashSet();
        // From all of them down to those of which every use is one of a slice.
        while (lists.RemoveWhere(x => !IsSlice(functions[x.Name], x.Parameter, functions, (callee, i) => lists.Contains((callee.Signature.Name, callee.Signature.Parameters[i].Name)))) > 0)
        {
        }
        return functions.ToImmutableDictionary(x => x.Key, x => x.Value with
        {
            Signature = x.Value.Signature with { Parameters = [.. x.Value.Signature.Parameters.Select(p => p with { Slice = lists.Contains((x.Key, p.Name)) })] },
        });
    }

    /// <summary>Whether all that a function does with a name, which it gives no other value, can be done with a slice.</summary>
    public static bool Fits(Function function, string name, IReadOnlyDictionary<string, Function> known) =>
        IsSlice(function, name, known, (callee, index) => callee.Signature.Parameters[index].Slice);

    private static bool IsSlice(Function function, string name, IReadOnlyDictionary<string, Function> known, Func<Function, int, bool> takes)
    {
        var statements = IrWalk.All(function.Body).ToList();
        if (statements.Exists(x => IrWalk.Writes(x).Contains(name)) || function.Signature.Returned is { } returned && function.Signature.Parameters[returned].Name == name
            || function.Nested.SelectMany(Effects.All).Any(x => x.Captured.Any(c => c.Name == name)))
            return false;
        var uses = statements.SelectMany(IrWalk.Reads).Count(x => x == name);
        var fitting = statements.Sum(Direct) + statements.SelectMany(IrWalk.Expressions).Sum(Inside);
        return uses == fitting;

        bool Is(Expression x) => x is Expression.Local local && local.Name == name;

        int Direct(Statement statement) => statement switch
        {
            Statement.SetItem x => Count(x.Container),
            Statement.Swap x => Count(x.Container),
            Statement.ForEach x => Count(x.Items),
            _ => 0,
        };

        int Count(Expression x) => Is(x) ? 1 : 0;

        int Inside(Expression expression) => expression switch
        {
            Expression.Item x => Count(x.Container),
            Expression.Enumerate x => Count(x.Items),
            Expression.Zip x => x.Items.Sum(Count),
            Expression.Reversed x => Count(x.Items),
            Expression.Comprehension x => x.Clauses.Sum(c => Count(c.Items)),
            Expression.Operation x => x.Arguments.Where((a, i) => Is(a) && Takes(x.Row, i)).Count(),
            Expression.Call x when known.TryGetValue(x.Function, out var callee) => x.Arguments.Where((a, i) => Is(a) && takes(callee, i)).Count(),
            _ => 0,
        };
    }

    private static bool Takes(Row row, int index) => row.Signature.Operands[index] is { Type.Head: "list" or "iter" } operand
        && (operand.Passing == Passing.Looked || (operand.Passing == Passing.Changed && InPlace.Contains(row.Rust)));
}
