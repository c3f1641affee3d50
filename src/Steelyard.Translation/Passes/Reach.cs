using System.Collections.Immutable;
using Steelyard.Translation.Python;

namespace Steelyard.Translation.Passes;

/// <summary>
/// Syntax → the calls in it. Stands first: it says which functions come along, which are recursive, and which lists a function changes,
/// before anything has a type.
/// </summary>
internal static class Reach
{
    /// <summary>The function and all top-level functions it can reach by calls, callees before callers as far as there is such an order.</summary>
    public static ImmutableArray<string> From(PyModule module, string function)
    {
        var order = ImmutableArray.CreateBuilder<string>();
        var seen = new HashSet<string>();
        Visit(function);
        return order.ToImmutable();

        void Visit(string name)
        {
            if (!seen.Add(name))
                return;
            foreach (var callee in Callees(module, module.Functions[name]))
                Visit(callee);
            order.Add(name);
        }
    }

    /// <summary>Top-level functions that a function calls by name.</summary>
    public static IEnumerable<string> Callees(PyModule module, PyFunction function) =>
        Walk.Expressions(function.Body).OfType<PyExpression.Call>().Select(x => x.Function).OfType<PyExpression.Name>()
            .Select(x => x.Id).Where(module.Functions.ContainsKey).Distinct();

    /// <summary>A call of the function can lead to another one of it.</summary>
    public static bool IsRecursive(PyModule module, string function) =>
        Callees(module, module.Functions[function]).Any(x => From(module, x).Contains(function));

    /// <summary>Parameters whose list a function changes in place, by itself or through a function that it calls.</summary>
    public static ImmutableHashSet<string> Changed(PyModule module, string function) => Changed(module, function, []);

    private static ImmutableHashSet<string> Changed(PyModule module, string function, ImmutableHashSet<string> above)
    {
        var source = module.Functions[function];
        var direct = Walk.Statements(source.Body).SelectMany(Targets).Select(Root)
            .Concat(Walk.Expressions(source.Body).OfType<PyExpression.Call>().Select(x => x.Function).OfType<PyExpression.Attribute>().Select(x => Root(x.Value)));
        var passed = Walk.Expressions(source.Body).OfType<PyExpression.Call>().SelectMany(x => Passed(module, x, above.Add(function)));
        return [.. direct.Concat(passed).OfType<string>().Where(x => source.Parameters.Contains(x))];
    }

    private static IEnumerable<string?> Passed(PyModule module, PyExpression.Call call, ImmutableHashSet<string> above)
    {
        if (call.Function is not PyExpression.Name { Id: var name } || !module.Functions.TryGetValue(name, out var callee))
            return [];
        // Within a cycle of calls every list that is passed on counts as changed: that errs to the safe side.
        var changed = above.Contains(name) ? [.. callee.Parameters] : Changed(module, name, above);
        return call.Arguments.Take(callee.Parameters.Length).Where((_, i) => changed.Contains(callee.Parameters[i])).Select(Root);
    }

    private static IEnumerable<PyExpression> Targets(PyStatement statement) => statement switch
    {
        PyStatement.Assign x => x.Targets.SelectMany(t => t is PyExpression.TupleDisplay many ? many.Items : [t]).OfType<PyExpression.Subscript>(),
        PyStatement.Augmented x => [x.Target],
        _ => [],
    };

    private static string? Root(PyExpression expression) => expression switch
    {
        PyExpression.Name x => x.Id,
        PyExpression.Subscript x => Root(x.Value),
        PyExpression.Attribute x => Root(x.Value),
        _ => null,
    };
}
