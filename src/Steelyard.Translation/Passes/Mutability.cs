using Steelyard.Translation.Ir;

namespace Steelyard.Translation.Passes;

/// <summary>Facts about types that aliasing and borrowing need.</summary>
internal static class Mutability
{
    private static readonly HashSet<string> Containers = ["list", "dict", "set", "deque", "defaultdict", "counter"];

    /// <summary>Changes are seen through every name for it, or for something inside.</summary>
    public static bool IsMutable(PyType type) => type is PyType.Of x && (Containers.Contains(x.Name) || x.Parts.Any(IsMutable));

    /// <summary>The object itself can be changed.</summary>
    public static bool IsContainer(PyType type) => Containers.Contains(type.Head);
}
