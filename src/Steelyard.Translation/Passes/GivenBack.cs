using System.Collections.Immutable;
using Steelyard.Translation.Ir;

namespace Steelyard.Translation.Passes;

/// <summary>Arguments that a function gives back: the caller must get the same object.</summary>
internal static class GivenBack
{
    /// <summary>The parameter whose object a return gives back, or null. One that gets other values may be another object by then.</summary>
    public static int? Index(Function function, Expression value) => value switch
    {
        Expression.Convert { Conversion: Conversion.Some } x => Index(function, x.Value),
        Expression.Local x when Mutability.IsContainer(x.Type) && Find(function, x.Name) is >= 0 and var index && !IrWalk.All(function.Body).Any(s => IrWalk.Writes(s).Contains(x.Name)) => index,
        _ => null,
    };

    /// <summary>All of them.</summary>
    public static ImmutableArray<int> Of(Function function) => [.. Returns(function).Select(x => Index(function, x.Value)).OfType<int>().Distinct().Order()];

    /// <summary>The one that every return gives back, or null.</summary>
    public static int? Always(Function function) => Returns(function).Select(x => Index(function, x.Value)).Distinct().ToList() is [{ } only] ? only : null;

    private static IEnumerable<Statement.Return> Returns(Function function) => IrWalk.All(function.Body).OfType<Statement.Return>();

    private static int Find(Function function, string name)
    {
        for (var i = 0; i < function.Signature.Parameters.Length; i++)
            if (function.Signature.Parameters[i].Name == name)
                return i;
        return -1;
    }
}
