using System.Collections.Immutable;
using System.Text;

namespace Steelyard.Translation.Rust;

/// <summary>Rust syntax as text: parentheses where precedence needs them, one statement a line; long lines are rustfmt's business.</summary>
internal sealed class Printer
{
    private const int Cast = 11;
    private const int Unary = 12;
    private const int Postfix = 13;
    private const int Primary = 14;

    private static readonly Dictionary<string, int> Precedence = new()
    {
        ["||"] = 1,
        ["&&"] = 2,
        ["=="] = 3,
        ["!="] = 3,
        ["<"] = 3,
        [">"] = 3,
        ["<="] = 3,
        [">="] = 3,
        ["|"] = 4,
        ["^"] = 5,
        ["&"] = 6,
        ["+"] = 8,
        ["-"] = 8,
        ["*"] = 9,
        ["/"] = 9,
    };

    private readonly StringBuilder text = new();

    /// <summary>One function.</summary>
    public static string Print(RustFunction function)
    {
        var printer = new Printer();
        foreach (var line in function.Documentation)
            printer.Line(0, $"/// {line}".TrimEnd());
        if (function.Inlined)
            printer.Line(0, "#[inline(always)]");
        printer.Line(0, $"pub fn {function.Name}({string.Join(", ", function.Parameters)}) -> {function.Result} {{");
        printer.Block(1, function.Body);
        printer.Line(0, "}");
        return printer.text.ToString();
    }

    /// <summary>One expression.</summary>
    public static string Print(RustExpression expression) => Print(expression, 0);

    private void Block(int depth, ImmutableArray<RustStatement> statements)
    {
        foreach (var statement in statements)
            Statement(depth, statement);
    }

    private void Statement(int depth, RustStatement statement)
    {
        switch (statement)
        {
            case RustStatement.Let x:
                Line(depth, $"let {x.Pattern}{(x.Type is null ? "" : $": {x.Type}")}{(x.Value is null ? "" : $" = {Print(x.Value)}")};");
                break;
            case RustStatement.Assign x:
                Line(depth, $"{Print(x.Target)} {x.Operator} {Print(x.Value)};");
                break;
            case RustStatement.Effect x:
                Line(depth, $"{Print(x.Value)};");
                break;
            case RustStatement.Tail x:
                Line(depth, Print(x.Value));
                break;
            case RustStatement.Return x:
                Line(depth, $"return {Print(x.Value)};");
                break;
            case RustStatement.Jump x:
                Line(depth, $"{x.Keyword};");
                break;
            case RustStatement.Comment x:
                Line(depth, x.Text);
                break;
            case RustStatement.Block x:
                Line(depth, $"{x.Keyword} {(x.Pattern is null ? "" : $"{x.Pattern} in ")}{(x.Head is null ? "" : Print(x.Head) + " ")}{{");
                Block(depth + 1, x.Body);
                Line(depth, "}");
                break;
            case RustStatement.If x:
                If(depth, "if", x);
                break;
            case RustStatement.Attempt x:
                Line(depth, $"let {x.Name}: Eval<()> = {x.Label}: loop {{");
                Block(depth + 1, x.Body);
                Line(depth, "};");
                break;
            case RustStatement.Match x:
                Line(depth, $"match {Print(x.Value)} {{");
                foreach (var (pattern, body) in x.Arms)
                    Arm(depth + 1, pattern, body);
                Line(depth, "}");
                break;
            default:
                throw new InvalidOperationException($"a new statement has no text: {statement.GetType().Name}");
        }
    }

    private void Arm(int depth, string pattern, ImmutableArray<RustStatement> body)
    {
        Line(depth, $"{pattern} => {{");
        Block(depth + 1, body);
        Line(depth, "}");
    }

    private void If(int depth, string head, RustStatement.If x)
    {
        Line(depth, $"{head} {Print(x.Test)} {{");
        Block(depth + 1, x.Then);
        if (x.Otherwise is [RustStatement.If chained])
            If(depth, "} else if", chained);
        else if (!x.Otherwise.IsEmpty)
        {
            Line(depth, "} else {");
            Block(depth + 1, x.Otherwise);
        }
        if (x.Otherwise is not [RustStatement.If])
            Line(depth, "}");
    }

    private static string Inside(ImmutableArray<RustStatement> statements)
    {
        var printer = new Printer();
        printer.Block(1, statements);
        return "{\n" + printer.text + "}";
    }

    private void Line(int depth, string line) => text.Append(' ', 4 * depth).Append(line.Replace("\n", "\n" + new string(' ', 4 * depth), StringComparison.Ordinal)).Append('\n');

    private static string Print(RustExpression expression, int least)
    {
        var (written, precedence) = Write(expression);
        return precedence < least ? $"({written})" : written;
    }

    private static (string Text, int Precedence) Write(RustExpression expression) => expression switch
    {
        RustExpression.Atom x => (x.Text, x.Text.StartsWith('-') ? Unary : Primary),
        RustExpression.Call x => ($"{x.Function}({List(x.Arguments)})", Primary),
        RustExpression.Method x => ($"{Print(x.Receiver, Postfix)}.{x.Name}({List(x.Arguments)})", Primary),
        RustExpression.Field x => ($"{Print(x.Value, Postfix)}.{x.Name}", Primary),
        RustExpression.Try x => ($"{Print(x.Value, Postfix)}?", Primary),
        RustExpression.Prefix x => ($"{x.Operator}{Print(x.Operand, Unary)}", Unary),
        RustExpression.Cast x => ($"{Print(x.Value, Cast)} as {x.Type}", Cast),
        RustExpression.Binary x => Binary(x),
        RustExpression.Block x => (Inside(x.Statements), Primary),
        RustExpression.Closure x => ($"|{x.Parameters}| {Print(x.Body)}", 0),
        RustExpression.If x => ($"if {Print(x.Test)} {{ {Print(x.Then)} }} else {{ {Print(x.Otherwise)} }}", 0),
        RustExpression.Let x => ($"{{ let {x.Name} = {Print(x.Value)}; {Print(x.Result)} }}", 0),
        RustExpression.Tuple x => (x.Items.Length == 1 ? $"({Print(x.Items[0])},)" : $"({List(x.Items)})", Primary),
        RustExpression.Vector x => ($"vec![{List(x.Items)}]", Primary),
        RustExpression.Range x => ($"{Print(x.From, 1)}..{Print(x.To, 1)}", 0),
        _ => throw new InvalidOperationException($"a new expression has no text: {expression.GetType().Name}"),
    };

    // Comparisons do not chain; the others group to the left.
    private static (string Text, int Precedence) Binary(RustExpression.Binary x)
    {
        var level = Precedence[x.Operator];
        var left = Print(x.Left, level == 3 ? 4 : level);
        // After a cast, `<` would be read as the start of generic arguments.
        if (x.Operator == "<" && left.EndsWith(" as f64", StringComparison.Ordinal))
            left = $"({left})";
        return ($"{left} {x.Operator} {Print(x.Right, level + 1)}", level);
    }

    private static string List(ImmutableArray<RustExpression> items) => string.Join(", ", items.Select(Print));
}
