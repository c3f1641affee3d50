using System.Collections.Immutable;
using Spectre.Console;
using Steelyard.Evidence;
using Steelyard.Evidence.Claims;
using Steelyard.Evidence.Deciding;
using Steelyard.Evidence.Faults;

namespace Steelyard.Reporting;

/// <summary>Tested claims for the terminal: the answer first, then the numbers.</summary>
internal static class ClaimsReport
{
    // In a long list only the numbers that tell most are shown.
    private const int Shown = 2;

    /// <param name="results">The claims.</param>
    /// <param name="faults">The fault matrix behind them, or null.</param>
    /// <param name="console">Where to write.</param>
    /// <param name="inFull">Every number, the rule and the experiment.</param>
    public static void Write(ImmutableArray<ClaimResult> results, FaultMatrix? faults, IAnsiConsole console, bool inFull)
    {
        foreach (var result in results)
        {
            console.Write(new Text($"{result.Claim.Id}: {Answer(result.Answer)}", new Style(Colour(result.Answer), decoration: Decoration.Bold)));
            console.WriteLine();
            Paragraph(console, $"“{result.Claim.Statement}”");
            foreach (var evidence in inFull ? result.Evidence : Telling(result))
                Paragraph(console, $"{Mark(evidence)} {Line(evidence)}");
            foreach (var missing in inFull || result.Answer == ClaimAnswer.CannotBeMeasuredHere ? result.Missing : [])
                Paragraph(console, $"  not tested: {missing}");
            if (inFull)
                Paragraph(console, $"Rule: {result.Claim.Rule}");
        }
        if (inFull && faults is not null)
            console.Write(Matrix(faults, [.. results.SelectMany(x => x.Claim.Tests).OfType<ClaimTest.Faults>().Select(x => x.Group)]));
        console.WriteLine();
        console.WriteLine(string.Join(", ", results.GroupBy(x => x.Answer).OrderBy(x => x.Key).Select(x => $"{x.Count()} {Answer(x.Key)}")));
        if (!inFull)
            console.WriteLine("Every number behind one: steelyard claims <id>");
    }

    /// <summary>The answer in words.</summary>
    public static string Answer(ClaimAnswer answer) => answer switch
    {
        ClaimAnswer.Holds => "holds",
        ClaimAnswer.HoldsInPart => "holds in part",
        ClaimAnswer.DoesNotHold => "does not hold",
        ClaimAnswer.Inconclusive => "inconclusive",
        _ => "cannot be measured here",
    };

    private static IEnumerable<ClaimEvidence> Telling(ClaimResult result)
    {
        var summary = result.Evidence.Where(x => x is { Decides: false, Origin: Origin.Measured }).ToList();
        var deciding = result.Evidence.Where(x => x.Decides).ToList();
        // One that speaks for the claim and one that does not, where there are both.
        var mixed = new[] { deciding.Find(x => x.Keeps == true), deciding.Find(x => x.Keeps == false), deciding.Find(x => x.Keeps is null) }.OfType<ClaimEvidence>();
        var cited = result.Evidence.Where(x => x.Origin != Origin.Measured);
        return summary.Concat(mixed).Take(Shown + 2).Concat(cited.Take(Shown));
    }

    private static string Mark(ClaimEvidence evidence) => (evidence.Decides, evidence.Keeps) switch
    {
        (false, _) => "  ·",
        (_, true) => "  +",
        (_, false) => "  −",
        _ => "  ?",
    };

    private static string Line(ClaimEvidence evidence)
    {
        var x = ClaimEvidenceDocument.Of(evidence);
        return Words(x) + (x is { Value: not null, Study: { } study } ? $", study {study}" : "");
    }

    /// <summary>A number with its bounds, or a fact with where it comes from.</summary>
    public static string Words(ClaimEvidenceDocument x)
    {
        var source = x.Origin switch { Origin.Sourced => "sourced: ", Origin.Stated => "stated: ", _ => "" };
        if (x.Value is not { } value)
            return source + x.Text;
        var bounds = x is { Low: { } low, High: { } high } ? low == high && low == value ? "" : $" ({Quantity.Number(low)} to {Quantity.Number(high)})" : " (too few trials)";
        return $"{x.Text}: {Quantity.Number(value)}{bounds}";
    }

    private static Table Matrix(FaultMatrix matrix, ImmutableArray<string> groups)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var head in matrix.Tools.Select(x => x.Name).Prepend("fault"))
            table.AddColumn(new TableColumn(new Text(head)));
        foreach (var fault in matrix.Cells.Where(x => x.Groups.Any(groups.Contains)).GroupBy(x => x.Fault))
            table.AddRow(fault.Select(x => Short(x.Outcome)).Prepend(fault.Key).Select(x => new Text(x)));
        return table;
    }

    private static string Short(FaultOutcome outcome) => outcome switch
    {
        FaultOutcome.RunTime => "run time",
        FaultOutcome.NotExpressible => "–",
        _ => outcome.ToString().ToLowerInvariant(),
    };

    private static Color Colour(ClaimAnswer answer) => answer switch
    {
        ClaimAnswer.Holds => Color.Green,
        ClaimAnswer.DoesNotHold => Color.Red,
        _ => Color.Yellow,
    };

    private static void Paragraph(IAnsiConsole console, string text) => console.Write(new Padder(new Text(text), new Padding(2, 0, 0, 0)));
}
