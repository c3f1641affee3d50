using System.Collections.Immutable;

namespace Steelyard.Translation.Python;

/// <summary>All statements and expressions below; nested functions and lambdas are entered.</summary>
internal static class Walk
{
    /// <summary>All statements, those of nested functions too.</summary>
    public static IEnumerable<PyStatement> Statements(IEnumerable<PyStatement> body) =>
        body.SelectMany(x => Statements(Blocks(x).Concat(x is PyStatement.Nested n ? [n.Function.Body] : []).SelectMany(b => b)).Prepend(x));

    /// <summary>All statements of this function alone.</summary>
    public static IEnumerable<PyStatement> Own(IEnumerable<PyStatement> body) => body.SelectMany(x => Own(Blocks(x).SelectMany(b => b)).Prepend(x));

    /// <summary>All expressions in statements, nested functions included.</summary>
    public static IEnumerable<PyExpression> Expressions(IEnumerable<PyStatement> body) => Statements(body).SelectMany(Direct).SelectMany(All);

    /// <summary>The expression and everything in it.</summary>
    public static IEnumerable<PyExpression> All(PyExpression root) => Parts(root).SelectMany(All).Prepend(root);

    /// <summary>The blocks of a statement.</summary>
    public static IEnumerable<ImmutableArray<PyStatement>> Blocks(PyStatement statement) => statement switch
    {
        PyStatement.For x => [x.Body, x.Otherwise],
        PyStatement.While x => [x.Body, x.Otherwise],
        PyStatement.If x => [x.Then, x.Otherwise],
        PyStatement.Try x => [x.Body, .. x.Handlers.Select(h => h.Body), x.Otherwise, x.Finally],
        _ => [],
    };

    /// <summary>Expressions that stand directly in a statement.</summary>
    public static IEnumerable<PyExpression> Direct(PyStatement statement) => statement switch
    {
        PyStatement.Assign x => [x.Value, .. x.Targets],
        PyStatement.Augmented x => [x.Target, x.Value],
        PyStatement.For x => [x.Items, x.Target],
        PyStatement.While x => [x.Test],
        PyStatement.If x => [x.Test],
        PyStatement.Return { Value: { } value } => [value],
        PyStatement.Effect x => [x.Value],
        PyStatement.Assert x => [x.Test],
        PyStatement.Raise { Exception: { } value } => [value],
        PyStatement.Delete x => x.Targets,
        PyStatement.Try x => x.Handlers.Select(h => h.Type).OfType<PyExpression>(),
        PyStatement.Nested x => x.Function.Defaults,
        _ => [],
    };

    /// <summary>Parts of an expression.</summary>
    public static IEnumerable<PyExpression> Parts(PyExpression expression) => expression switch
    {
        PyExpression.Binary x => [x.Left, x.Right],
        PyExpression.Unary x => [x.Operand],
        PyExpression.Logical x => x.Values,
        PyExpression.Compare x => [x.Left, .. x.Others],
        PyExpression.Call x => [x.Function, .. x.Arguments, .. x.Keywords.Select(k => k.Value)],
        PyExpression.Attribute x => [x.Value],
        PyExpression.Subscript x => [x.Value, x.Index],
        PyExpression.Slice x => new[] { x.Lower, x.Upper, x.Step }.OfType<PyExpression>(),
        PyExpression.Conditional x => [x.Test, x.Then, x.Otherwise],
        PyExpression.ListDisplay x => x.Items,
        PyExpression.TupleDisplay x => x.Items,
        PyExpression.SetDisplay x => x.Items,
        PyExpression.DictDisplay x => x.Items.SelectMany(i => new[] { i.Key, i.Value }),
        PyExpression.Comprehension x => [.. x.Clauses.SelectMany(c => c.Conditions.Prepend(c.Items).Prepend(c.Target)), x.Element, .. x.Value is null ? [] : new[] { x.Value }],
        PyExpression.Joined x => x.Parts,
        PyExpression.Formatted x => x.Spec is null ? [x.Value] : [x.Value, x.Spec],
        PyExpression.Lambda x => [x.Body],
        PyExpression.Walrus x => [x.Target, x.Value],
        PyExpression.Starred x => [x.Value],
        PyExpression.Sequence x => [x.Value],
        PyExpression.Yield { Value: { } value } => [value],
        _ => [],
    };
}
