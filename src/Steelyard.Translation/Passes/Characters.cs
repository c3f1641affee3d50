using System.Collections.Immutable;
using System.Globalization;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Primitives;

namespace Steelyard.Translation.Passes;

/// <summary>
/// Strings that are always one character → <c>char</c>: the variable of a loop over a string, <c>text[i]</c> that is compared or asked what it
/// is. It changes how they are held, never what they are; where a string is needed, one is made. Stands behind aliasing, as no pass that
/// thinks about Python knows this type.
/// </summary>
internal sealed class Characters
{
    private static readonly PyType Character = new PyType.Of("char", []);

    // Held apart from the tables, which say what Python has.
    private static readonly Row At = new("Item", "(str, int) ->? char", "text::char_at");
    private static readonly Row Inside = new("In", "(char, str) -> bool", "text::has");
    private static readonly ImmutableDictionary<string, Row> Tests = new Row[]
    {
        new("text::is_alpha", "(char) ->? bool", "text::char_is_alpha"),
        new("text::is_alnum", "(char) ->? bool", "text::char_is_alnum"),
        new("text::is_digit", "(char) ->? bool", "text::char_is_digit"),
        new("text::is_decimal", "(char) ->? bool", "text::char_is_decimal"),
        new("text::is_numeric", "(char) ->? bool", "text::char_is_numeric"),
        new("text::is_upper", "(char) ->? bool", "text::char_is_upper"),
        new("text::is_lower", "(char) ->? bool", "text::char_is_lower"),
        new("text::is_space_text", "(char) -> bool", "text::is_space"),
        new("text::ord", "(char) -> int", "text::char_ord"),
    }.ToImmutableDictionary(x => x.Name);

    private readonly Function function;
    private readonly HashSet<string> characters;

    private Characters(Function function)
    {
        this.function = function;
        var elsewhere = function.Nested.SelectMany(Effects.All).SelectMany(x => IrWalk.All(x.Body)).SelectMany(x => IrWalk.Reads(x).Concat(IrWalk.Writes(x)))
            .Concat(IrWalk.All(function.Body).SelectMany(IrWalk.Expressions).SelectMany(SecondNames.Bound)).Concat(function.Signature.Parameters.Concat(function.Captured).Select(x => x.Name)).ToHashSet();
        var writes = IrWalk.All(function.Body).SelectMany(x => IrWalk.Writes(x).Select(name => (Name: name, Statement: x))).ToLookup(x => x.Name, x => x.Statement);
        characters = [.. function.Locals.Where(x => x.Value == PyType.Text && writes.Contains(x.Key) && !elsewhere.Contains(x.Key)).Select(x => x.Key)];
        // Until no write takes one out any more.
        while (characters.RemoveWhere(x => !writes[x].All(s => Gives(s, x))) > 0)
        {
        }
        characters.RemoveWhere(x => !IsAsked(x));
    }

    /// <summary>The function with characters.</summary>
    public static Function Run(Function function, IReadOnlyDictionary<string, Function> known)
    {
        _ = known;
        var pass = new Characters(function);
        return function with
        {
            Body = IrWalk.Map(function.Body, x => [pass.Made(x)]),
            Locals = function.Locals.SetItems(pass.characters.Select(x => KeyValuePair.Create(x, Character))),
        };
    }

    /// <summary>The write gives the variable one character.</summary>
    private bool Gives(Statement write, string name) => write switch
    {
        Statement.Assign x => AsCharacter(x.Value) is not null,
        Statement.ForEach x => Found(x.Pattern, x.Items).Contains(name),
        _ => false,
    };

    /// <summary>It pays: something is asked that a character answers itself.</summary>
    private bool IsAsked(string name) => IrWalk.All(function.Body).SelectMany(IrWalk.Expressions).OfType<Expression.Operation>().Any(x => x.Arguments.Any(a => a is Expression.Local local && local.Name == name) && Asked(x) is not null);

