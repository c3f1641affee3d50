using Steelyard.Translation.Ir;

namespace Steelyard.Translation.Passes;

/// <summary>
/// Containers in fields. The field of all instances of a class counts as one place, and it lives as long as any instance: a container that
/// goes there must be in no other place if it is ever changed in one of them.
/// </summary>
internal sealed partial class Aliasing
{
    private readonly HashSet<string> changedFields;
    private readonly List<(Statement Statement, Expression Value, string Root, bool Copied)> kept = [];

    /// <summary>Fields whose containers are changed in place somewhere. That an instance gets another container is no change of any.</summary>
    private HashSet<string> ChangedFields(IEnumerable<Function> family) => [.. family.SelectMany(x => IrWalk.All(x.Body)).SelectMany(x => Effects.Changed(x, known))
        .Where(x => x is not Expression.Local).Select(IrWalk.Root).OfType<string>().Where(IrWalk.IsOfFields)];

    /// <summary>The function of the module that a function is nested in, with all that is in there.</summary>
    private static IEnumerable<Function> Family(Function function, IReadOnlyDictionary<string, Function> known)
    {
        var top = function;
        while (known.Values.FirstOrDefault(x => x.Nested.Any(n => n.Signature.Name == top.Signature.Name)) is { } around)
            top = around;
        return Effects.All(top);
    }

    /// <summary>What a statement changes in place, itself or through a call.</summary>
    private IEnumerable<Expression> Changed(Statement statement) => Effects.Changed(statement, known).Where(x => x is not Expression.Local { Name: var name } || !IrWalk.IsOfFields(name) || changedFields.Contains(name));

    private void IntoField(Expression value, string root)
    {
        if (!Mutability.IsMutable(value.Type))
            return;
        kept.Add((current, value, root, !IsMoved(value)));
        Into(value, places.Variable(root), root);
    }

    /// <summary>Arguments that a function may put into fields.</summary>
    private void KeptInFields(Expression.Call x, Function callee)
    {
        foreach (var index in callee.Signature.Kept)
            foreach (var field in callee.Captured.Where(c => c.Changed && IrWalk.IsOfFields(c.Name) && Bare(c.Type).Head == Bare(x.Arguments[index].Type).Head))
                IntoField(x.Arguments[index], field.Name);
    }

    private static PyType Bare(PyType type) => type.Is("optional") ? type.Inner[0] : type;

    /// <summary>The object is in no other place afterwards; for an argument of a nested function its caller sees to that.</summary>
    private bool IsMoved(Expression value) => value switch
    {
        Expression.Local x => !liveness.After(current).Contains(x.Name) && IrWalk.Reads(current).Count(r => r == x.Name) == 1
            && (!outside.Contains(x.Name) || (IsNested && function.Signature.Parameters.Any(p => p.Name == x.Name))),
        Expression.Convert x => IsMoved(x.Value),
        Expression.Conditional x => IsNew(x.Then) && IsNew(x.Otherwise),
        _ => IsNew(value),
    };

    private bool IsNested => known.Values.Any(x => x.Nested.Any(n => n.Signature.Name == function.Signature.Name));

    /// <summary>Made on the spot, and whatever containers are in it, too.</summary>
    private bool IsNew(Expression value) => !Mutability.IsMutable(value.Type) || value switch
    {
        Expression.Convert x => IsNew(x.Value),
        Expression.NewList or Expression.NewTuple or Expression.NewDict or Expression.NewSet => IrWalk.Parts(value).All(IsNew),
        Expression.Comprehension x => IsNew(x.Value ?? x.Element),
        Expression.Operation { Row.Name: not "dict.setdefault" } x => !x.Type.Inner.Any(Mutability.IsMutable),
        Expression.Call x => known.TryGetValue(x.Function, out var callee) && callee.Signature.GivenBack.IsEmpty,
        _ => false,
    };

    private (Statement, Refusal)? FieldShared()
    {
        if (kept.Count == 0)
            return null;
        var tainted = Tainted();
        foreach (var flow in kept.Where(x => x.Copied || (IrWalk.Root(x.Value) is { } from && tainted.Contains(from))))
            if ((IsArgument(function, flow.Root) && (tainted.Contains(IrWalk.Root(flow.Value) ?? Nobody) || !StaysOnlyThere(flow.Statement, flow.Value))) || changedFields.Contains(flow.Root) || (IrWalk.Root(flow.Value) is { } source && changedFields.Contains(source)))
                return (flow.Statement, new Refusal(flow.Statement.At, "one object in two places", $"the container in '{flow.Root}' may be in another place, too"));
        return null;
    }

    /// <summary>
    /// What an instance keeps that others see: a variable that is read further on, and goes to this field only, is in no other place when the call
    /// is over. In a loop it would go there again and again; what a nested function gets is looked at where it is called.
    /// </summary>
    private bool StaysOnlyThere(Statement statement, Expression value) => value switch
    {
        Expression.Convert x => StaysOnlyThere(statement, x.Value),
        Expression.Local x => (!outside.Contains(x.Name) || (IsNested && function.Signature.Parameters.Any(p => p.Name == x.Name))) && kept.Count(k => IsSamePlace(IrWalk.Root(k.Value), x.Name)) == 1
            && !IrWalk.All(function.Body).Any(s => s is Statement.ForEach or Statement.While && IrWalk.All([s]).Contains(statement, ReferenceEqualityComparer.Instance)),
        _ => false,
    };

    private bool IsSamePlace(string? one, string other) => one is not null && places.Root(places.Variable(one)) == places.Root(places.Variable(other));

    /// <summary>A call in the index of a field's item gives the field another container.</summary>
    private (Statement, Refusal)? Rebound(Statement statement)
    {
        foreach (var item in IrWalk.Expressions(statement).OfType<Expression.Item>().Where(x => IrWalk.Root(x) is { } root && IrWalk.IsOfFields(root)))
            if (IrWalk.All(item.Index).OfType<Expression.Call>().Any(x => Rebinds(x.Function, IrWalk.Root(item)!, [])))
                return (statement, new Refusal(item.At, "rebound field", "the index of this item is computed by a call that replaces its container"));
        return null;
    }

    private bool Rebinds(string name, string root, HashSet<string> seen) => seen.Add(name) && known.TryGetValue(name, out var callee) && IrWalk.All(callee.Body)
        .Any(x => (x is Statement.SetField set && set.Root == root) || IrWalk.Expressions(x).OfType<Expression.Call>().Any(c => Rebinds(c.Function, root, seen)));
}
