using System.Collections.Immutable;
using System.Text.Json;

namespace Steelyard.Translation.Python;

/// <summary>Classes whose instances have a fixed set of fields.</summary>
public static partial class SyntaxReader
{
    private static readonly ImmutableHashSet<string> Hooks =
        ["__new__", "__del__", "__getattr__", "__getattribute__", "__setattr__", "__delattr__", "__init_subclass__", "__class_getitem__", "__get__", "__set__", "__set_name__", "__enter__", "__exit__", "__call__", "__index__", "__instancecheck__"];

    private static PyClass Class(JsonElement node, ImmutableDictionary<string, string> imports)
    {
        var (name, at) = (Text(node, "name"), At(node));
        var members = new ClassMembers(name, at);
        var options = Options(node, imports, members);
        if (Expressions(node, "bases") is not ([] or [PyExpression.Name { Id: "object" }]) || node.GetProperty("keywords").GetArrayLength() > 0)
            members.Refuse(at, "inheritance", $"'{name}' inherits from another class");
        foreach (var member in node.GetProperty("body").EnumerateArray())
            Member(member, members, imports, options is not null);
        if (options?.Contains("frozen") is true && members.Methods.ContainsKey("__init__"))
            members.Refuse(at, "frozen", $"'{name}' is frozen and has an __init__ of its own");
        if (options is not null)
            Dataclasses.Complete(members, options);
        foreach (var hook in members.Methods.Keys.Where(Hooks.Contains))
            members.Refuse(members.Methods[hook].At, $"method {hook}", $"'{name}' has a method '{hook}', which is not supported yet");
        var fields = Fields.Of(members);
        if (fields.FirstOrDefault(x => members.Slots?.Contains(x) is false || (options?.Contains("slots") is true && members.Data.TrueForAll(d => d.Name != x))) is { } other)
            members.Refuse(at, "fields", $"'{name}' has no slot for '{other}'");
        return new PyClass
        {
            Name = name,
            At = at,
            Head = members.Head,
            Fields = fields,
            Methods = members.Methods.Where(x => !members.Unknown.Contains(x.Key)).ToImmutableSortedDictionary(x => x.Key, x => x.Value with { Name = $"{name}.{x.Key}" }, StringComparer.Ordinal),
            Static = [.. members.Static],
            Properties = [.. members.Properties],
            Constants = members.Constants.ToImmutableDictionary(),
            Written = [.. members.Written.Select(x => x with { Name = $"{name}.{x.Name}", Owner = name, Decorators = [], Head = members.Head ?? x.Head ?? WhyNotAlone(members, x) })],
            Frozen = options?.Contains("frozen") ?? false,
            Source = Text(node, "source"),
            Raises = Expressions(node, "bases") is [PyExpression.Name parent] && IsBare(node) ? parent.Id : null,
        };
    }

    /// <summary>A class that is its name and its bases, and nothing else.</summary>
    private static bool IsBare(JsonElement node) => node.GetProperty("keywords").GetArrayLength() == 0 && node.GetProperty("decorator_list").GetArrayLength() == 0
        && node.GetProperty("body").EnumerateArray().All(x => Kind(x) == "Pass" || (Kind(x) == "Expr" && Kind(x.GetProperty("value")) == "Constant"));

    /// <summary>Why a method cannot be ported by itself, as far as its head tells.</summary>
    private static Refusal? WhyNotAlone(ClassMembers members, PyFunction method) =>
        method.Name == "__init__" ? new Refusal(method.At, "constructor", "an instance has no fields yet when its __init__ is called; it is ported into the functions that make instances")
        : members.Properties.Contains(method.Name) ? new Refusal(method.At, "property", "a property is ported into the functions that read it")
        : members.Unknown.Contains(method.Name) ? new Refusal(method.At, "decorated method", $"this kind of method of '{members.Name}' is not supported yet")
        : null;