    /// <summary>Variables that are bound to the characters of strings.</summary>
    private static IEnumerable<string> Found(Pattern pattern, Expression items) => (pattern, items) switch
    {
        (Pattern.Variable x, _) when items.Type == PyType.Text => [x.Name],
        (_, Expression.Reversed x) => Found(pattern, x.Items),
        (Pattern.Parts x, Expression.Enumerate e) => Found(x.Items[1], e.Items),
        (Pattern.Parts x, Expression.Zip z) => x.Items.Zip(z.Items).SelectMany(p => Found(p.First, p.Second)),
        _ => [],
    };

    private Statement Made(Statement statement) => statement switch
    {
        Statement.Assign x when characters.Contains(x.Name) => x with { Value = AsCharacter(x.Value)! },
        Statement.ForEach x => x with { Pattern = Made(x.Pattern), Items = Over(x.Pattern, x.Items) },
        _ => IrMap.Own(statement, Changed),
    };

    private Pattern Made(Pattern pattern) => pattern switch
    {
        Pattern.Variable x when characters.Contains(x.Name) => x with { Type = Character },
        Pattern.Parts x => x with { Items = [.. x.Items.Select(Made)] },
        _ => pattern,
    };

    private Expression Over(Pattern pattern, Expression items) => (pattern, items) switch
    {
        (Pattern.Variable x, _) when characters.Contains(x.Name) && items.Type == PyType.Text => new Expression.View(PyType.Iter(Character), items.At, Map(items), "chars"),
        (_, Expression.Reversed x) => x with { Items = Over(pattern, x.Items) },
        (Pattern.Parts x, Expression.Enumerate e) => e with { Items = Over(x.Items[1], e.Items), Start = Map(e.Start) },
        (Pattern.Parts x, Expression.Zip z) when x.Items.Length == z.Items.Length => z with { Items = [.. x.Items.Zip(z.Items).Select(p => Over(p.First, p.Second))] },
        _ => Map(items),
    };

    private Expression Map(Expression expression) => IrMap.Map(expression, Changed);

    /// <summary>What an expression becomes; null where its parts are looked at.</summary>
    private Expression? Changed(Expression expression) => expression switch
    {
        Expression.Local x when characters.Contains(x.Name) => new Expression.Convert(PyType.Text, x.At, Conversion.CharacterToText, x with { Type = Character }),
        Expression.Operation x => Asked(x),
        _ => null,
    };

    /// <summary>The same asked of characters; null where strings are needed.</summary>
    private Expression.Operation? Asked(Expression.Operation x)
    {
        if (x.Arguments.Any(a => a is Expression.Lambda) || x.Arguments.IsEmpty || x.Arguments[0].Type != PyType.Text || AsCharacter(x.Arguments[0]) is not { } first)
            return null;
        if (x.Arguments.Length == 1)
            return Tests.TryGetValue(x.Row.Rust, out var test) ? x with { Row = test, Arguments = [first] } : null;
        if (x.Arguments.Length != 2)
            return null;
        if (x.Row.Rust.StartsWith("infix ", StringComparison.Ordinal) && x.Type == PyType.Bool)
            return AsCharacter(x.Arguments[1]) is { } second && (first, second) is not (Expression.Constant, Expression.Constant) ? x with { Arguments = [first, second] } : null;
        return x.Row.Rust == "inside::text" && first is not Expression.Constant ? x with { Row = Inside, Arguments = [first, Map(x.Arguments[1])] } : null;
    }

    /// <summary>The expression as a character, where it is one.</summary>
    private Expression? AsCharacter(Expression value) => value switch
    {
        Expression.Local x when characters.Contains(x.Name) => x with { Type = Character },
        Expression.Constant x when x.Type == PyType.Text && StringInfo.ParseCombiningCharacters(x.Value).Length == 1 && x.Value.EnumerateRunes().Count() == 1 => x with { Type = Character },
        Expression.Operation { Row.Rust: "text::at" } x => x with { Type = Character, Row = At, Arguments = [Map(x.Arguments[0]), Map(x.Arguments[1])] },
        _ => null,
    };
}
