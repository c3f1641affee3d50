using System.Collections.Immutable;
using Steelyard.Translation.Ir;

namespace Steelyard.Translation.Passes;

/// <summary>
/// <c>if row[j] + 1 &lt; best: best = row[j] + 1</c>: what is compared and then kept is computed once. Rust would have to see by itself that the
/// second time finds the same, and that nothing can go wrong there; then it needs no branch at all. Stands behind all passes that think about
/// what Python does.
/// </summary>
internal static class Once
{
    /// <summary>The function with a variable for each such value.</summary>
    public static Function Run(Function function, IReadOnlyDictionary<string, Function> known)
    {
        var locals = function.Locals.ToBuilder();
        var body = IrWalk.Map(function.Body, x => Kept(x) is { } found ? Named(x, found) : [x]);
        return locals.Count == function.Locals.Count ? function : function with { Body = body, Locals = locals.ToImmutable() };

        ImmutableArray<Statement> Named(Statement statement, (Statement.If Branch, Statement.Assign Assign, Expression Value) x)
        {
            var name = $"new_{Versions.Plain(x.Assign.Name).TrimStart('_')}";
            while (locals.ContainsKey(name) || known.ContainsKey(name) || function.Captured.Any(c => c.Name == name))
                name += "_";
            locals[name] = x.Value.Type;
            var local = new Expression.Local(x.Value.Type, statement.At, name);
            return [
                new Statement.Assign(statement.At, name, x.Value),
                x.Branch with { Test = IrMap.Map(x.Branch.Test, e => SameValue(e, x.Value) ? local : null), Then = x.Branch.Then.SetItem(0, x.Assign with { Value = local with { At = x.Assign.At } }) },
            ];
        }
    }

    private static (Statement.If Branch, Statement.Assign Assign, Expression Value)? Kept(Statement statement) =>
        statement is Statement.If { Then: [Statement.Assign kept, ..], Test: Expression.Operation { Row.Rust: "infix <" or "infix >" or "infix <=" or "infix >=", Arguments: [var left, var right] } } branch
        && kept.Value is Expression.Operation or Expression.Item && Rust.Types.IsNumber(kept.Value.Type) && IsPlain(kept.Value)
        && (SameValue(left, kept.Value) && right is Expression.Local or Expression.Constant || SameValue(right, kept.Value) && left is Expression.Local or Expression.Constant)
            ? (branch, kept, kept.Value) : null;

    /// <summary>Made of variables, items of lists and arithmetic: it has no effect, and the same value when it is computed again at once.</summary>
    private static bool IsPlain(Expression value) => value switch
    {
        Expression.Local or Expression.Constant => true,
        Expression.Item x => x.Container.Type.Is("list") && IsPlain(x.Container) && IsPlain(x.Index),
        Expression.Operation x => x.Arguments.All(a => Rust.Types.IsNumber(a.Type) && IsPlain(a)),
        _ => false,
    };

    private static bool SameValue(Expression a, Expression b) => (a, b) switch
    {
        (Expression.Operation x, Expression.Operation y) => x.Row.Rust == y.Row.Rust && x.Type == y.Type && x.Arguments.Length == y.Arguments.Length && x.Arguments.Zip(y.Arguments).All(p => SameValue(p.First, p.Second)),
        (Expression.Item x, Expression.Item y) => SameValue(x.Container, y.Container) && SameValue(x.Index, y.Index),
        _ => Borrows.Same(a, b),
    };
}
