using Steelyard.Translation.Ir;

namespace Steelyard.Translation.Passes;

internal static class Aliasing
{
    public static Function Run(Function function, IReadOnlyDictionary<string, Function> known) => function;
}
