using System.Collections.Immutable;
using Steelyard.Translation.Ir;

namespace Steelyard.Translation.Passes;

/// <summary><c>line = line + " " + word if line else word</c> → an <c>if</c> statement, in which the text grows where it stands.</summary>
internal static class Growth
{
    public static Function Run(Function function) => function with { Body = IrWalk.Map(function.Body, Grown) };

    private static ImmutableArray<Statement> Grown(Statement statement) => statement switch
    {
        Statement.Assign { Value: Expression.Conditional choice } x when Grows(x.Name, choice.Then) || Grows(x.Name, choice.Otherwise) =>
            [new Statement.If(x.At, choice.Test, Grown(x with { Value = choice.Then }), Grown(x with { Value = choice.Otherwise }))],
        _ => [statement],
    };

    private static bool Grows(string name, Expression value) =>
        value is Expression.Operation { Row.Rust: "text::add", Arguments: [var first, _] } && ((first is Expression.Local whole && whole.Name == name) || Grows(name, first));
}
