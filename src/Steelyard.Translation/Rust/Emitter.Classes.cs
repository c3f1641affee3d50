using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Passes;

namespace Steelyard.Translation.Rust;

/// <summary>Instances: references to structs, which are looked at and changed for as short as can be.</summary>
internal sealed partial class Emitter
{
    /// <summary>The structs of a function's classes.</summary>
    public static string Structs(Function function, string file)
    {
        var text = new StringBuilder();
        foreach (var layout in function.Layouts)
        {
            text.Append(CultureInfo.InvariantCulture, $"/// The fields of `{layout.Name}` of {file}.\n#[derive(Default)]\npub struct {layout.Rust} {{\n");
            foreach (var (name, type) in layout.Fields)
                text.Append(CultureInfo.InvariantCulture, $"    pub {Names.Of(name)}: {Types.Of(type)},\n");
            text.Append("}\n\n");
            if (layout.Outside)
                text.Append(CultureInfo.InvariantCulture, $"steelyard_rt::outside! {{\n    {layout.Rust} {{\n{Listed(layout.Fields)}    }}\n")
                    .Append(layout.Changed.IsEmpty ? "" : $"    changes {{\n{Listed([.. layout.Fields.Where(x => layout.Changed.Contains(x.Name))])}    }}\n")
                    .Append(layout.Besides.IsEmpty ? "" : $"    besides {{ {string.Join(", ", layout.Besides.Select(x => $"\"{x}\""))} }}\n")
                    .Append("}\n\n");
        }
        return text.ToString();
    }

    private static string Listed(ImmutableArray<(string Name, PyType Type)> fields) => string.Concat(fields.Select(x => $"        {Names.Of(x.Name)}: \"{x.Name}\",\n"));

    private static bool IsContained(Expression x) => x is Expression.Field field && Mutability.IsMutable(field.Type);

    private RustExpression Instance(Expression instance) => instance is Expression.Local ? Bare(instance) : Value(instance);

    /// <summary>A container in a field, where it stands.</summary>
    private RustExpression Inside(Expression.Field x, string how) => new RustExpression.Field(Try(new RustExpression.Method(Instance(x.Value), how, [])), Names.Of(x.Name));

    /// <summary>What is made of a field while it is looked at.</summary>
    private RustExpression Got(Expression.Field x, Func<RustExpression, RustExpression> make, bool partial = false)
    {
        var got = Try(new RustExpression.Method(Instance(x.Value), "get", [new RustExpression.Closure("it", make(new RustExpression.Field(new RustExpression.Atom("it"), Names.Of(x.Name))))]));
        return partial ? Try(got) : got;
    }

    private RustExpression FieldValue(Expression.Field x) => Got(x, field => Types.IsCopy(x.Type) ? field : new RustExpression.Method(field, "clone", []));

    /// <summary>An item of a container in a field; the index is computed before the field is looked at.</summary>
    private RustExpression ItemOfField(Expression.Item x, Expression.Field field)
    {
        var module = Module(x.Container.Type);
        var byValue = module is "list" or "deque";
        var index = byValue ? Value(x.Index) : Owned(x.Index);
        if (x.Index is Expression.Constant or Expression.Local)
            return Got(field, it => new RustExpression.Call($"{module}::at", [new RustExpression.Prefix("&", it), byValue ? index : Reference(x.Index)]), partial: true);
        var place = Free("place");
        var held = new RustExpression.Atom(place);
        return new RustExpression.Block([new RustStatement.Let(place, null, index),
            new RustStatement.Tail(Got(field, it => new RustExpression.Call($"{module}::at", [new RustExpression.Prefix("&", it), byValue ? held : new RustExpression.Prefix("&", held)]), partial: true))]);
    }

    /// <summary>A new instance, and what its class does with it.</summary>
    private RustExpression Constructed(Expression.Call x)
    {
        var made = Free("made");
        var callee = known[x.Function];
        var arguments = Arguments(x, callee).Skip(1);
        return new RustExpression.Block(
        [
            new RustStatement.Let(made, null, Value(x.Arguments[0])),
            new RustStatement.Effect(Try(new RustExpression.Call(Names.Of(callee.Signature.Name), [new RustExpression.Prefix("&", new RustExpression.Atom(made)), .. arguments]))),
            new RustStatement.Tail(new RustExpression.Atom(made)),
        ]);
    }

    private RustExpression.Call New(Expression.New x) => new($"{Types.Of(x.Type).Replace("<", "::<", StringComparison.Ordinal)}::{(IsCircular(x.Type) ? "circular" : "new")}", []);

    private bool IsCircular(PyType type) => LayoutOf(type) is { Circular: true };

    private Layout? LayoutOf(PyType type) => known.Values.SelectMany(f => f.Layouts).FirstOrDefault(l => type.Head.EndsWith(" " + l.Rust, StringComparison.Ordinal));

    private ImmutableArray<RustStatement> SetField(Statement.SetField x)
    {
        var value = Owned(x.Value);
        var held = new List<RustStatement>();
        // Whatever is still looked at in the value would be in the way.
        var renewed = Mutability.IsMutable(x.Value.Type) && LayoutOf(x.Instance.Type) is { Outside: true };
        if (renewed || IrWalk.All(x.Value).Any(IsContained))
            value = Held(held, "value", value, x.Value);
        if (renewed)
            held.Add(new RustStatement.Effect(Try(new RustExpression.Call("steelyard_rt::outside::renew", [Reference(x.Instance), new RustExpression.Atom($"\"{x.Name}\"")]))));
        var target = new RustExpression.Field(Try(new RustExpression.Method(Instance(x.Instance), "change", [])), Names.Of(x.Name));
        held.Add(new RustStatement.Assign(target, "=", value));
        return held.Count == 1 ? [.. held] : [new RustStatement.Effect(new RustExpression.Block([.. held]))];
    }
}
