using System.Collections.Immutable;
using Steelyard.Translation.Primitives;

namespace Steelyard.Translation.Python;

/// <summary>
/// Functions that hand functions to others of their module, <c>apply(double, x)</c>, <c>bubble(words, lambda a, b: a &lt; b)</c> → the same
/// with a copy of the other one nested in them, in which that function stands instead of the parameter. What the copy reads of the module must
/// not be hidden by a name of the function, and the parameter must never get another value. Stands before <see cref="Along"/>.
/// </summary>
internal sealed class Handed
{
    // A function that hands on ever new functions has no end.
    private const int Most = 24;

    private static readonly ImmutableHashSet<string> Builtins =
        ["abs", "all", "any", "bin", "bool", "chr", "divmod", "float", "hex", "int", "len", "list", "max", "min", "oct", "ord", "pow", "repr", "round", "set", "sorted", "str", "sum", "tuple"];

    private readonly PyModule module;
    private readonly PyFunction function;
    private readonly HashSet<string> own;
    private readonly HashSet<string> taken;
    private readonly Dictionary<string, string> copies = [];
    private readonly HashSet<string> made = [];
    private readonly List<PyStatement> nested = [];
    private readonly SortedSet<string> along = new(StringComparer.Ordinal);
    private bool endless;

    private Handed(PyModule module, PyFunction function)
    {
        (this.module, this.function) = (module, function);
        own = Names(function);
        taken = [.. module.Functions.Values.SelectMany(x => Names(x).Concat(Walk.Expressions(x.Body).OfType<PyExpression.Name>().Select(n => n.Id))), .. module.Bindings.Keys];
    }

    /// <summary>Where a call stands.</summary>
    /// <param name="Copy">Name of the copy, or nothing.</param>
    /// <param name="Visible">Variables of the outermost function that mean the same here.</param>
    /// <param name="Hidden">Names that are bound between it and the call.</param>
    private sealed record Around(string Copy, ImmutableHashSet<string> Visible, HashSet<string> Hidden);

    /// <summary>The module, its functions each with the copies that it needs.</summary>
    public static PyModule Expand(PyModule module) => module with
    {
        Functions = module.Functions.ToImmutableSortedDictionary(x => x.Key, x => new Handed(module, x.Value).Run(), StringComparer.Ordinal),
    };

    private PyFunction Run()
    {
        if (function.Head is not null)
            return function;
        var inner = Inner(function);
        var body = Rewritten(function.Body, new Around("", Scope.Locals(function).Except(inner), inner));
        return nested.Count == 0 || endless ? function : function with { Along = [.. function.Along, .. along], Body = [.. nested, .. body] };
    }

    private ImmutableArray<PyStatement> Rewritten(ImmutableArray<PyStatement> body, Around around) => new Rewriting(x => x is PyExpression.Call call ? Called(call, around) : x).Block(body);

    private PyExpression Called(PyExpression.Call call, Around around)
    {
        if (call.Function is not PyExpression.Name { Id: var name } || own.Contains(name) || around.Hidden.Contains(name) || module.Bindings.GetValueOrDefault(name) != 1
            || !module.Functions.TryGetValue(name, out var other) || other is not { Head: null, Decorators.IsEmpty: true, Cached: false, Star: null, DoubleStar: null }
            || call.Arguments.Any(x => x is PyExpression.Starred) || call.Keywords.Any(x => x.Name is null) || Given(call, other) is not { } given)
            return call;
        var functions = given.Where(x => IsHanded(x.Value, around) && !IsBound(other, x.Key)).ToDictionary();
        if (functions.Count == 0 || Along.Outer(other).Append(name).Any(own.Contains))
            return call;
        // What is not given at all stands for itself: "if key is None".
        foreach (var (parameter, value) in given.Where(x => x.Value is PyExpression.Constant { Type: "NoneType" } && !IsBound(other, x.Key)))
            functions[parameter] = value;
        var targets = functions.ToDictionary(x => x.Key, x => Target(x.Value, name, x.Key, around));
        // A parameter that is replaced everywhere hides nothing.
        var names = Names(other).Except(targets.Keys).ToHashSet();
        return targets.Values.Select(Root).OfType<string>().Any(names.Contains) || Copy(other, targets) is not { } copy ? call
            : new PyExpression.Call(call.At, new PyExpression.Name(call.At, copy), [.. call.Arguments.Where((_, i) => !targets.ContainsKey(other.Parameters[i]))],
                [.. call.Keywords.Where(x => !targets.ContainsKey(x.Name!))]);
    }

