using System.Collections.Immutable;

namespace Steelyard.Translation.Python;

/// <summary>
/// Functions that run over generator functions of their module, or make instances of its classes → the same with those as functions nested
/// in them: a generator is made where it is run over, an instance lives inside one call, and both have their types from there. What the
/// copy reads of the module must not be hidden by a name of the function.
/// </summary>
internal static class Along
{
    /// <summary>The module, each function with the generator functions and methods that it can reach by calls.</summary>
    public static PyModule Expand(PyModule module) => module with
    {
        Functions = module.Functions.ToImmutableSortedDictionary(x => x.Key, x => x.Value is { Yields: null, Head: null } ? With(module, x.Value, []) : x.Value, StringComparer.Ordinal),
    };

    /// <summary>A function with what it can reach, and with these classes.</summary>
    public static PyFunction With(PyModule module, PyFunction function, ImmutableArray<string> further)
    {
        if (function.Owner is { } owner)
            further = [.. further.Append(owner).Distinct()];
        if (function.Along.Length > 0 && further.All(function.Along.Contains))
            return function;
        function = Without(module, function);
        var (functions, classes, methods) = Reached(module, function, further, _ => true);
        // Without classes each function is recorded and ported by itself; only generators are not.
        if (classes.Count == 0)
            (functions, _, _) = Reached(module, function, [], x => x.Yields is not null);
        var own = Names(function);
        var along = functions.Concat(classes.SelectMany(x => x.Methods.Values.Where(m => methods.Contains(m.Name)))).ToList();
        if ((along.Count == 0 && classes.Count == 0) || along.Exists(x => Outer(x).Append(x.Name).Any(own.Contains)) || classes.Exists(x => own.Contains(x.Name)))
            return function;
        return function with { Along = [.. function.Along, .. functions.Select(x => x.Name), .. classes.Select(x => x.Name)], Body = [.. along.Select(x => new PyStatement.Nested(x.At, x)), .. function.Body] };
    }

    /// <summary>The function without what was taken along before.</summary>
    private static PyFunction Without(PyModule module, PyFunction function)
    {
        var taken = function.Body.TakeWhile(x => x is PyStatement.Nested { Function.Name: var name } && (function.Along.Contains(name) || name.Contains('.', StringComparison.Ordinal))).ToList();
        var names = taken.Cast<PyStatement.Nested>().Select(x => x.Function.Name).ToHashSet();
        return function with { Along = [.. function.Along.Where(x => !names.Contains(x) && !module.Classes.ContainsKey(x))], Body = function.Body[taken.Count..] };
    }

    /// <summary>Functions and classes that a function can reach, and the methods of these: those that anything there names, and those that operators stand for.</summary>
    private static (List<PyFunction> Functions, List<PyClass> Classes, HashSet<string> Methods) Reached(PyModule module, PyFunction function, ImmutableArray<string> further, Func<PyFunction, bool> isTaken)
    {
        var (functions, classes, methods) = (new List<PyFunction>(), further.Select(x => module.Classes[x]).Where(x => x.Head is null).ToList(), new HashSet<string>());
        var (names, members) = (new HashSet<string>(), new HashSet<string>());
        var todo = new Queue<PyFunction>([function]);
        while (todo.TryDequeue(out var current))
        {
            var used = Walk.Expressions(current.Body).ToList();
            members.UnionWith(used.OfType<PyExpression.Attribute>().Select(x => x.Member));
            foreach (var name in used.OfType<PyExpression.Name>().Select(x => x.Id).Distinct().Where(x => x != function.Name && module.Bindings.GetValueOrDefault(x) == 1 && names.Add(x)))
                if (module.Functions.TryGetValue(name, out var found) && Without(module, found) is { Head: null, Decorators.IsEmpty: true, Cached: false } other && isTaken(other))
                {
                    functions.Add(other);
                    todo.Enqueue(other);
                }
                else if (module.Classes.TryGetValue(name, out var made) && made.Head is null && !classes.Contains(made))
                    classes.Add(made);
            foreach (var (name, method) in classes.SelectMany(x => x.Methods).Where(x => members.Contains(x.Key) || IsSpecial(x.Key)).ToList())
                if ((name != "__init__" || members.Contains(name) || names.Contains(method.Name.Split('.')[0])) && methods.Add(method.Name))
                    todo.Enqueue(method);
        }
        return (functions, classes, methods);
    }

    private static bool IsSpecial(string method) => method.StartsWith("__", StringComparison.Ordinal) && method.EndsWith("__", StringComparison.Ordinal);

    /// <summary>Names that a function reads from its module.</summary>
    internal static IEnumerable<string> Outer(PyFunction function)
    {
        var own = Scope.Locals(function);
        return Walk.Own(function.Body).SelectMany(x => x is PyStatement.Nested nested ? Walk.Direct(x).SelectMany(Outer).Concat(Outer(nested.Function)) : Walk.Direct(x).SelectMany(Outer)).Where(x => !own.Contains(x));
    }

    /// <summary>Names in an expression without those that its comprehensions and lambdas bind.</summary>
    internal static IEnumerable<string> Outer(PyExpression expression)
    {
        switch (expression)
        {
            case PyExpression.Name x:
                return [x.Id];
            case PyExpression.Comprehension x:
                var bound = x.Clauses.SelectMany(c => Scope.Names(c.Target)).ToHashSet();
                return Walk.Parts(x).Where(p => !ReferenceEquals(p, x.Clauses[0].Items)).SelectMany(Outer).Where(n => !bound.Contains(n)).Concat(Outer(x.Clauses[0].Items));
            case PyExpression.Lambda x:
                return Outer(x.Body).Where(n => !x.Parameters.Contains(n));
            default:
                return Walk.Parts(expression).SelectMany(Outer);
        }
    }

    /// <summary>Names that belong to a function or to one nested in it.</summary>
    internal static HashSet<string> Names(PyFunction function) =>
        [.. Scope.Locals(function), .. Walk.Own(function.Body).OfType<PyStatement.Nested>().SelectMany(x => Names(x.Function))];
}
