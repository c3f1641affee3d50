using System.Collections.Immutable;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Python;

namespace Steelyard.Translation.Passes;

/// <summary>
/// Instances that come in as arguments or go out as results. Only those fields cross that the function looks at or changes; a class is taken
/// when they are immutable, such instances, or containers of what is immutable. What a recorder has seen of an instance is a type of its own
/// until the class is known that it belongs to.
/// </summary>
internal static class Outside
{
    /// <summary>Begins the name of the type of an instance that was seen.</summary>
    public const string Seen = "seen ";

    private static readonly ImmutableHashSet<string> Holders = ["list", "dict", "tuple", "many", "optional"];
    private static readonly ImmutableHashSet<string> Containers = ["list", "dict", "set", "frozenset", "counter", "defaultdict"];
    private static readonly ImmutableHashSet<string> Plain = ["int", "float", "bool", "None", "str", "bytes", "number", "integer"];

    /// <summary>The module, its functions with the classes of the instances that they were seen with.</summary>
    public static PyModule Expand(PyModule module, IReadOnlyDictionary<string, Observations> observed)
    {
        var functions = module.Functions;
        foreach (var (name, seen) in observed)
            if (functions.TryGetValue(name, out var function) && Classes(module, seen) is { IsEmpty: false } classes)
                functions = functions.SetItem(name, Along.With(module, function, classes));
        return module with { Functions = functions };
    }

    /// <summary>Classes of the module whose instances were seen.</summary>
    public static ImmutableArray<string> Classes(PyModule module, Observations seen) => [.. Instances(seen).Select(x => x.Class).Distinct().Where(module.Classes.ContainsKey).Order(StringComparer.Ordinal)];

    private static IEnumerable<(string Class, ImmutableArray<(string Name, string Shape)> Fields, long Count)> Instances(Observations seen) => seen.Calls.SelectMany(x => x.Arguments.Select(shape => (Shape: shape, x.Count)))
        .Concat(seen.Results).SelectMany(x => Shapes.Instances(x.Shape).Select(i => (i.Class, i.Fields, x.Count)));

    /// <summary>What was seen of the fields of a function's classes, by <c>Class.field</c>, without those of types that are not supported.</summary>
    public static ImmutableSortedDictionary<string, PyType> Fields(PyModule module, PyFunction function, Observations seen) => Instances(seen)
        .SelectMany(x => x.Fields.Select(f => (Root: $"{x.Class}.{f.Name}", f.Shape, x.Count))).GroupBy(x => x.Root)
        .Select(x => (x.Key, Type: Shapes.Of(x.Select(f => (f.Shape, f.Count))))).Where(x => x.Type is not null && WhyNot(module, function, x.Type) is null)
        .ToImmutableSortedDictionary(x => x.Key, x => In(module, function, x.Type!), StringComparer.Ordinal);

    /// <summary>A type as it was seen → the type in a function.</summary>
    public static PyType In(PyModule module, PyFunction function, PyType type) => WhyNot(module, function, type) is { } why ? throw why
        : IsSeen(type) ? Typing.InstanceOf(function, module.Classes[Name(type)])
        : type is PyType.Of { Parts.IsEmpty: false } x ? x with { Parts = [.. x.Parts.Select(p => In(module, function, p))] } : type;

    private static bool IsSeen(PyType type) => type.Head.StartsWith(Seen, StringComparison.Ordinal);

    private static string Name(PyType type) => type.Head[Seen.Length..];

    private static RefusedException? WhyNot(PyModule module, PyFunction function, PyType type) => !IsSeen(type) ? type.Inner.Select(x => WhyNot(module, function, x)).FirstOrDefault(x => x is not null)
        : !module.Classes.TryGetValue(Name(type), out var found) || module.Bindings.GetValueOrDefault(found.Name) != 1 ? Refuse(function, $"'{Name(type)}' is no class that the module defines once")
        : found.Head is { } head ? new RefusedException(head)
        : function.Along.Contains(found.Name) ? null : Refuse(function, $"'{found.Name}' cannot be taken along into '{function.Name}'");

