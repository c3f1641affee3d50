using System.Globalization;
using Steelyard.Lab.Replay;
using Steelyard.Translation.Rust;

namespace Steelyard.Reporting;

/// <summary>A port in words: the verdict, one line for each function, what is refused and why, the next step.</summary>
internal static class PortReport
{
    private static readonly string[] Head = ["function", "", "gain", "replayed", "generated", "differences", "left to Python"];

    public static void Write(PortDocument document)
    {
        Verdict(document);
        Table(document.Functions.Where(x => x.Status != PortStatus.Refused).ToList());
        foreach (var x in document.Functions)
            Differences(x.Name, x.Counterexamples);
        foreach (var x in document.Functions)
            foreach (var reason in x.Reasons)
                Say($"{x.File}:{reason.Line}:{reason.Column}: {x.Name} is {(x.Status == PortStatus.Failed ? "left out" : "refused")}: {reason.Message} [{reason.Feature}]");
        if (document.Program.RecordingSlowdown is { } slowdown)
            Say($"Recording made the program {slowdown:0.0}× slower.");
        Next(document);
    }

    public static void Proofs(IReadOnlyDictionary<string, Proof> proofs, long seed)
    {
        foreach (var (name, x) in proofs)
        {
            Say($"{name}: replayed {x.Replayed} calls, generated {x.Generated}, {x.Differences.Length} differences; {x.Fallbacks} of {x.Replayed} recorded calls fell back ({x.FallbacksRaised} of them raised), {x.GeneratedLeft + x.GeneratedRaised} of the generated ({x.GeneratedRaised} raised){Doubts(x.Skipped, x.Unrepeatable, x.CutShort)}.");
            Differences(name, x.Differences);
        }
        Say($"Seed {seed}.");
    }

    private static void Verdict(PortDocument document)
    {
        var ported = document.Functions.Where(x => x.Status == PortStatus.Ported).ToList();
        var called = document.Functions.Count(x => x.Calls > 0);
        var gain = document.Program.Speedup is { } program ? $", whole program {Times(program)}" : "";
        Say($"{ported.Count} of {document.Functions.Count} functions ported ({called} were called), {document.Functions.Sum(x => x.Differences)} differences{gain}.");
    }

    private static void Table(List<PortedDocument> functions)
    {
        if (functions.Count == 0)
            return;
        var rows = functions.Select(Row).Prepend(Head).ToList();
        var widths = Enumerable.Range(0, Head.Length).Select(i => rows.Max(x => x[i].Length)).ToList();
        foreach (var row in rows)
            Say(string.Join("  ", row.Select((x, i) => x.PadRight(widths[i]))).TrimEnd());
    }

    private static string[] Row(PortedDocument x) =>
    [
        x.Signature ?? x.Name, x.Status.ToString().ToLowerInvariant(),
        x.Speedup is not { } speedup ? "" : Times(speedup) + (x.Pays == false ? ", no gain: bound by conversion" : ""),
        Number(x.Replayed), Number(x.Generated), Number(x.Differences),
        x.Crate is null ? "" : $"{Number(x.Fallbacks)} of {Number(x.Replayed)} ({Number(x.FallbacksRaised)} raised), {Number(x.GeneratedFallbacks)} of {Number(x.Generated)} ({Number(x.GeneratedRaised)} raised){Doubts(x.Skipped, x.Unrepeatable, x.CutShort)}",
    ];

    private static string Number(int x) => x.ToString(CultureInfo.InvariantCulture);

    private static string Doubts(int skipped, int unrepeatable, bool cut) =>
        (skipped > 0 ? $"; {skipped} made calls skipped, too slow in the original" : "")
        + (unrepeatable > 0 ? $"; {unrepeatable} recorded calls do not repeat in the original either" : "")
        + (cut ? "; cut short by the time limit" : "");

    private static void Differences(string name, IEnumerable<Difference> differences)
    {
        foreach (var x in differences)
            Say($"  {name}({x.Arguments}): original {x.Expected}, port {x.Actual}");
    }

    private static void Next(PortDocument document)
    {
        foreach (var crate in document.Functions.Where(x => x.Crate is not null).GroupBy(x => x.Crate!))
        {
            Say($"Crate: {crate.Key} (seed {document.Seed})");
            if (crate.Any(x => x.Status == PortStatus.Failed))
                continue;
            var functions = crate.Where(x => x.Status == PortStatus.Ported && x.Pays != false).Select(x => x.Name).ToList();
            if (functions.Count == 0)
                continue;
            Say($"Try it:  steelyard run --ports {crate.Key} -- <your command>");
            Say($"Keep it: pip install {crate.Key}");
            Say($"         {string.Join("; ", Shim.Adoption(PortFolder.PackageName(crate.First().File), functions))}   # in {Path.GetFileName(crate.First().File)}, below their definitions");
        }
    }

    private static string Times(SpeedupDocument x) => string.Create(CultureInfo.InvariantCulture,
        $"{x.Value:0.00}× as fast{(x.High is { } high ? $" ({x.Low:0.00} to {high:0.00})" : "")}");

    private static void Say(FormattableString text) => Say(text.ToString(CultureInfo.InvariantCulture));

    private static void Say(string text) => Console.Out.WriteLine(text);
}
