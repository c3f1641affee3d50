using System.Collections.Immutable;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Python;
using Steelyard.Translation.Rust;

namespace Steelyard.Translation.Passes;

/// <summary>Classes of the module: their instances live inside one call, their methods are functions nested in the one that is ported.</summary>
internal sealed partial class Typing
{
    private static readonly Dictionary<string, string> Operators = new()
    {
        ["Add"] = "add",
        ["Sub"] = "sub",
        ["Mult"] = "mul",
        ["Div"] = "truediv",
        ["FloorDiv"] = "floordiv",
        ["Mod"] = "mod",
        ["Pow"] = "pow",
        ["MatMult"] = "matmul",
        ["BitAnd"] = "and",
        ["BitOr"] = "or",
        ["BitXor"] = "xor",
        ["LShift"] = "lshift",
        ["RShift"] = "rshift",
        ["USub"] = "neg",
        ["UAdd"] = "pos",
        ["Invert"] = "invert",
    };

    private static readonly Dictionary<string, (string Method, string Reflected)> Orders = new()
    {
        ["Lt"] = ("__lt__", "__gt__"),
        ["LtE"] = ("__le__", "__ge__"),
        ["Gt"] = ("__gt__", "__lt__"),
        ["GtE"] = ("__ge__", "__le__"),
    };

    private Frame Top => frame.Chain.Last();

    private bool HasClasses => Top.Source.Along.Any(module.Classes.ContainsKey);

    /// <summary>The class that a name stands for.</summary>
    private PyClass? Class(PyExpression expression) => expression is PyExpression.Name { Id: var name } && Inner(name) is null && Top.Source.Along.Contains(name)
        && !frame.Chain.Any(f => f.Locals.Contains(name)) ? module.Classes.GetValueOrDefault(name) : null;

    private PyType InstanceOf(PyClass x) => InstanceOf(Top.Source, x);

    /// <summary>The type of the instances of a class in a function, which has its own.</summary>
    internal static PyType InstanceOf(PyFunction function, PyClass x) => PyType.Instance(
        function.Owner is { } owner ? $"{x.Name}Of{(x.Name == owner ? "" : owner)}{Pascal(Names.Flat(function.Name)[(owner.Length + 1)..])}" : Pascal(function.Name) + x.Name, x.Methods.ContainsKey("__eq__"));

    private static string Pascal(string name) => string.Concat(name.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(x => char.ToUpperInvariant(x[0]) + x[1..]));

    /// <summary>The class of a value that is an instance, or may be None instead.</summary>
    private PyClass? ClassOf(PyType type)
    {
        var known = cells.Shallow(type);
        if (known.Is("optional"))
            known = cells.Shallow(known.Inner[0]);
        return known.IsInstance ? Top.Source.Along.Select(x => module.Classes.GetValueOrDefault(x)).OfType<PyClass>().FirstOrDefault(x => InstanceOf(x) == known) : null;
    }

    private Frame? Method(PyClass owner, string name) => owner.Methods.ContainsKey(name) ? Top.Nested.GetValueOrDefault($"{owner.Name}.{name}") : null;

    /// <summary>A value that is not None.</summary>
    private Expression Present(Expression value) => cells.Shallow(value.Type) is PyType.Of { Name: "optional" } optional ? Fit(value, optional.Parts[0]) : value;

    private Expression Construct(PyExpression.Call x, PyClass made)
    {
        var type = InstanceOf(made);
        var instance = new Expression.New(type, x.At);
        if (Method(made, "__init__") is not { } init)
            return x.Arguments.IsEmpty && x.Keywords.IsEmpty && made.Fields.IsEmpty ? instance : throw Refuse(x.At, "wrong number of arguments", $"'{made.Name}' takes no arguments");
        return CallNested(x.At, init, [instance, .. x.Arguments.Select(Value)], x.Keywords) with { Type = type };
    }

    /// <summary>A method by its special name, called with these; null where the class has none.</summary>
    private Expression? Special(Place at, Expression self, string name, params ImmutableArray<Expression> others) =>
        HasClasses && ClassOf(self.Type) is { } owner && Method(owner, name) is { Yields: null } method ? CallNested(at, method, [Present(self), .. others], []) : null;

    /// <summary><c>str</c> or <c>repr</c> of an instance.</summary>
    private Expression? Shown(Place at, Expression value, bool exact) => (exact ? null : Special(at, value, "__str__")) ?? Special(at, value, "__repr__");

