using System.Collections.Immutable;

namespace Steelyard.Translation.Ir;

/// <summary>Statements and expressions made anew, with some expressions replaced.</summary>
internal static class IrMap
{
    /// <summary>The expression, each part replaced for which <paramref name="change"/> has another one; what is replaced is not looked into.</summary>
    public static Expression Map(Expression expression, Func<Expression, Expression?> change) => change(expression) ?? expression switch
    {
        Expression.Operation x => x with { Arguments = Map(x.Arguments, change) },
        Expression.Call x => x with { Arguments = Map(x.Arguments, change) },
        Expression.Logical x => x with { Values = Map(x.Values, change) },
        Expression.Not x => x with { Value = Map(x.Value, change) },
        Expression.Either x => x with { Left = Map(x.Left, change), Test = Map(x.Test, change), Kept = Map(x.Kept, change), Right = Map(x.Right, change) },
        Expression.Conditional x => x with { Test = Map(x.Test, change), Then = Map(x.Then, change), Otherwise = Map(x.Otherwise, change) },
        Expression.Let x => x with { Value = Map(x.Value, change), Result = Map(x.Result, change) },
        Expression.NewList x => x with { Items = Map(x.Items, change) },
        Expression.NewSet x => x with { Items = Map(x.Items, change) },
        Expression.NewDict x => x with { Items = Map(x.Items, change) },
        Expression.NewTuple x => x with { Items = Map(x.Items, change) },
        Expression.TupleItem x => x with { Value = Map(x.Value, change) },
        Expression.Item x => x with { Container = Map(x.Container, change), Index = Map(x.Index, change) },
        Expression.Comprehension x => x with
        {
            Clauses = [.. x.Clauses.Select(c => c with { Items = Map(c.Items, change), Conditions = Map(c.Conditions, change) })],
            Element = Map(x.Element, change),
            Value = x.Value is null ? null : Map(x.Value, change),
        },
        Expression.Convert x => x with { Value = Map(x.Value, change) },
        Expression.Field x => x with { Value = Map(x.Value, change) },
        Expression.Same x => x with { Left = Map(x.Left, change), Right = Map(x.Right, change) },
        Expression.IsNone x => x with { Value = Map(x.Value, change) },
        Expression.Lambda x => x with { Body = Map(x.Body, change) },
        Expression.Concatenation x => x with { Parts = Map(x.Parts, change) },
        Expression.Walrus x => x with { Value = Map(x.Value, change) },
        Expression.Range x => x with { From = Map(x.From, change), To = Map(x.To, change), Step = x.Step is null ? null : Map(x.Step, change) },
        Expression.Enumerate x => x with { Items = Map(x.Items, change), Start = Map(x.Start, change) },
        Expression.Zip x => x with { Items = Map(x.Items, change) },
        Expression.Reversed x => x with { Items = Map(x.Items, change) },
        Expression.View x => x with { Dict = Map(x.Dict, change) },
        _ when IrWalk.Parts(expression).IsEmpty => expression,
        _ => throw new InvalidOperationException($"a new expression has parts that are not mapped: {expression.GetType().Name}"),
    };

    /// <summary>All expressions of a block, at any depth.</summary>
    public static ImmutableArray<Statement> Map(ImmutableArray<Statement> block, Func<Expression, Expression?> change) => IrWalk.Map(block, x => [Own(x, change)]);

    /// <summary>The expressions that stand directly in a statement.</summary>
    public static Statement Own(Statement statement, Func<Expression, Expression?> change) => statement switch
    {
        Statement.Assign x => x with { Value = Map(x.Value, change) },
        Statement.Unpack x => x with { Value = Map(x.Value, change) },
        Statement.SetItem x => x with { Container = Map(x.Container, change), Index = Map(x.Index, change), Value = Map(x.Value, change) },
        Statement.Swap x => x with { Container = Map(x.Container, change), First = Map(x.First, change), Second = Map(x.Second, change) },
        Statement.Named x => x with { Place = (Expression.Item)Map(x.Place, change) },
        Statement.ForEach x => x with { Items = Map(x.Items, change) },
        Statement.While x => x with { Test = Map(x.Test, change) },
        Statement.If x => x with { Test = Map(x.Test, change) },
        Statement.Return x => x with { Value = Map(x.Value, change) },
        Statement.Effect x => x with { Value = Map(x.Value, change) },
        Statement.SetField x => x with { Instance = Map(x.Instance, change), Value = Map(x.Value, change) },
        Statement.Yield x => x with { Value = Map(x.Value, change) },
        _ when IrWalk.Direct(statement).IsEmpty => statement,
        _ => throw new InvalidOperationException($"a new statement has parts that are not mapped: {statement.GetType().Name}"),
    };

    private static ImmutableArray<Expression> Map(ImmutableArray<Expression> all, Func<Expression, Expression?> change) => [.. all.Select(x => Map(x, change))];
}
