namespace Steelyard.Translation.Passes;

/// <summary>Names of what is not supported, for people and for counting.</summary>
internal static class Features
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["YieldFrom"] = "value of yield from",
        ["Await"] = "await",
        ["ListComp"] = "list comprehension",
        ["SetComp"] = "set comprehension",
        ["DictComp"] = "dict comprehension",
        ["GeneratorExp"] = "generator expression",
        ["JoinedStr"] = "f-string",
        ["Lambda"] = "lambda",
        ["Dict"] = "dict",
        ["Set"] = "set",
        ["Slice"] = "slice",
        ["Starred"] = "starred expression",
        ["NamedExpr"] = "assignment expression",
        ["FunctionDef"] = "nested function",
        ["AsyncFunctionDef"] = "async function",
        ["ClassDef"] = "nested class",
        ["Try"] = "try",
        ["With"] = "with",
        ["Global"] = "global",
        ["Nonlocal"] = "nonlocal",
        ["Delete"] = "del",
        ["Import"] = "import",
        ["ImportFrom"] = "import",
        ["Match"] = "match",
    };

    /// <summary>The name for a kind of node.</summary>
    public static string Of(string kind) => Names.GetValueOrDefault(kind, kind);
}
