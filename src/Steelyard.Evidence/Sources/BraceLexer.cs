namespace Steelyard.Evidence.Sources;

/// <summary>What a token is, as far as counting needs to know.</summary>
public enum TokenKind
{
    /// <summary>An identifier or keyword.</summary>
    Word,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A text, byte text or character, prefix and quotes included.</summary>
    Text,

    /// <summary>An operator, bracket or separator.</summary>
    Sign,
}

/// <summary>One token.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As it stands in the source.</param>
public readonly record struct Token(TokenKind Kind, string Text);

/// <summary>Languages with braces whose tokens are known here.</summary>
public enum BraceLanguage
{
    /// <summary>Rust (reference, chapter 2: nested comments, raw texts, lifetimes).</summary>
    Rust,

    /// <summary>C11 (6.4: lines joined by backslashes, comments, texts with prefixes). Preprocessor lines are tokens like others.</summary>
    C,
}

/// <summary>Splits Rust and C into tokens; comments and layout fall away. What is no valid source still ends: an unclosed text reaches to the end.</summary>
public sealed class BraceLexer
{
    // Longest first, as both languages take the longest that fits.
    private static readonly string[] Signs =
    [
        "<<=", ">>=", "...", "..=", "->", "=>", "::", "..", "&&", "||", "==", "!=", "<=", ">=", "<<", ">>", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=",
        "++", "--", "##",
    ];

    private static readonly string[] RustOnly = ["=>", "::", "..=", ".."];
    private static readonly string[] COnly = ["++", "--", "##"];

    private readonly string text;
    private readonly BraceLanguage language;
    private int at;

    private BraceLexer(string text, BraceLanguage language) => (this.text, this.language) = (text, language);

    /// <summary>The tokens of one file.</summary>
    public static IReadOnlyList<Token> Tokens(string source, BraceLanguage language)
    {
        var joined = language == BraceLanguage.C ? source.Replace("\\\r\n", "", StringComparison.Ordinal).Replace("\\\n", "", StringComparison.Ordinal) : source;
        var lexer = new BraceLexer(joined, language);
        var tokens = new List<Token>();
        while (lexer.Next() is { } token)
            tokens.Add(token);
        return tokens;
    }

    private Token? Next()
    {
        SkipLayout();
        if (at >= text.Length)
            return null;
        var start = at;
        var kind = Read();
        return new Token(kind, text[start..at]);
    }

    private TokenKind Read()
    {
        if (TextPrefix() is { } prefix)
            return ReadText(prefix);
        var c = text[at];
        if (char.IsLetter(c) || c == '_')
            return ReadWord();
        if (char.IsAsciiDigit(c) || (c == '.' && language == BraceLanguage.C && char.IsAsciiDigit(Peek(1))))
            return ReadNumber();
        if (c == '\'')
            return ReadQuote();
        at += Array.Find(Signs, Fits)?.Length ?? 1;
        return TokenKind.Sign;
    }

    private bool Fits(string sign) =>
        string.CompareOrdinal(text, at, sign, 0, sign.Length) == 0 && !(language == BraceLanguage.C ? RustOnly : COnly).Contains(sign);

    private void SkipLayout()
    {
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
                at++;
            else if (text[at] == '/' && Peek(1) == '/')
                at = text.IndexOf('\n', at) is var end and >= 0 ? end : text.Length;
            else if (text[at] == '/' && Peek(1) == '*')
                SkipBlock();
            else
                return;
        }
    }

    /// <summary>Block comments nest in Rust and do not in C.</summary>
    private void SkipBlock()
    {
        var depth = 0;
        do
        {
            var (opens, closes) = (text[at] == '/' && Peek(1) == '*', text[at] == '*' && Peek(1) == '/');
            depth += opens && (depth == 0 || language == BraceLanguage.Rust) ? 1 : closes ? -1 : 0;
            at += opens || closes ? 2 : 1;
        }
        while (depth > 0 && at < text.Length);
        at = Math.Min(at, text.Length);
    }

    /// <summary>Length of what stands before the quote of a text that begins here, or null when none begins.</summary>
    private int? TextPrefix()
    {
        var end = at;
        while (end < text.Length && end - at < 2 && char.IsAsciiLetter(text[end]))
            end++;
        if (language == BraceLanguage.C && end < text.Length && text[end] == '8' && text[at] == 'u')
            end++;
        var word = text[at..end];
        var hashes = end;
        while (language == BraceLanguage.Rust && word.EndsWith('r') && hashes < text.Length && text[hashes] == '#')
            hashes++;
        var known = language == BraceLanguage.Rust ? word is "" or "r" or "b" or "br" or "c" or "cr" : word is "" or "L" or "u" or "U" or "u8";
        return known && hashes < text.Length && text[hashes] == '"' ? hashes - at : null;
    }

    private TokenKind ReadText(int prefix)
    {
        var before = text.AsSpan(at, prefix);
        var raw = language == BraceLanguage.Rust && before.Contains('r');
        var close = "\"" + new string('#', before.Count('#'));
        at += prefix + 1;
        while (at < text.Length && string.CompareOrdinal(text, at, close, 0, close.Length) != 0)
            at += !raw && text[at] == '\\' ? 2 : 1;
        at = Math.Min(at + close.Length, text.Length);
        return TokenKind.Text;
    }

    private TokenKind ReadWord()
    {
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_'))
            at++;
        // b'x' in Rust and L'x' in C: prefix and character are one token.
        return Peek(0) == '\'' && text[at - 1] is 'b' or 'L' or 'u' or 'U' && IsCharacter() ? ReadQuote() : TokenKind.Word;
    }

    private TokenKind ReadNumber()
    {
        at++;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_' || IsPoint() || IsSignOfExponent()))
            at++;
        return TokenKind.Number;
    }

    // 1.5 and 1. are numbers; 1..5 and 1.max(2) are a number and a sign.
    private bool IsPoint() => text[at] == '.' && (language == BraceLanguage.C || (Peek(1) != '.' && !char.IsLetter(Peek(1)) && Peek(1) != '_'));

    private bool IsSignOfExponent() => text[at] is '+' or '-' && text[at - 1] is 'e' or 'E' or 'p' or 'P' && char.IsAsciiDigit(Peek(1));

    /// <summary>A character, or in Rust a lifetime or label, which counts as one word.</summary>
    private TokenKind ReadQuote()
    {
        if (language == BraceLanguage.Rust && !IsCharacter())
        {
            at++;
            return ReadWord();
        }
        at++;
        while (at < text.Length && text[at] != '\'')
            at += text[at] == '\\' ? 2 : 1;
        at = Math.Min(at + 1, text.Length);
        return TokenKind.Text;
    }

    // 'a' closes at once; '\n' has a backslash; 'a of a lifetime goes on without a quote. Characters beyond 16 bits take two units.
    private bool IsCharacter() =>
        language == BraceLanguage.C || Peek(1) == '\\' || Peek(2) == '\'' || (char.IsHighSurrogate(Peek(1)) && Peek(3) == '\'');

    private char Peek(int ahead) => at + ahead < text.Length ? text[at + ahead] : '\0';
}
