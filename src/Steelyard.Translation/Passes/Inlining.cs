using Steelyard.Translation.Ir;

namespace Steelyard.Translation.Passes;

/// <summary>
/// Which functions Rust should always compile into their callers: small ones that are called again and again from a few places. There it
/// knows what arguments can be, so that an index that counts a loop of the caller needs no check for being negative.
/// </summary>
internal static class Inlining
{
    private const int MostStatements = 16;
    private const int MostCalls = 4;

    /// <summary>Whether this function is one.</summary>
    /// <param name="function">A typed function.</param>
    /// <param name="known">All functions by name, itself included.</param>
    public static bool Pays(Function function, IReadOnlyDictionary<string, Function> known)
    {
        if (function.Signature is { Recursive: true } or { Yields: not null } || IrWalk.All(function.Body).Count() > MostStatements)
            return false;
        var callers = known.Values.Select(x => (Caller: x, Calls: Calls(IrWalk.All(x.Body)))).Where(x => x.Calls > 0).ToList();
        return callers.Sum(x => x.Calls) <= MostCalls && callers.Exists(x => x.Caller.Signature.Recursive || Calls(Repeated(x.Caller)) > 0);

        int Calls(IEnumerable<Statement> statements) => statements.SelectMany(IrWalk.Expressions).OfType<Expression.Call>()
            .Count(x => known.TryGetValue(x.Function, out var callee) && callee.Signature.Name == function.Signature.Name);
    }

    private static IEnumerable<Statement> Repeated(Function caller) => IrWalk.All(caller.Body).Where(x => x is Statement.ForEach or Statement.While).SelectMany(x => IrWalk.All([x]));
}