    /// <summary>The options of <c>@dataclass</c> that are on; null for a plain class.</summary>
    private static HashSet<string>? Options(JsonElement node, ImmutableDictionary<string, string> imports, ClassMembers members)
    {
        HashSet<string>? options = null;
        foreach (var decorator in Expressions(node, "decorator_list"))
        {
            var (function, keywords) = decorator is PyExpression.Call { Arguments.IsEmpty: true } call ? (call.Function, call.Keywords) : (decorator, []);
            if (!IsFrom(function, "dataclasses.dataclass", imports) || keywords.Any(k => k.Value is not PyExpression.Constant { Type: "bool" }))
                members.Refuse(decorator.At, "decorated class", $"the decorator of '{members.Name}' is not supported yet");
            options = ["eq", "repr", "init", .. keywords.Where(k => k.Value is PyExpression.Constant { Value: "True" }).Select(k => k.Name!)];
            options.ExceptWith(keywords.Where(k => k.Value is PyExpression.Constant { Value: "False" }).Select(k => k.Name!));
            if (!options.Contains("init") || options.Contains("kw_only"))
                members.Refuse(decorator.At, "decorated class", $"these options of '{members.Name}' are not supported yet");
        }
        return options;
    }

    internal static bool IsFrom(PyExpression expression, string path, ImmutableDictionary<string, string> imports) => expression switch
    {
        PyExpression.Name x => imports.GetValueOrDefault(x.Id) == path,
        PyExpression.Attribute { Value: PyExpression.Name x } member => $"{imports.GetValueOrDefault(x.Id)}.{member.Member}" == path,
        _ => false,
    };

    private static void Member(JsonElement node, ClassMembers members, ImmutableDictionary<string, string> imports, bool ofData)
    {
        switch (Kind(node))
        {
            case "FunctionDef":
                Method(Function(node), members);
                break;
            case "AnnAssign" when ofData && Kind(node.GetProperty("target")) == "Name":
                members.Data.Add(Dataclasses.Field(At(node), Text(node.GetProperty("target"), "id"), Optional(node, "value"), imports, members));
                break;
            case "AnnAssign" when !Has(node, "value"):
            case "Pass":
            case "Expr" when Kind(node.GetProperty("value")) == "Constant":
                break;
            case "Assign" when Expressions(node, "targets") is [PyExpression.Name { Id: "__slots__" }] && Expression(node, "value") is PyExpression.TupleDisplay or PyExpression.ListDisplay:
                members.Slots = [.. Walk.Parts(Expression(node, "value")).OfType<PyExpression.Constant>().Select(x => x.Value)];
                break;
            case "AnnAssign" or "Assign" when (Has(node, "target") ? [Expression(node, "target")] : Expressions(node, "targets")) is [PyExpression.Name constant] && IsLiteral(Expression(node, "value")):
                members.Constants[constant.Id] = Expression(node, "value");
                break;
            default:
                members.Refuse(At(node), "class body", $"this in the body of '{members.Name}' is not supported yet");
                break;
        }
    }

    private static bool IsLiteral(PyExpression x) => x is PyExpression.Constant or PyExpression.Unary { Operator: "USub", Operand: PyExpression.Constant };

    private static void Method(PyFunction method, ClassMembers members)
    {
        var name = method.Name;
        if (method.Decorators is [PyExpression.Name { Id: "staticmethod" }])
            members.Static.Add(name);
        else if (method.Decorators is [PyExpression.Name { Id: "property" }])
            members.Properties.Add(name);
        else if (!method.Decorators.IsEmpty || method.Parameters.IsEmpty || method.Parameters[0] == method.Star)
            members.Unknown.Add(name);
        if (!members.Methods.TryAdd(name, method with { Decorators = [], Documentation = null }))
            members.Refuse(method.At, "class body", $"'{members.Name}' binds '{name}' more than once");
        members.Written.Add(method);
    }
}

/// <summary>What stands in a class while it is read.</summary>
internal sealed class ClassMembers(string name, Place at)
{
    public string Name { get; } = name;

    public Place At { get; } = at;

    public Refusal? Head { get; private set; }

    public Dictionary<string, PyFunction> Methods { get; } = [];

    /// <summary>Functions as they are written in the class.</summary>
    public List<PyFunction> Written { get; } = [];

    /// <summary>Methods of kinds that are not known: who calls them is refused.</summary>
    public HashSet<string> Unknown { get; } = [];

    public HashSet<string> Static { get; } = [];

    public HashSet<string> Properties { get; } = [];

    /// <summary>The names in <c>__slots__</c>; null without it.</summary>
    public HashSet<string>? Slots { get; set; }

    public Dictionary<string, PyExpression> Constants { get; } = [];

    /// <summary>Fields of a dataclass with their defaults; those that are made anew for each instance are no parameters.</summary>
    public List<(string Name, PyExpression? Default, bool Made)> Data { get; } = [];

    public void Refuse(Place at, string feature, string message) => Head ??= new Refusal(at, feature, message);
}
