using System.Collections.Immutable;

namespace Steelyard.Translation.Python;

/// <summary>The methods that <c>@dataclass</c> makes, as they would be written.</summary>
internal static class Dataclasses
{
    private static readonly (string Name, string Operator)[] Orders = [("__lt__", "Lt"), ("__le__", "LtE"), ("__gt__", "Gt"), ("__ge__", "GtE")];

    /// <summary>A field: <c>x: int</c>, with a literal or with <c>field(default_factory=list)</c>.</summary>
    public static (string Name, PyExpression? Default, bool Made) Field(Place at, string name, PyExpression? value, ImmutableDictionary<string, string> imports, ClassMembers members)
    {
        switch (value)
        {
            case null or PyExpression.Constant or PyExpression.Unary { Operand: PyExpression.Constant } or PyExpression.TupleDisplay { Items.IsEmpty: true }:
                return (name, value, false);
            case PyExpression.Call { Arguments.IsEmpty: true, Keywords: [{ Name: "default", Value: PyExpression.Constant literal }] } call when SyntaxReader.IsFrom(call.Function, "dataclasses.field", imports):
                return (name, literal, false);
            case PyExpression.Call { Arguments.IsEmpty: true, Keywords: [{ Name: "default_factory", Value: PyExpression.Name { Id: "list" or "dict" or "set" } made }] } call when SyntaxReader.IsFrom(call.Function, "dataclasses.field", imports):
                return (name, new PyExpression.Call(at, made, [], []), true);
            default:
                members.Refuse(at, "class body", $"the default of '{name}' is not supported yet");
                return (name, null, false);
        }
    }

    /// <summary>Adds what the class does not define itself.</summary>
    public static void Complete(ClassMembers members, HashSet<string> options)
    {
        var at = members.At;
        if (members.Data.Count == 0)
            members.Refuse(at, "class body", $"'{members.Name}' has no fields");
        var names = members.Data.Select(x => x.Name).ToImmutableArray();
        Add("__init__", ["self", .. members.Data.Where(x => !x.Made).Select(x => x.Name)], [.. members.Data.Where(x => !x.Made).Select(x => x.Default).OfType<PyExpression>()],
        [
            .. members.Data.Select(x => new PyStatement.Assign(at, [Own("self", x.Name)], x.Made ? x.Default! : new PyExpression.Name(at, x.Name))),
            .. members.Methods.ContainsKey("__post_init__") ? [new PyStatement.Effect(at, new PyExpression.Call(at, Own("self", "__post_init__"), [], []))] : ImmutableArray<PyStatement>.Empty,
        ]);
        // Python has a parameter for a field that is made, too: those behind it are known by their names only.
        if (members.Methods["__init__"] is { Source: "" } init)
            members.Methods["__init__"] = init with { ByKeyword = members.Data.SkipWhile(x => !x.Made).Count(x => !x.Made) };
        if (options.Contains("eq"))
            Add("__eq__", ["self", "other"], [], [Compared("Eq")]);
        if (options.Contains("order"))
            foreach (var (name, symbol) in Orders)
                Add(name, ["self", "other"], [], [Compared(symbol)]);
        if (options.Contains("repr"))
            Add("__repr__", ["self"], [], [new PyStatement.Return(at, new PyExpression.Joined(at, [Literal($"{members.Name}("), .. names.SelectMany((x, i) => new[] { Literal($"{(i == 0 ? "" : ", ")}{x}="), new PyExpression.Formatted(at, Own("self", x), "r", null) }), Literal(")")]))]);

        void Add(string name, ImmutableArray<string> parameters, ImmutableArray<PyExpression> defaults, ImmutableArray<PyStatement> body) => members.Methods.TryAdd(name, new PyFunction
        {
            Name = name,
            At = at,
            Parameters = parameters,
            Defaults = defaults,
            Head = null,
            Body = body,
            Documentation = null,
            Source = "",
            Hash = "",
        });

        PyExpression Own(string self, string field) => new PyExpression.Attribute(at, new PyExpression.Name(at, self), field);

        PyExpression Literal(string text) => new PyExpression.Constant(at, "str", text);

        PyStatement Compared(string symbol) => new PyStatement.Return(at, new PyExpression.Compare(at, All("self"), [symbol], [All("other")]));

        PyExpression All(string self) => names.Length == 1 ? Own(self, names[0]) : new PyExpression.TupleDisplay(at, [.. names.Select(x => Own(self, x))]);
    }
}
