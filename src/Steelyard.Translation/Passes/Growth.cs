using System.Collections.Immutable;
using Steelyard.Translation.Ir;

namespace Steelyard.Translation.Passes;

/// <summary>
/// <c>line = line + " " + word</c> → <c>line += " "; line += word</c>, which copies nothing; so too in
/// <c>line = line + " " + word if line else word</c>, which becomes a statement for that.
/// </summary>
internal static class Growth
{
    public static Function Run(Function function) => function with { Body = IrWalk.Map(function.Body, Grown) };

    private static ImmutableArray<Statement> Grown(Statement statement) => statement switch
    {
        Statement.Assign { Value: Expression.Conditional choice } x when Steps(x.Name, choice.Then) is not null || Steps(x.Name, choice.Otherwise) is not null =>
            [new Statement.If(x.At, choice.Test, Grown(x with { Value = choice.Then }), Grown(x with { Value = choice.Otherwise }))],
        Statement.Assign x when Steps(x.Name, x.Value) is { } steps => [.. steps.Select(step => x with { Value = step })],
        _ => [statement],
    };

    /// <summary>The sum as one addition to the variable for each part; null for anything else, and where a part could see or undo a part of the sum.</summary>
    private static ImmutableArray<Expression>? Steps(string name, Expression value) => value switch
    {
        Expression.Operation { Row.Rust: "text::add", Arguments: [Expression.Local whole, var first] } when whole.Name == name && !Reads(name, first) => [value],
        Expression.Operation { Row.Rust: "text::add", Arguments: [var before, Expression.Local or Expression.Constant] } sum when !Reads(name, sum.Arguments[1]) && Steps(name, before) is { } steps =>
            [.. steps, sum with { Arguments = [new Expression.Local(sum.Type, sum.At, name), sum.Arguments[1]] }],
        _ => null,
    };

    private static bool Reads(string name, Expression value) => IrWalk.All(value).Any(x => x is Expression.Call || (x is Expression.Local local && local.Name == name));
}
