using System.Collections.Immutable;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Primitives;
using Steelyard.Translation.Python;

namespace Steelyard.Translation.Passes;

/// <summary>Finding the row of the tables that an operation is.</summary>
internal sealed partial class Typing
{
    /// <summary>How far operands may be away from a row's types.</summary>
    private enum Effort
    {
        Exact,
        Promoted,
        Narrowed,
    }

    /// <summary>An operand: a value, or a function that gets its types from the row.</summary>
    private sealed record Given(Expression? Value, PyExpression? Function, string? Keyword);

    private Expression Row(Place at, string name, ImmutableArray<Expression> operands) => Row(at, name, [.. operands.Select(x => new Given(x, null, null))], exact: false)
        ?? throw NoRow(at, name, operands);

    private Expression? TryRow(Place at, string name, ImmutableArray<Expression> operands, bool exact) => Row(at, name, [.. operands.Select(x => new Given(x, null, null))], exact);

    private RefusedException NoRow(Place at, string name, IEnumerable<Expression> operands)
    {
        var types = operands.Any() ? string.Join(" and ", operands.Select(x => cells.Resolve(x.Type))) : "nothing";
        return Refuse(at, Tables.Knows(name) ? $"{name} of {types}" : name, $"{name} is not supported{(Tables.Knows(name) ? $" for {types}" : " yet")}");
    }

    private Expression? Row(Place at, string name, ImmutableArray<Given> given, bool exact)
    {
        given = [.. given.Select(x => Plain(name, x))];
        if (name == "set.pop" && given is [{ Value: { } set }] && cells.Resolve(set.Type).HasInstances)
            return null;
        if (!final && given.Any(x => x.Value is not null && cells.Shallow(x.Value.Type) == PyType.Unknown && !(x.Value.Type is PyType.Cell)))
            return Vague(at, name, given);
        // What a container holds may still be learnt; only when nothing else is learnt, it is what the first row takes.
        if (patient && given.Take(char.IsAsciiLetterUpper(name[0]) ? given.Length : 1).Any(x => x.Value is not null && cells.Shallow(x.Value.Type) == PyType.Unknown))
            return Vague(at, name, given);
        // Where integers of any size are needed, what may grow does so; what is smaller afterwards has a row that says so.
        if (wide && Tables.Knows(Integers.Wide + name) && Row(at, Integers.Wide + name, given, exact: true) is { } grown)
            return grown;
        foreach (var effort in exact ? [Effort.Exact] : Enum.GetValues<Effort>())
            foreach (var row in Tables.Named(name))
                if (Arranged(row, given) is { } operands && Matches(row, operands, effort, out var letters))
                    return Apply(at, row, operands, letters);
        return final ? null : Tables.Knows(name) && given.Any(x => x.Value is not null && cells.Shallow(x.Value.Type) == PyType.Unknown) ? Vague(at, name, given) : null;
    }

    /// <summary>What special dicts and sets have in common with plain ones.</summary>
    private Given Plain(string name, Given given)
    {
        if (given.Value is not { } value || cells.Shallow(value.Type) is not PyType.Of { Name: "defaultdict" or "counter" or "constset" } type || name is not ("len" or "bool" or "In" or "dict"))
            return given;
        var plain = type.Name switch { "constset" => PyType.Set(type.Parts[0]), "counter" => PyType.Dict(type.Parts[0], PyType.Int), _ => PyType.Dict(type.Parts[0], type.Parts[1]) };
        return given with { Value = value with { Type = plain } };
    }

    /// <summary>A result whose type is known only when all rows agree about it.</summary>
    private static Expression Vague(Place at, string name, ImmutableArray<Given> given)
    {
        var results = Tables.Named(name).Where(r => r.Signature.Operands.Length == given.Length).Select(r => r.Signature.Result).Distinct().ToList();
        return new Expression.Local(results is [PyType.Of { Parts.IsEmpty: true } only] ? only : PyType.Unknown, at, "");
    }

    /// <summary>The operands in the row's order; null when there are others than it takes.</summary>
    private static ImmutableArray<Given>? Arranged(Row row, ImmutableArray<Given> given)
    {
        var operands = row.Signature.Operands;
        if (operands.Length != given.Length)
            return null;
        var arranged = ImmutableArray.CreateBuilder<Given>();
        foreach (var operand in operands)
        {
            var found = operand.Keyword is null ? given.Where(x => x.Keyword is null).ElementAtOrDefault(arranged.Count) : given.FirstOrDefault(x => x.Keyword == operand.Keyword);
            if (found is null || (found.Function is not null && !operand.Type.Is("fn")))
                return null;
            arranged.Add(found);
        }
        return arranged.ToImmutable();
    }

