using Steelyard.Translation.Ir;

namespace Steelyard.Translation.Primitives;

/// <summary>What values of a type can do: be keys, be ordered, be compared.</summary>
internal static class Abilities
{
    /// <summary>Whether a type has an ability that a row asks for.</summary>
    public static bool Has(PyType type, string ability) => type == PyType.Unknown || ability switch
    {
        "key" => IsKey(type),
        "order" => IsOrdered(type),
        "eq" => IsCompared(type),
        // An instance is shown by its address, unless its class says otherwise.
        "show" or "truth" => IsCompared(type) && !type.HasInstances,
        _ => throw new InvalidOperationException($"a row asks for '{ability}'"),
    };

    private static bool IsKey(PyType type) => type is PyType.Of x && x.Name switch
    {
        "int" or "integer" or "str" or "bool" or "bytes" or "float" or "None" => true,
        "tuple" or "optional" or "many" or "frozenset" => x.Parts.All(p => Has(p, "key")),
        _ when x.IsInstance => !x.Compares,
        _ => false,
    };

    private static bool IsOrdered(PyType type) => type is PyType.Of x && x.Name switch
    {
        "int" or "integer" or "str" or "bool" or "bytes" or "float" or "number" => true,
        "tuple" or "list" or "many" => x.Parts.All(p => Has(p, "order")),
        _ => false,
    };

    private static bool IsCompared(PyType type) => type is PyType.Of x && !x.Compares && x.Name is not ("iter" or "fn" or "range") && x.Parts.All(p => Has(p, "eq"));
}
