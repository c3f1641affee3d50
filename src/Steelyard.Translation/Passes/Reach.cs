using System.Collections.Immutable;
using Steelyard.Translation.Python;

namespace Steelyard.Translation.Passes;

/// <summary>
/// Syntax → the calls in it. Stands first: it says which functions come along and which are recursive, before anything has a type.
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
}
