using System.Collections.Immutable;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Passes;
using Steelyard.Translation.Python;
using Steelyard.Translation.Rust;

namespace Steelyard.Translation;

/// <summary>A function in Rust.</summary>
/// <param name="Source">As it was in Python.</param>
/// <param name="Signature">Its exact types, as <c>score(n: int, rate: float) -> float</c>.</param>
/// <param name="Rust">The Rust function, after those that were nested in it.</param>
/// <param name="Glue">The Rust function that takes the arguments from Python and gives the result back.</param>
/// <param name="Needs">Names that must still mean in the module what they meant: functions of the module (empty), imported names (<c>math.sqrt</c>), constants (<c>= 3</c>), builtins (<c>builtins.len</c>).</param>
/// <param name="Callees">Functions of the module that it calls.</param>
/// <param name="Leaves">Statements that leave to the original whenever a call reaches them.</param>
public sealed record PortedFunction(
    PyFunction Source, string Signature, string Rust, string Glue, ImmutableSortedDictionary<string, string> Needs, ImmutableArray<string> Callees,
    ImmutableArray<Refusal> Leaves)
{
    /// <summary>Classes whose instances come in or go out; the Rust function takes them behind the arguments.</summary>
    public ImmutableArray<string> Outside { get; init; } = [];
}

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

    /// <summary>All functions of a module, callees before callers as far as there is such an order.</summary>
    public static ImmutableArray<string> All(PyModule module) => [.. module.Functions.Keys.SelectMany(x => Reach.From(module, x)).Distinct()];

    /// <summary>Translates functions, any number of a module; a function whose callee is refused is refused with it, unless it can do without.</summary>
    /// <param name="module">The file.</param>
    /// <param name="functions">Names, callees before callers.</param>
    /// <param name="observed">What was recorded of each.</param>
    /// <param name="file">Name of the file, for comments.</param>
    public static ImmutableArray<Translated> Translate(
        PyModule module, ImmutableArray<string> functions, IReadOnlyDictionary<string, Observations> observed, string file)
    {
        var refused = new Dictionary<string, Refusal>();
        module = Outside.Expand(module, observed);
        while (true)
        {
            var before = refused.Count;
            var typed = Typed(module, functions, observed, refused);
            var checkedOnes = before == refused.Count ? Checked(Effects.Run(typed), refused) : [];
            if (before == refused.Count && Ported(module, checkedOnes, file, refused) is { } ported)
                return [.. functions.Select(x => refused.TryGetValue(x, out var why) ? new Translated(x, null, [why]) : ported[x])];
        }
    }

    /// <summary>Types all functions that are not refused yet; one that is refused now has no signature for those that call it.</summary>
    private static ImmutableDictionary<string, Function> Typed(
        PyModule module, ImmutableArray<string> functions, IReadOnlyDictionary<string, Observations> observed, Dictionary<string, Refusal> refused)
    {
        var signatures = ImmutableDictionary<string, Signature>.Empty;
        foreach (var name in functions.Where(x => !refused.ContainsKey(x)))
            Try(name, refused, () => signatures = signatures.Add(name, Signature(module, name, observed)));
        var typed = ImmutableDictionary<string, Function>.Empty;
        foreach (var name in functions.Where(x => !refused.ContainsKey(x)))
            Try(name, refused, () =>
            {
                var function = Typing.Type(module, signatures, refused, module.Functions[name]);
                signatures = signatures.SetItem(name, function.Signature);
                typed = typed.Add(name, SecondNames.Run(function));
            });
        return typed;
    }

    private static ImmutableDictionary<string, Function> Checked(ImmutableDictionary<string, Function> functions, Dictionary<string, Refusal> refused)
    {
        var before = functions.Values.SelectMany(Effects.All).ToDictionary(Effects.Name);
        functions = Effects.Run(functions.ToImmutableDictionary(x => x.Key, x => Rows.Run(x.Value, before)));
        var known = functions.Values.SelectMany(Effects.All).ToDictionary(Effects.Name);
        var result = functions;
        foreach (var (name, function) in functions)
            Try(name, refused, () => result = result.SetItem(name, Pipeline.Run(function, known)));
        return Streams.Run(Slices.Run(result));
    }

    private static void Try(string name, Dictionary<string, Refusal> refused, Action action)
    {
        try
        {
            action();
        }
        catch (RefusedException exception)
        {
            refused[name] = exception.Refusal;
        }
        catch (Exception bug) when (bug is InvalidOperationException or KeyNotFoundException or ArgumentException or IndexOutOfRangeException or InvalidCastException or NullReferenceException or FormatException or InsufficientExecutionStackException)
        {
            // A bug of ours takes one function out, not its module.
            refused[name] = new Refusal(default, "bug in Steelyard", $"translating '{name}' failed: {bug.Message}");
        }
    }

    /// <summary>All functions in Rust; null when one has no Rust after all, so that those that call it have to be done again without it.</summary>
    private static Dictionary<string, Translated>? Ported(PyModule module, ImmutableDictionary<string, Function> functions, string file, Dictionary<string, Refusal> refused)
    {
        var ported = new Dictionary<string, Translated>();
        functions = functions.ToImmutableDictionary(x => x.Key, x => Outside.Settle(module, x.Value));
        foreach (var name in functions.Keys)
            Try(name, refused, () => ported[name] = Ported(module, functions, name, file));
        return ported.Count == functions.Count ? ported : null;
    }

    private static Translated Ported(PyModule module, ImmutableDictionary<string, Function> functions, string name, string file)
    {
        var function = functions[name];
        Outside.Check(module, function);
        var known = functions.Values.SelectMany(Effects.All).ToDictionary(Effects.Name);
        var rust = Emitter.Structs(function, file) + string.Join('\n', Emitter.Emit(function, known, module.Comments, file).Select(Printer.Print));
        var source = module.Functions[name];
        return new Translated(name, new PortedFunction(source, Text(function.Signature), rust, Glue.Print(function.Signature, [.. function.Signature.Outside.Select(x => function.Layouts.First(l => l.Name == x))]), Needs(module, functions, source),
            [.. Reach.Callees(module, source).Where(functions.ContainsKey)], function.Leaves)
        { Outside = function.Signature.Outside }, []);
    }

    private static Signature Signature(PyModule module, string name, IReadOnlyDictionary<string, Observations> observed)
    {
        var source = module.Functions[name];
        if (source.Head is { } head)
            throw new RefusedException(head);
        if (source.Yields is { } yields)
            throw RefusedException.At(yields.At, "generator", "a generator hands out its items while its caller goes on; it is ported into the functions that run over it");
        if (World.Find(module, name) is { } world)
            throw new RefusedException(world);
        if (module.Bindings.GetValueOrDefault(source.Owner ?? name) != 1)
            throw RefusedException.At(source.At, "rebound name", $"the module binds '{source.Owner ?? name}' more than once");
        if (source.Owner is not null && module.Functions.Keys.Any(x => x != name && (Names.Of(x) == Names.Of(name) || Shim.Flat(x) == Shim.Flat(name))))
            throw RefusedException.At(source.At, "name of a method", $"another function of the module has the name of '{name}' in the port");
        if (observed.GetValueOrDefault(name) is not { Calls.Length: > 0 } seen)
            throw RefusedException.At(source.At, "not called", $"'{name}' was not called while it was recorded, so that its types are unknown");
        var parameters = source.Parameters.Select((x, i) => new Parameter(x, Outside.In(module, source, Argument(source, seen, x, i)), Changed: false)).ToImmutableArray();
        var result = seen.Results.IsEmpty ? PyType.Unknown : Outside.In(module, source, Shapes.Of(seen.Results)
            ?? throw RefusedException.At(source.At, "type of the result", $"results of type {seen.Results[0].Shape} are not supported yet"));
        var fields = Outside.Fields(module, source, seen);
        return new Signature(name, parameters, result, source.Defaults, Reach.IsRecursive(module, name))
        {
            Wide = seen.Overflows || IsWide(source, seen),
            Outside = Outside.Classes(module, seen),
            Fields = fields,
        };
    }

    /// <summary>Recorded values or literals do not fit into 64 bits.</summary>
    private static bool IsWide(PyFunction source, Observations seen) => seen.Calls.SelectMany(x => x.Arguments).Concat(seen.Results.Select(x => x.Shape)).Any(x => x.Contains("bigint", StringComparison.Ordinal))
        || Walk.Expressions(source.Body).Any(x => x is PyExpression.Constant { Type: "int" } number && !long.TryParse(number.Value, out _));

    private static PyType Argument(PyFunction source, Observations seen, string name, int index)
    {
        var shapes = seen.Calls.Where(x => x.Arguments.Length == source.Parameters.Length).Select(x => (x.Arguments[index], x.Count)).ToList();
        return (name == source.Star ? Shapes.OfAnyLength(shapes) : Shapes.Of(shapes)) ?? throw RefusedException.At(source.At, "type of an argument",
            shapes.Count == 0 ? "no complete call was recorded" : $"'{name}' gets {shapes[0].Item1}, which is not supported yet");
    }

    private static string Text(Signature x) => $"{x.Name}({string.Join(", ", x.Parameters.Select(p => $"{p.Name}: {p.Type}"))}) -> {x.Result}";

    private static IEnumerable<string> Mentioned(PyFunction source) => Walk.Expressions(source.Body).Concat(source.Defaults.SelectMany(Walk.All)).OfType<PyExpression.Name>().Select(x => x.Id).Distinct();

    /// <summary>Built-in functions and types that a port looks at again whenever it is used.</summary>
    internal static ImmutableHashSet<string> Builtins { get; } =
    [
        "abs", "all", "any", "ascii", "bin", "bool", "bytes", "chr", "dict", "divmod", "enumerate", "filter", "float", "format", "frozenset", "hex", "int", "isinstance", "iter", "len",
        "list", "map", "max", "min", "next", "oct", "ord", "pow", "range", "repr", "reversed", "round", "set", "sorted", "str", "sum", "tuple", "type", "zip",
    ];

    /// <summary>Names that a function or one nested in it binds.</summary>
    private static IEnumerable<string> Bound(PyFunction source) => Scope.Locals(source).Concat(Walk.Own(source.Body).OfType<PyStatement.Nested>().SelectMany(x => Bound(x.Function)));

    private static ImmutableSortedDictionary<string, string> Needs(PyModule module, ImmutableDictionary<string, Function> functions, PyFunction source)
    {
        var needs = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Mentioned(source).Concat(source.Along).Distinct().Where(x => module.Bindings.GetValueOrDefault(x) == 1))
            if (functions.ContainsKey(name))
                needs[name] = "";
            else if (module.Imports.TryGetValue(name, out var path))
                needs[name] = path;
            else if (module.Constants.TryGetValue(name, out var constant))
                needs[name] = $"= {constant.Text}";
            else if (ModuleExceptions.Find(module, name) is { } exception)
                foreach (var one in exception.Chain)
                    needs[one] = $"def {module.Classes[one].Source}";
            else if (source.Along.Contains(name))
                needs[name] = $"def {(module.Functions.TryGetValue(name, out var along) ? along.Source : module.Classes[name].Source)}";
        // A module may get a name later that hides a builtin, and anybody may replace a builtin itself.
        var bound = Bound(source).ToHashSet();
        foreach (var name in Mentioned(source).Where(x => Builtins.Contains(x) && !module.Bindings.ContainsKey(x) && !bound.Contains(x)))
            needs[name] = $"builtins.{name}";
        return needs.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }
}
