using System.Collections.Immutable;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Primitives;

namespace Steelyard.Translation.Rust;

/// <summary>Types in Rust.</summary>
internal static class Types
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["int"] = "i64",
        ["integer"] = "Integer",
        ["float"] = "f64",
        ["bool"] = "bool",
        [Regexes.Found] = "bool",
        ["char"] = "char",
        ["None"] = "()",
        ["str"] = "Str",
        ["bytes"] = "Bytes",
        ["number"] = "Number",
        ["range"] = "Range",
        ["list"] = "Vec",
        ["many"] = "Many",
        ["dict"] = "Dict",
        ["defaultdict"] = "DefaultDict",
        ["counter"] = "Counter",
        ["set"] = "Set",
        ["frozenset"] = "Frozen",
        ["deque"] = "Deque",
        ["optional"] = "Option",
    };

    private static readonly ImmutableHashSet<string> Scalars = ["int", "float", "bool", Regexes.Found, "char", "None", "number"];

    /// <summary>The owned type.</summary>
    public static string Of(PyType type) => type switch
    {
        PyType.Of { Name: "tuple" } x => x.Parts.Length == 1 ? $"({Of(x.Parts[0])},)" : $"({string.Join(", ", x.Parts.Select(Of))})",
        PyType.Of { IsInstance: true } x => $"Instance<{x.Name.Split(' ')[1]}>",
        PyType.Of { Name: "constset" } x => $"Set<{Of(x.Parts[0])}>",
        PyType.Of { Name: "iter" } x => $"Vec<{Of(x.Parts[0])}>",
        PyType.Of x when Names.TryGetValue(x.Name, out var name) => x.Parts.IsEmpty ? name : $"{name}<{string.Join(", ", x.Parts.Select(Of))}>",
        _ => throw new InvalidOperationException($"a type without Rust: {type}"),
    };

    /// <summary>Copied without effort.</summary>
    public static bool IsCopy(PyType type) => type is PyType.Of x && (Scalars.Contains(x.Name) || (x.Name is "tuple" or "optional" && x.Parts.All(IsCopy)));

    /// <summary>Passed by value: small and without parts.</summary>
    public static bool IsScalar(PyType type) => type is PyType.Of x && Scalars.Contains(x.Name);

    /// <summary>A number of the machine.</summary>
    public static bool IsNumber(PyType type) => type == PyType.Int || type == PyType.Float || type == PyType.Bool;

    /// <summary>How a parameter is passed.</summary>
    public static string Passed(Parameter x) => x.Streamed ? $"Items<{Of(x.Type.Inner[0])}>" : x.Slice ? $"&{(x.Changed ? "mut " : "")}[{Of(x.Type.Inner[0])}]" : Passed(x.Type, x.Changed);

    private static string Passed(PyType type, bool changed) => changed ? $"&mut {Of(type)}" : IsCopy(type) ? Of(type) : $"&{Of(type)}";
}
