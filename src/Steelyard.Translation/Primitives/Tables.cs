using System.Collections.Immutable;

namespace Steelyard.Translation.Primitives;

/// <summary>All rows by name, in the order in which they are tried.</summary>
internal static class Tables
{
    private static readonly ImmutableArray<IReadOnlyList<Row>> All =
    [
        Operators.Rows, Operators.Functions, Builtins.Rows, Texts.Rows, Lists.Rows, Dicts.Rows, Sets.Rows, MathRows.Rows, Integers.Rows, Itertools.Rows, Collections.Rows, Regexes.Rows, MessageRows.Rows,
    ];

    /// <summary>Every row.</summary>
    public static IEnumerable<Row> Rows => All.SelectMany(x => x);

    private static readonly ILookup<string, Row> ByName = All.SelectMany(x => x).ToLookup(x => x.Name);

    /// <summary>The rows of one name.</summary>
    public static IEnumerable<Row> Named(string name) => ByName[name];

    /// <summary>Whether any row has this name.</summary>
    public static bool Knows(string name) => ByName.Contains(name);
}
