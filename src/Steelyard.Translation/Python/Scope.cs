using System.Collections.Immutable;

namespace Steelyard.Translation.Python;

/// <summary>Which names a function binds, and which it takes from around it.</summary>
internal static class Scope
{
    /// <summary>Names that belong to the function: parameters and everything that it binds, without those of comprehensions.</summary>
    public static ImmutableHashSet<string> Locals(PyFunction function)
    {
        var own = Walk.Own(function.Body).ToList();
        var outer = own.OfType<PyStatement.Nonlocal>().SelectMany(x => x.Names).ToHashSet();
        return [.. own.SelectMany(Bound).Concat(function.Parameters).Where(x => !outer.Contains(x))];
    }

    /// <summary>Names that a statement itself binds.</summary>
    public static IEnumerable<string> Bound(PyStatement statement)
    {
        var direct = statement switch
        {
            PyStatement.Assign x => x.Targets.SelectMany(Names),
            PyStatement.Augmented x => Names(x.Target),
            PyStatement.For x => Names(x.Target),
            PyStatement.Try x => x.Handlers.Select(h => h.Name).OfType<string>(),
            PyStatement.Delete x => x.Targets.SelectMany(Names),
            PyStatement.Nested x => [x.Function.Name],
            PyStatement.Import x => x.Names.Select(n => n.Name),
            PyStatement.Unknown x => x.Binds,
            _ => [],
        };
        return direct.Concat(Walk.Direct(statement).SelectMany(Walk.All).OfType<PyExpression.Walrus>().Select(x => x.Target.Id));
    }

    /// <summary>Names in a target.</summary>
    public static IEnumerable<string> Names(PyExpression target) => target switch
    {
        PyExpression.Name x => [x.Id],
        PyExpression.TupleDisplay x => x.Items.SelectMany(Names),
        PyExpression.ListDisplay x => x.Items.SelectMany(Names),
        PyExpression.Starred x => Names(x.Value),
        _ => [],
    };

    /// <summary>Names that a nested function reads or binds although they are not its own.</summary>
    public static ImmutableHashSet<string> Free(PyFunction function)
    {
        var own = Locals(function);
        var nested = Walk.Own(function.Body).OfType<PyStatement.Nested>().SelectMany(x => Free(x.Function));
        var direct = Walk.Own(function.Body).SelectMany(Walk.Direct).SelectMany(Walk.All).OfType<PyExpression.Name>().Select(x => x.Id);
        var outer = Walk.Own(function.Body).OfType<PyStatement.Nonlocal>().SelectMany(x => x.Names);
        return [.. direct.Concat(nested).Concat(outer).Where(x => !own.Contains(x))];
    }
}
