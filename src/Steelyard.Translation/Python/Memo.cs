using System.Collections.Immutable;

namespace Steelyard.Translation.Python;

/// <summary>
/// Functions behind <c>functools.lru_cache</c> or <c>cache</c> → the same, written out with a dict of what is known already. Such a dict lives
/// for one call from Python, whose own cache stands before it; a function without effects gives the same results.
/// </summary>
internal static class Memo
{
    /// <summary>A function of a module.</summary>
    /// <param name="function">As it is written.</param>
    /// <param name="imports">What imported names mean.</param>
    public static PyFunction Expand(PyFunction function, ImmutableDictionary<string, string> imports)
    {
        var known = Imported(function.Body, imports);
        if (function.Decorators.IsEmpty)
            return function with { Body = Inside(function.Body, known) };
        if (!IsCached(function, imports))
            return function with { Head = function.Head ?? new Refusal(function.Decorators[0].At, "decorator", "a decorator may change what a call does") };
        if (!Walk.Expressions(function.Body).OfType<PyExpression.Name>().Any(x => x.Id == function.Name))
            return function with { Body = Inside(function.Body, known) };
        // One dict for all calls that one call leads to: the function becomes one in a function of the same name.
        var memo = $"{function.Name}_memo";
        var call = new PyExpression.Call(function.At, new PyExpression.Name(function.At, function.Name), [.. function.Parameters.Select(x => new PyExpression.Name(function.At, x))], []);
        return function with { Body = [Empty(function.At, memo), new PyStatement.Nested(function.At, Remembering(function, known, memo)), new PyStatement.Return(function.At, call)] };
    }

    private static ImmutableDictionary<string, string> Imported(ImmutableArray<PyStatement> body, ImmutableDictionary<string, string> imports) =>
        imports.SetItems(Walk.Own(body).OfType<PyStatement.Import>().SelectMany(x => x.Names).Select(x => KeyValuePair.Create(x.Name, x.Path)));

    private static ImmutableArray<PyStatement> Inside(ImmutableArray<PyStatement> body, ImmutableDictionary<string, string> imports) => Map(body, x => x switch
    {
        PyStatement.Nested { Function: var inner } when !inner.Decorators.IsEmpty && IsCached(inner, imports) =>
            [Empty(inner.At, $"{inner.Name}_memo"), new PyStatement.Nested(inner.At, Remembering(inner, Imported(inner.Body, imports), $"{inner.Name}_memo"))],
        PyStatement.Nested n => [n with { Function = Expand(n.Function, imports) }],
        _ => [x],
    });

    /// <summary>A cache that forgets is the same one only where a second call does nothing else than the first.</summary>
    private static bool IsCached(PyFunction function, ImmutableDictionary<string, string> imports) => function.Decorators is [var decorator] && function.ByKeyword == 0 && function.Parameters.Length > 0 && decorator switch
    {
        PyExpression.Call { Function: var cache, Arguments: [], Keywords: [{ Name: "maxsize", Value: PyExpression.Constant { Type: "NoneType" } }] } => Path(cache, imports) == "functools.lru_cache",
        PyExpression.Call { Function: var cache, Arguments: [PyExpression.Constant { Type: "NoneType" }], Keywords: [] } => Path(cache, imports) == "functools.lru_cache",
        PyExpression.Call { Function: var cache, Arguments: [PyExpression.Constant { Type: "int" }], Keywords: [] } => Path(cache, imports) == "functools.lru_cache" && IsPlain(function),
        PyExpression.Call { Function: var cache, Arguments: [], Keywords: [{ Name: "maxsize", Value: PyExpression.Constant { Type: "int" } }] } => Path(cache, imports) == "functools.lru_cache" && IsPlain(function),
        PyExpression.Call { Function: var cache, Arguments: [], Keywords: [] } => Path(cache, imports) == "functools.lru_cache" && IsPlain(function),
        _ => Path(decorator, imports) is "functools.cache" || (Path(decorator, imports) == "functools.lru_cache" && IsPlain(function)),
    };

