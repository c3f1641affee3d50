using System.Globalization;
using System.Text;
using Steelyard.Evidence;

namespace Steelyard.Reporting.Html;

/// <summary>Text from workloads, programs and stores made fit to be seen: what is invisible or turns the writing direction is shown, what is endless is cut.</summary>
internal static class Shown
{
    private const int LongestName = 64;
    private const int LongestText = 2000;

    /// <summary>A name for labels and table heads.</summary>
    public static string Name(string name) => Cut(name, LongestName);

    /// <summary>A sentence, reason or command.</summary>
    public static string Text(string? text) => Cut(text ?? "", LongestText);

    /// <summary>The place on the page where the trials of a candidate in a phase stand; holds no character of any name.</summary>
    public static string Anchor(int candidate, Phase phase, int size) => $"trials-{candidate}-{phase.ToString().ToLowerInvariant()}-{size}";

    private static string Cut(string text, int length)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= length)
                return shown.Append('…').ToString();
            shown.Append(IsVisible(rune) ? rune.ToString() : rune.Value is '\n' or '\r' or '\t' ? " " : "�");
        }
        return shown.ToString();
    }

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse);
}
