using System.Collections.Immutable;

namespace Steelyard.Translation.Python;

/// <summary>Syntax → syntax, from the inside out.</summary>
/// <param name="change">What becomes of an expression whose parts are done.</param>
/// <param name="decided">Whether the test of an <c>if</c> is known here, and what it is.</param>
internal sealed class Rewriting(Func<PyExpression, PyExpression> change, Func<PyExpression, bool?>? decided = null)
{
    /// <summary>Statements, nested functions included.</summary>
    public ImmutableArray<PyStatement> Block(ImmutableArray<PyStatement> block)
    {
        ImmutableArray<PyStatement> changed = [.. block.SelectMany(Statements)];
        return changed.IsEmpty && !block.IsEmpty ? [new PyStatement.Pass(block[0].At)] : changed;
    }

    private IEnumerable<PyStatement> Statements(PyStatement statement) => Statement(statement) switch
    {
        PyStatement.If x when decided?.Invoke(x.Test) is { } holds => holds ? x.Then : x.Otherwise,
        var x => [x],
    };

    /// <summary>A function with another body.</summary>
    public PyFunction Function(PyFunction function) => function with { Body = Block(function.Body), Defaults = All(function.Defaults) };

    /// <summary>An expression.</summary>
    public PyExpression Expression(PyExpression expression) => change(expression switch
    {
        PyExpression.Binary x => x with { Left = Expression(x.Left), Right = Expression(x.Right) },
        PyExpression.Unary x => x with { Operand = Expression(x.Operand) },
        PyExpression.Logical x => x with { Values = All(x.Values) },
        PyExpression.Compare x => x with { Left = Expression(x.Left), Others = All(x.Others) },
        PyExpression.Call x => x with { Function = Expression(x.Function), Arguments = All(x.Arguments), Keywords = [.. x.Keywords.Select(k => k with { Value = Expression(k.Value) })] },
        PyExpression.Attribute x => x with { Value = Expression(x.Value) },
        PyExpression.Subscript x => x with { Value = Expression(x.Value), Index = Expression(x.Index) },
        PyExpression.Slice x => x with { Lower = Optional(x.Lower), Upper = Optional(x.Upper), Step = Optional(x.Step) },
        PyExpression.Conditional x => Chosen(x with { Test = Expression(x.Test), Then = Expression(x.Then), Otherwise = Expression(x.Otherwise) }),
        PyExpression.ListDisplay x => x with { Items = All(x.Items) },
        PyExpression.TupleDisplay x => x with { Items = All(x.Items) },
        PyExpression.SetDisplay x => x with { Items = All(x.Items) },
        PyExpression.DictDisplay x => x with { Items = [.. x.Items.Select(i => (Expression(i.Key), Expression(i.Value)))] },
        PyExpression.Comprehension x => x with
        {
            Element = Expression(x.Element),
            Value = Optional(x.Value),
            Clauses = [.. x.Clauses.Select(c => new PyClause(Expression(c.Target), Expression(c.Items), All(c.Conditions)))],
        },
        PyExpression.Joined x => x with { Parts = All(x.Parts) },
        PyExpression.Formatted x => x with { Value = Expression(x.Value), Spec = Optional(x.Spec) },
        PyExpression.Lambda x => x with { Body = Expression(x.Body) },
        PyExpression.Walrus x => x with { Value = Expression(x.Value) },
        PyExpression.Sequence x => x with { Value = Expression(x.Value) },
        PyExpression.Starred x => x with { Value = Expression(x.Value) },
        PyExpression.Yield x => x with { Value = Optional(x.Value) },
        _ => expression,
    });

    private PyExpression Chosen(PyExpression.Conditional x) => decided?.Invoke(x.Test) is { } holds ? (holds ? x.Then : x.Otherwise) : x;

    private PyStatement Statement(PyStatement statement) => statement switch
    {
        PyStatement.Assign x => x with { Targets = All(x.Targets), Value = Expression(x.Value) },
        PyStatement.Augmented x => x with { Target = Expression(x.Target), Value = Expression(x.Value) },
        PyStatement.For x => x with { Target = Expression(x.Target), Items = Expression(x.Items), Body = Block(x.Body), Otherwise = Block(x.Otherwise) },
        PyStatement.While x => x with { Test = Expression(x.Test), Body = Block(x.Body), Otherwise = Block(x.Otherwise) },
        PyStatement.If x => x with { Test = Expression(x.Test), Then = Block(x.Then), Otherwise = Block(x.Otherwise) },
        PyStatement.Return x => x with { Value = Optional(x.Value) },
        PyStatement.Effect x => x with { Value = Expression(x.Value) },
        PyStatement.Raise x => x with { Exception = Optional(x.Exception) },
        PyStatement.Assert x => x with { Test = Expression(x.Test) },
        PyStatement.Try x => x with
        {
            Body = Block(x.Body),
            Handlers = [.. x.Handlers.Select(h => h with { Type = Optional(h.Type), Body = Block(h.Body) })],
            Otherwise = Block(x.Otherwise),
            Finally = Block(x.Finally),
        },
        PyStatement.Delete x => x with { Targets = All(x.Targets) },
        PyStatement.Nested x => x with { Function = Function(x.Function) },
        _ => statement,
    };

    private ImmutableArray<PyExpression> All(ImmutableArray<PyExpression> all) => [.. all.Select(Expression)];

    private PyExpression? Optional(PyExpression? expression) => expression is null ? null : Expression(expression);
}
