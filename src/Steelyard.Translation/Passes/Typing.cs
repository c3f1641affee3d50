using System.Collections.Immutable;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Python;

namespace Steelyard.Translation.Passes;

/// <summary>
/// Syntax of one function → typed function. Goes over the function again and again, each time with the types that variables, cells and
/// nested functions had got before, until nothing new is learnt; then once more to make typed statements. A statement that cannot be
/// translated refuses the function when every call must reach it, otherwise it becomes a leaf: the original does calls that get there.
/// </summary>
internal sealed partial class Typing
{
    private const int MostRounds = 40;
    private readonly PyModule module;
    private readonly ImmutableDictionary<string, Signature> signatures;
    private readonly IReadOnlyDictionary<string, Refusal> refused;
    private readonly Versions versions;
    private readonly Cells cells = new();
    private Signature signature;
    private readonly List<Dictionary<string, Pattern.Variable>> inner = [];
    private readonly SortedDictionary<string, PyExpression> constants = new(StringComparer.Ordinal);
    private readonly List<Refusal> leaves = [];
    private readonly bool wide;
    private readonly bool catches;
    private readonly bool asks;
    private (string Name, Frame Frame)? caught;
    private Frame frame;
    private bool final;
    private bool cold;
    private bool handling;
    private int attempting;
    private bool ofModule;
    private bool patient;
    private int rounds;
    private readonly HashSet<string> taken = [];
    private int learnt;
    private readonly Dictionary<(string Name, Place At), string> fresh = [];

    private readonly HashSet<string> several = [];

    private Typing(PyModule module, ImmutableDictionary<string, Signature> signatures, IReadOnlyDictionary<string, Refusal> refused, PyFunction function, ImmutableHashSet<string> split)
    {
        (this.module, this.signatures, this.refused) = (module, signatures, refused);
        wide = signatures[function.Name].Wide;
        var handlers = module.Functions.Values.SelectMany(x => Walk.Statements(x.Body)).OfType<PyStatement.Try>().SelectMany(x => x.Handlers).ToList();
        (catches, asks) = (handlers.Count > 0, handlers.Any(Messages.AsksFor));
        versions = Versions.Of(function, split);
        frame = Frame.Of(function);
        var declared = signatures[function.Name];
        // What was seen empty only gets its types from what the function does with it.
        signature = declared with
        {
            Parameters = [.. declared.Parameters.Select((p, i) => p with { Type = Open(p.Type, (function, i)) })],
            Result = Open(declared.Result, function),
        };
        // What a `return` says in so many words is a result even where no call was seen that came there.
        if (Walk.Own(function.Body).OfType<PyStatement.Return>().Any(x => x.Value is null or PyExpression.Constant { Type: "NoneType" }) && cells.Join(signature.Result, PyType.None) is { } wider)
            signature = signature with { Result = wider };
        frame.Result = signature.Result;
        foreach (var parameter in signature.Parameters)
            frame.Types[parameter.Name] = parameter.Type;
        foreach (var (root, type) in declared.Fields)
            frame.Types[root] = Open(type, (function, root));
    }

    /// <summary>Types one function against the signatures of those it calls.</summary>
    /// <param name="module">The file.</param>
    /// <param name="signatures">Functions that it may call.</param>
    /// <param name="refused">Functions that it may not call, and why.</param>
    /// <param name="function">The function.</param>
    public static Function Type(PyModule module, ImmutableDictionary<string, Signature> signatures, IReadOnlyDictionary<string, Refusal> refused, PyFunction function) =>
        Type(module, signatures, refused, function, []);

    /// <summary>A name that turns out to hold values of several types is several variables where it can be.</summary>
    private static Function Type(
        PyModule module, ImmutableDictionary<string, Signature> signatures, IReadOnlyDictionary<string, Refusal> refused, PyFunction function, ImmutableHashSet<string> split)
    {
        var typing = new Typing(module, signatures, refused, function, split);
        try
        {
            var typed = typing.Run();
            return typing.several.IsSubsetOf(split) ? typed : Type(module, signatures, refused, function, split.Union(typing.several));
        }
        catch (RefusedException) when (!typing.several.IsSubsetOf(split))
        {
            return Type(module, signatures, refused, function, split.Union(typing.several));
        }
    }

