using Steelyard.Translation.Ir;

namespace Steelyard.Translation.Passes;

/// <summary>The passes over a typed function, in the one order there is.</summary>
internal static class Pipeline
{
    public static readonly IReadOnlyList<Func<Function, Function>> Passes =
    [
        DefiniteAssignment.Run,
        Moves.Run,
    ];

    public static Function Run(Function function) => Passes.Aggregate(function, (x, pass) => pass(x));
}