    /// <summary>What the parameters get, defaults included; null where the call does not fit.</summary>
    private static Dictionary<string, PyExpression>? Given(PyExpression.Call call, PyFunction other)
    {
        if (call.Arguments.Length > other.Parameters.Length - other.ByKeyword || call.Keywords.Any(x => other.Parameters.IndexOf(x.Name!) is var at && (at < call.Arguments.Length || at < other.ByPosition)))
            return null;
        var first = other.Parameters.Length - other.Defaults.Length;
        var given = other.Parameters.Select((x, i) => (x, i)).Where(x => x.i >= first).ToDictionary(x => x.x, x => other.Defaults[x.i - first]);
        foreach (var (argument, parameter) in call.Arguments.Zip(other.Parameters))
            given[parameter] = argument;
        foreach (var keyword in call.Keywords)
            given[keyword.Name!] = keyword.Value;
        return given.Count == other.Parameters.Length ? given : null;
    }

    /// <summary>A function that is known here, whatever runs before.</summary>
    private bool IsHanded(PyExpression value, Around around) => value switch
    {
        PyExpression.Lambda x => !Walk.All(x.Body).Any(e => e is PyExpression.Walrus or PyExpression.Yield)
            && Along.Outer(x).All(n => around.Visible.Contains(n) || made.Contains(n) || (!own.Contains(n) && !around.Hidden.Contains(n))),
        PyExpression.Name { Id: var name } => made.Contains(name) || (!around.Hidden.Contains(name) && IsFunction(name)),
        PyExpression.Attribute { Value: PyExpression.Name { Id: var name } } => !own.Contains(name) && !around.Hidden.Contains(name)
            && Tables.Knows(module.Bindings.TryGetValue(name, out var bindings) ? bindings == 1 && module.Imports.TryGetValue(name, out var path) ? $"{path}.{((PyExpression.Attribute)value).Member}" : "" : name == "str" ? Text(value) : ""),
        _ => false,
    };

    private bool IsFunction(string name) => own.Contains(name) ? IsNested(name)
        : module.Bindings.TryGetValue(name, out var bindings) ? bindings == 1 && (module.Functions.ContainsKey(name) || (module.Imports.TryGetValue(name, out var path) && Tables.Knows(path))) : Builtins.Contains(name);

    private bool IsNested(string name) => Walk.Own(function.Body).SelectMany(Scope.Bound).Concat(function.Parameters).Count(x => x == name) == 1
        && function.Body.Any(x => (x is PyStatement.Nested made && made.Function.Name == name) || x is PyStatement.Assign { Targets: [PyExpression.Name to], Value: PyExpression.Lambda } && to.Id == name);

    /// <summary>What stands for the parameter in a copy. A lambda becomes a nested function: its variables are those of the outermost function, which does nothing else while it is called.</summary>
    private PyExpression Target(PyExpression value, string callee, string parameter, Around around)
    {
        if (value is not PyExpression.Lambda x)
            return value;
        var key = $"lambda {x.At.Line}:{x.At.Column} {around.Copy}";
        if (!copies.TryGetValue(key, out var name))
        {
            name = copies[key] = Fresh($"{callee}_{parameter}");
            nested.Add(new PyStatement.Assign(x.At, [new PyExpression.Name(x.At, name)], x));
        }
        return new PyExpression.Name(x.At, name);
    }