    private Function Run()
    {
        Expect();
        patient = true;
        Learn();
        patient = false;
        Learn();
        if (cells.Close())
            Learn();
        // A parameter that gets values of a wider type has that type from the beginning.
        while (signature.Parameters.Any(p => cells.Resolve(p.Type) != cells.Resolve(frame.Types[p.Name])))
        {
            signature = signature with { Parameters = [.. signature.Parameters.Select(p => p with { Type = frame.Types[p.Name] })] };
            Learn();
        }
        final = true;
        var function = Finish(frame, signature);
        var prelude = constants.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => (Statement)new Statement.Assign(frame.Source.At, Versions.OfModule(x.Key), Fit(OfModule(x.Value), frame.Types[Versions.OfModule(x.Key)]))).ToImmutableArray();
        var locals = function.Locals;
        foreach (var name in constants.Keys)
            locals = locals.SetItem(Versions.OfModule(name), cells.Resolve(frame.Types[Versions.OfModule(name)]));
        return function with { Body = [.. prelude, .. function.Body], Locals = locals, Leaves = [.. leaves], Layouts = Layouts() };
    }

    /// <summary>A container that begins empty and is returned holds what the recorded results held; anything else that goes in leaves.</summary>
    private void Expect()
    {
        var own = Walk.Own(frame.Source.Body).ToList();
        var returned = own.OfType<PyStatement.Return>().Select(x => x.Value).OfType<PyExpression.Name>().Select(versions.Of).ToHashSet();
        var begun = own.OfType<PyStatement.Assign>().Where(x => x.Targets is [PyExpression.Name name] && returned.Contains(versions.Of(name)));
        foreach (var display in begun.Select(x => x.Value))
            if (Beginning(display) is { } kind && kind == signature.Result.Head)
                foreach (var (part, type) in signature.Result.Inner.Select((x, i) => (i, x)).Where(x => x.x is not PyType.Cell && !Mutability.IsMutable(x.x)))
                    cells.Put(cells.At(display, part), type);
    }

    private static string? Beginning(PyExpression value) => value switch
    {
        PyExpression.ListDisplay { Items.IsEmpty: true } => "list",
        PyExpression.DictDisplay { Items.IsEmpty: true } => "dict",
        _ => null,
    };

    private void Learn()
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var before = learnt + cells.Changes;
            cold = handling = false;
            Block(frame.Source.Body);
            foreach (var (name, value) in constants.ToList())
                Learn(frame, Versions.OfModule(name), OfModule(value).Type);
            if (before == learnt + cells.Changes)
                return;
        }
        throw Refuse(frame.Source.At, "types that do not settle", $"the types in '{frame.Source.Name}' do not settle");
    }

    private Function Finish(Frame current, Signature declared)
    {
        var outer = (frame, cold);
        (frame, cold) = (current, false);
        var body = Block(current.Source.Body);
        (frame, cold) = outer;
        return new Function
        {
            Source = current.Source,
            Signature = declared with
            {
                Parameters = [.. declared.Parameters.Select(p => p with { Type = cells.Resolve(p.Type) })],
                Result = cells.Resolve(declared.Result),
            },
            Locals = current.Types.Select(x => (x.Key, Type: cells.Resolve(x.Value))).Where(x => !IrWalk.IsOfFields(x.Key) || Mutability.IsMutable(x.Type)).ToImmutableDictionary(x => x.Key, x => x.Type),
            Body = body,
            Nested = [.. current.Nested.Values.OrderBy(x => x.Source.At.Line).ThenBy(x => x.Rust, StringComparer.Ordinal).Select(x => x.Typed).OfType<Function>()],
            Captured = [],
            Leaves = [],
        };
    }

    private void Learn(Frame owner, string name, PyType type)
    {
        var before = owner.Types.GetValueOrDefault(name) ?? PyType.Unknown;
        if (cells.Join(before, type) is not { } joined)
        {
            several.Add(Versions.Plain(name));
            throw Refuse(frame.Source.At, "changing type", $"'{name}' is {cells.Resolve(before)} before and {cells.Resolve(type)} here");
        }
        if (joined != before)
            learnt++;
        else if (final && joined == PyType.Unknown)
            throw Refuse(frame.Source.At, "unknown type", $"nothing is known of the type of '{name}'");
        owner.Types[name] = joined;
    }

    /// <summary>Cells in the places of what is not known.</summary>
    private PyType Open(PyType type, object site)
    {
        var number = 0;
        return Inside(type);

        PyType Inside(PyType x) => x == PyType.Unknown ? cells.At(site, number++)
            : x is PyType.Of { Parts.IsEmpty: false } of ? of with { Parts = [.. of.Parts.Select(Inside)] } : x;
    }

    /// <summary>A type as far as it is known; complete in the last round.</summary>
    private PyType Known(PyType type) => final ? cells.Resolve(type) : type;

    /// <summary>A name for an intermediate value, the same each time for one place.</summary>
    private string Fresh(string name, Place at)
    {
        if (!fresh.TryGetValue((name, at), out var made))
            fresh[(name, at)] = made = $"{name}_{fresh.Keys.Count(x => x.Name == name) + 1}";
        return made;
    }

    private static RefusedException Refuse(Place at, string feature, string message) => RefusedException.At(at, feature, message);

    private static RefusedException NotYet(Place at, string feature) => Refuse(at, feature, $"{feature} is not supported yet");
}
