using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Steelyard.Evidence.Statistics;
using Steelyard.Lab;
using Steelyard.Lab.Replay;
using Steelyard.Lab.Toolchains;
using Steelyard.Reporting;
using Steelyard.Translation;
using Steelyard.Translation.Python;

namespace Steelyard.Commands;

/// <summary><c>port</c>: record how a program calls a function, translate it, build it, show that it behaves the same, measure it.</summary>
internal static class PortCommand
{
    private static readonly Argument<string> Target = new("file.py:function") { Description = "the function to port" };
    private static readonly Argument<string[]> Program = new("command")
    {
        Description = "after --, the command that calls it, for example python3 app.py data.csv (default: the file's doctests)",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string?> Out = Options.Text("--out", "folder for the port (default: .steelyard/ports/<file>)", "folder");
    private static readonly Option<string?> Seed = Options.Text("--seed", "seed of the generated calls (default: drawn, and shown)", "n");
    private static readonly Option<string?> TimeLimit = Options.Text("--time-limit", "time for the recorded run (default: 5m)", "duration");
    private static readonly Option<bool> Once = Options.Flag("--once", "run the command once only, to record; it is not measured as a whole");
    private static readonly Option<bool> Json = Options.Json();
    private static readonly Option<bool> Quiet = Options.Flag("--quiet", "no progress on stderr");
    private static readonly Option<bool> Yes = Options.Flag("--yes", "install missing toolchains without asking");

    private static readonly IReadOnlyDictionary<string, Proof> NoProofs = new Dictionary<string, Proof>();
    private static readonly IReadOnlyDictionary<string, Interval> NoSpeedups = new Dictionary<string, Interval>();

    public static Command Create()
    {
        var command = new Command("port", "Port a Python function to Rust: record, translate, build, prove, measure.") { Target, Program, Out, Seed, TimeLimit, Once, Json, Quiet, Yes };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var (file, function) = ReadTarget(parsed.GetValue(Target)!);
        var seed = Options.ReadSeed(parsed.GetValue(Seed));
        var limit = Options.ReadDuration("--time-limit", parsed.GetValue(TimeLimit), TimeSpan.FromMinutes(5));
        var words = parsed.GetValue(Program) ?? [];
        var command = PythonCommand.Read(words.Length > 0 ? words : ["python3", "-m", "doctest", file]);
        using var watcher = new Watcher(parsed.GetValue(Quiet));
        var packages = new Packages(Places.Install(parsed.GetValue(Yes)), watcher.Tell);
        var module = SyntaxFile.Read(command.Python, file);
        if (!module.Functions.ContainsKey(function))
            throw new LabException($"{file} has no top-level function '{function}'", $"It has: {string.Join(", ", module.Functions.Keys)}.");
        using var launcher = Places.Launcher(packages, watcher.Tell);
        var names = Translator.Reachable(module, function);
        watcher.Tell(new LabEvent.Doing($"recording {function}"));
        var recorded = Recording.Run(command, file, names, seed, limit, launcher, cancellation);
        var translated = Translator.Translate(module, names, recorded.ToDictionary(x => x.Key, x => x.Value.Observations), Path.GetFileName(file));
        var wanted = translated.Single(x => x.Name == function);
        if (wanted.Ported is null)
            return Conclude(parsed, file, module, new PortResult(translated, recorded, null, NoProofs, NoSpeedups, null, seed), wanted);
        var ported = translated.Select(x => x.Ported).OfType<PortedFunction>().ToImmutableArray();
        var path = Path.GetFullPath(parsed.GetValue(Out) ?? Path.Combine(".steelyard", "ports", Path.GetFileNameWithoutExtension(file)));
        var folder = PortFolder.Write(path, file, command.Python, ported, recorded, MathImports(module, ported));
        watcher.Tell(new LabEvent.Doing("building the port"));
        if (folder.Build(command.Python, packages) is { } broken)
            throw new InvalidOperationException($"the Rust for {function} does not compile; it is in {path}.\n{broken}");
        watcher.Tell(new LabEvent.Doing("comparing the port with the original"));
        var proofs = folder.Prove(command.Python, seed, ProveCommand.DefaultCount);
        var result = new PortResult(translated, recorded, folder, proofs, NoSpeedups, null, seed);
        if (proofs.Values.All(x => x.Differences.IsEmpty))
            result = Measured(result, command, function, new Speedup(launcher, seed, cancellation), parsed.GetValue(Once), watcher);
        return Conclude(parsed, file, module, result, wanted);
    }

    private static PortResult Measured(PortResult result, PythonCommand command, string function, Speedup speedup, bool once, Watcher watcher)
    {
        watcher.Tell(new LabEvent.Doing("measuring the function"));
        var own = speedup.OfFunction(result.Folder!, command.Python, function);
        Interval? program = null;
        if (!once)
        {
            watcher.Tell(new LabEvent.Doing("measuring the program"));
            using var config = new TemporaryFile();
            PortFolder.WriteSwitch(config.Path, [result.Folder!]);
            program = speedup.OfProgram(command, config.Path);
        }
        return result with { Speedups = own is null ? NoSpeedups : new Dictionary<string, Interval> { [function] = own }, Program = program };
    }

    private static int Conclude(ParseResult parsed, string file, PyModule module, PortResult result, Translated wanted)
    {
        var document = PortDocument.Of(result, module, file, wanted);
        if (parsed.GetValue(Json))
            Console.Out.WriteLine(JsonSerializer.Serialize(document, PortJson.Default.PortDocument));
        else
            PortReport.Write(document, result.Folder?.Path, result.Seed);
        return document.Functions.All(x => x.Status == PortStatus.Ported && x.Differences == 0) ? ExitCode.Done : ExitCode.No;
    }

    private static (string File, string Function) ReadTarget(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon <= 0 || colon == text.Length - 1)
            throw new LabException($"'{text}' names no function", "Write file and function, for example: steelyard port app.py:score -- python3 app.py");
        var file = Path.GetFullPath(text[..colon]);
        return File.Exists(file) ? (file, text[(colon + 1)..])
            : throw new LabException($"there is no file {text[..colon]}", "Name the Python file that defines the function.");
    }

    internal static ImmutableArray<string> MathImports(PyModule module, ImmutableArray<PortedFunction> functions) =>
        [.. functions.SelectMany(x => x.Needs).Where(x => x.Value.Length > 0).Select(x => x.Value == "math"
            ? x.Key == "math" ? "import math" : $"import math as {x.Key}"
            : $"from math import {x.Value["math.".Length..]} as {x.Key}").Distinct()];
}
