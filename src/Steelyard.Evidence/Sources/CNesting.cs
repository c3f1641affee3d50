namespace Steelyard.Evidence.Sources;

/// <summary>
/// The nesting of C, whose blocks need no braces: <c>if (a) while (b) c();</c> is two deep. Reads statement by statement; what is no
/// statement is passed over to its semicolon or the end of its braces.
/// </summary>
internal sealed class CNesting(IReadOnlyList<Token> tokens)
{
    private int at;
    private int deepest;

    /// <summary>The deepest nesting of the file.</summary>
    public int Deepest()
    {
        while (at < tokens.Count)
            Statement(0);
        return deepest;
    }

    private string Text => at < tokens.Count && tokens[at].Kind != TokenKind.Text ? tokens[at].Text : "";

    private void Statement(int depth)
    {
        switch (Text)
        {
            case "if" or "for" or "while" or "switch" when !IsDirective():
                var isIf = Text == "if";
                at++;
                Skip("(", ")");
                Inside(depth);
                if (isIf && Text == "else")
                    Else(depth);
                break;
            case "do":
                at++;
                Inside(depth);
                break; // what follows, while (…);, is read as a loop without a body: no deeper
            case "{":
                at++;
                while (at < tokens.Count && Text != "}")
                    Statement(depth);
                at++;
                break;
            default:
                Plain(depth);
                break;
        }
    }

    private void Inside(int depth)
    {
        if (Text == ";")
        {
            at++; // the end of do … while (…);
            return;
        }
        deepest = Math.Max(deepest, depth + 1);
        Statement(depth + 1);
    }

    private void Else(int depth)
    {
        at++;
        if (Text == "if")
            Statement(depth);
        else
            Inside(depth);
    }

    /// <summary>To the semicolon; a brace outside parentheses is a body or an initialiser, and is read as statements.</summary>
    private void Plain(int depth)
    {
        while (at < tokens.Count && Text is not (";" or "}" or ":"))
        {
            if (Text == "(")
                Skip("(", ")");
            else if (Text == "{")
            {
                Statement(depth);
                return;
            }
            else
                at++;
            if (Text is "if" or "for" or "while" or "switch" or "do" && !IsDirective())
                return; // after a label, a directive or a macro without semicolon
        }
        if (Text is ";" or ":")
            at++;
        else if (depth == 0 && Text == "}")
            at++;
    }

    private bool IsDirective() => at > 0 && tokens[at - 1].Text == "#";

    private void Skip(string open, string close)
    {
        var level = 0;
        while (at < tokens.Count)
        {
            level += Text == open ? 1 : Text == close ? -1 : 0;
            at++;
            if (level == 0)
                return;
        }
    }
}
