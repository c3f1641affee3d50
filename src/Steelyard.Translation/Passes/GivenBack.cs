using System.Collections.Immutable;
using Steelyard.Translation.Ir;

namespace Steelyard.Translation.Passes;

/// <summary>Arguments that a function gives back, itself or through a function that does: the caller must get the same object.</summary>
internal static class GivenBack
{
    /// <summary>The parameter whose object a return gives back, or null. One that gets other values may be another object by then.</summary>
    public static int? Index(Function function, Expression value, IReadOnlyDictionary<string, Function> known) => value switch
    {
        Expression.Convert { Conversion: Conversion.Some or Conversion.NotNone } x => Index(function, x.Value, known),
        Expression.Call x when x.Function != function.Signature.Name && known.GetValueOrDefault(x.Function)?.Signature.Returned is { } given => Index(function, x.Arguments[given], known),
        Expression.Local x when IsContainer(x.Type) && Find(function, x.Name) is >= 0 and var index && !IrWalk.All(function.Body).Any(s => IrWalk.Writes(s).Contains(x.Name)) => index,
        _ => null,
    };

    /// <summary>All of them.</summary>
    public static ImmutableArray<int> Of(Function function, IReadOnlyDictionary<string, Function> known) => Always(function, known) is { } only ? [only]
        : [.. Returns(function).Select(x => Index(function, x.Value, known)).OfType<int>().Distinct().Order()];

    /// <summary>The one that every return gives back, or null. A call of the function itself gives back what the others do.</summary>
    public static int? Always(Function function, IReadOnlyDictionary<string, Function> known)
    {
        var returns = Returns(function).Select(x => x.Value).ToList();
        // From a loop over a generator, a closure in Rust, every result is handed out in the same way.
        if (!Unreachable.Ends(function.Body) || function.Signature.Yields is not null || IrWalk.All(function.Body).Any(x => x is Statement.ForEach loop && Iterators.Generator(loop.Items, known) is not null) || returns.Select(x => Index(function, x, known)).OfType<int>().Distinct().ToList() is not [var only])
            return null;
        return returns.TrueForAll(x => Index(function, x, known) == only || IsPassedOn(function, x, only, known)) ? only : null;
    }

    private static bool IsPassedOn(Function function, Expression value, int parameter, IReadOnlyDictionary<string, Function> known) =>
        value is Expression.Call call && call.Function == function.Signature.Name && Index(function, call.Arguments[parameter], known) == parameter;

    private static bool IsContainer(PyType type) => Mutability.IsContainer(type.Is("optional") ? type.Inner[0] : type);

    private static IEnumerable<Statement.Return> Returns(Function function) => IrWalk.All(function.Body).OfType<Statement.Return>();

    private static int Find(Function function, string name)
    {
        for (var i = 0; i < function.Signature.Parameters.Length; i++)
            if (function.Signature.Parameters[i].Name == name)
                return i;
        return -1;
    }
}
