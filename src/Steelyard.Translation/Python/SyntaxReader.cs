using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Steelyard.Translation.Python;

/// <summary>Reads what <c>agents/steelyard_port/syntax.py</c> prints.</summary>
public static class SyntaxReader
{
    /// <summary>The file, or the syntax error in it.</summary>
    public static (PyModule? Module, Refusal? Error) Read(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 2000 });
        var root = document.RootElement;
        if (root.TryGetProperty("error", out var error))
            return (null, new Refusal(At(error), "syntax error", error.GetProperty("message").GetString()!));
        var python = root.GetProperty("python");
        var functions = root.GetProperty("functions").EnumerateArray().Select(Function).ToList();
        return (new PyModule
        {
            Python = (python[0].GetInt32(), python[1].GetInt32()),
            // The last definition of a name is the one that stays; a name bound twice is refused later.
            Functions = functions.GroupBy(x => x.Name).ToImmutableSortedDictionary(x => x.Key, x => x.Last(), StringComparer.Ordinal),
            Bindings = root.GetProperty("bindings").EnumerateObject().ToImmutableDictionary(x => x.Name, x => x.Value.GetInt32()),
            Math = root.GetProperty("math").EnumerateObject().ToImmutableDictionary(x => x.Name, x => x.Value.GetString()!),
            Comments = root.GetProperty("comments").EnumerateObject()
                .ToImmutableSortedDictionary(x => int.Parse(x.Name, CultureInfo.InvariantCulture), x => x.Value.GetString()!),
        }, null);
    }

    private static PyFunction Function(JsonElement node)
    {
        var body = Statements(node.GetProperty("body"));
        var documentation = body is [PyStatement.Effect { Value: PyExpression.Constant { Type: "str" } text }, ..] ? text.Value : null;
        var arguments = node.GetProperty("args");
        return new PyFunction
        {
            Name = Text(node, "name"),
            At = At(node),
            Parameters = [.. arguments.GetProperty("args").EnumerateArray().Select(x => Text(x, "arg"))],
            Defaults = Expressions(arguments.GetProperty("defaults")),
            Head = Head(node, arguments),
            Body = documentation is null ? body : body[1..],
            Documentation = documentation,
            Source = Text(node, "source"),
            Hash = Text(node, "hash"),
        };
    }

    private static Refusal? Head(JsonElement node, JsonElement arguments)
    {
        if (Kind(node) == "AsyncFunctionDef")
            return new Refusal(At(node), "async function", "an async function runs in an event loop");
        if (node.GetProperty("decorator_list") is var decorators && decorators.GetArrayLength() > 0)
            return new Refusal(At(decorators[0]), "decorator", "a decorator may change what a call does");
        var special = new[] { "posonlyargs", "kwonlyargs" }.Any(x => arguments.GetProperty(x).GetArrayLength() > 0);
        var collecting = new[] { "vararg", "kwarg" }.Any(x => arguments.GetProperty(x).ValueKind != JsonValueKind.Null);
        return special ? new Refusal(At(node), "parameter kind", "positional-only and keyword-only parameters are not supported yet")
            : collecting ? new Refusal(At(node), "star parameter", "*args and **kwargs are not supported yet")
            : null;
    }

    private static ImmutableArray<PyStatement> Statements(JsonElement nodes) => [.. nodes.EnumerateArray().Select(Statement)];

    private static PyStatement Statement(JsonElement node)
    {
        var at = At(node);
        return Kind(node) switch
        {
            "Assign" => new PyStatement.Assign(at, Expressions(node.GetProperty("targets")), Expression(node, "value")),
            "AnnAssign" when node.GetProperty("value").ValueKind != JsonValueKind.Null && node.GetProperty("simple").GetInt32() == 1 =>
                new PyStatement.Assign(at, [Expression(node, "target")], Expression(node, "value")),
            "AugAssign" => new PyStatement.Augmented(at, Expression(node, "target"), Kind(node.GetProperty("op")), Expression(node, "value")),
            "For" => new PyStatement.For(at, Expression(node, "target"), Expression(node, "iter"), Statements(node.GetProperty("body")), HasElse(node)),
            "While" => new PyStatement.While(at, Expression(node, "test"), Statements(node.GetProperty("body")), HasElse(node)),
            "If" => new PyStatement.If(at, Expression(node, "test"), Statements(node.GetProperty("body")), Statements(node.GetProperty("orelse"))),
            "Return" => new PyStatement.Return(at, node.GetProperty("value").ValueKind == JsonValueKind.Null ? null : Expression(node, "value")),
            "Break" => new PyStatement.Break(at),
            "Continue" => new PyStatement.Continue(at),
            "Pass" => new PyStatement.Pass(at),
            "Expr" => new PyStatement.Effect(at, Expression(node, "value")),
            "Raise" => new PyStatement.Raise(at),
            "Assert" => new PyStatement.Assert(at, Expression(node, "test")),
            var kind => new PyStatement.Unknown(at, kind),
        };
    }

    private static ImmutableArray<PyExpression> Expressions(JsonElement nodes) => [.. nodes.EnumerateArray().Select(Expression)];

    private static PyExpression Expression(JsonElement node, string field) => Expression(node.GetProperty(field));

    private static PyExpression Expression(JsonElement node)
    {
        var at = At(node);
        return Kind(node) switch
        {
            "Constant" => new PyExpression.Constant(at, Text(node, "type"), Text(node, "value")),
            "Name" => new PyExpression.Name(at, Text(node, "id")),
            "BinOp" => new PyExpression.Binary(at, Expression(node, "left"), Kind(node.GetProperty("op")), Expression(node, "right")),
            "UnaryOp" => new PyExpression.Unary(at, Kind(node.GetProperty("op")), Expression(node, "operand")),
            "BoolOp" => new PyExpression.Logical(at, Kind(node.GetProperty("op")), Expressions(node.GetProperty("values"))),
            "Compare" => new PyExpression.Compare(at, Expression(node, "left"), [.. node.GetProperty("ops").EnumerateArray().Select(Kind)],
                Expressions(node.GetProperty("comparators"))),
            "Call" => new PyExpression.Call(at, Expression(node, "func"), Expressions(node.GetProperty("args")), node.GetProperty("keywords").GetArrayLength() > 0),
            "Attribute" => new PyExpression.Attribute(at, Expression(node, "value"), Text(node, "attr")),
            "Subscript" => new PyExpression.Subscript(at, Expression(node, "value"), Expression(node, "slice")),
            "IfExp" => new PyExpression.Conditional(at, Expression(node, "test"), Expression(node, "body"), Expression(node, "orelse")),
            "List" => new PyExpression.ListDisplay(at, Expressions(node.GetProperty("elts"))),
            "Tuple" => new PyExpression.TupleDisplay(at, Expressions(node.GetProperty("elts"))),
            var kind => new PyExpression.Unknown(at, kind),
        };
    }

    private static bool HasElse(JsonElement node) => node.GetProperty("orelse").GetArrayLength() > 0;

    private static string Kind(JsonElement node) => Text(node, "node");

    private static string Text(JsonElement node, string field) => node.GetProperty(field).GetString()!;

    private static Place At(JsonElement node) =>
        node.TryGetProperty("line", out var line) ? new Place(line.GetInt32(), node.GetProperty("column").GetInt32()) : default;
}
