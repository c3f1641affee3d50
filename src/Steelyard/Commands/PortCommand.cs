using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Steelyard.Evidence.Statistics;
using Steelyard.Lab;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Replay;
using Steelyard.Lab.Toolchains;
using Steelyard.Reporting;

namespace Steelyard.Commands;

/// <summary><c>port</c>: record how a program calls functions, translate them, build them, show that they behave the same, measure them.</summary>
internal static class PortCommand
{
    private static readonly Argument<string[]> Words = new("file.py[:function,...]")
    {
        Description = "what to port: functions of a file, or all that can be ported of it; after --, the command that calls them, for example python3 app.py data.csv (default: the file's doctests, or else its annotations)",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> Out = Options.Text("--out", "folder for the port (default: .steelyard/ports/<file>)", "folder");
    private static readonly Option<string?> Seed = Options.Text("--seed", "seed of the generated calls (default: drawn, and shown)", "n");
    private static readonly Option<string?> Count = ProveCommand.CountOption();
    private static readonly Option<string?> TimeLimit = Options.Text("--time-limit", "time for the recorded run (default: 5m)", "duration");
    private static readonly Option<string?> ProofLimit = ProveCommand.LimitOption();
    private static readonly Option<bool> Once = Options.Flag("--once", "run the command once only, to record; it is not measured as a whole");
    private static readonly Option<bool> NoMeasure = Options.Flag("--no-measure", "measure nothing");
    private static readonly Option<bool> Json = Options.Json();
    private static readonly Option<bool> Quiet = Options.Flag("--quiet", "no progress on stderr");
    private static readonly Option<bool> Yes = Options.Flag("--yes", "install missing toolchains without asking");

    public static Command Create()
    {
        var command = new Command("port", "Port Python functions to Rust: record, translate, build, prove, measure.")
        {
            Words, Out, Seed, Count, TimeLimit, ProofLimit, Once, NoMeasure, Json, Quiet, Yes,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var (targets, program) = PortTargets.Split(parsed, Words);
        var files = PortTargets.Read(targets);
        var seed = Options.ReadSeed(parsed.GetValue(Seed));
        var proving = new Proving(seed, ProveCommand.ReadCount(parsed.GetValue(Count)), Options.ReadDuration("--proof-limit", parsed.GetValue(ProofLimit), Proving.DefaultLimit));
        var limit = Options.ReadDuration("--time-limit", parsed.GetValue(TimeLimit), TimeSpan.FromMinutes(5));
        if (program.IsEmpty && files.Length > 1)
            throw new LabException("several files have no examples in common", "Write the command that calls their functions behind --, or port one file at a time.");
        var command = program.IsEmpty ? PythonCommand.Examples(files[0].Path) : PythonCommand.Read(program);
        using var input = new TemporaryFolder();
        if (command.IsProgram)
            command = command with { Input = StandardInput.Keep(input.At("stdin"), cancellation) };
        using var watcher = new Watcher(parsed.GetValue(Quiet));
        var packages = new Packages(Places.Install(parsed.GetValue(Yes)), watcher.Tell);
        var tasks = files.Select(x => PortTargets.Task(x, SyntaxFile.Read(command.Python, x.Path))).ToImmutableArray();
        PortFolder.CheckInterpreter(command.Python, packages);
        foreach (var task in tasks)
            PortFolder.CheckWritable(Folder(parsed, task, tasks));
        using var launcher = Places.Launcher(packages, watcher.Tell);
        watcher.Tell(new LabEvent.Doing($"recording {string.Join(", ", tasks.Select(x => Path.GetFileName(x.File)))}"));
        var recorded = command.IsProgram ? Recording.Run(command, tasks, seed, limit, launcher, cancellation)
            : Recording.Examples(command, tasks[0], seed, limit, launcher, cancellation);
        if (recorded.Remark is { } remark)
            watcher.Tell(new LabEvent.Note(remark));
        var making = new PortMaking(command.Python, launcher, packages, watcher.Tell, cancellation);
        var outcomes = tasks.Select(x => making.Make(x, recorded.Functions.GetValueOrDefault(x.File) ?? [], Folder(parsed, x, tasks), proving)).ToImmutableArray();
        var result = new PortResult(outcomes, recorded, seed);
        if (!parsed.GetValue(NoMeasure))
            result = Measured(result, command, new Speedup(launcher, seed, cancellation), parsed.GetValue(Once) || !command.IsProgram, watcher);
        watcher.Clear();
        return Conclude(parsed, result);
    }

    private static string Folder(ParseResult parsed, PortTask task, ImmutableArray<PortTask> tasks)
    {
        var name = Path.GetFileNameWithoutExtension(task.File);
        return Path.GetFullPath(parsed.GetValue(Out) is { } given ? tasks.Length == 1 ? given : Path.Combine(given, name) : Path.Combine(".steelyard", "ports", name));
    }

    private static PortResult Measured(PortResult result, PythonCommand command, Speedup speedup, bool once, Watcher watcher)
    {
        var functions = ImmutableDictionary.CreateBuilder<(string, string), Interval>();
        var folders = new List<PortFolder>();
        foreach (var (file, folder) in result.Outcomes.Where(x => x.Folder is not null).Select(x => (x, x.Folder!)))
        {
            var equal = file.Proofs.Where(x => x.Value is { Differences.IsEmpty: true, AlwaysLeaves: false, ShowsNothing: false, Unsteady: 0 }).Select(x => x.Key).Where(file.Task.Wanted.Contains);
            foreach (var name in equal.Order(StringComparer.Ordinal))
            {
                watcher.Tell(new LabEvent.Doing($"measuring {name}"));
                if (speedup.OfFunction(folder, command.Python, name) is { } own)
                    functions[(file.Task.File, name)] = own;
            }
            if (file.Proofs.Values.All(x => x.Differences.IsEmpty))
                folders.Add(folder.WithoutGain(functions.Where(x => x.Key.Item1 == file.Task.File && !PortDocument.Pays(x.Value)).Select(x => x.Key.Item2)));
        }
        Interval? program = null;
        if (!once && folders.Count > 0)
        {
            watcher.Tell(new LabEvent.Doing("measuring the program"));
            using var config = new TemporaryFile();
            PortFolder.WriteSwitch(config.Path, folders, all: false);
            program = speedup.OfProgram(command, config.Path);
        }
        return result with { Speedups = functions.ToImmutable(), Program = program };
    }

    private static int Conclude(ParseResult parsed, PortResult result)
    {
        var document = PortDocument.Of(result);
        var json = JsonSerializer.Serialize(document, PortJson.Default.PortDocument);
        foreach (var folder in result.Outcomes.Select(x => x.Folder).OfType<PortFolder>())
        {
            File.WriteAllText(Path.Combine(folder.Path, PortDocument.FileName), json + "\n");
            folder.WriteReadme(PortReadme.Of(document, folder));
        }
        if (parsed.GetValue(Json))
            Console.Out.WriteLine(json);
        else
            PortReport.Write(document);
        foreach (var (name, message) in result.Outcomes.SelectMany(x => x.Broken))
            Console.Error.WriteLine($"steelyard: a bug in Steelyard: {name} can be translated and is not, or not into Rust that compiles; it was left out. Please report it.\n{message}");
        return result.Outcomes.Any(x => x.Broken.Count > 0) ? ExitCode.Bug
            : document.Functions.All(x => x.Status == PortStatus.Ported && x.Differences == 0) ? ExitCode.Done : ExitCode.No;
    }
}
