using System.Collections.Immutable;

namespace Steelyard.Translation.Python;

/// <summary>
/// Functions that run over generator functions of their module → the same with those as functions nested in them: a generator is made
/// where it is run over, and has its types from there. What the copy reads of the module must not be hidden by a name of the function.
/// </summary>
internal static class Along
{
    /// <summary>The module, each function with the generator functions that it can reach by calls.</summary>
    public static PyModule Expand(PyModule module)
    {
        var generators = module.Functions.Values.Where(x => x.Yields is not null && x.Head is null && x.Decorators.IsEmpty && module.Bindings.GetValueOrDefault(x.Name) == 1).ToDictionary(x => x.Name);
        return generators.Count == 0 ? module : module with { Functions = module.Functions.ToImmutableSortedDictionary(x => x.Key, x => x.Value.Yields is null ? With(x.Value, generators) : x.Value, StringComparer.Ordinal) };
    }

    private static PyFunction With(PyFunction function, Dictionary<string, PyFunction> generators)
    {
        var own = Names(function);
        var along = new List<PyFunction>();
        var todo = new Queue<PyFunction>([function]);
        while (todo.TryDequeue(out var current))
            foreach (var name in Walk.Expressions(current.Body).OfType<PyExpression.Call>().Select(x => x.Function).OfType<PyExpression.Name>().Select(x => x.Id).Distinct())
                if (generators.TryGetValue(name, out var generator) && !along.Contains(generator))
                {
                    if (Scope.Free(generator).Append(name).Any(own.Contains))
                        return function;
                    along.Add(generator);
                    todo.Enqueue(generator);
                }
        return along.Count == 0 ? function : function with { Along = [.. along.Select(x => x.Name)], Body = [.. along.Select(x => new PyStatement.Nested(x.At, x)), .. function.Body] };
    }

    /// <summary>Names that belong to a function or to one nested in it.</summary>
    private static HashSet<string> Names(PyFunction function) =>
        [.. Scope.Locals(function), .. Walk.Own(function.Body).OfType<PyStatement.Nested>().SelectMany(x => Names(x.Function))];
}
