using System.Collections.Immutable;
using Steelyard.Translation.Python;

namespace Steelyard.Translation.Passes;

/// <summary>
/// Syntax → what in a function depends on more than its arguments: chance, the clock, files, the process, what the module remembers. Such a
/// call cannot be compared with another one, even where the port leaves it to the original, so that the function is refused wherever in it
/// that stands, and with it those that call it. Looked at before anything has a type.
/// </summary>
internal static class World
{
    private const string Chance = "draws random numbers";
    private const string Clock = "reads the clock";
    private const string System = "asks the operating system";
    private const string Files = "works with files";
    private const string Names = "works with names at run time";

    private static readonly ImmutableDictionary<string, string> Modules = new Dictionary<string, string>
    {
        ["random"] = Chance,
        ["secrets"] = Chance,
        ["uuid"] = Chance,
        ["time"] = Clock,
        ["datetime.datetime.now"] = Clock,
        ["datetime.datetime.utcnow"] = Clock,
        ["datetime.datetime.today"] = Clock,
        ["datetime.date.today"] = Clock,
        ["os"] = System,
        ["platform"] = System,
        ["socket"] = System,
        ["subprocess"] = System,
        ["threading"] = System,
        ["multiprocessing"] = System,
        ["sys.argv"] = System,
        ["sys.stdin"] = Files,
        ["sys.stdout"] = Files,
        ["sys.stderr"] = Files,
        ["io"] = Files,
        ["shutil"] = Files,
        ["tempfile"] = Files,
        ["glob"] = Files,
        ["pathlib"] = Files,
        ["pickle"] = Files,
        ["urllib.request"] = Files,
    }.ToImmutableDictionary();

    private static readonly ImmutableArray<string> Harmless =
        ["os.path.join", "os.path.basename", "os.path.dirname", "os.path.split", "os.path.splitext", "os.path.normpath", "os.path.isabs", "os.path.sep", "os.sep", "os.linesep", "os.path.commonprefix"];

    private static readonly ImmutableDictionary<string, string> Builtins = new Dictionary<string, string>
    {
        ["open"] = Files,
        ["input"] = Files,
        ["eval"] = Names,
        ["exec"] = Names,
        ["globals"] = Names,
        ["locals"] = Names,
        ["vars"] = Names,
        ["__import__"] = Names,
    }.ToImmutableDictionary();

    /// <summary>Why a function, or one of its module that it can reach by calls, depends on more than its arguments; null when none is seen to.</summary>
    public static Refusal? Find(PyModule module, string name) => Reach.From(module, name).Reverse()
        .Select(x => Own(module, module.Functions[x]) is { } why ? (x == name ? why : why with { Message = $"'{name}' calls '{x}'; {why.Message}" }) : null)
        .FirstOrDefault(x => x is not null);

    private static Refusal? Own(PyModule module, PyFunction function)
    {
        var statements = Walk.Statements(function.Body).ToList();
        if (statements.OfType<PyStatement.Unknown>().FirstOrDefault(x => x.Kind == "Global") is { } global)
            return new Refusal(global.At, "global", "a function that binds names of its module keeps state between calls");
        var imports = module.Imports.ToDictionary();
        foreach (var (local, path) in statements.OfType<PyStatement.Import>().SelectMany(x => x.Names))
            imports[local] = path;
        var bound = function.Parameters.Concat(statements.SelectMany(Scope.Bound)).ToHashSet();
        return Walk.Expressions(function.Body).Select(x => Reason(x, imports, n => module.Bindings.ContainsKey(n) || bound.Contains(n))).FirstOrDefault(x => x is not null);
    }

    private static Refusal? Reason(PyExpression expression, Dictionary<string, string> imports, Func<string, bool> isBound)
    {
        if (expression is PyExpression.Name { Id: var id } && Builtins.TryGetValue(id, out var what) && !isBound(id))
            return new Refusal(expression.At, $"function {id}", $"'{id}' {what}");
        if (Path(expression, imports) is not { } path || Harmless.Contains(path))
            return null;
        // The module itself is named in `os.path.join`, which is harmless as a whole.
        var parts = path.Split('.');
        if (expression is PyExpression.Name && imports.ContainsValue(path) && parts.Length == 1)
            return null;
        for (var length = parts.Length; length > 0; length--)
            if (Modules.TryGetValue(string.Join('.', parts.Take(length)), out var found) && !Harmless.Any(h => h.StartsWith(path + ".", StringComparison.Ordinal)))
                return new Refusal(expression.At, found == Chance ? "randomness" : found == Clock ? "clock" : "outside world", $"'{path}' {found}");
        return parts.Length > 1 && parts.SkipLast(1).Contains("random") ? new Refusal(expression.At, "randomness", $"'{path}' {Chance}") : null;
    }

    /// <summary>The full name of what an expression names, where that is imported.</summary>
    private static string? Path(PyExpression expression, Dictionary<string, string> imports) => expression switch
    {
        PyExpression.Name x => imports.GetValueOrDefault(x.Id),
        PyExpression.Attribute x => Path(x.Value, imports) is { } path ? $"{path}.{x.Member}" : null,
        _ => null,
    };
}
