using System.Collections.Immutable;

namespace Steelyard.Translation.Python;

/// <summary>All statements and expressions below.</summary>
internal static class Walk
{
    public static IEnumerable<PyStatement> Statements(IEnumerable<PyStatement> body) =>
        body.SelectMany(x => Statements(Blocks(x).SelectMany(b => b)).Prepend(x));

    public static IEnumerable<PyExpression> Expressions(IEnumerable<PyStatement> body) =>
        Statements(body).SelectMany(Direct).SelectMany(All);

    public static IEnumerable<PyExpression> All(PyExpression root) => Parts(root).SelectMany(All).Prepend(root);

    private static IEnumerable<ImmutableArray<PyStatement>> Blocks(PyStatement statement) => statement switch
    {
        PyStatement.For x => [x.Body],
        PyStatement.While x => [x.Body],
        PyStatement.If x => [x.Then, x.Otherwise],
        _ => [],
    };

    private static IEnumerable<PyExpression> Direct(PyStatement statement) => statement switch
    {
        PyStatement.Assign x => [.. x.Targets, x.Value],
        PyStatement.Augmented x => [x.Target, x.Value],
        PyStatement.For x => [x.Target, x.Items],
        PyStatement.While x => [x.Test],
        PyStatement.If x => [x.Test],
        PyStatement.Return { Value: { } value } => [value],
        PyStatement.Effect x => [x.Value],
        PyStatement.Assert x => [x.Test],
        _ => [],
    };

    private static IEnumerable<PyExpression> Parts(PyExpression expression) => expression switch
    {
        PyExpression.Binary x => [x.Left, x.Right],
        PyExpression.Unary x => [x.Operand],
        PyExpression.Logical x => x.Values,
        PyExpression.Compare x => [x.Left, .. x.Others],
        PyExpression.Call x => [x.Function, .. x.Arguments],
        PyExpression.Attribute x => [x.Value],
        PyExpression.Subscript x => [x.Value, x.Index],
        PyExpression.Conditional x => [x.Test, x.Then, x.Otherwise],
        PyExpression.ListDisplay x => x.Items,
        PyExpression.TupleDisplay x => x.Items,
        _ => [],
    };
}
