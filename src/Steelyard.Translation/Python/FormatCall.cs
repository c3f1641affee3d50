using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Steelyard.Translation.Python;

/// <summary>
/// <c>"{} of {total:.2f}".format(part, total=x)</c> with a literal pattern → the f-string that says the same. Arguments are computed before
/// anything is formatted, each once and in their order; so those that are not plain names stand once in the pattern, in the same order.
/// </summary>
internal static class FormatCall
{
    /// <summary>The f-string.</summary>
    /// <exception cref="RefusedException">There is none, or the pattern is none.</exception>
    public static PyExpression.Joined AsJoined(PyExpression.Call call, string pattern)
    {
        if (call.Keywords.Any(x => x.Name is null) || call.Arguments.Any(x => x is PyExpression.Starred))
            throw Refuse(call.At, "starred argument", "a starred argument of str.format is not supported yet");
        var given = call.Arguments.Select((x, i) => (Name: i.ToString(CultureInfo.InvariantCulture), Value: x)).Concat(call.Keywords.Select(x => (Name: x.Name!, x.Value))).ToList();
        var parts = Parts(call.At, pattern).ToList();
        var used = new List<int>();
        var joined = parts.Select(x => x.Field is null ? (PyExpression)Text(call.At, x.Text) : Formatted(call.At, x.Field, given, used)).ToImmutableArray();
        var computed = Enumerable.Range(0, given.Count).Where(i => given[i].Value is not (PyExpression.Name or PyExpression.Constant));
        if (!used.Where(i => given[i].Value is not (PyExpression.Name or PyExpression.Constant)).SequenceEqual(computed))
            throw Refuse(call.At, "order of str.format", "computed arguments of str.format must stand in the pattern once, in their order");
        return new(call.At, joined);
    }

    private static PyExpression.Formatted Formatted(Place at, string field, List<(string Name, PyExpression Value)> given, List<int> used)
    {
        var colon = field.IndexOf(':', StringComparison.Ordinal);
        var (head, specification) = colon < 0 ? (field, "") : (field[..colon], field[(colon + 1)..]);
        var mark = head.IndexOf('!', StringComparison.Ordinal);
        var (name, conversion) = mark < 0 ? (head, "") : (head[..mark], head[(mark + 1)..]);
        var index = given.FindIndex(x => x.Name == name);
        if (index < 0 || conversion is not ("" or "s" or "r"))
            throw Refuse(at, "field of str.format", $"the field '{{{field}}}' of str.format is not supported yet");
        used.Add(index);
        return new(at, given[index].Value, conversion, specification.Length == 0 ? null : new PyExpression.Joined(at, [Text(at, specification)]));
    }

    /// <summary>Pieces of the pattern: plain text, or a field with the number of its argument.</summary>
    private static IEnumerable<(string Text, string? Field)> Parts(Place at, string pattern)
    {
        var plain = new StringBuilder();
        var (next, numbered) = (0, false);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] is not ('{' or '}') || (i + 1 < pattern.Length && pattern[i + 1] == pattern[i]))
            {
                plain.Append(pattern[i]);
                i += pattern[i] is '{' or '}' ? 1 : 0;
                continue;
            }
            var end = pattern[i] == '}' ? -1 : pattern.IndexOf('}', i);
            if (end < 0 || pattern.IndexOf('{', i + 1, end - i) >= 0)
                throw Refuse(at, "pattern of str.format", "braces that do not match, or stand inside each other, are not supported");
            if (plain.Length > 0)
                yield return (plain.ToString(), null);
            plain.Clear();
            var field = pattern[(i + 1)..end];
            var counted = field.Length == 0 || field[0] is '!' or ':';
            numbered |= !counted && char.IsAsciiDigit(field[0]);
            if (counted && numbered || numbered && next > 0)
                throw Refuse(at, "pattern of str.format", "fields with a number beside fields without one are an error");
            yield return ("", counted ? (next++).ToString(CultureInfo.InvariantCulture) + field : field);
            i = end;
        }
        if (plain.Length > 0)
            yield return (plain.ToString(), null);
    }

    private static PyExpression.Constant Text(Place at, string text) => new(at, "str", text);

    private static RefusedException Refuse(Place at, string feature, string message) => RefusedException.At(at, feature, message);
}
