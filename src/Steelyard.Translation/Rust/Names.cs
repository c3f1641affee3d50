using System.Collections.Immutable;

namespace Steelyard.Translation.Rust;

/// <summary>Python's names in Rust: the same, with an underscore after those that mean something else there.</summary>
internal static class Names
{
    private static readonly ImmutableHashSet<string> Taken =
    [
        "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn",
        "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static",
        "struct", "super", "trait", "true", "try", "type", "typeof", "union", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
        "Self", "Ok", "Err", "Some", "None", "Leave", "Eval", "Pulse", "pulse", "call", "main", "entries", "arguments", "outcome",
    ];

    public static string Of(string variable) => Plain(Flat(Passes.Versions.Plain(variable)));

    /// <summary><c>Class.method</c>, <c>Class._method</c> and <c>Class.__method__</c> as one name; others as they are.</summary>
    public static string Flat(string name) => name.Split('.') is not [var owner, var method] ? name
        : method.StartsWith("__", StringComparison.Ordinal) && method.EndsWith("__", StringComparison.Ordinal) ? $"{owner}_op_{method.Trim('_')}"
        : method.StartsWith('_') ? $"{owner}_own_{method.TrimStart('_')}" : $"{owner}_{method}";

    private static string Plain(string name) => name == "_" ? "_ignored" : Taken.Contains(name.TrimEnd('_')) ? name + "_" : name;
}
