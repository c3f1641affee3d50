namespace Steelyard.Translation.Python;

/// <summary>
/// A function that begins with <c>if memo is None: memo = {}</c> → a function in a function: the inner one gets the object, given or new, and
/// never None. Its parameter is then the same object from beginning to end, whoever made it.
/// </summary>
internal static class Replacements
{
    /// <summary>A function of a module.</summary>
    public static PyFunction Expand(PyFunction function)
    {
        if (function.Body is not [var first, .. var body] || Replaced(first) is not var (name, test, value) || !function.Parameters.Contains(name) || function.ByKeyword + function.ByPosition > 0
            || function.Cached || !function.Decorators.IsEmpty || IsBound(name, body) || function.Yields is not null)
            return function;
        var at = function.At;
        var recursive = Walk.Expressions(body).OfType<PyExpression.Name>().Any(x => x.Id == function.Name);
        var inner = function with { Name = recursive ? function.Name : $"{function.Name}_with", Defaults = [], Documentation = null, Body = body };
        var made = $"{name}_new";
        return function with
        {
            Body =
            [
                new PyStatement.Nested(at, inner),
                new PyStatement.If(first.At, test, [new PyStatement.Assign(first.At, [new PyExpression.Name(first.At, made)], value), Call(made)], []),
                Call(name),
            ],
        };

        PyStatement.Return Call(string which) => new(at, new PyExpression.Call(at, new PyExpression.Name(at, inner.Name),
            [.. function.Parameters.Select(x => new PyExpression.Name(at, x == name ? which : x))], []));
    }

    private static bool IsBound(string name, IEnumerable<PyStatement> body) => Walk.Statements(body).SelectMany(Scope.Bound).Contains(name);

    /// <summary>The parameter that gets a value, when, and which: a new container.</summary>
    private static (string Name, PyExpression Test, PyExpression Value)? Replaced(PyStatement statement) => statement switch
    {
        PyStatement.If { Then: [PyStatement.Assign { Targets: [PyExpression.Name name], Value: var value }], Otherwise: [], Test: PyExpression.Compare { Operators: ["Is"], Left: PyExpression.Name tested, Others: [PyExpression.Constant { Type: "NoneType" }] } test }
            when tested.Id == name.Id && IsContainer(value) => (name.Id, test, value),
        PyStatement.Assign { Targets: [PyExpression.Name name], Value: PyExpression.Logical { Operator: "Or", Values: [PyExpression.Name tested, var value] } or } when tested.Id == name.Id && IsContainer(value) =>
            (name.Id, new PyExpression.Unary(or.At, "Not", tested), value),
        PyStatement.Assign { Targets: [PyExpression.Name name], Value: PyExpression.Conditional { Test: PyExpression.Compare { Operators: ["Is"], Left: PyExpression.Name tested, Others: [PyExpression.Constant { Type: "NoneType" }] } test } choice }
            when tested.Id == name.Id && choice.Otherwise is PyExpression.Name kept && kept.Id == name.Id && IsContainer(choice.Then) => (name.Id, test, choice.Then),
        _ => null,
    };

    private static bool IsContainer(PyExpression value) => value is PyExpression.ListDisplay or PyExpression.DictDisplay or PyExpression.SetDisplay or PyExpression.Call { Function: PyExpression.Name { Id: "set" or "list" or "dict" } };
}