    private bool Matches(Row row, ImmutableArray<Given> operands, Effort effort, out Dictionary<string, PyType> letters)
    {
        letters = [];
        for (var i = 0; i < operands.Length; i++)
        {
            var operand = row.Signature.Operands[i];
            if (operands[i].Value is not { } value)
                continue;
            if (operand.Type.Is("fn"))
                return false;
            var type = operand.Passing == Passing.Changed || value is Expression.NewList or Expression.NewDict or Expression.NewSet || cells.Resolve(value.Type) is var known && Open(known) ? value.Type : known;
            if (!Matches(operand, operand.Type, type, letters, effort, row))
                return false;
        }
        foreach (var (letter, ability) in row.Signature.Constraints)
            if (letters.TryGetValue(letter, out var type) && !Abilities.Has(cells.Resolve(type), ability))
                return false;
        return true;

        static bool Open(PyType x) => x == PyType.Unknown || x.Inner.Any(Open);
    }

    private bool Matches(Operand operand, PyType pattern, PyType type, Dictionary<string, PyType> letters, Effort effort, Row row)
    {
        var known = cells.Shallow(type);
        if (pattern is PyType.Letter letter)
            return Letter(operand, letter, type, letters, effort);
        if (known == PyType.Unknown)
            return true;
        var wanted = (PyType.Of)pattern;
        if (wanted.Name == "iter" && !known.Is("optional"))
            return ItemOf(type) is { } item && Matches(operand, wanted.Parts[0], item, letters, effort, row);
        if (known is PyType.Of of && of.Name == wanted.Name && of.Parts.Length == wanted.Parts.Length)
            return of.Parts.Zip(wanted.Parts).All(x => Matches(operand with { Passing = Passing.Looked }, x.Second, x.First, letters, Effort.Exact, row));
        if (wanted.Name == "optional")
            return known == PyType.None || Matches(operand, wanted.Parts[0], type, letters, effort, row);
        if (effort >= Effort.Promoted && operand.Passing != Passing.Changed && (Promotes(known, pattern, row) || (wanted.Name == "number" && (known == PyType.Int || known == PyType.Float))))
            return true;
        if (effort >= Effort.Promoted && known.Is("tuple") && wanted.Name == "many" && ItemOf(type) is { } part)
            return Matches(operand with { Passing = Passing.Looked }, wanted.Parts[0], part, letters, effort, row);
        if (effort >= Effort.Promoted && operand.Passing != Passing.Changed && known == PyType.Int && wanted == PyType.Integer)
            return true;
        if (effort < Effort.Narrowed)
            return false;
        return (known == PyType.Integer && pattern == PyType.Int) || (known.Is("optional") && Matches(operand, pattern, known.Inner[0], letters, effort, row))
            || (known == PyType.Number && (pattern == PyType.Int || pattern == PyType.Float));
    }

    private bool Letter(Operand operand, PyType.Letter letter, PyType type, Dictionary<string, PyType> letters, Effort effort)
    {
        if (!letters.TryGetValue(letter.Name, out var bound))
        {
            letters[letter.Name] = type;
            return true;
        }
        var (a, b) = (cells.Resolve(bound), cells.Resolve(type));
        if (Alike(a, b) || (operand.Passing == Passing.Kept && bound is PyType.Cell && cells.Shallow(bound) == PyType.Unknown))
            return true;
        if (operand.Passing == Passing.Kept && bound is PyType.Cell && !final)
            return Joins(a, b);
        return effort >= Effort.Promoted && (a.Is("optional") && (b == PyType.None || Alike(a.Inner[0], b))
            || (a == PyType.Number && (b == PyType.Int || b == PyType.Float)) || (a == PyType.Integer && b == PyType.Int)
            || (effort >= Effort.Narrowed && ((b == PyType.Integer && a == PyType.Int) || b.Is("optional") && Alike(a, b.Inner[0]) || (b == PyType.Number && (a == PyType.Int || a == PyType.Float)))));
    }

    /// <summary>Whether a cell that holds one type can take in the other.</summary>
    private static bool Joins(PyType a, PyType b) => a == PyType.None || b == PyType.None || Alike(a.Is("optional") ? a.Inner[0] : a, b.Is("optional") ? b.Inner[0] : b)
        || (IsNumeric(a) && IsNumeric(b)) || (a == PyType.Integer && b == PyType.Int) || (a == PyType.Int && b == PyType.Integer) || (a.Is("tuple") && b.Is("tuple") && a.Inner.Length == b.Inner.Length && a.Inner.Zip(b.Inner, Joins).All(x => x));

    private static bool IsNumeric(PyType x) => x == PyType.Int || x == PyType.Float || x == PyType.Number;

    /// <summary>Equal as far as both are known.</summary>
    private static bool Alike(PyType a, PyType b) => a == b || a == PyType.Unknown || b == PyType.Unknown
        || (a is PyType.Of x && b is PyType.Of y && x.Name == y.Name && x.Parts.Length == y.Parts.Length && x.Parts.Zip(y.Parts, Alike).All(p => p));

