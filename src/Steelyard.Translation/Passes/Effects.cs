using System.Collections.Immutable;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Primitives;

namespace Steelyard.Translation.Passes;

/// <summary>
/// Typed functions → the same, knowing what their nested functions take from around them, and which parameters each changes in place, by
/// itself or through a function that it calls. Needs all functions at once, because calls go round in circles.
/// </summary>
internal static class Effects
{
    /// <summary>All functions of a module, each with what it changes.</summary>
    public static ImmutableDictionary<string, Function> Run(ImmutableDictionary<string, Function> functions)
    {
        var captured = functions.ToImmutableDictionary(x => x.Key, x => Captures(x.Value, []));
        while (true)
        {
            var known = captured.Values.SelectMany(All).ToDictionary(Name);
            var next = captured.ToImmutableDictionary(x => x.Key, x => Changes(x.Value, known));
            if (next.Values.SelectMany(All).Sum(Count) == known.Values.Sum(Count))
                return next;
            captured = next;
        }
    }

    /// <summary>A function and those nested in it.</summary>
    public static IEnumerable<Function> All(Function function) => function.Nested.SelectMany(All).Prepend(function);

    /// <summary>The name under which a function is called.</summary>
    public static string Name(Function function) => function.Signature.Name;

    /// <summary>Places that a statement changes in place, itself or through a call.</summary>
    public static IEnumerable<Expression> Changed(Statement statement, IReadOnlyDictionary<string, Function> known)
    {
        var direct = statement switch
        {
            Statement.SetItem x => x.Container,
            Statement.Swap x => x.Container,
            _ => null,
        };
        return IrWalk.Expressions(statement).SelectMany(x => Changed(x, known)).Concat(direct is null ? [] : [direct]);
    }

    private static IEnumerable<Expression> Changed(Expression expression, IReadOnlyDictionary<string, Function> known) => expression switch
    {
        Expression.Operation x => x.Arguments.Where((_, i) => x.Row.Signature.Operands[i].Passing == Passing.Changed),
        Expression.Item { Container: var dict } when dict.Type.Is("defaultdict") => [dict],
        Expression.Call x when known.TryGetValue(x.Function, out var callee) =>
            x.Arguments.Where((_, i) => callee.Signature.Parameters[i].Changed).Concat(callee.Captured.Where(c => c.Changed).Select(c => new Expression.Local(c.Type, x.At, c.Name))),
        _ => [],
    };

    private static int Count(Function x) => x.Signature.Parameters.Count(p => p.Changed) + x.Captured.Count(p => p.Changed) + x.Captured.Length;

    private static Function Captures(Function function, ImmutableDictionary<string, PyType>? around)
    {
        var visible = (around ?? ImmutableDictionary<string, PyType>.Empty).SetItems(function.Locals);
        var nested = function.Nested.Select(x => Captures(x, visible)).ToImmutableArray();
        var own = function.Locals;
        var names = IrWalk.All(function.Body).SelectMany(x => IrWalk.Reads(x).Concat(IrWalk.Writes(x))).Concat(nested.SelectMany(x => x.Captured.Select(c => c.Name)));
        var captured = names.Distinct().Where(x => !own.ContainsKey(x) && around is not null && around.ContainsKey(x)).Order(StringComparer.Ordinal);
        return function with { Nested = nested, Captured = [.. captured.Select(x => new Parameter(x, around![x], false))] };
    }

    private static Function Changes(Function function, IReadOnlyDictionary<string, Function> known)
    {
        var statements = IrWalk.All(function.Body).ToList();
        var changed = statements.SelectMany(x => Changed(x, known)).Select(IrWalk.Root).OfType<string>().ToHashSet();
        var written = statements.SelectMany(x => IrWalk.Writes(x)).ToHashSet();
        // Nested functions that are called bring what they capture from further out.
        var through = statements.SelectMany(IrWalk.Expressions).OfType<Expression.Call>().Select(x => known.GetValueOrDefault(x.Function)).OfType<Function>()
            .SelectMany(x => x.Captured).Where(x => !function.Locals.ContainsKey(x.Name)).ToList();
        var captured = function.Captured.Concat(through.Where(t => function.Captured.All(c => c.Name != t.Name))).DistinctBy(x => x.Name)
            .Select(x => x with { Changed = x.Changed || changed.Contains(x.Name) || written.Contains(x.Name) || through.Any(t => t.Name == x.Name && t.Changed) })
            .OrderBy(x => x.Name, StringComparer.Ordinal);
        return function with
        {
            Signature = function.Signature with { Parameters = [.. function.Signature.Parameters.Select(p => p with { Changed = p.Changed || (changed.Contains(p.Name) && Mutability.IsMutable(p.Type)) })] },
            Captured = [.. captured],
            Nested = [.. function.Nested.Select(x => Changes(x, known))],
        };
    }
}