    /// <summary>A builtin function that a class has a method for.</summary>
    private Expression? OfClass(PyExpression.Call x, string name)
    {
        if (!HasClasses || name is not ("len" or "str" or "repr" or "abs" or "bool" or "int" or "float") || x.Arguments is not [var only] || !x.Keywords.IsEmpty || only is PyExpression.Comprehension)
            return null;
        var value = Value(only);
        if (ClassOf(value.Type) is null)
            return null;
        return name switch
        {
            "bool" => Truth(value),
            "str" or "repr" => Shown(x.At, value, name == "repr"),
            _ => Special(x.At, value, $"__{name}__"),
        } ?? throw Refuse(x.At, $"{name} of an instance", $"{name} is not supported for this class");
    }

    /// <summary>Whether an instance counts as true.</summary>
    private Expression TruthOf(Expression value)
    {
        if ((Special(value.At, value, "__bool__") ?? Special(value.At, value, "__len__")) is { } asked)
            return Truth(asked);
        return IsPure(value) ? new Expression.Constant(PyType.Bool, value.At, "True") : throw Refuse(value.At, "truth of an instance", "this is always true");
    }

    /// <summary>An operator of a class.</summary>
    private Expression? Overloaded(Place at, string name, Expression left, Expression right) => !HasClasses || !Operators.TryGetValue(name, out var method) ? null
        : ClassOf(left.Type) is not null ? Special(at, left, $"__{method}__", right)
        : ClassOf(right.Type) is not null ? Special(at, right, $"__r{method}__", left) : null;

    private Expression? Compared(Place at, string name, Expression left, Expression right)
    {
        if (!HasClasses || (ClassOf(left.Type) ?? ClassOf(right.Type)) is not { } owner)
            return null;
        if (Orders.TryGetValue(name, out var order))
            return (Special(at, left, order.Method, right) ?? Special(at, right, order.Reflected, left)) is { } compared ? Truth(compared) : null;
        if (name != "Eq")
            return null;
        if (owner.Methods.ContainsKey("__eq__"))
            return Special(at, left, "__eq__", right) is { } equal ? Truth(equal) : null;
        return Identical(at, left, right);
    }

    /// <summary>One and the same instance; a value of another type never is.</summary>
    private Expression.Same Identical(Place at, Expression left, Expression right) => ClassOf(left.Type) is { } a && ClassOf(right.Type) is { } b && a == b ? new Expression.Same(at, left, right)
        : throw Refuse(at, "is", "these are compared by identity, and are of two types");

    /// <summary>The call of a method of an instance or a class; null for other receivers.</summary>
    private Expression.Call? MethodCall(PyExpression.Call x, PyExpression.Attribute member)
    {
        if (!HasClasses)
            return null;
        if (Class(member.Value) is { } named)
            return Method(named, member.Member) is { } unbound ? CallNested(x.At, unbound, [.. x.Arguments.Select(Value)], x.Keywords) : throw Refuse(x.At, $"method {member.Member}", $"the method '{member.Member}' is not supported yet");
        if (member.Value is PyExpression.Name { Id: var name } && Inner(name) is null && !frame.Chain.Any(f => f.Locals.Contains(name)))
            return null;
        var self = Value(member.Value);
        if (ClassOf(self.Type) is not { } owner)
            return null;
        if (Method(owner, member.Member) is not { } method)
            throw Refuse(x.At, $"method {member.Member}", $"the method '{member.Member}' of '{owner.Name}' is not supported yet");
        ImmutableArray<Expression> given = [.. x.Arguments.Select(Value)];
        return CallNested(x.At, method, owner.Static.Contains(member.Member) ? given : [Present(self), .. given], x.Keywords);
    }

