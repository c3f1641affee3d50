using System.Collections.Immutable;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Python;

namespace Steelyard.Translation.Passes;

/// <summary>
/// Instances that come in as arguments or go out as results. They are read field by field, and are not changed: a class is taken when its
/// fields are immutable. What a recorder has seen of an instance is a type of its own until the class is known that it belongs to.
/// </summary>
internal static class Outside
{
    /// <summary>Begins the name of the type of an instance that was seen.</summary>
    public const string Seen = "seen ";

    private static readonly ImmutableHashSet<string> Holders = ["list", "tuple", "many", "optional"];
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

    /// <summary>What was seen of the fields of a function's classes, by <c>Class.field</c>.</summary>
    public static ImmutableSortedDictionary<string, PyType> Fields(PyModule module, PyFunction function, Observations seen) => Instances(seen)
        .SelectMany(x => x.Fields.Select(f => (Root: $"{x.Class}.{f.Name}", f.Shape, x.Count))).GroupBy(x => x.Root).ToImmutableSortedDictionary(
        x => x.Key, x => In(module, function, Shapes.Of(x.Select(f => (f.Shape, f.Count))) ?? throw Refuse(function, $"'{x.Key}' is {x.First().Shape}, which is not supported yet")), StringComparer.Ordinal);

    /// <summary>A type as it was seen → the type in a function.</summary>
    public static PyType In(PyModule module, PyFunction function, PyType type)
    {
        if (!type.Head.StartsWith(Seen, StringComparison.Ordinal))
            return type is PyType.Of { Parts.IsEmpty: false } x ? x with { Parts = [.. x.Parts.Select(p => In(module, function, p))] } : type;
        var name = type.Head[Seen.Length..];
        if (!module.Classes.TryGetValue(name, out var found) || module.Bindings.GetValueOrDefault(name) != 1)
            throw Refuse(function, $"'{name}' is no class that the module defines once");
        if (found.Head is { } head)
            throw new RefusedException(head);
        return function.Along.Contains(name) ? Typing.InstanceOf(function, found) : throw Refuse(function, $"'{name}' cannot be taken along into '{function.Name}'");
    }

    /// <summary>Refuses a function whose instances cannot cross.</summary>
    public static void Check(PyModule module, Function function)
    {
        var (source, outside) = (function.Source, function.Signature.Outside);
        // Where the port leaves, each call of the original would come to the port again, one frame deeper.
        if (source.Owner is not null && function.Nested.Any(x => x.Source.Name == source.Name))
            throw RefusedException.At(source.At, "recursive method", $"'{source.Name}' calls itself, and can only be replaced as a whole");
        var layouts = function.Layouts.Where(x => outside.Contains(x.Name)).ToList();
        if (layouts.Count != outside.Length)
            throw Refuse(source, "not all fields of its instances were seen");
        var known = layouts.Select(x => x.Rust).ToHashSet();
        if (function.Signature.Parameters.Select(x => x.Type).Append(function.Signature.Result).FirstOrDefault(x => !Crosses(x, known)) is { } type)
            throw Refuse(source, $"instances in {type} are not supported yet");
        foreach (var layout in layouts)
        {
            if (layout.Circular)
                throw Refuse(source, $"an instance of '{layout.Name}' may hold others of its class");
            foreach (var field in layout.Fields.Where(x => !IsPlain(x.Type, known)))
                throw Refuse(source, $"'{layout.Name}.{field.Name}' is {field.Type}, which is not supported in a field of an argument");
            if (function.Signature.Result.HasInstances && !IsStraight(module.Classes[layout.Name]))
                throw Refuse(source, $"the order of the fields of '{layout.Name}' depends on its __init__");
        }
    }

    private static bool Crosses(PyType type, HashSet<string> known) => !type.HasInstances || (type.IsInstance ? known.Contains(type.Head.Split(' ')[1]) : Holders.Contains(type.Head) && type.Inner.All(x => Crosses(x, known)));

    private static bool IsPlain(PyType type, HashSet<string> known) => type.IsInstance ? Crosses(type, known) : Plain.Contains(type.Head) || (type.Head is "tuple" or "many" or "optional" && type.Inner.All(x => IsPlain(x, known)));

    /// <summary>Every field gets its first value in a statement of <c>__init__</c> that is always run.</summary>
    private static bool IsStraight(PyClass x) => x.Methods.TryGetValue("__init__", out var init) && init.Body.All(s => s is PyStatement.Assign or PyStatement.Effect or PyStatement.Pass
        || !Walk.Statements([s]).SelectMany(Walk.Direct).SelectMany(Walk.All).OfType<PyExpression.Attribute>().Any(a => x.Fields.Contains(a.Member)));

    private static RefusedException Refuse(PyFunction function, string message) => RefusedException.At(function.At, "instance of a class", message);
}
