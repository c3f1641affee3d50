using System.Collections.Immutable;

namespace Steelyard.Translation.Python;

/// <summary>
/// Built-in functions whose work does not grow with what they get: from Python, calling them takes longer than what they do. Time
/// spent in them shrinks in Rust like the bytecode around them; that of the others (<c>sorted</c>, <c>join</c>, <c>split</c>) much less.
/// </summary>
public static class BuiltinCalls
{
    private static readonly ImmutableHashSet<string> Functions =
    [
        "abs", "bool", "chr", "divmod", "enumerate", "float", "hash", "id", "isinstance", "iter", "len", "next", "ord", "range", "round", "type", "zip",
    ];

    // Of one thing that is gone through, they are as long as it is.
    private static readonly ImmutableHashSet<string> OfSeveral = ["max", "min"];

    private static readonly ImmutableHashSet<string> Methods =
    [
        "add", "append", "appendleft", "bit_length", "discard", "get", "items", "keys", "pop", "popleft", "setdefault", "values",
        "isalnum", "isalpha", "isdecimal", "isdigit", "isspace",
    ];

    /// <summary>All built-in functions that the function calls are short. Calls of functions of the module do not count: they have time of their own.</summary>
    /// <param name="module">The file.</param>
    /// <param name="name">A function of it.</param>
    public static bool AreShort(PyModule module, string name)
    {
        var source = module.Functions[name];
        var own = Scope.Locals(source).Union(module.Bindings.Keys.Where(x => !module.Imports.ContainsKey(x)));
        return Walk.Expressions(source.Body).OfType<PyExpression.Call>().All(x => IsShort(module, own, x));
    }

    private static bool IsShort(PyModule module, ImmutableHashSet<string> own, PyExpression.Call call) => call.Function switch
    {
        PyExpression.Name { Id: var name } => own.Contains(name) || Functions.Contains(name) || (OfSeveral.Contains(name) && call.Arguments.Length > 1),
        PyExpression.Attribute { Value: PyExpression.Name { Id: "math" } } => module.Imports.ContainsKey("math"),
        PyExpression.Attribute x => Methods.Contains(x.Member),
        _ => false,
    };
}