    /// <summary>A function that knows which fields of instances it looks at, which it may change, and of which classes instances cross at all.</summary>
    public static Function Settle(PyModule module, Function function)
    {
        var statements = Effects.All(function).SelectMany(x => IrWalk.All(x.Body)).ToList();
        var known = Effects.All(function).ToDictionary(Effects.Name);
        var set = statements.OfType<Statement.SetField>().Select(x => x.Root).ToHashSet();
        var changed = statements.SelectMany(x => Effects.Changed(x, known)).Select(IrWalk.Root).OfType<string>().Where(IrWalk.IsOfFields).Concat(set).ToHashSet();
        var used = statements.SelectMany(IrWalk.Expressions).OfType<Expression.Field>().Select(x => x.Root).Concat(set).ToHashSet();
        ImmutableArray<Layout> layouts = [.. function.Layouts.Select(x => !function.Signature.Outside.Contains(x.Name) ? x : x with
        {
            Fields = [.. x.Fields.Where(f => used.Contains($"{x.Name}.{f.Name}"))],
            Changed = [.. x.Fields.Select(f => f.Name).Where(f => changed.Contains($"{x.Name}.{f}"))],
            Besides = [.. module.Classes[x.Name].Fields.Where(f => !used.Contains($"{x.Name}.{f}"))],
        })];
        var crossing = Crossing(layouts, function.Signature.Parameters.Select(x => x.Type).Append(function.Signature.Result));
        return function with
        {
            Layouts = [.. layouts.Select(x => x with { Outside = crossing.Contains(x.Rust) })],
            Signature = function.Signature with { Outside = [.. function.Signature.Outside.Where(x => layouts.Any(l => l.Name == x && crossing.Contains(l.Rust)))] },
        };
    }

    /// <summary>The classes of instances in some types, and of those in their fields, by their names in Rust.</summary>
    private static HashSet<string> Crossing(ImmutableArray<Layout> layouts, IEnumerable<PyType> types)
    {
        var found = new HashSet<string>();
        var todo = new Queue<PyType>(types);
        while (todo.TryDequeue(out var type))
            foreach (var part in type.IsInstance && found.Add(Rust(type)) ? layouts.Where(x => x.Rust == Rust(type)).SelectMany(x => x.Fields).Select(x => x.Type) : type.Inner)
                todo.Enqueue(part);
        return found;
    }

    private static string Rust(PyType type) => type.Head.Split(' ')[1];

    /// <summary>Refuses a function whose instances cannot cross.</summary>
    public static void Check(PyModule module, Function function)
    {
        var source = function.Source;
        // Where the port leaves, each call of the original would come to the port again, one frame deeper.
        if (source.Owner is not null && function.Nested.Any(x => x.Source.Name == source.Name))
            throw RefusedException.At(source.At, "recursive method", $"'{source.Name}' calls itself, and can only be replaced as a whole");
        var layouts = function.Layouts.Where(x => x.Outside).ToList();
        var known = layouts.Select(x => x.Rust).ToHashSet();
        if (function.Signature.Parameters.Select(x => x.Type).Append(function.Signature.Result).FirstOrDefault(x => !Crosses(x, known)) is { } type)
            throw Refuse(source, $"instances in {type} are not supported yet");
        var made = Effects.All(function).SelectMany(x => IrWalk.All(x.Body)).SelectMany(IrWalk.Expressions).OfType<Expression.New>().Select(x => Rust(x.Type)).ToHashSet();
        foreach (var layout in layouts)
        {
            if (layout.Circular && layout.Fields.Any(x => x.Type.HasInstances))
                throw Refuse(source, $"an instance of '{layout.Name}' may hold others of its class");
            foreach (var field in layout.Fields.Where(x => !IsPlain(x.Type, known)))
                throw Refuse(source, $"'{layout.Name}.{field.Name}' is {field.Type}, which is not supported in a field of an argument");
            if (made.Contains(layout.Rust) && !IsStraight(module.Classes[layout.Name]))
                throw Refuse(source, $"the order of the fields of '{layout.Name}' depends on its __init__");
        }
    }

    private static bool Crosses(PyType type, HashSet<string> known) => !type.HasInstances || (type.IsInstance ? known.Contains(Rust(type)) : Holders.Contains(type.Head) && type.Inner.All(x => Crosses(x, known)) && !(type.Is("dict") && type.Inner[0].HasInstances));

    // A container in a field is one of its own; in a tuple it would be one that can be in several places.
    private static bool IsPlain(PyType type, HashSet<string> known) => type.IsInstance ? Crosses(type, known) : type.Is("optional") ? IsPlain(type.Inner[0], known)
        : Containers.Contains(type.Head) ? (!type.HasInstances || Crosses(type, known)) && type.Inner.All(x => !(x.Is("optional") && Mutability.IsMutable(x)) && IsPlain(x, known))
        : Plain.Contains(type.Head) || (type.Head is "tuple" or "many" && !Mutability.IsMutable(type) && type.Inner.All(x => IsPlain(x, known)));

    /// <summary>Every field gets its first value in a statement of <c>__init__</c> that is always run.</summary>
    private static bool IsStraight(PyClass x) => x.Methods.TryGetValue("__init__", out var init) && init.Body.All(s => s is PyStatement.Assign or PyStatement.Effect or PyStatement.Pass
        || !Walk.Statements([s]).SelectMany(Walk.Direct).SelectMany(Walk.All).OfType<PyExpression.Attribute>().Any(a => x.Fields.Contains(a.Member)));

    private static RefusedException Refuse(PyFunction function, string message) => RefusedException.At(function.At, "instance of a class", message);
}
