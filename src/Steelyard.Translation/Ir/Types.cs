using System.Collections.Immutable;

namespace Steelyard.Translation.Ir;

/// <summary>The exact type of a value. Closed.</summary>
public abstract record PyType
{
    /// <summary><c>int</c> of 64 bits.</summary>
    public static readonly PyType Int = new Scalar("int", "i64");

    /// <summary><c>float</c></summary>
    public static readonly PyType Float = new Scalar("float", "f64");

    /// <summary><c>bool</c></summary>
    public static readonly PyType Bool = new Scalar("bool", "bool");

    /// <summary><c>None</c></summary>
    public static readonly PyType None = new Scalar("None", "()");

    /// <summary><c>str</c></summary>
    public static readonly PyType Text = new Scalar("str", "String");

    /// <summary>A type without parts.</summary>
    public sealed record Scalar(string Python, string Owned) : PyType
    {
        /// <inheritdoc/>
        public override string ToString() => Python;
    }

    /// <summary>A list of one type.</summary>
    public sealed record List(PyType Item) : PyType
    {
        /// <inheritdoc/>
        public override string ToString() => $"list[{Item}]";
    }

    /// <summary>A tuple of known length.</summary>
    public sealed record Tuple(ImmutableArray<PyType> Items) : PyType
    {
        /// <inheritdoc/>
        public bool Equals(Tuple? other) => other is not null && Items.SequenceEqual(other.Items);

        /// <inheritdoc/>
        public override int GetHashCode() => Items.Length;

        /// <inheritdoc/>
        public override string ToString() => $"tuple[{string.Join(", ", Items)}]";
    }

    /// <summary>The owned Rust type.</summary>
    public string Rust => this switch
    {
        Scalar x => x.Owned,
        List x => $"Vec<{x.Item.Rust}>",
        Tuple x => x.Items.Length == 1 ? $"({x.Items[0].Rust},)" : $"({string.Join(", ", x.Items.Select(i => i.Rust))})",
        _ => throw new InvalidOperationException("a new type has no Rust"),
    };

    /// <summary>Copied without effort in Rust.</summary>
    public bool IsCopy => this switch
    {
        Scalar x => x.Owned != "String",
        Tuple x => x.Items.All(i => i.IsCopy),
        _ => false,
    };

    /// <summary>Changes are seen through every name for it.</summary>
    public bool IsMutable => this is List || (this is Tuple x && x.Items.Any(i => i.IsMutable));
}
