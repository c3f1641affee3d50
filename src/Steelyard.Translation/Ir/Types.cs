using System.Collections.Immutable;

namespace Steelyard.Translation.Ir;

/// <summary>The exact type of a value. Closed.</summary>
internal abstract record PyType
{
    /// <summary><c>int</c> of 64 bits.</summary>
    public static readonly PyType Int = new Of("int", []);

    /// <summary><c>int</c> of any size.</summary>
    public static readonly PyType Integer = new Of("integer", []);

    /// <summary><c>float</c></summary>
    public static readonly PyType Float = new Of("float", []);

    /// <summary><c>bool</c></summary>
    public static readonly PyType Bool = new Of("bool", []);

    /// <summary><c>None</c></summary>
    public static readonly PyType None = new Of("None", []);

    /// <summary><c>str</c></summary>
    public static readonly PyType Text = new Of("str", []);

    /// <summary><c>bytes</c></summary>
    public static readonly PyType Bytes = new Of("bytes", []);

    /// <summary><c>int</c> or <c>float</c>, known at run time only.</summary>
    public static readonly PyType Number = new Of("number", []);

    /// <summary>Nothing is known yet.</summary>
    public static readonly PyType Unknown = new Of("?", []);

    /// <summary>A type with its parts: <c>dict</c> of <c>str</c> and <c>int</c>.</summary>
    public sealed record Of(string Name, ImmutableArray<PyType> Parts) : PyType
    {
        /// <inheritdoc/>
        public bool Equals(Of? other) => other is not null && Name == other.Name && Parts.SequenceEqual(other.Parts);

        /// <inheritdoc/>
        public override int GetHashCode() => Parts.Aggregate(Name.GetHashCode(StringComparison.Ordinal), HashCode.Combine);

        /// <inheritdoc/>
        public override string ToString() => Name switch
        {
            "optional" => $"{Parts[0]} | None",
            "number" => "int | float",
            "integer" => "int of any size",
            "many" => $"tuple[{Parts[0]}, ...]",
            "tuple" when Parts.IsEmpty => "tuple[()]",
            _ => Parts.IsEmpty ? Name : $"{Name}[{string.Join(", ", Parts)}]",
        };
    }

    /// <summary>The item type of a container that began empty: known once something was put in.</summary>
    public sealed record Cell(int Id) : PyType
    {
        /// <inheritdoc/>
        public override string ToString() => "?";
    }

    /// <summary>Any type, the same wherever the letter stands in a row.</summary>
    public sealed record Letter(string Name) : PyType
    {
        /// <inheritdoc/>
        public override string ToString() => Name;
    }

    /// <summary><c>list[item]</c></summary>
    public static PyType List(PyType item) => new Of("list", [item]);

    /// <summary>A tuple of known length.</summary>
    public static PyType Tuple(params ImmutableArray<PyType> items) => new Of("tuple", items);

    /// <summary><c>dict[key, value]</c></summary>
    public static PyType Dict(PyType key, PyType value) => new Of("dict", [key, value]);

    /// <summary><c>set[item]</c></summary>
    public static PyType Set(PyType item) => new Of("set", [item]);

    /// <summary>A tuple of any length.</summary>
    public static PyType Many(PyType item) => new Of("many", [item]);

    /// <summary><c>value | None</c></summary>
    public static PyType Optional(PyType value) => new Of("optional", [value]);

    /// <summary>Something that gives items one after the other.</summary>
    public static PyType Iter(PyType item) => new Of("iter", [item]);

    /// <summary>An instance of a class, by the name of its fields in Rust.</summary>
    /// <param name="name">That name.</param>
    /// <param name="compares">The class says itself which instances are equal.</param>
    public static PyType Instance(string name, bool compares) => new Of((compares ? Valued : Identical) + name, []);

    private const string Valued = "valued ";
    private const string Identical = "object ";

    /// <summary>Whether it is an instance of a class; such are references, which are copied without copying the instance.</summary>
    public bool IsInstance => Head.StartsWith(Identical, StringComparison.Ordinal) || Compares;

    /// <summary>An instance of a class that says itself which instances are equal.</summary>
    public bool Compares => Head.StartsWith(Valued, StringComparison.Ordinal);

    /// <summary>An instance, or something that holds instances.</summary>
    public bool HasInstances => IsInstance || Inner.Any(x => x.HasInstances);

    /// <summary>Name of the type without its parts; empty for cells and letters.</summary>
    public string Head => this is Of x ? x.Name : "";

    /// <summary>Its parts.</summary>
    public ImmutableArray<PyType> Inner => this is Of x ? x.Parts : [];

    /// <summary>Whether its name is this one.</summary>
    public bool Is(string name) => this is Of x && x.Name == name;
}
