namespace Steelyard.Evidence.Sources;

/// <summary>
/// Counts tokens, branches and nesting of Rust and C from their tokens, without a parser. Branches are those of McCabe (1976, IEEE
/// Transactions on Software Engineering 2): each condition and loop, each case but the default, each <c>&amp;&amp;</c>, <c>||</c> and
/// <c>?:</c>. Rust's <c>?</c> hands an error on as an exception does and does not count. Nesting is the deepest stack of conditions and
/// loops; <c>else if</c> goes no deeper than its <c>if</c>.
/// </summary>
public static class BraceSource
{
    /// <summary>Counts one file.</summary>
    public static SourceCounts Count(string source, BraceLanguage language)
    {
        var tokens = BraceLexer.Tokens(source, language);
        return language == BraceLanguage.Rust
            ? new SourceCounts(tokens.Count, RustBranches(tokens), RustNesting(tokens))
            : new SourceCounts(tokens.Count, CBranches(tokens), new CNesting(tokens).Deepest());
    }

    private static int CBranches(IReadOnlyList<Token> tokens) =>
        tokens.Count(x => x is { Kind: TokenKind.Word, Text: "if" or "for" or "while" or "case" } or { Kind: TokenKind.Sign, Text: "&&" or "||" or "?" })
        - Joined(tokens, "#", "if");

    private static int RustBranches(IReadOnlyList<Token> tokens)
    {
        var count = 0;
        for (var i = 0; i < tokens.Count; i++)
            count += IsRustBranch(tokens, i) ? 1 : 0;
        return count;
    }

    private static bool IsRustBranch(IReadOnlyList<Token> tokens, int i) => tokens[i] switch
    {
        { Kind: TokenKind.Word, Text: "if" or "while" or "loop" } => true,
        { Kind: TokenKind.Word, Text: "for" } => IsLoop(tokens, i),
        { Kind: TokenKind.Sign, Text: "=>" } => At(tokens, i - 1).Text != "_",
        // && of a reference to a reference and || of a closure without parameters follow a sign, an operator follows a value.
        { Kind: TokenKind.Sign, Text: "&&" or "||" } => EndsValue(At(tokens, i - 1)),
        _ => false,
    };

    /// <summary>A <c>for</c> that is neither <c>impl X for Y</c> nor <c>for&lt;'a&gt;</c>: an <c>in</c> follows before the block.</summary>
    private static bool IsLoop(IReadOnlyList<Token> tokens, int i)
    {
        var depth = 0;
        for (var j = i + 1; j < tokens.Count && tokens[j].Text != ";"; j++)
        {
            depth += tokens[j].Text == "{" ? 1 : tokens[j].Text == "}" ? -1 : 0;
            if (depth == 0 && tokens[j] is { Kind: TokenKind.Word, Text: "in" })
                return true;
            // A pattern with braces goes on after them, to `in`, a comma, a bar or a bracket; the body of an impl does not.
            if (depth < 0 || (depth == 0 && tokens[j].Text == "}" && At(tokens, j + 1).Text is not ("in" or "," or "|" or ")")))
                return false;
        }
        return false;
    }

    private static bool EndsValue(Token token) =>
        token.Kind is TokenKind.Number or TokenKind.Text
        || (token.Kind == TokenKind.Word && token.Text is not ("return" or "match" or "if" or "while" or "in" or "move" or "break" or "else"))
        || token.Text is ")" or "]" or "}" or "?";

    private static int RustNesting(IReadOnlyList<Token> tokens)
    {
        var open = new Stack<bool>(); // for each bracket: whether it is the block of a condition or loop
        var (deepest, depth, head) = (0, 0, Head.None);
        var headLevel = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var text = tokens[i].Kind is TokenKind.Text ? "" : tokens[i].Text;
            if (text is "if" or "while" or "loop" or "match" || (text == "for" && IsLoop(tokens, i)))
                (head, headLevel) = (text == "for" ? Head.Pattern : Head.Block, open.Count);
            else if (head != Head.None && open.Count == headLevel)
                head = text switch
                {
                    // A pattern may hold braces of its own: the block comes after its end.
                    "let" => Head.Pattern,
                    "=" or "in" => Head.Block,
                    ";" or "=>" => Head.None,
                    _ => head,
                };
            if (text is "{" or "(" or "[")
            {
                var control = text == "{" && head == Head.Block && open.Count == headLevel;
                head = control ? Head.None : head;
                open.Push(control);
                depth += control ? 1 : 0;
                deepest = Math.Max(deepest, depth);
            }
            else if (text is "}" or ")" or "]" && open.TryPop(out var wasControl))
            {
                depth -= wasControl ? 1 : 0;
                head = open.Count < headLevel ? Head.None : head;
            }
        }
        return deepest;
    }

    private enum Head
    {
        None,
        Pattern,
        Block,
    }

    private static Token At(IReadOnlyList<Token> tokens, int i) => i >= 0 && i < tokens.Count ? tokens[i] : default;

    private static int Joined(IReadOnlyList<Token> tokens, string first, string second)
    {
        var count = 0;
        for (var i = 1; i < tokens.Count; i++)
            count += tokens[i - 1].Text == first && tokens[i].Text == second ? 1 : 0;
        return count;
    }
}
