using System.CommandLine;
using System.Globalization;
using Steelyard.Lab;
using Steelyard.Lab.Replay;
using Steelyard.Lab.Toolchains;

namespace Steelyard.Commands;

/// <summary><c>prove</c>: build a port again, replay its corpus, make more calls.</summary>
internal static class ProveCommand
{
    public const int DefaultCount = 2000;

    private static readonly Argument<string> Folder = new("port") { Description = "folder of the port" };
    private static readonly Option<string?> Seed = Options.Text("--seed", "seed of the generated calls (default: drawn, and shown)", "n");
    private static readonly Option<string?> Count = Options.Text("--count", "how many calls to make per function (default: 2000)", "n");

    public static Command Create()
    {
        var command = new Command("prove", "Show again that a port behaves as the original: replay and generated calls.") { Folder, Seed, Count };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed), cancellation));
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var seed = Options.ReadSeed(parsed.GetValue(Seed));
        var count = parsed.GetValue(Count) is not { } text ? DefaultCount
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? value
            : throw Options.Usage("--count", $"expected a whole number above 0, found '{text}'");
        var port = PortFolder.Open(parsed.GetValue(Folder)!);
        var python = PythonInterpreter.Probe(port.Record.Python, [])
            ?? throw new LabException($"the interpreter {port.Record.Python} of this port is gone", "Make the port again with another one.");
        if (port.Build(python, new Packages(Places.Install(yes: false), _ => { })) is { } broken)
            throw new LabException($"the port does not build: {broken}", "Undo the changes to its sources, or make it again.");
        var proofs = port.Prove(python, seed, count);
        foreach (var (name, proof) in proofs)
            Reporting.PortReport.Proof(name, proof);
        Console.Out.WriteLine($"Seed {seed.ToString(CultureInfo.InvariantCulture)}.");
        return proofs.Values.All(x => x.Differences.IsEmpty) ? ExitCode.Done : ExitCode.No;
    }
}
