using System.Collections.Immutable;
using System.Text;
using Steelyard.Translation.Python;

namespace Steelyard.Translation.Rust;

/// <summary>The Python side of a port: functions with the originals' parameters that check their surroundings and call the Rust.</summary>
public static class Shim
{
    /// <summary>Makers of the functions and what each needs of its module.</summary>
    internal static string Functions(string file, ImmutableArray<PortedFunction> functions)
    {
        var text = new StringBuilder($"\"\"\"The functions of {file} that are ported: what they need of their module, and how they are called.\"\"\"\n\nNEEDS = {{\n");
        foreach (var function in functions)
            text.Append($"    {Quoted(function.Source.Name)}: {{{string.Join(", ", function.Needs.Select(x => $"{Quoted(x.Key)}: {Quoted(x.Value)}"))}}},\n");
        text.Append("}\n");
        if (functions.Any(x => !x.Outside.IsEmpty))
            text.Append($"CLASSES = {{{string.Join(", ", functions.Where(x => !x.Outside.IsEmpty).Select(x => $"{Quoted(x.Source.Name)}: [{string.Join(", ", x.Outside.Select(Quoted))}]"))}}}\n");
        foreach (var function in functions)
            text.Append("\n\n").Append(Maker(function, functions));
        return text.ToString();
    }

    /// <summary>What a module says, below its definitions, to keep ports of its functions for good.</summary>
    public static IEnumerable<string> Adoption(string package, IReadOnlyCollection<string> names)
    {
        yield return $"from {package} import adopt";
        yield return $"adopt({string.Join(", ", names.Select(x => x.Split('.')[0]).Distinct())})";
    }

    /// <summary>The package itself. Functions that are imported from it stand apart from their module; <c>adopt</c> puts them into it.</summary>
    internal static string Package(string file, string name, ImmutableArray<PortedFunction> functions)
    {
        var text = new StringBuilder($"""
            \"\"\"Functions of {file}, ported to Rust by Steelyard. Calls that leave the proven ground run the Python original.

            Below the definitions in {file}:  {string.Join("; ", Adoption(name, [.. functions.Select(x => x.Source.Name)]))}
            STEELYARD_PORTS=off switches ports out.
            \"\"\"
            from . import _original
            from ._switch import adopt, native, needs, switch


            """.Replace("\\\"", "\"", StringComparison.Ordinal));
        foreach (var function in functions)
            text.Append($"{(function.Source.Owner is null ? function.Source.Name : $"globals()[\"{function.Source.Name}\"]")} = switch(\"{function.Source.Name}\", _original.{function.Source.Name})\n");
        return text.ToString();
    }

    // Not under the name of the original, which would hide that name of the module from the checks of a function that calls itself.
    /// <summary>A function with the original's parameters, so that the interpreter itself binds the arguments and complains about wrong ones.</summary>
    private static string Maker(PortedFunction function, ImmutableArray<PortedFunction> all)
    {
        var (name, parameters) = (function.Source.Name, function.Source.Parameters);
        var plain = parameters.Length - function.Source.Defaults.Length;
        var source = function.Source;
        var byKeyword = parameters.Length - source.ByKeyword - (source.DoubleStar is null ? 0 : 1);
        var marks = new[] { (At: source.ByPosition, Mark: "/", Any: source.ByPosition > 0), (At: byKeyword, Mark: "*", Any: source.ByKeyword > 0 && source.Star is null) };
        var given = string.Join(", ", Enumerable.Range(0, parameters.Length + 1).SelectMany(i => marks.Where(m => m.Any && m.At == i).Select(m => m.Mark)
            .Concat(i == parameters.Length ? [] : [Stars(source, parameters[i]) is { Length: > 0 } stars ? stars + parameters[i] : i < plain ? parameters[i] : $"{parameters[i]}=None"])));
        var passed = string.Join(", ", parameters.Concat(function.Outside));
        var again = string.Join(", ", parameters.Select((x, i) => Stars(source, x) is { Length: > 0 } stars ? stars + x : i < byKeyword ? x : $"{x}={x}"));
        var needs = Reached(function, all);
        var text = new StringBuilder($"def make_{Flat(name)}(_native_, _leave_, _original_, _fallback_, _scope_, _known_, _same_, _alike_):\n");
        foreach (var need in needs.Keys)
            text.Append($"    _{need}_ = _known_[{Quoted(need)}]\n");
        text.Append($"\n    def _port_({given}):\n");
        if (needs.Count > 0)
            text.Append($"        try:\n            _genuine_ = {string.Join(" and ", needs.Select(x => Check(x.Key, x.Value, parameters)))}\n        except (NameError, KeyError):\n            _genuine_ = False\n")
                .Append($"        if not _genuine_:\n            return _original_({again})\n");
        return text.Append($"        _result_ = _native_({passed})\n        if _result_ is _leave_:\n            return _fallback_({again})\n        return _result_\n\n    return _port_\n").ToString();
    }

    /// <summary>The name of a function as one of its own: <c>Class.method</c> has none.</summary>
    public static string Flat(string name) => name.Replace('.', '_');

    private static string Stars(PyFunction source, string parameter) => parameter == source.Star ? "*" : parameter == source.DoubleStar ? "**" : "";

    // A parameter hides a name of the module that only a callee needs.
    private static string Check(string name, string kind, ImmutableArray<string> parameters)
    {
        var now = !parameters.Contains(name) ? name
            : kind.StartsWith("builtins.", StringComparison.Ordinal) ? $"_scope_.get({Quoted(name)}, _{name}_)" : $"_scope_[{Quoted(name)}]";
        return kind.Length == 0 ? $"({now} is _{name}_[0] or {now} is _{name}_[1])"
            : kind.StartsWith("def ", StringComparison.Ordinal) ? $"({now} is _{name}_[0] or _alike_(_{name}_, {now}))"
            : kind.StartsWith('=') ? $"({now} is _{name}_[0] or _same_(_{name}_, {now}))"
            : $"{now} is _{name}_";
    }

    /// <summary>What a function needs, and what the functions need that it calls in Rust.</summary>
    private static ImmutableSortedDictionary<string, string> Reached(PortedFunction function, ImmutableArray<PortedFunction> all)
    {
        var needs = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var todo = new Queue<PortedFunction>([function]);
        while (todo.TryDequeue(out var current))
            foreach (var (name, kind) in current.Needs.Where(x => !needs.ContainsKey(x.Key)))
            {
                needs[name] = kind;
                if (kind.Length == 0 && all.FirstOrDefault(x => x.Source.Name == name) is { } callee)
                    todo.Enqueue(callee);
            }
        return needs.ToImmutable();
    }

    private static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal) + "\"";
}