    /// <summary>A field, a property or a constant of a class.</summary>
    private Expression OfInstance(PyExpression.Attribute x)
    {
        if (Class(x.Value) is { } named)
            return named.Constants.TryGetValue(x.Member, out var own) ? Value(own) : throw Refuse(x.At, "attribute", $"the attribute '{x.Member}' of the class is not supported yet");
        var self = Value(x.Value);
        if (cells.Shallow(self.Type) == PyType.Unknown && !final)
            return new Expression.Local(PyType.Unknown, x.At, "");
        if (ClassOf(self.Type) is not { } owner)
            throw Refuse(x.At, "attribute", $"the attribute '{x.Member}' is not supported yet");
        self = Present(self);
        if (owner.Fields.Contains(x.Member))
        {
            var root = $"{owner.Name}.{x.Member}";
            var type = Top.Types.GetValueOrDefault(root) ?? PyType.Unknown;
            return final && type == PyType.Unknown ? throw Refuse(x.At, "unknown type", $"nothing is known of the type of '{root}'") : new Expression.Field(Known(type), x.At, self, x.Member, root);
        }
        if (owner.Properties.Contains(x.Member) && Method(owner, x.Member) is { } property)
            return CallNested(x.At, property, [self], []);
        return owner.Constants.TryGetValue(x.Member, out var constant) ? Value(constant) : throw Refuse(x.At, "attribute", $"the attribute '{x.Member}' of '{owner.Name}' is not supported yet");
    }

    private List<Statement> SetField(Place at, PyExpression.Attribute target, Expression value)
    {
        var self = Class(target.Value) is null ? Value(target.Value) : throw Refuse(at, "class attribute", "an attribute of a class is changed here");
        if (cells.Shallow(self.Type) == PyType.Unknown && !final)
            return [];
        if (ClassOf(self.Type) is not { } owner || !owner.Fields.Contains(target.Member))
            throw NotYet(at, "assignment to an attribute");
        if (owner.Frozen && frame.Source.Name != $"{owner.Name}.__init__")
            throw Refuse(at, "frozen", $"the fields of '{owner.Name}' cannot be changed");
        var root = $"{owner.Name}.{target.Member}";
        Learn(Top, root, value.Type);
        return [new Statement.SetField(at, Present(self), target.Member, root, Fit(value, Top.Types[root]))];
    }

    /// <summary>The classes whose instances are made; one that is never made has no types.</summary>
    private ImmutableArray<Layout> Layouts()
    {
        var made = frame.Source.Along.Select(x => module.Classes.GetValueOrDefault(x)).OfType<PyClass>()
            .Where(x => signature.Outside.Contains(x.Name) || x.Fields.All(f => frame.Types.ContainsKey($"{x.Name}.{f}"))).ToList();
        var fields = made.ToDictionary(x => InstanceOf(x).Head, x => x.Fields.Where(f => frame.Types.ContainsKey($"{x.Name}.{f}")).Select(f => (Name: f, Type: cells.Resolve(frame.Types[$"{x.Name}.{f}"]))).ToImmutableArray());
        return [.. made.Select(x => new Layout(x.Name, InstanceOf(x).Head.Split(' ')[1], fields[InstanceOf(x).Head], Reaches(InstanceOf(x).Head, InstanceOf(x).Head, [])))];

        bool Reaches(string from, string to, HashSet<string> seen) => fields.TryGetValue(from, out var all) && all.SelectMany(f => Instances(f.Type)).Any(n => n == to || (seen.Add(n) && Reaches(n, to, seen)));

        static IEnumerable<string> Instances(PyType type) => type.IsInstance ? [type.Head] : type.Inner.SelectMany(Instances);
    }

    /// <summary>A call of a function that is nested in the ported one can lead to another call of it, as far as names tell.</summary>
    private bool CanReturnTo(Frame nested)
    {
        var all = Top.All.ToDictionary(x => x.Rust, x => x);
        var methods = all.Values.Where(x => x.Source.Name.Contains('.', StringComparison.Ordinal)).ToLookup(x => x.Source.Name.Split('.')[1]);
        var seen = new HashSet<Frame>();
        var todo = new Queue<Frame>(Next(nested));
        while (todo.TryDequeue(out var current))
        {
            if (current == nested)
                return true;
            if (seen.Add(current))
                foreach (var next in Next(current))
                    todo.Enqueue(next);
        }
        return false;

        IEnumerable<Frame> Next(Frame x)
        {
            var used = Walk.Expressions(x.Source.Body).ToList();
            var names = used.OfType<PyExpression.Name>().Select(n => n.Id).ToHashSet();
            // Operators may be methods of a class.
            var special = all.Values.Where(f => f.Source.Name.Contains(".__", StringComparison.Ordinal) && (!f.Source.Name.EndsWith(".__init__", StringComparison.Ordinal) || names.Contains(f.Source.Name.Split('.')[0])));
            return all.Values.Where(f => f != Top && names.Contains(f.Source.Name)).Concat(used.OfType<PyExpression.Attribute>().SelectMany(a => methods[a.Member])).Concat(special);
        }
    }
}
