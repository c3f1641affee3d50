using System.Globalization;
using Steelyard.Lab.Replay;

namespace Steelyard.Reporting;

/// <summary>A port in words.</summary>
internal static class PortReport
{
    public static void Write(PortDocument document, string? folder, long seed)
    {
        foreach (var function in document.Functions)
            Function(function);
        if (document.Program.Speedup is { } program)
            Say($"Whole program: {Times(program)}.");
        if (folder is null)
            return;
        Say($"Crate: {folder} (seed {seed})");
        if (document.Functions.All(x => x.Status == PortStatus.Ported))
            Say($"Next: steelyard run --ports {folder} -- <your command>");
    }

    public static void Proof(string name, Proof proof)
    {
        Say($"{name}: replayed {proof.Replayed} calls, generated {proof.Generated}, {proof.Differences.Length} differences, {proof.Fallbacks} of {proof.Replayed} recorded calls fell back"
            + $" ({proof.GeneratedFallbacks} of the generated).");
        foreach (var x in proof.Differences)
            Say($"  {name}({x.Arguments}): original {x.Expected}, port {x.Actual}");
    }

    private static void Function(PortedDocument x)
    {
        foreach (var reason in x.Reasons)
            Say($"{x.File}:{reason.Line}:{reason.Column}: {x.Name} is refused: {reason.Message} [{reason.Feature}]");
        if (x.Status == PortStatus.Refused)
            return;
        Say($"{x.Signature}: called {x.Calls} times");
        Proof(x.Name, new Proof(x.Replayed, x.Generated, 0, x.Fallbacks, x.GeneratedFallbacks, [.. x.Counterexamples]));
        if (x.Speedup is { } speedup)
            Say($"{x.Name}: {Times(speedup)}{(speedup.High < 1.02 ? "; no gain: the calls are too short for the way between Python and Rust" : "")}.");
    }

    private static string Times(SpeedupDocument x) => string.Create(CultureInfo.InvariantCulture,
        $"{x.Value:0.00}× as fast{(x.High is { } high ? $" ({x.Low:0.00} to {high:0.00})" : "")}");

    private static void Say(FormattableString text) => Say(text.ToString(CultureInfo.InvariantCulture));

    private static void Say(string text) => Console.Out.WriteLine(text);
}
