using System.Collections.Immutable;
using System.Text;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Python;

namespace Steelyard.Translation.Passes;

/// <summary><c>"…" % values</c> with a literal pattern: each specification is an operation of its own.</summary>
internal sealed partial class Typing
{
    private const string Flags = "-+ #0";
    private const string Letters = "diuoxXeEfFgGcsra";

    private Expression Percent(Place at, string pattern, PyExpression values)
    {
        var pieces = Pieces(at, pattern).ToList();
        var wanted = pieces.Count(x => x.IsSpecification);
        var given = values is PyExpression.TupleDisplay display ? [.. display.Items.Select(Value)] : Formatted(at, Value(values));
        if (!final && given.Any(x => cells.Shallow(x.Type) == PyType.Unknown))
            return new Expression.Local(PyType.Text, at, "");
        if (given.Length != wanted)
            throw Refuse(at, "number of values", $"the pattern takes {wanted} values, and gets {given.Length}");
        var next = 0;
        ImmutableArray<Expression> parts = [.. pieces.Select(x => x.IsSpecification ? Specified(at, x.Text, given[next++]) : new Expression.Constant(PyType.Text, at, x.Text))];
        return parts.Length == 1 ? parts[0] : new Expression.Concatenation(at, parts);
    }

    private ImmutableArray<Expression> Formatted(Place at, Expression values) => cells.Shallow(values.Type) switch
    {
        PyType.Of { Name: "many" or "dict" } x => throw Refuse(at, $"Mod of str and {x.Name}", "'%' is supported for single values and for tuples of known length"),
        PyType.Of { Name: "tuple" } => values is Expression.Local or Expression.NewTuple ? [.. Items(values)] : throw NotYet(at, "'%' of a computed tuple"),
        _ => [values],
    };

    private Expression Specified(Place at, string specification, Expression value)
    {
        if (specification == "%s" && value.Type == PyType.Text)
            return value;
        if ("diuoxX".Contains(specification[^1], StringComparison.Ordinal))
            value = Promote(value, PyType.Int);
        return Row(at, "percent", [value, new Expression.Constant(PyType.Text, at, specification)]);
    }

    private static IEnumerable<(string Text, bool IsSpecification)> Pieces(Place at, string pattern)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%')
                plain.Append(pattern[i]);
            else if (i + 1 < pattern.Length && pattern[i + 1] == '%')
                plain.Append(pattern[++i]);
            else
            {
                if (plain.Length > 0)
                    yield return (plain.ToString(), false);
                plain.Clear();
                var end = Specification(at, pattern, i);
                yield return (pattern[i..end], true);
                i = end - 1;
            }
        }
        if (plain.Length > 0)
            yield return (plain.ToString(), false);
    }

    /// <summary>Where the specification ends that begins here.</summary>
    private static int Specification(Place at, string pattern, int start)
    {
        var end = start + 1;
        while (end < pattern.Length && Flags.Contains(pattern[end], StringComparison.Ordinal))
            end++;
        while (end < pattern.Length && (char.IsAsciiDigit(pattern[end]) || pattern[end] == '.'))
            end++;
        return end < pattern.Length && Letters.Contains(pattern[end], StringComparison.Ordinal) ? end + 1
            : throw Refuse(at, "'%' specification", "of '%' in strings, plain specifications such as %5d, %.2f and %s are supported");
    }
}
