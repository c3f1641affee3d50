using System.Collections.Immutable;
using System.Text;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Passes;

namespace Steelyard.Translation.Rust;

/// <summary>The function between the interpreter and a ported function: arguments in, call, changed containers and result out.</summary>
internal static class Glue
{
    /// <param name="x">What callers know of the function.</param>
    /// <param name="outside">The classes whose instances come in or go out.</param>
    public static string Print(Signature x, ImmutableArray<Layout> outside)
    {
        var text = new StringBuilder();
        text.Append("pub fn ").Append(Names.Of(x.Name)).Append($"({(x.Parameters.IsEmpty && x.Outside.IsEmpty ? "_arguments" : "arguments")}: &Arguments) -> Eval<Object> {{\n");
        if (!x.Outside.IsEmpty)
            text.Append("    let _scope = steelyard_rt::outside::scope();\n");
        for (var i = 0; i < x.Outside.Length; i++)
            text.Append($"    arguments.class::<{outside[i].Rust}>({x.Parameters.Length + i})?;\n");
        for (var i = 0; i < x.Parameters.Length; i++)
            text.Append(Argument(x.Parameters[i], i, x.Parameters.Where((_, other) => other != i).Any(IsDeep)));
        var changed = x.Parameters.Select((p, i) => (Parameter: p, Index: i)).Where(p => p.Parameter.Changed).ToList();
        var contents = outside.SelectMany(l => l.Fields.Where(f => Mutability.IsMutable(f.Type)).Select(f => l.Changed.Contains(f.Name))).ToList();
        if (contents.Contains(true) || (contents.Count > 0 && changed.Count > 0))
            text.Append("    arguments.distinct_fields()?;\n");
        var changesFields = outside.Any(l => !l.Changed.IsEmpty);
        var call = $"super::{Names.Of(x.Name)}({string.Join(", ", x.Parameters.Select(Passed))})?";
        if (changed.Count == 0 && x.GivenBack.IsEmpty && !changesFields)
            return text.Append($"    {call}.into_python()\n}}\n").ToString();
        // Everything that can fail comes first; after the first change there is no way back.
        text.Append(x.Returned is { } returned ? $"    {call};\n    let outcome = arguments.itself({returned})?;\n"
            : x.MayGiveBack ? $"    let value = {call};\n    let outcome = arguments.outcome(value)?;\n"
            : $"    let outcome = {call}.into_python()?;\n");
        foreach (var (parameter, index) in changed)
            text.Append($"    let changes_{index} = arguments.{(!IsDeep(parameter) ? "changes" : parameter.How.HasFlag(Change.Moved) ? "changes_moved" : "changes_within")}({index}, argument_{index})?;\n");
        if (changesFields)
            text.Append("    let changes = steelyard_rt::outside::changes()?;\n");
        foreach (var (_, index) in changed)
            text.Append($"    changes_{index}.apply()?;\n");
        if (changesFields)
            text.Append("    changes.apply()?;\n");
        return text.Append("    Ok(outcome)\n}\n").ToString();
    }

    private static bool IsDeep(Parameter x) => x.Type.Inner.Any(Mutability.IsMutable);

    // What is changed must not stand in another argument, however deep.
    private static string Argument(Parameter x, int index, bool amongDeep) =>
        (!x.Changed ? "" : $"    arguments.{(IsDeep(x) || amongDeep ? "distinct_items" : "distinct")}({index})?;\n")
        + (x.Streamed ? $"    let argument_{index} = arguments.items::<{Types.Of(x.Type.Inner[0])}>({index})?;\n" : x.Type == PyType.None ? $"    arguments.get::<()>({index})?;\n" : $"    let {(x.Changed ? "mut " : "")}argument_{index} = arguments.get::<{Types.Of(x.Type)}>({index})?;\n");

    private static string Passed(Parameter x, int index) => x.Type == PyType.None ? "()" : x.Changed ? $"&mut argument_{index}" : x.Streamed || Types.IsCopy(x.Type) ? $"argument_{index}" : $"&argument_{index}";
}