    private static bool IsPlain(PyFunction function) => Walk.Statements(function.Body).All(x => x is not (PyStatement.Nonlocal or PyStatement.Effect or PyStatement.Delete or PyStatement.Nested)
        && !(x is PyStatement.Assign { Targets: var targets } && targets.Any(t => t is not PyExpression.Name)) && !(x is PyStatement.Augmented { Target: not PyExpression.Name }));

    private static string? Path(PyExpression decorator, ImmutableDictionary<string, string> imports) => decorator switch
    {
        PyExpression.Name x => imports.GetValueOrDefault(x.Id),
        PyExpression.Attribute { Value: PyExpression.Name x, Member: var member } => imports.TryGetValue(x.Id, out var module) ? $"{module}.{member}" : null,
        _ => null,
    };

    private static PyStatement.Assign Empty(Place at, string memo) => new(at, [new PyExpression.Name(at, memo)], new PyExpression.DictDisplay(at, []));

    /// <summary>The function that looks into the dict first and puts into it what it returns.</summary>
    private static PyFunction Remembering(PyFunction function, ImmutableDictionary<string, string> imports, string memo)
    {
        var at = function.At;
        var key = $"{function.Name}_key";
        var number = 0;
        ImmutableArray<PyExpression> parameters = [.. function.Parameters.Select(x => new PyExpression.Name(at, x))];
        var body = Map(Inside(function.Body, imports), x => x is PyStatement.Return result ? Kept(result.At, result.Value ?? new PyExpression.Constant(result.At, "NoneType", "")) : [x]);
        return function with
        {
            Head = function.Head,
            Decorators = [],
            Cached = true,
            Documentation = null,
            Body =
            [
                new PyStatement.Assign(at, [Key(at)], parameters.Length == 1 ? parameters[0] : new PyExpression.TupleDisplay(at, parameters)),
                new PyStatement.If(at, new PyExpression.Compare(at, Key(at), ["In"], [Name(at, memo)]), [new PyStatement.Return(at, Item(at))], []),
                .. body,
                .. body is [.., PyStatement.Return] ? ImmutableArray<PyStatement>.Empty : Kept(at, new PyExpression.Constant(at, "NoneType", "")),
            ],
        };

        PyExpression.Name Key(Place where) => Name(where, key);

        PyExpression Item(Place where) => new PyExpression.Subscript(where, Name(where, memo), Key(where));

        ImmutableArray<PyStatement> Kept(Place where, PyExpression value)
        {
            if (value is PyExpression.Constant)
                return [new PyStatement.Assign(where, [Item(where)], value), new PyStatement.Return(where, value)];
            var name = $"{function.Name}_value_{++number}";
            return [new PyStatement.Assign(where, [Name(where, name)], value), new PyStatement.Assign(where, [Item(where)], Name(where, name)), new PyStatement.Return(where, Name(where, name))];
        }
    }

    private static PyExpression.Name Name(Place at, string id) => new(at, id);

    private static ImmutableArray<PyStatement> Map(ImmutableArray<PyStatement> block, Func<PyStatement, ImmutableArray<PyStatement>> change) => [.. block.SelectMany(x => change(Blocks(x, change)))];

    private static PyStatement Blocks(PyStatement statement, Func<PyStatement, ImmutableArray<PyStatement>> change) => statement switch
    {
        PyStatement.For x => x with { Body = Map(x.Body, change), Otherwise = Map(x.Otherwise, change) },
        PyStatement.While x => x with { Body = Map(x.Body, change), Otherwise = Map(x.Otherwise, change) },
        PyStatement.If x => x with { Then = Map(x.Then, change), Otherwise = Map(x.Otherwise, change) },
        PyStatement.Try x => x with
        {
            Body = Map(x.Body, change),
            Handlers = [.. x.Handlers.Select(h => h with { Body = Map(h.Body, change) })],
            Otherwise = Map(x.Otherwise, change),
            Finally = Map(x.Finally, change),
        },
        _ => statement,
    };
}
