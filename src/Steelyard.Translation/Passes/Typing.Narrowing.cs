using System.Collections.Immutable;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Python;

namespace Steelyard.Translation.Passes;

/// <summary>
/// What a test says about the variables behind it: <c>if x is None: return</c>. There they are read as what they are when they are not None,
/// with the check that every narrowing has, so that a test that is misread makes calls leave and nothing else.
/// </summary>
internal sealed partial class Typing
{
    private ImmutableHashSet<string> notNone = [];

    /// <summary>A variable, narrowed where a test says so.</summary>
    private Expression Narrowed(Expression.Local local) => notNone.Contains(local.Name) && cells.Shallow(local.Type) is PyType.Of { Name: "optional" } optional
        ? new Expression.Convert(Known(optional.Parts[0]), local.At, Conversion.NotNone, local) : local;

    /// <summary>Does something where a test is known to have come out in one way; what is bound there has no part in it.</summary>
    private T Behind<T>(PyExpression test, bool holds, IEnumerable<PyStatement> bound, Func<T> make)
    {
        var outside = notNone;
        notNone = notNone.Union(Present(test, holds)).Except(Bound(bound));
        try
        {
            return make();
        }
        finally
        {
            notNone = outside;
        }
    }

    /// <summary>After a test whose branch never comes back, for the rest of the block.</summary>
    private void After(PyStatement statement, IEnumerable<PyStatement> rest)
    {
        if (statement is PyStatement.If { Otherwise.IsEmpty: true, Then: [.., PyStatement.Return or PyStatement.Raise or PyStatement.Continue or PyStatement.Break] } x)
            notNone = notNone.Union(Present(x.Test, holds: false)).Except(Bound(rest));
    }

    private IEnumerable<string> Bound(IEnumerable<PyStatement> statements)
    {
        var names = Walk.Own(statements).SelectMany(Scope.Bound).ToHashSet();
        return names.Count == 0 ? [] : notNone.Concat(frame.Types.Keys).Where(x => names.Contains(Versions.Plain(x)) || names.Contains(x));
    }

    /// <summary>Variables that are not None when a test has come out in one way.</summary>
    private IEnumerable<string> Present(PyExpression test, bool holds) => test switch
    {
        PyExpression.Name x when holds && Inner(x.Id) is null => [versions.Of(x)],
        PyExpression.Compare { Operators: ["Is" or "IsNot"], Left: PyExpression.Name x, Others: [PyExpression.Constant { Type: "NoneType" }] } compare when Inner(x.Id) is null =>
            compare.Operators[0] == "IsNot" == holds ? [versions.Of(x)] : [],
        PyExpression.Unary { Operator: "Not" } x => Present(x.Operand, !holds),
        PyExpression.Logical x when x.Operator == "And" == holds => x.Values.SelectMany(v => Present(v, holds)),
        _ => [],
    };
}
