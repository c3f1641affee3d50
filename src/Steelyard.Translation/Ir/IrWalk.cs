using System.Collections.Immutable;

namespace Steelyard.Translation.Ir;

/// <summary>What statements and expressions are made of.</summary>
internal static class IrWalk
{
    /// <summary>The expressions that stand directly in a statement.</summary>
    public static ImmutableArray<Expression> Direct(Statement statement) => statement switch
    {
        Statement.Assign x => [x.Value],
        Statement.Unpack x => [x.Value],
        Statement.SetItem x => [x.List, x.Index, x.Value],
        Statement.Append x => [x.List, x.Value],
        Statement.ForRange x => x.Step is null ? [x.From, x.To] : [x.From, x.To, x.Step],
        Statement.ForEach x => [x.Items],
        Statement.While x => [x.Test],
        Statement.If x => [x.Test],
        Statement.Return x => [x.Value],
        Statement.Effect x => [x.Value],
        _ => [],
    };

    /// <summary>The parts of an expression.</summary>
    public static ImmutableArray<Expression> Parts(Expression expression) => expression switch
    {
        Expression.Operation x => x.Arguments,
        Expression.Call x => x.Arguments,
        Expression.Logical x => x.Values,
        Expression.Conditional x => [x.Test, x.Then, x.Otherwise],
        Expression.Let x => [x.Value, x.Result],
        Expression.NewList x => x.Items,
        Expression.NewTuple x => x.Items,
        Expression.TupleItem x => [x.Value],
        Expression.Item x => [x.List, x.Index],
        _ => [],
    };

    /// <summary>The expression and everything in it.</summary>
    public static IEnumerable<Expression> All(Expression root) => Parts(root).SelectMany(All).Prepend(root);

    /// <summary>Blocks of a statement.</summary>
    public static ImmutableArray<ImmutableArray<Statement>> Blocks(Statement statement) => statement switch
    {
        Statement.ForRange x => [x.Body],
        Statement.ForEach x => [x.Body],
        Statement.While x => [x.Body],
        Statement.If x => [x.Then, x.Otherwise],
        _ => [],
    };

    /// <summary>All statements below.</summary>
    public static IEnumerable<Statement> All(IEnumerable<Statement> body) => body.SelectMany(x => All(Blocks(x).SelectMany(b => b)).Prepend(x));

    /// <summary>Variables that a statement itself reads.</summary>
    public static IEnumerable<string> Reads(Statement statement) => Direct(statement).SelectMany(All).OfType<Expression.Local>().Select(x => x.Name);

    /// <summary>Variables that a statement itself gives a value.</summary>
    public static ImmutableArray<string> Writes(Statement statement) => statement switch
    {
        Statement.Assign x => [x.Name],
        Statement.Unpack x => x.Names,
        Statement.ForRange x => [x.Name],
        Statement.ForEach x => x.Names,
        _ => [],
    };

    /// <summary>Always true.</summary>
    public static bool IsTrue(Expression test) => test is Expression.Constant { Value: "True" };
}
