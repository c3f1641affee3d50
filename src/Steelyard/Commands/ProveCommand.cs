using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Steelyard.Lab;
using Steelyard.Lab.Replay;
using Steelyard.Lab.Toolchains;
using Steelyard.Reporting;

namespace Steelyard.Commands;

/// <summary><c>prove</c>: build a port again, replay its corpus, make more calls.</summary>
internal static class ProveCommand
{
    private static readonly Argument<string> Folder = new("port") { Description = "folder of the port" };
    private static readonly Option<string?> Seed = Options.Text("--seed", "seed of the generated calls (default: drawn, and shown)", "n");
    private static readonly Option<string?> Count = CountOption();
    private static readonly Option<string?> Limit = LimitOption();
    private static readonly Option<bool> Json = Options.Json();

    public static Command Create()
    {
        var command = new Command("prove", "Show again that a port behaves as the original: replay and generated calls.") { Folder, Seed, Count, Limit, Json };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    public static Option<string?> CountOption() => Options.Text("--count", "how many calls to make per function (default: 2000)", "n");

    public static Option<string?> LimitOption() => Options.Text("--proof-limit", "time to prove one function (default: 1m); what is not done by then is said", "duration");

    public static int ReadCount(string? text) => text is null ? Proving.DefaultCount
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? value
        : throw Options.Usage("--count", $"expected a whole number above 0, found '{text}'");

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var seed = Options.ReadSeed(parsed.GetValue(Seed));
        var proving = new Proving(seed, ReadCount(parsed.GetValue(Count)), Options.ReadDuration("--proof-limit", parsed.GetValue(Limit), Proving.DefaultLimit));
        var port = PortFolder.Open(parsed.GetValue(Folder)!);
        var python = PythonInterpreter.Probe(port.Record.Python, [])
            ?? throw new LabException($"the interpreter {port.Record.Python} of this port is gone", "Make the port again with another one.");
        using var watcher = new Watcher(quiet: false);
        var packages = new Packages(Places.Install(yes: false), watcher.Tell);
        PortFolder.CheckInterpreter(python, packages);
        using var launcher = Places.Launcher(packages, watcher.Tell);
        watcher.Tell(new LabEvent.Doing("building the port"));
        if (port.Build(python, packages, launcher, cancellation) is { } broken)
            throw new LabException($"the port does not build: {broken}", "Undo the changes to its sources, or make it again.");
        watcher.Tell(new LabEvent.Doing("comparing the port with the original"));
        var proofs = port.Prove(python, proving, launcher, cancellation);
        watcher.Clear();
        if (parsed.GetValue(Json))
            Console.Out.WriteLine(JsonSerializer.Serialize(ProofDocument.Of(port, proofs, seed), PortJson.Default.ProofDocument));
        else
            PortReport.Proofs(proofs, seed);
        return proofs.Values.All(x => x.Differences.IsEmpty) ? ExitCode.Done : ExitCode.No;
    }
}
