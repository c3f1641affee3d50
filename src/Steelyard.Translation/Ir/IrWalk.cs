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
        Statement.SetItem x => [x.Value, x.Container, x.Index],
        Statement.Swap x => [x.Container, x.First, x.Second],
        Statement.Named x => [x.Place],
        Statement.Borrow x => [.. x.Names.Select(n => n.Place)],
        Statement.ForEach x => [x.Items],
        Statement.While x => [x.Test],
        Statement.If x => [x.Test],
        Statement.Return x => [x.Value],
        Statement.Effect x => [x.Value],
        Statement.Yield x => [x.Value],
        Statement.SetField x => [x.Value, x.Instance],
        _ => [],
    };

    /// <summary>The parts of an expression.</summary>
    public static ImmutableArray<Expression> Parts(Expression expression) => expression switch
    {
        Expression.Operation x => x.Arguments,
        Expression.Call x => x.Arguments,
        Expression.Logical x => x.Values,
        Expression.Not x => [x.Value],
        Expression.Either x => [x.Left, x.Test, x.Kept, x.Right],
        Expression.Conditional x => [x.Test, x.Then, x.Otherwise],
        Expression.Let x => [x.Value, x.Result],
        Expression.NewList x => x.Items,
        Expression.NewSet x => x.Items,
        Expression.NewDict x => x.Items,
        Expression.NewTuple x => x.Items,
        Expression.TupleItem x => [x.Value],
        Expression.Item x => [x.Container, x.Index],
        Expression.Comprehension x => [.. x.Clauses.SelectMany(c => c.Conditions.Prepend(c.Items)), x.Element, .. x.Value is null ? ImmutableArray<Expression>.Empty : [x.Value]],
        Expression.Convert x => [x.Value],
        Expression.IsNone x => [x.Value],
        Expression.Field x => [x.Value],
        Expression.Same x => [x.Left, x.Right],
        Expression.Lambda x => [x.Body],
        Expression.Concatenation x => x.Parts,
        Expression.Walrus x => [x.Value],
        Expression.Range x => x.Step is null ? [x.From, x.To] : [x.From, x.To, x.Step],
        Expression.Enumerate x => [x.Items, x.Start],
        Expression.Zip x => x.Items,
        Expression.Reversed x => [x.Items],
        Expression.View x => [x.Dict],
        _ => [],
    };

    /// <summary>The expression and everything in it.</summary>
    public static IEnumerable<Expression> All(Expression root) => Parts(root).SelectMany(All).Prepend(root);

    /// <summary>All expressions that stand directly in a statement, and everything in them.</summary>
    public static IEnumerable<Expression> Expressions(Statement statement) => Direct(statement).SelectMany(All);

    /// <summary>Blocks of a statement.</summary>
    public static ImmutableArray<ImmutableArray<Statement>> Blocks(Statement statement) => statement switch
    {
        Statement.ForEach x => [x.Body, x.Otherwise],
        Statement.While x => [x.Body, x.Otherwise],
        Statement.If x => [x.Then, x.Otherwise],
        Statement.Try x => [x.Body, .. x.Handlers.Select(h => h.Body), x.Otherwise],
        _ => [],
    };

    /// <summary>All statements below.</summary>
    public static IEnumerable<Statement> All(IEnumerable<Statement> body) => body.SelectMany(x => All(Blocks(x).SelectMany(b => b)).Prepend(x));

    /// <summary>Variables that a statement itself reads.</summary>
    public static IEnumerable<string> Reads(Statement statement) => Expressions(statement).Select(x => x switch { Expression.Local local => local.Name, Expression.Field field => Root(field), _ => null }).OfType<string>();

    /// <summary>A name that stands for a field of all instances of a class, and is no variable.</summary>
    public static bool IsOfFields(string name) => name.Contains('.', StringComparison.Ordinal);

    /// <summary>Variables that a statement itself gives a value.</summary>
    public static ImmutableArray<string> Writes(Statement statement) =>
    [
        .. statement switch
        {
            Statement.Assign x => [x.Name],
            Statement.Unpack x => x.Pattern.Variables.Select(v => v.Name),
            Statement.ForEach x => x.Pattern.Variables.Select(v => v.Name),
            Statement.SetField x => Passes.Mutability.IsMutable(x.Value.Type) ? [x.Root] : [],
            _ => [],
        },
        .. Expressions(statement).OfType<Expression.Walrus>().Select(x => x.Name),
    ];

    /// <summary>The block with each statement, innermost first, replaced by others.</summary>
    public static ImmutableArray<Statement> Map(ImmutableArray<Statement> block, Func<Statement, ImmutableArray<Statement>> change) => [.. block.SelectMany(x => change(Inside(x, change)))];

    private static Statement Inside(Statement statement, Func<Statement, ImmutableArray<Statement>> change) => statement switch
    {
        Statement.ForEach x => x with { Body = Map(x.Body, change), Otherwise = Map(x.Otherwise, change) },
        Statement.While x => x with { Body = Map(x.Body, change), Otherwise = Map(x.Otherwise, change) },
        Statement.If x => x with { Then = Map(x.Then, change), Otherwise = Map(x.Otherwise, change) },
        Statement.Try x => x with
        {
            Body = Map(x.Body, change),
            Handlers = [.. x.Handlers.Select(h => h with { Body = Map(h.Body, change) })],
            Otherwise = Map(x.Otherwise, change),
        },
        _ => statement,
    };

    /// <summary>Always true.</summary>
    public static bool IsTrue(Expression test) => test is Expression.Constant { Value: "True" };

    /// <summary>The variable that a place is in; null for what is no place.</summary>
    public static string? Root(Expression place) => place switch
    {
        Expression.Local x => x.Name,
        Expression.Item x => Root(x.Container),
        Expression.Field x => Passes.Mutability.IsMutable(x.Type) ? x.Root : null,
        Expression.TupleItem x => Root(x.Value),
        Expression.Convert { Conversion: Conversion.NotNone } x => Root(x.Value),
        Expression.Operation { Row.Name: "dict.setdefault" } x => Root(x.Arguments[0]),
        _ => null,
    };
}
