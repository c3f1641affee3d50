using System.Collections.Immutable;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Python;
using Steelyard.Translation.Rust;

namespace Steelyard.Translation.Passes;

/// <summary>A function while its types are being found: the function itself, or one nested in it.</summary>
internal sealed class Frame
{
    private Frame(PyFunction source, Frame? outer, string rust)
    {
        (Source, Outer, Rust) = (source, outer, rust);
        Locals = Scope.Locals(source);
        Yields = source.Yields is null ? null : PyType.Unknown;
        var nested = Walk.Own(source.Body).Select(AsNested).OfType<PyFunction>().ToList();
        var bound = Walk.Own(source.Body).SelectMany(Scope.Bound).Concat(source.Parameters).ToList();
        // A name bound by anything else, too, is no function that is known.
        Nested = nested.Where(x => bound.Count(n => n == x.Name) == 1).ToImmutableDictionary(x => x.Name, x => new Frame(x, this, $"{rust}_{Names.Flat(x.Name.TrimStart('_'))}"));
        Imports = Walk.Own(source.Body).OfType<PyStatement.Import>().SelectMany(x => x.Names).Where(x => bound.Count(n => n == x.Name) == 1)
            .ToImmutableDictionary(x => x.Name, x => x.Path);
    }

    /// <summary>As it is written.</summary>
    public PyFunction Source { get; }

    /// <summary>The function around it.</summary>
    public Frame? Outer { get; }

    /// <summary>Its name in Rust.</summary>
    public string Rust { get; }

    /// <summary>Names that belong to it.</summary>
    public ImmutableHashSet<string> Locals { get; }

    /// <summary>Functions nested in it.</summary>
    public ImmutableDictionary<string, Frame> Nested { get; }

    /// <summary>Names that it imports.</summary>
    public ImmutableDictionary<string, string> Imports { get; }

    /// <summary>What is known of the types of its variables.</summary>
    public Dictionary<string, PyType> Types { get; } = [];

    /// <summary>What is known of the type of its result.</summary>
    public PyType Result { get; set; } = PyType.Unknown;

    /// <summary>What is known of the type of the items that it hands out as a generator; null for other functions.</summary>
    public PyType? Yields { get; set; }

    /// <summary>Its body once it is typed.</summary>
    public Function? Typed { get; set; }

    /// <summary>The frame of a top-level function.</summary>
    public static Frame Of(PyFunction function) => new(function, null, Names.Flat(function.Name));

    /// <summary>The nested function that a statement defines: by <c>def</c>, or by a lambda that gets a name.</summary>
    public static PyFunction? AsNested(PyStatement statement) => statement switch
    {
        PyStatement.Nested x => x.Function,
        PyStatement.Assign { Targets: [PyExpression.Name name], Value: PyExpression.Lambda lambda } => new PyFunction
        {
            Name = name.Id,
            At = lambda.At,
            Parameters = lambda.Parameters,
            Defaults = [],
            Head = null,
            Body = [new PyStatement.Return(lambda.At, lambda.Body)],
            Documentation = null,
            Source = "",
            Hash = "",
        },
        _ => null,
    };

    /// <summary>This frame and those around it.</summary>
    public IEnumerable<Frame> Chain
    {
        get
        {
            for (var frame = this; frame is not null; frame = frame.Outer)
                yield return frame;
        }
    }

    /// <summary>This frame and all inside.</summary>
    public IEnumerable<Frame> All => Nested.Values.SelectMany(x => x.All).Prepend(this);
}
