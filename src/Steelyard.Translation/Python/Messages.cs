namespace Steelyard.Translation.Python;

/// <summary>Messages of exceptions, as far as syntax tells.</summary>
internal static class Messages
{
    /// <summary>A handler makes a text of its exception: <c>str(error)</c>, <c>f"{error}"</c>.</summary>
    public static bool AsksFor(PyHandler handler) => handler.Name is { } name && Walk.Expressions(handler.Body).Any(x => x switch
    {
        PyExpression.Call { Function: PyExpression.Name { Id: "str" }, Arguments: [PyExpression.Name only] } => only.Id == name,
        PyExpression.Formatted { Value: PyExpression.Name only, Conversion: "" or "s" } => only.Id == name,
        _ => false,
    });

    /// <summary>Whether <c>str</c> of such an exception is that of its only argument, or empty without one.</summary>
    public static bool IsOnlyArgument(string kind) => kind != "KeyError" && !ModuleExceptions.Special.Contains(kind);

    /// <summary>Whether a name that a handler gives its exception means something else in the function, too.</summary>
    public static bool IsBoundElsewhere(PyFunction function, string name) => function.Parameters.Contains(name)
        || Walk.Statements(function.Body).Any(x => x is PyStatement.Nonlocal outer ? outer.Names.Contains(name) : x is not PyStatement.Try && Scope.Bound(x).Contains(name));

    /// <summary>Whether a name means its exception wherever it stands in a handler: no handler inside of another one takes it, and nothing keeps it for later.</summary>
    public static bool IsOfHandler(PyFunction function, string name) =>
        !Walk.Statements(function.Body).OfType<PyStatement.Try>().SelectMany(x => x.Handlers).Where(x => x.Name == name)
            .Any(x => Walk.Statements(x.Body).OfType<PyStatement.Try>().Any(t => t.Handlers.Any(i => i.Name == name)))
        && !Walk.Expressions(function.Body).Any(x => x is PyExpression.Lambda or PyExpression.Comprehension { Kind: "GeneratorExp" } && Walk.All(x).Any(e => e is PyExpression.Name { Id: var id } && id == name));
}
