using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Steelyard.Translation.Python;

/// <summary>
/// <c>match</c> → <c>if</c>: each case is a test of the subject, then the names that it binds, then its guard, as Python does it. Patterns of
/// mappings and classes stay unknown syntax, and names inside of alternatives too.
/// </summary>
public static partial class SyntaxReader
{
    // What stands behind a guard that has failed is written twice.
    private const int MostCasesTwice = 4;

    private static PyStatement Match(Place at, JsonElement node)
    {
        var subject = Expression(node, "subject");
        var held = subject as PyExpression.Name ?? new PyExpression.Name(at, $"_matched_{at.Line}");
        var cases = node.GetProperty("cases").EnumerateArray().ToList();
        try
        {
            var tests = Cases(at, held, cases, 0);
            return subject is PyExpression.Name ? Together(at, tests) : Together(at, [new PyStatement.Assign(at, [held], subject), .. tests]);
        }
        catch (FormatException)
        {
            return new PyStatement.Unknown(at, "Match", Binds(node));
        }
    }

    /// <summary>Several statements as one.</summary>
    private static PyStatement.If Together(Place at, ImmutableArray<PyStatement> statements) => new(at, True(at), statements, []);

    private static PyExpression.Constant True(Place at) => new(at, "bool", "True");

    private static ImmutableArray<PyStatement> Cases(Place at, PyExpression.Name subject, List<JsonElement> cases, int index)
    {
        if (index == cases.Count)
            return [];
        var pattern = cases[index].GetProperty("pattern");
        var place = At(pattern);
        var tests = new List<PyExpression>();
        var bound = new List<PyStatement>();
        Pattern(subject with { At = place }, pattern, tests, bound);
        var body = Statements(cases[index], "body");
        var guard = Optional(cases[index], "guard");
        if (guard is not null && bound.Count == 0)
            tests.Add(guard);
        else if (guard is not null)
        {
            if (tests.Count > 0 && cases.Count - index > MostCasesTwice)
                throw new FormatException();
            body = [new PyStatement.If(place, guard, body, Cases(at, subject, cases, index + 1))];
        }
        ImmutableArray<PyStatement> then = [.. bound, .. body];
        return tests.Count == 0 ? then : [new PyStatement.If(place, tests.Count == 1 ? tests[0] : new PyExpression.Logical(place, "And", [.. tests]), then, Cases(at, subject, cases, index + 1))];
    }

    /// <summary>What must be true of a value for a pattern to match it, and the names that are bound then.</summary>
    private static void Pattern(PyExpression value, JsonElement pattern, List<PyExpression> tests, List<PyStatement> bound)
    {
        var at = At(pattern);
        switch (Kind(pattern))
        {
            case "MatchValue":
                tests.Add(new PyExpression.Compare(at, value, ["Eq"], [Expression(pattern, "value")]));
                break;
            case "MatchSingleton":
                tests.Add(new PyExpression.Compare(at, value, ["Is"], [Singleton(at, pattern.GetProperty("value"))]));
                break;
            case "MatchAs":
                if (Has(pattern, "pattern"))
                    Pattern(value, pattern.GetProperty("pattern"), tests, bound);
                if (Has(pattern, "name"))
                    bound.Add(new PyStatement.Assign(at, [new PyExpression.Name(at, Text(pattern, "name"))], value));
                break;
            case "MatchOr":
                tests.Add(new PyExpression.Logical(at, "Or", [.. pattern.GetProperty("patterns").EnumerateArray().Select(x => Alternative(value, x))]));
                break;
            case "MatchSequence":
                Sequence(at, value, [.. pattern.GetProperty("patterns").EnumerateArray()], tests, bound);
                break;
            default:
                throw new FormatException();
        }
    }

    private static PyExpression Alternative(PyExpression value, JsonElement pattern)
    {
        var tests = new List<PyExpression>();
        var bound = new List<PyStatement>();
        Pattern(value, pattern, tests, bound);
        return bound.Count > 0 ? throw new FormatException()
            : tests.Count switch { 0 => True(At(pattern)), 1 => tests[0], _ => new PyExpression.Logical(At(pattern), "And", [.. tests]) };
    }

    private static PyExpression.Constant Singleton(Place at, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => True(at),
        JsonValueKind.False => new(at, "bool", "False"),
        _ => new(at, "NoneType", "None"),
    };

    private static void Sequence(Place at, PyExpression value, List<JsonElement> patterns, List<PyExpression> tests, List<PyStatement> bound)
    {
        var star = patterns.FindIndex(x => Kind(x) == "MatchStar");
        tests.Add(new PyExpression.Sequence(at, value, star < 0 ? patterns.Count : patterns.Count - 1, star >= 0));
        for (var i = 0; i < patterns.Count; i++)
        {
            if (i == star)
                continue;
            var index = star < 0 || i < star ? i : i - patterns.Count;
            PyExpression literal = new PyExpression.Constant(at, "int", Math.Abs(index).ToString(CultureInfo.InvariantCulture));
            Pattern(new PyExpression.Subscript(at, value, index < 0 ? new PyExpression.Unary(at, "USub", literal) : literal), patterns[i], tests, bound);
        }
        if (star >= 0 && Has(patterns[star], "name"))
            bound.Add(new PyStatement.Assign(at, [new PyExpression.TupleDisplay(at, [.. patterns.Select((x, i) => i == star
                ? new PyExpression.Starred(at, new PyExpression.Name(at, Text(x, "name"))) : (PyExpression)new PyExpression.Name(at, $"_matched_{at.Line}_{i}"))])], value));
    }
}
