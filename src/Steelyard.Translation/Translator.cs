using System.Collections.Immutable;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Passes;
using Steelyard.Translation.Python;
using Steelyard.Translation.Rust;

namespace Steelyard.Translation;

/// <summary>A function in Rust.</summary>
/// <param name="Source">As it was in Python.</param>
/// <param name="Signature">Its exact types, as <c>score(n: int, rate: float) -> float</c>.</param>
/// <param name="Rust">The Rust function.</param>
/// <param name="Glue">The Rust function that takes the arguments from Python and gives the result back.</param>
/// <param name="Needs">Names that must still mean in the module what they meant: functions of the module and members of math.</param>
/// <param name="Callees">Functions of the module that it calls.</param>
public sealed record PortedFunction(
    PyFunction Source, string Signature, string Rust, string Glue, ImmutableSortedDictionary<string, string> Needs, ImmutableArray<string> Callees);

/// <summary>What became of one function.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Ported">In Rust, or null.</param>
/// <param name="Reasons">Why not.</param>
public sealed record Translated(string Name, PortedFunction? Ported, ImmutableArray<Refusal> Reasons);

/// <summary>Python functions → Rust functions. Refuses one function, never the others.</summary>
public static class Translator
{
    /// <summary>The function and those of its module that it can reach by calls: what is to be recorded.</summary>
    public static ImmutableArray<string> Reachable(PyModule module, string function) => Reach.From(module, function);

    /// <summary>Translates functions; a function whose callee is refused is refused with it.</summary>
    /// <param name="module">The file.</param>
    /// <param name="functions">Names, callees before callers.</param>
    /// <param name="observed">What was recorded of each.</param>
    /// <param name="file">Name of the file, for comments.</param>
    public static ImmutableArray<Translated> Translate(
        PyModule module, ImmutableArray<string> functions, IReadOnlyDictionary<string, Observations> observed, string file)
    {
        var signatures = ImmutableDictionary<string, Signature>.Empty;
        var results = new Dictionary<string, Translated>();
        foreach (var name in functions)
        {
            try
            {
                signatures = signatures.Add(name, Signature(module, name, observed));
            }
            catch (RefusedException refused)
            {
                results[name] = new Translated(name, null, [refused.Refusal]);
            }
        }
        // Without a callee its callers fall too, and theirs.
        for (var before = -1; before != results.Count;)
        {
            before = results.Count;
            foreach (var name in functions.Where(x => !results.ContainsKey(x) || results[x].Ported is not null))
            {
                var one = Translate(module, signatures, name, file);
                if (one.Ported is null)
                {
                    signatures = signatures.Remove(name);
                    results[name] = one;
                }
            }
        }
        return [.. functions.Select(x => results.GetValueOrDefault(x) ?? Translate(module, signatures, x, file))];
    }

    private static Translated Translate(PyModule module, ImmutableDictionary<string, Signature> signatures, string name, string file)
    {
        try
        {
            var source = module.Functions[name];
            var typed = Pipeline.Run(StatementTyping.Type(module, signatures, source));
            var rust = Printer.Print(Emitter.Emit(typed, signatures, module.Comments, file));
            return new Translated(name, new PortedFunction(source, Text(signatures[name]), rust, Glue.Print(signatures[name]), Needs(module, source), [.. Reach.Callees(module, source)]), []);
        }
        catch (RefusedException refused)
        {
            return new Translated(name, null, [refused.Refusal]);
        }
    }

    private static Signature Signature(PyModule module, string name, IReadOnlyDictionary<string, Observations> observed)
    {
        var source = module.Functions[name];
        if (source.Head is { } head)
            throw new RefusedException(head);
        if (module.Bindings.GetValueOrDefault(name) != 1)
            throw RefusedException.At(source.At, "rebound name", $"the module binds '{name}' more than once");
        if (observed.GetValueOrDefault(name) is not { Calls.Length: > 0 } seen)
            throw RefusedException.At(source.At, "not called", $"'{name}' was not called while it was recorded, so that its types are unknown");
        var changed = Reach.Changed(module, name);
        var parameters = source.Parameters.Select((x, i) => Parameter(source, seen, x, i, changed)).ToImmutableArray();
        var result = Shapes.MostFrequent(seen.Results) ?? throw RefusedException.At(source.At, "type of the result",
            seen.Results.IsEmpty ? "no recorded call returned" : $"results of type {seen.Results[0].Shape} are not supported yet");
        return new Signature(name, parameters, result, source.Defaults, Reach.IsRecursive(module, name));
    }

    private static Parameter Parameter(PyFunction source, Observations seen, string name, int index, ImmutableHashSet<string> changed)
    {
        var shapes = seen.Calls.Where(x => x.Arguments.Length == source.Parameters.Length).Select(x => (x.Arguments[index], x.Count)).ToList();
        var type = Shapes.MostFrequent(shapes) ?? throw RefusedException.At(source.At, "type of an argument",
            shapes.Count == 0 ? "no complete call was recorded" : $"'{name}' gets {shapes[0].Item1}, which is not supported yet");
        var isChanged = type is PyType.List && changed.Contains(name);
        return type is PyType.Tuple { IsMutable: true }
            ? throw RefusedException.At(source.At, "type of an argument", $"'{name}' is a tuple with lists in it, which is not supported yet")
            : new Parameter(name, type, isChanged);
    }

    private static string Text(Signature x) => $"{x.Name}({string.Join(", ", x.Parameters.Select(p => $"{p.Name}: {p.Type}"))}) -> {x.Result}";

    private static ImmutableSortedDictionary<string, string> Needs(PyModule module, PyFunction source)
    {
        var names = Walk.Expressions(source.Body).OfType<PyExpression.Name>().Select(x => x.Id).Distinct();
        return names.Where(x => module.Functions.ContainsKey(x) || module.Math.ContainsKey(x))
            .ToImmutableSortedDictionary(x => x, x => module.Math.GetValueOrDefault(x) ?? "", StringComparer.Ordinal);
    }
}
