using System.Collections.Immutable;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Passes;
using Steelyard.Translation.Primitives;

namespace Steelyard.Translation.Rust;

/// <summary>What is read and written in one place is looked for once.</summary>
internal sealed partial class Emitter
{
    private const int Many = 16;
    private static readonly Row Get = Tables.Named("dict.get").First(x => x.Rust == "dict::get");

    /// <summary><c>values[i] += x</c>, <c>counts[key] = counts.get(key, 0) + x</c>; null where that is something else.</summary>
    private ImmutableArray<RustStatement>? InPlace(Statement.SetItem x)
    {
        // What raises halfway must be seen where it is caught; elsewhere nobody sees how far it came.
        if (attempt is not null || x.Value is not Expression.Operation { Arguments: [var old, var change] } made || !Types.IsScalar(x.Value.Type) || !Types.IsScalar(change.Type)
            || Shares(x.Container, change) || Shares(x.Container, x.Index) || IrWalk.All(change).Any(e => e is Expression.Walrus))
            return null;
        var module = Module(x.Container.Type);
        var place = old switch
        {
            Expression.Item item when module is "list" or "dict" && Borrows.Same(item.Container, x.Container) && Borrows.Same(item.Index, x.Index) =>
                new RustExpression.Call($"{module}::item_mut", [Changeable(x.Container), module == "list" ? Value(x.Index) : Reference(x.Index)]),
            Expression.Operation { Row.Rust: "dict::get_or", Arguments: [var dict, var key, Expression.Constant other] } when module == "dict" && other.Type == made.Type
                && Borrows.Same(dict, x.Container) && Borrows.Same(key, x.Index) => new RustExpression.Call("dict::place_mut", [Changeable(x.Container), Reference(x.Index), Value(other)]),
            _ => null,
        };
        if (place is null)
            return null;
        if (made.Row.Rust is "infix +" or "infix -" or "infix *")
            return [new RustStatement.Assign(new RustExpression.Prefix("*", Try(place)), made.Row.Rust[6..] + "=", Value(change, suffixed: true))];
        if (!made.Row.Rust.Contains("::", StringComparison.Ordinal))
            return null;
        var name = function.Locals.ContainsKey("place") ? "place_" : "place";
        var target = new RustExpression.Prefix("*", new RustExpression.Atom(name));
        RustExpression value = new RustExpression.Call(made.Row.Rust, [target, Value(change)]);
        return [new RustStatement.Effect(new RustExpression.Block([new RustStatement.Let(name, null, Try(place)), new RustStatement.Assign(target, "=", made.Row.Signature.Partial ? Try(value) : value)]))];
    }

    /// <summary><c>if key in known: return known[key]</c>; null where that is something else.</summary>
    private RustStatement.Block? Known(Statement.If x) =>
        x is { Test: Expression.Operation { Row.Rust: "inside::dict", Arguments: [var key, var dict] } test, Then: [Statement.Return { Value: Expression.Item { Container.Type.Head: "dict" } item }], Otherwise.IsEmpty: true }
        && attempt is null && consumer is null && function.Signature is { Yields: null, MayGiveBack: false, Returned: null } && Types.IsCopy(item.Type) && Borrows.Same(item.Container, dict) && Borrows.Same(item.Index, key)
            ? new RustStatement.Block("if let Some(found) =", Value(new Expression.Operation(PyType.Optional(item.Type), test.At, Get, [dict, key])), null, [new RustStatement.Return(new RustExpression.Call("Ok", [new RustExpression.Atom("found")]))])
            : null;

    /// <summary><c>x in ("a", "b")</c>: among a few that are known, without making a container of them; null for anything else.</summary>
    private RustExpression? AmongFew(Expression.Operation x)
    {
        if (x.Row.Name != "In" || x.Row.Rust is not ("inside::list" or "inside::set") || x.Arguments is not [var item, var container])
            return null;
        var items = container is Expression.Convert { Conversion: Conversion.ToMany } many ? many.Value : container;
        var known = items switch { Expression.NewTuple y => y.Items, Expression.NewList y => y.Items, Expression.NewSet y => y.Items, _ => [] };
        if (known.IsEmpty || known.Length > Many || known.Any(k => k is not Expression.Constant || k.Type != item.Type) || (item.Type != PyType.Int && item.Type != PyType.Text))
            return null;
        return item.Type == PyType.Int
            ? new RustExpression.Method(Array([.. known.Select(k => Value(k))]), "contains", [new RustExpression.Prefix("&", Value(item))])
            : new RustExpression.Method(Array([.. known.Select(k => (RustExpression)new RustExpression.Atom(Quoted(((Expression.Constant)k).Value)))]), "contains",
                [new RustExpression.Prefix("&", new RustExpression.Method(Bare(item), "as_str", []))]);
    }
}