    private string Fresh(string name)
    {
        var fresh = name;
        for (var number = 2; !taken.Add(fresh); number++)
            fresh = $"{name}_{number}";
        made.Add(fresh);
        return fresh;
    }

    /// <summary>The copy of a function for what its parameters get; null where there is none.</summary>
    private string? Copy(PyFunction other, Dictionary<string, PyExpression> targets)
    {
        var key = $"{other.Name} {string.Join(' ', targets.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => $"{x.Key}={Text(x.Value)}"))}";
        if (copies.TryGetValue(key, out var known))
            return known;
        var texts = targets.Values.Select(Text).Append("None").ToHashSet();
        var body = new Rewriting(x => x is PyExpression.Name n && targets.TryGetValue(n.Id, out var target) ? target : x, x => Holds(x, texts)).Block(other.Body);
        var copy = other with
        {
            Documentation = null,
            Parameters = [.. other.Parameters.Where(x => !targets.ContainsKey(x))],
            Defaults = [.. other.Defaults.Where((_, i) => !targets.ContainsKey(other.Parameters[other.Parameters.Length - other.Defaults.Length + i]))],
            ByPosition = 0,
            ByKeyword = other.Parameters.Skip(other.Parameters.Length - other.ByKeyword).Count(x => !targets.ContainsKey(x)),
            Body = body,
        };
        // A name that only a branch without use binds would be the module's now.
        if (endless || !Names(copy).IsSupersetOf(Names(other).Except(targets.Keys)))
            return null;
        var name = copies[key] = Fresh($"{other.Name}_{string.Join('_', targets.Values.Select(Text).Where(x => x != "None").Select(x => x.Replace('.', '_')))}");
        endless |= copies.Count > Most;
        along.Add(other.Name);
        nested.Add(new PyStatement.Nested(other.At, copy with { Name = name, Body = Rewritten(body, new Around(name, [], Names(copy))) }));
        return name;
    }

    /// <summary><c>key is None</c>, <c>key</c>: a function is something, and true.</summary>
    private static bool? Holds(PyExpression test, HashSet<string> targets) => test switch
    {
        PyExpression.Compare { Operators: [("Is" or "IsNot") and var how], Left: var left, Others: [PyExpression.Constant { Type: "NoneType" }] } when targets.Contains(Text(left)) => (how == "Is") == (Text(left) == "None"),
        PyExpression.Unary { Operator: "Not", Operand: var x } when targets.Contains(Text(x)) => Text(x) == "None",
        _ => targets.Contains(Text(test)) ? Text(test) != "None" : null,
    };

    private static string Text(PyExpression target) => target switch
    {
        PyExpression.Name x => x.Id,
        PyExpression.Attribute { Value: PyExpression.Name x } member => $"{x.Id}.{member.Member}",
        PyExpression.Constant { Type: "NoneType" } => "None",
        _ => "",
    };

    private static string? Root(PyExpression target) => target switch
    {
        PyExpression.Name x => x.Id,
        PyExpression.Attribute { Value: PyExpression.Name x } => x.Id,
        _ => null,
    };

    private static bool IsBound(PyFunction function, string name) => Walk.Statements(function.Body).SelectMany(Scope.Bound).Contains(name) || Inner(function).Contains(name);

    /// <summary>Names of a function and of everything in it.</summary>
    private static HashSet<string> Names(PyFunction function) => [.. Along.Names(function), .. Inner(function)];

    /// <summary>Names that functions, lambdas and comprehensions in a function bind.</summary>
    private static HashSet<string> Inner(PyFunction function) =>
    [
        .. Walk.Statements(function.Body).OfType<PyStatement.Nested>().SelectMany(x => Scope.Locals(x.Function)),
        .. Walk.Expressions(function.Body).SelectMany(x => x switch
        {
            PyExpression.Lambda lambda => lambda.Parameters,
            PyExpression.Comprehension made => made.Clauses.SelectMany(c => Scope.Names(c.Target)),
            _ => [],
        }),
    ];
}
