using System.Collections.Immutable;

namespace Steelyard.Translation.Ir;

/// <summary>Expressions in which some are replaced by others.</summary>
internal static class IrMap
{
    /// <summary>The expression, innermost parts first, each replaced.</summary>
    public static Expression Map(Expression root, Func<Expression, Expression> change)
    {
        return change(root switch
        {
            Expression.Operation x => x with { Arguments = All(x.Arguments) },
            Expression.Call x => x with { Arguments = All(x.Arguments) },
            Expression.Logical x => x with { Values = All(x.Values) },
            Expression.Not x => x with { Value = One(x.Value) },
            Expression.Either x => x with { Left = One(x.Left), Test = One(x.Test), Kept = One(x.Kept), Right = One(x.Right) },
            Expression.Conditional x => x with { Test = One(x.Test), Then = One(x.Then), Otherwise = One(x.Otherwise) },
            Expression.Let x => x with { Value = One(x.Value), Result = One(x.Result) },
            Expression.NewList x => x with { Items = All(x.Items) },
            Expression.NewSet x => x with { Items = All(x.Items) },
            Expression.NewDict x => x with { Items = All(x.Items) },
            Expression.NewTuple x => x with { Items = All(x.Items) },
            Expression.TupleItem x => x with { Value = One(x.Value) },
            Expression.Item x => x with { Container = One(x.Container), Index = One(x.Index) },
            Expression.Comprehension x => x with
            {
                Clauses = [.. x.Clauses.Select(c => c with { Items = One(c.Items), Conditions = All(c.Conditions) })],
                Element = One(x.Element),
                Value = x.Value is null ? null : One(x.Value),
            },
            Expression.Convert x => x with { Value = One(x.Value) },
            Expression.IsNone x => x with { Value = One(x.Value) },
            Expression.Lambda x => x with { Body = One(x.Body) },
            Expression.Concatenation x => x with { Parts = All(x.Parts) },
            Expression.Walrus x => x with { Value = One(x.Value) },
            Expression.Range x => x with { From = One(x.From), To = One(x.To), Step = x.Step is null ? null : One(x.Step) },
            Expression.Enumerate x => x with { Items = One(x.Items), Start = One(x.Start) },
            Expression.Zip x => x with { Items = All(x.Items) },
            Expression.Reversed x => x with { Items = One(x.Items) },
            Expression.View x => x with { Dict = One(x.Dict) },
            _ => root,
        });

        Expression One(Expression x) => Map(x, change);

        ImmutableArray<Expression> All(ImmutableArray<Expression> xs) => [.. xs.Select(One)];
    }

    /// <summary>The statement with all expressions in it, and in its blocks, replaced.</summary>
    public static Statement Map(Statement root, Func<Expression, Expression> change)
    {
        return root switch
        {
            Statement.Assign x => x with { Value = One(x.Value) },
            Statement.Unpack x => x with { Value = One(x.Value) },
            Statement.SetItem x => x with { Container = One(x.Container), Index = One(x.Index), Value = One(x.Value) },
            Statement.Swap x => x with { Container = One(x.Container), First = One(x.First), Second = One(x.Second) },
            Statement.ForEach x => x with { Items = One(x.Items), Body = All(x.Body), Otherwise = All(x.Otherwise) },
            Statement.While x => x with { Test = One(x.Test), Body = All(x.Body), Otherwise = All(x.Otherwise) },
            Statement.If x => x with { Test = One(x.Test), Then = All(x.Then), Otherwise = All(x.Otherwise) },
            Statement.Return x => x with { Value = One(x.Value) },
            Statement.Effect x => x with { Value = One(x.Value) },
            Statement.Try x => x with { Body = All(x.Body), Handlers = [.. x.Handlers.Select(h => h with { Body = All(h.Body) })], Otherwise = All(x.Otherwise) },
            _ => root,
        };

        Expression One(Expression x) => Map(x, change);

        ImmutableArray<Statement> All(ImmutableArray<Statement> xs) => [.. xs.Select(x => Map(x, change))];
    }
}
