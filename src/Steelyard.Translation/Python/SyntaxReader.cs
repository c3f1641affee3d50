using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Steelyard.Translation.Python;

/// <summary>Reads what <c>agents/steelyard_port/syntax.py</c> prints.</summary>
public static partial class SyntaxReader
{
    /// <summary>The file, or the syntax error in it.</summary>
    public static (PyModule? Module, Refusal? Error) Read(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 2000 });
        var root = document.RootElement;
        if (root.TryGetProperty("error", out var error))
            return (null, new Refusal(At(error), "syntax error", error.GetProperty("message").GetString()!));
        var python = root.GetProperty("python");
        var imports = root.GetProperty("imports").EnumerateObject().ToImmutableDictionary(x => x.Name, x => x.Value.GetString()!);
        var classes = root.TryGetProperty("definitions", out var definitions) ? definitions.EnumerateArray().Select(x => Class(x, imports)).ToList() : [];
        var functions = root.GetProperty("functions").EnumerateArray().Select(Function).Select(x => Memo.Expand(Replacements.Expand(x), imports)).ToList();
        return (Along.Expand(Python.Handed.Expand(new PyModule
        {
            Python = (python[0].GetInt32(), python[1].GetInt32()),
            Classes = classes.GroupBy(x => x.Name).ToImmutableSortedDictionary(x => x.Key, x => x.Last(), StringComparer.Ordinal),
            // The last definition of a name is the one that stays; a name bound twice is refused later.
            Functions = functions.Concat(classes.SelectMany(x => x.Written)).GroupBy(x => x.Name).ToImmutableSortedDictionary(x => x.Key, x => x.Last(), StringComparer.Ordinal),
            Bindings = root.GetProperty("bindings").EnumerateObject().ToImmutableDictionary(x => x.Name, x => x.Value.GetInt32()),
            Imports = imports,
            Constants = root.GetProperty("constants").EnumerateObject().ToImmutableDictionary(x => x.Name, x => (Expression(x.Value, "value"), Text(x.Value, "text"))),
            Comments = root.GetProperty("comments").EnumerateObject()
                .ToImmutableSortedDictionary(x => int.Parse(x.Name, CultureInfo.InvariantCulture), x => x.Value.GetString()!),
        })), null);
    }

    private static PyFunction Function(JsonElement node)
    {
        var body = Statements(node, "body");
        var documentation = body is [PyStatement.Effect { Value: PyExpression.Constant { Type: "str" } text }, ..] ? text.Value : null;
        var arguments = node.GetProperty("args");
        return new PyFunction
        {
            Name = Text(node, "name"),
            At = At(node),
            Parameters = [.. Listed(arguments, "posonlyargs"), .. Listed(arguments, "args"), .. Collecting(arguments, "vararg"), .. Listed(arguments, "kwonlyargs"), .. Collecting(arguments, "kwarg")],
            Star = Collecting(arguments, "vararg").FirstOrDefault(),
            DoubleStar = Collecting(arguments, "kwarg").FirstOrDefault(),
            ByPosition = arguments.GetProperty("posonlyargs").GetArrayLength(),
            ByKeyword = arguments.GetProperty("kwonlyargs").GetArrayLength(),
            Defaults = [.. Expressions(arguments, "defaults"), .. Collecting(arguments, "vararg").Select(_ => new PyExpression.TupleDisplay(At(node), [])),
                .. arguments.GetProperty("kw_defaults").EnumerateArray().Where(x => x.ValueKind != JsonValueKind.Null).Select(x => Expression(x)),
                .. Collecting(arguments, "kwarg").Select(_ => new PyExpression.DictDisplay(At(node), []))],
            Head = Head(node, arguments),
            Decorators = Expressions(node, "decorator_list"),
            Body = documentation is null ? body : body[1..],
            Documentation = documentation,
            Source = node.TryGetProperty("source", out var source) ? source.GetString()! : "",
            Hash = node.TryGetProperty("hash", out var hash) ? hash.GetString()! : "",
        };
    }

    private static IEnumerable<string> Listed(JsonElement arguments, string kind) => arguments.GetProperty(kind).EnumerateArray().Select(x => Text(x, "arg"));

    private static IEnumerable<string> Collecting(JsonElement arguments, string kind) => Has(arguments, kind) ? [Text(arguments.GetProperty(kind), "arg")] : [];

    private static Refusal? Head(JsonElement node, JsonElement arguments)
    {
        if (Kind(node) == "AsyncFunctionDef")
            return new Refusal(At(node), "async function", "an async function runs in an event loop");
        // Those without a default stand before those with one, as far as this is read.
        var given = new[] { "posonlyargs", "args" }.Sum(x => arguments.GetProperty(x).GetArrayLength()) - arguments.GetProperty("defaults").GetArrayLength();
        var needed = Enumerable.Repeat(true, given).Concat(Enumerable.Repeat(false, arguments.GetProperty("defaults").GetArrayLength() + Collecting(arguments, "vararg").Count()))
            .Concat(arguments.GetProperty("kw_defaults").EnumerateArray().Select(x => x.ValueKind == JsonValueKind.Null)).ToList();
        return needed.SkipWhile(x => x).Any(x => x) ? new Refusal(At(node), "parameter kind", "a keyword-only parameter without a default after one with a default is not supported yet") : null;
    }

    private static ImmutableArray<PyStatement> Statements(JsonElement node, string field) => [.. node.GetProperty(field).EnumerateArray().Select(Statement)];

    private static PyStatement Statement(JsonElement node)
    {
        var at = At(node);
        return Kind(node) switch
        {
            "Assign" => new PyStatement.Assign(at, Expressions(node, "targets"), Expression(node, "value")),
            "AnnAssign" when !Has(node, "value") => new PyStatement.Pass(at),
            "AnnAssign" when node.GetProperty("simple").GetInt32() == 1 => new PyStatement.Assign(at, [Expression(node, "target")], Expression(node, "value")),
            "AnnAssign" when Kind(node.GetProperty("target")) == "Attribute" => new PyStatement.Assign(at, [Expression(node, "target")], Expression(node, "value")),
            "AugAssign" => new PyStatement.Augmented(at, Expression(node, "target"), Kind(node.GetProperty("op")), Expression(node, "value")),
            "For" => new PyStatement.For(at, Expression(node, "target"), Expression(node, "iter"), Statements(node, "body"), Statements(node, "orelse")),
            "While" => new PyStatement.While(at, Expression(node, "test"), Statements(node, "body"), Statements(node, "orelse")),
            "If" => new PyStatement.If(at, Expression(node, "test"), Statements(node, "body"), Statements(node, "orelse")),
            "Return" => new PyStatement.Return(at, Optional(node, "value")),
            "Break" => new PyStatement.Break(at),
            "Continue" => new PyStatement.Continue(at),
            "Pass" => new PyStatement.Pass(at),
            "Expr" when Kind(node.GetProperty("value")) == "YieldFrom" => Handed(at, Expression(node.GetProperty("value"), "value")),
            "Expr" => new PyStatement.Effect(at, Expression(node, "value")),
            "Raise" => new PyStatement.Raise(at, Optional(node, "exc")),
            "Assert" => new PyStatement.Assert(at, Expression(node, "test")),
            "Try" => new PyStatement.Try(at, Statements(node, "body"), [.. node.GetProperty("handlers").EnumerateArray().Select(Handler)], Statements(node, "orelse"), Statements(node, "finalbody")),
            "Delete" => new PyStatement.Delete(at, Expressions(node, "targets")),
            "FunctionDef" => new PyStatement.Nested(at, Function(node)),
            "Match" => Match(at, node),
            "Nonlocal" => new PyStatement.Nonlocal(at, [.. node.GetProperty("names").EnumerateArray().Select(x => x.GetString()!)]),
            "Import" => new PyStatement.Import(at, [.. node.GetProperty("names").EnumerateArray().Select(Imported)]),
            "ImportFrom" when Has(node, "module") && node.GetProperty("level") is { ValueKind: JsonValueKind.Number } level && level.GetInt32() == 0 =>
                new PyStatement.Import(at, [.. node.GetProperty("names").EnumerateArray().Select(x => (Name(x), $"{Text(node, "module")}.{Text(x, "name")}"))]),
            var kind => new PyStatement.Unknown(at, kind, Binds(node)),
        };
    }

    /// <summary>
    /// Names that anything inside binds: targets, and the fields in which other nodes hold a name (definitions, imports, handlers,
    /// patterns). Those that belong to an inner function or comprehension are among them: too many is safe.
    /// </summary>
    private static ImmutableArray<string> Binds(JsonElement node)
    {
        return [.. Inside(node).Distinct(StringComparer.Ordinal)];

        static IEnumerable<string> Inside(JsonElement x) => x.ValueKind switch
        {
            JsonValueKind.Array => x.EnumerateArray().SelectMany(Inside),
            JsonValueKind.Object => Own(x).Concat(x.EnumerateObject().SelectMany(p => Inside(p.Value))),
            _ => [],
        };

        static IEnumerable<string> Own(JsonElement x) => Binding.SelectMany(field =>
            x.TryGetProperty(field, out var name) && name.ValueKind == JsonValueKind.String && (field != "id" || x.TryGetProperty("bound", out _))
                ? [name.GetString()!.Split('.')[0]] : Enumerable.Empty<string>());
    }

    private static readonly string[] Binding = ["id", "name", "asname", "rest"];

    /// <summary><c>yield from items</c> is <c>for item in items: yield item</c>.</summary>
    private static PyStatement.For Handed(Place at, PyExpression items)
    {
        var name = new PyExpression.Name(at, string.Create(CultureInfo.InvariantCulture, $"handed_{at.Line}"));
        return new PyStatement.For(at, name, items, [new PyStatement.Effect(at, new PyExpression.Yield(at, name))], []);
    }

    private static PyHandler Handler(JsonElement node) => new(At(node), Optional(node, "type"), Has(node, "name") ? Text(node, "name") : null, Statements(node, "body"));

    private static (string Name, string Path) Imported(JsonElement alias) => Has(alias, "asname")
        ? (Text(alias, "asname"), Text(alias, "name"))
        : (Text(alias, "name").Split('.')[0], Text(alias, "name").Split('.')[0]);

    private static string Name(JsonElement alias) => Has(alias, "asname") ? Text(alias, "asname") : Text(alias, "name");

    private static ImmutableArray<PyExpression> Expressions(JsonElement node, string field) => [.. node.GetProperty(field).EnumerateArray().Select(Expression)];

    private static PyExpression Expression(JsonElement node, string field) => Expression(node.GetProperty(field));

    private static PyExpression? Optional(JsonElement node, string field) => Has(node, field) ? Expression(node, field) : null;

    private static PyExpression Expression(JsonElement node)
    {
        var at = At(node);
        return Kind(node) switch
        {
            "Constant" => Constant(at, node),
            "Name" => new PyExpression.Name(at, Text(node, "id")),
            "BinOp" => new PyExpression.Binary(at, Expression(node, "left"), Kind(node.GetProperty("op")), Expression(node, "right")),
            "UnaryOp" => new PyExpression.Unary(at, Kind(node.GetProperty("op")), Expression(node, "operand")),
            "BoolOp" => new PyExpression.Logical(at, Kind(node.GetProperty("op")), Expressions(node, "values")),
            "Compare" => new PyExpression.Compare(at, Expression(node, "left"), [.. node.GetProperty("ops").EnumerateArray().Select(Kind)], Expressions(node, "comparators")),
            "Call" => new PyExpression.Call(at, Expression(node, "func"), Expressions(node, "args"),
                [.. node.GetProperty("keywords").EnumerateArray().Select(x => new PyKeyword(Has(x, "arg") ? Text(x, "arg") : null, Expression(x, "value")))]),
            "Attribute" => new PyExpression.Attribute(at, Expression(node, "value"), Text(node, "attr")),
            "Subscript" => new PyExpression.Subscript(at, Expression(node, "value"), Index(node.GetProperty("slice"))),
            "Slice" => new PyExpression.Slice(at, Optional(node, "lower"), Optional(node, "upper"), Optional(node, "step")),
            "IfExp" => new PyExpression.Conditional(at, Expression(node, "test"), Expression(node, "body"), Expression(node, "orelse")),
            "List" => new PyExpression.ListDisplay(at, Expressions(node, "elts")),
            "Tuple" => new PyExpression.TupleDisplay(at, Expressions(node, "elts")),
            "Set" => new PyExpression.SetDisplay(at, Expressions(node, "elts")),
            "Dict" => Dict(at, node),
            "ListComp" or "SetComp" or "GeneratorExp" => new PyExpression.Comprehension(at, Kind(node), Expression(node, "elt"), null, Clauses(node)),
            "DictComp" => new PyExpression.Comprehension(at, Kind(node), Expression(node, "key"), Expression(node, "value"), Clauses(node)),
            "JoinedStr" => new PyExpression.Joined(at, Expressions(node, "values")),
            "FormattedValue" => new PyExpression.Formatted(at, Expression(node, "value"),
                node.GetProperty("conversion").GetInt32() is var letter and > 0 ? ((char)letter).ToString() : "", Optional(node, "format_spec")),
            "Lambda" when Plain(node.GetProperty("args")) =>
                new PyExpression.Lambda(at, [.. node.GetProperty("args").GetProperty("args").EnumerateArray().Select(x => Text(x, "arg"))], Expression(node, "body")),
            "NamedExpr" => new PyExpression.Walrus(at, (PyExpression.Name)Expression(node, "target"), Expression(node, "value")),
            "Yield" => new PyExpression.Yield(at, Optional(node, "value")),
            "Starred" => new PyExpression.Starred(at, Expression(node, "value")),
            var kind => new PyExpression.Unknown(at, kind),
        };
    }

    // Python 3.8 wraps an index.
    private static PyExpression Index(JsonElement node) => Kind(node) == "Index" ? Expression(node, "value") : Expression(node);

    private static PyExpression.Constant Constant(Place at, JsonElement node)
    {
        var value = node.GetProperty("value");
        var type = Text(node, "type");
        return new PyExpression.Constant(at, type, value.ValueKind == JsonValueKind.Array ? string.Concat(value.EnumerateArray().Select(x => (char)x.GetInt32()))
            : type == "int" ? Decimal(value.GetString()!) : value.GetString()!);
    }

    /// <summary>An integer in decimal digits: the agent writes long ones as <c>0x…</c>, because the interpreter limits the length of decimal ones.</summary>
    private static string Decimal(string text) => text.StartsWith("0x", StringComparison.Ordinal)
        ? BigInteger.Parse($"0{text.AsSpan(2)}", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture) : text;

    private static PyExpression Dict(Place at, JsonElement node)
    {
        var keys = node.GetProperty("keys").EnumerateArray().ToList();
        return keys.Exists(x => x.ValueKind == JsonValueKind.Null) ? new PyExpression.Unknown(at, "Dict with **")
            : new PyExpression.DictDisplay(at, [.. keys.Select(Expression).Zip(Expressions(node, "values"))]);
    }

    private static ImmutableArray<PyClause> Clauses(JsonElement node) =>
        [.. node.GetProperty("generators").EnumerateArray().Select(x => new PyClause(Expression(x, "target"), Expression(x, "iter"), Expressions(x, "ifs")))];

    private static bool Plain(JsonElement arguments) =>
        new[] { "posonlyargs", "kwonlyargs", "defaults" }.All(x => arguments.GetProperty(x).GetArrayLength() == 0) && !Has(arguments, "vararg") && !Has(arguments, "kwarg");

    private static bool Has(JsonElement node, string field) => node.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null;

    private static string Kind(JsonElement node) => Text(node, "node");

    private static string Text(JsonElement node, string field) => node.GetProperty(field).GetString()!;

    private static Place At(JsonElement node) =>
        node.TryGetProperty("line", out var line) ? new Place(line.GetInt32(), node.GetProperty("column").GetInt32()) : default;
}
