using System.Collections.Immutable;
using Steelyard.Translation.Ir;

namespace Steelyard.Translation.Passes;

/// <summary>
/// The passes over typed functions, in the one order there is. Before them stand <see cref="Versions"/> and <see cref="Typing"/>, which
/// make a typed function from syntax; after them the emitter makes Rust syntax, and the printer text.
/// </summary>
internal static class Pipeline
{
    /// <summary>A pass: one function, nested ones included, with all functions by name.</summary>
    public delegate Function Pass(Function function, IReadOnlyDictionary<string, Function> known);

    /// <summary>All passes.</summary>
    public static readonly IReadOnlyList<Pass> Passes =
    [
        DefiniteAssignment.Run,
        (function, _) => Unreachable.Run(function),
        Iterators.Run,
        (function, _) => Growth.Run(function),
        Aliasing.Run,
        (function, _) => Unreachable.Run(function),
        Characters.Run,
        Carried.Run,
        Once.Run,
        Counters.Run,
        Borrows.Run,
        Moves.Run,
        Looked.Run,
    ];

    /// <summary>Runs all passes over a function and those nested in it.</summary>
    public static Function Run(Function function, IReadOnlyDictionary<string, Function> known)
    {
        var nested = function.Nested.Select(x => Run(x, known)).ToImmutableArray();
        var all = known.ToDictionary();
        foreach (var inside in nested.SelectMany(Effects.All))
            all[Effects.Name(inside)] = inside;
        var own = Passes.Aggregate(function, (x, pass) => pass(x, all));
        return own with { Nested = nested, Leaves = [.. own.Leaves.Concat(nested.SelectMany(x => x.Leaves)).Distinct()] };
    }
}