    /// <summary>bool → int → float, where Python does so too: in operators and in <c>math</c>.</summary>
    private static bool Promotes(PyType from, PyType to, Row row)
    {
        var numeric = char.IsAsciiLetterUpper(row.Name[0]) || row.Name.StartsWith("math.", StringComparison.Ordinal);
        if (from == PyType.Bool && to == PyType.Int)
            return numeric || row.Name is "abs" or "range" or "chr";
        return numeric && to == PyType.Float && (from == PyType.Int || from == PyType.Bool || from == PyType.Integer) && row.Name is not ("Eq" or "Lt" or "LtE" or "Gt" or "GtE");
    }

    private Expression Apply(Place at, Row row, ImmutableArray<Given> operands, Dictionary<string, PyType> letters)
    {
        var arguments = ImmutableArray.CreateBuilder<Expression>();
        for (var i = 0; i < operands.Length; i++)
        {
            var operand = row.Signature.Operands[i];
            arguments.Add(operands[i].Value is { } value ? Fitted(value, operand, letters) : Lambda(at, operands[i].Function!, operand.Type, letters));
        }
        var result = Replaced(row.Signature.Result, letters);
        return new Expression.Operation(Known(result), at, row, arguments.ToImmutable());
    }

    private Expression Fitted(Expression value, Operand operand, Dictionary<string, PyType> letters)
    {
        if (operand.Type.Is("iter") && !cells.Shallow(value.Type).Is("optional"))
        {
            // Items that were still unknown get the type that the row has for them.
            if (!final && operand.Type.Inner[0] is var item && ItemOf(value.Type) is PyType.Cell cell)
                cells.Join(cell, Replaced(item, letters));
            return value;
        }
        var target = Replaced(operand.Type, letters);
        // What is kept in a container that began here says what it can hold.
        if (!final && operand.Passing == Passing.Kept && target is PyType.Cell open && cells.Shallow(value.Type) == PyType.Integer)
            cells.Put(open, PyType.Integer);
        if (operand.Type.Is("iter"))
            return Fit(value, cells.Shallow(value.Type).Inner[0]);
        var shallow = cells.Shallow(value.Type);
        if (shallow == PyType.Bool || shallow == PyType.Int || shallow == PyType.Integer)
            value = Promote(value with { Type = shallow }, cells.Shallow(target));
        return Fit(value, target);
    }

    private static PyType Replaced(PyType pattern, Dictionary<string, PyType> letters) => pattern switch
    {
        PyType.Letter x => letters.GetValueOrDefault(x.Name) ?? PyType.Unknown,
        PyType.Of { Parts.IsEmpty: false } x => x with { Parts = [.. x.Parts.Select(p => Replaced(p, letters))] },
        _ => pattern,
    };

    /// <summary>A function as an operand: its parameters get their types from the row, its result gives the last letter its type.</summary>
    private Expression.Lambda Lambda(Place at, PyExpression function, PyType pattern, Dictionary<string, PyType> letters)
    {
        var names = function is PyExpression.Lambda written ? written.Parameters : [.. Enumerable.Range(0, pattern.Inner.Length - 1).Select(i => $"argument_{i + 1}")];
        if (names.Length != pattern.Inner.Length - 1)
            throw Refuse(at, "lambda", "the function takes another number of arguments");
        ImmutableArray<Pattern.Variable> parameters = [.. names.Select((n, i) => new Pattern.Variable(Known(Replaced(pattern.Inner[i], letters)), Unused(n)))];
        inner.Add(names.Select((n, i) => (n, i)).ToDictionary(x => x.n, x => parameters[x.i]));
        Expression body;
        try
        {
            body = function is PyExpression.Lambda lambda ? Value(lambda.Body)
                : Apply(at, function, [.. parameters.Select(p => new Expression.Local(p.Type, at, p.Name))]);
        }
        finally
        {
            inner.RemoveAt(inner.Count - 1);
        }
        // What is compared is not None, or the original complains.
        if (cells.Shallow(body.Type) is PyType.Of { Name: "optional" } optional && pattern.Inner[^1] is PyType.Letter)
            body = Fit(body, optional.Parts[0]);
        if (pattern.Inner[^1] is PyType.Letter letter)
        {
            if (letters.TryGetValue(letter.Name, out var bound))
                body = Fit(body, bound);
            else
                letters[letter.Name] = body.Type;
        }
        else
            body = pattern.Inner[^1] == PyType.Bool ? Truth(body) : Fit(body, Replaced(pattern.Inner[^1], letters));
        return new Expression.Lambda(Known(Replaced(pattern, letters)), at, parameters, body);
    }

    /// <summary>A name for a variable of a comprehension or lambda that no variable of the function has.</summary>
    private string Unused(string name) => frame.Chain.Any(f => f.Types.ContainsKey(name) || f.Locals.Contains(name)) || inner.Any(x => x.Values.Any(v => v.Name == name))
        ? Unused(name + "_") : name;
}
