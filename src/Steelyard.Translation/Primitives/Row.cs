using System.Collections.Immutable;
using Steelyard.Translation.Ir;

namespace Steelyard.Translation.Primitives;

/// <summary>How a row's Rust takes an operand.</summary>
internal enum Passing
{
    /// <summary>Small values by value, others by reference.</summary>
    Looked,

    /// <summary>Owned: it is kept.</summary>
    Kept,

    /// <summary><c>&amp;mut</c>: it is changed in place.</summary>
    Changed,
}

/// <summary>An operand of a row.</summary>
/// <param name="Type">Its type, possibly with letters.</param>
/// <param name="Passing">How it is passed.</param>
/// <param name="Keyword">Its name where it can only be given by name, or null.</param>
internal sealed record Operand(PyType Type, Passing Passing, string? Keyword);

/// <summary>
/// One meaning of one operation: a row of a table. <c>new("dict.get", "(dict[K, V], K, =V) -> V where K: key", "dict::get_or")</c>.
/// Types are written as annotations; <c>->?</c> says that the Rust returns <c>Eval</c>; flags stand behind a semicolon.
/// </summary>
/// <param name="Name">How Python writes it (<c>len</c>, <c>str.split</c>, <c>math.floor</c>), or its name in <c>ast</c> (<c>Add</c>).</param>
/// <param name="Text">Its types.</param>
/// <param name="Rust">A path in the runtime or the standard library, <c>.method</c>, <c>infix +</c>, <c>prefix -</c>, <c>as f64</c>, <c>caught path</c> for what is asked of the exception that the innermost handler has caught, or <c>=</c> for the operand itself.</param>
internal sealed record Row(string Name, string Text, string Rust)
{
    /// <summary>The types, read.</summary>
    public RowSignature Signature { get; } = RowSignature.Read(Text);
}

/// <summary>The types of a row.</summary>
/// <param name="Operands">What it takes.</param>
/// <param name="Result">What it gives.</param>
/// <param name="Partial">It may leave or raise.</param>
/// <param name="Constraints">What a letter must be able to do: <c>key</c>, <c>order</c>, <c>eq</c>.</param>
/// <param name="Flags">For example <c>order-free</c>: it may take the items of a set in any order.</param>
internal sealed record RowSignature(
    ImmutableArray<Operand> Operands, PyType Result, bool Partial, ImmutableArray<(string Letter, string Ability)> Constraints, ImmutableHashSet<string> Flags)
{
    /// <summary>Reads the text of a row.</summary>
    /// <exception cref="FormatException">It is not written as rows are.</exception>
    public static RowSignature Read(string text)
    {
        var reader = new Reader(text);
        var operands = reader.Operands();
        var partial = reader.Arrow();
        var result = reader.Type();
        var constraints = reader.Constraints();
        return new RowSignature(operands, result, partial, constraints, reader.Flags());
    }

    private sealed class Reader(string text)
    {
        private int at;

        public ImmutableArray<Operand> Operands()
        {
            Expect('(');
            var operands = ImmutableArray.CreateBuilder<Operand>();
            var named = false;
            while (!Take(')'))
            {
                if (Take('*'))
                    named = true;
                else
                    operands.Add(Operand(named));
                Take(',');
            }
            return operands.ToImmutable();
        }

        private Operand Operand(bool named)
        {
            string? keyword = null;
            if (named)
            {
                keyword = Word();
                Expect(':');
            }
            var passing = Take('&') ? Passing.Changed : Take('=') ? Passing.Kept : Passing.Looked;
            return new Operand(Type(), passing, keyword);
        }

        public bool Arrow()
        {
            Expect('-');
            Expect('>');
            return Take('?');
        }

        public PyType Type()
        {
            var type = Simple();
            while (Take('|'))
                type = Word() == "None" ? PyType.Optional(type) : throw Wrong("only '| None' is written with a bar");
            return type;
        }

        private PyType Simple()
        {
            var name = Word();
            if (name.Length == 1 && char.IsAsciiLetterUpper(name[0]))
                return new PyType.Letter(name);
            if (name == "fn")
                return Function();
            if (!Take('['))
                return new PyType.Of(name, []);
            var parts = ImmutableArray.CreateBuilder<PyType>();
            var many = false;
            while (!Take(']'))
            {
                if (Take('.'))
                {
                    Expect('.');
                    Expect('.');
                    many = true;
                }
                else
                    parts.Add(Type());
                Take(',');
            }
            return many ? PyType.Many(parts[0]) : new PyType.Of(name, parts.ToImmutable());
        }

        /// <summary><c>fn(A, B) -> C</c>: the parts are the parameters and then the result.</summary>
        private PyType.Of Function()
        {
            Expect('(');
            var parts = ImmutableArray.CreateBuilder<PyType>();
            while (!Take(')'))
            {
                parts.Add(Type());
                Take(',');
            }
            Expect('-');
            Expect('>');
            parts.Add(Type());
            return new PyType.Of("fn", parts.ToImmutable());
        }

        public ImmutableArray<(string Letter, string Ability)> Constraints()
        {
            var constraints = ImmutableArray.CreateBuilder<(string, string)>();
            if (Next() != 'w')
                return [];
            if (Word() != "where")
                throw Wrong("'where' is expected");
            do
            {
                var letter = Word();
                Expect(':');
                constraints.Add((letter, Word()));
            }
            while (Take(','));
            return constraints.ToImmutable();
        }

        public ImmutableHashSet<string> Flags()
        {
            var flags = ImmutableHashSet.CreateBuilder<string>();
            if (Take(';'))
                while (Next() != '\0')
                    flags.Add(Word());
            return Next() == '\0' ? flags.ToImmutable() : throw Wrong("the end is expected");
        }

        private string Word()
        {
            Next();
            var start = at;
            while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '-' && text.AsSpan(at) is not ['-', '>', ..]))
                at++;
            return at > start ? text[start..at] : throw Wrong("a name is expected");
        }

        private void Expect(char expected)
        {
            if (!Take(expected))
                throw Wrong($"'{expected}' is expected");
        }

        private bool Take(char wanted)
        {
            if (Next() != wanted)
                return false;
            at++;
            return true;
        }

        private char Next()
        {
            while (at < text.Length && text[at] == ' ')
                at++;
            return at < text.Length ? text[at] : '\0';
        }

        private FormatException Wrong(string message) => new($"{message} at {at} of the row '{text}'");
    }
}
