using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Steelyard.Commands;

/// <summary>Help that begins with examples, because most readers look for one line to copy.</summary>
/// <param name="inner">The help that follows.</param>
internal sealed class HelpWithExamples(SynchronousCommandLineAction inner) : SynchronousCommandLineAction
{
    /// <summary>Examples by verb; the empty name is the program itself.</summary>
    private static readonly ImmutableDictionary<string, ImmutableArray<(string Line, string What)>> Examples =
        new Dictionary<string, ImmutableArray<(string, string)>>
        {
            [""] =
            [
                ("steelyard weigh log-triage", "weigh Python against Rust on a job that comes with the tool"),
                ("steelyard weigh -- python3 app.py", "from a program of yours to a proven answer"),
                ("steelyard decide --priorities memory,source", "ask the same trials with other priorities"),
                ("steelyard report --out r.html", "the latest study as a page to send around"),
            ],
            ["weigh"] =
            [
                ("steelyard weigh log-triage", "all candidates, one minute of trials"),
                ("steelyard weigh ./my-job --budget 5m --cpus 1", "your own workload, longer, bound to one CPU"),
                ("steelyard weigh log-triage --input access.log", "on a file of yours"),
                ("steelyard weigh log-triage --limit \"memory<=64MiB\"", "candidates above it are out"),
                ("steelyard weigh -- python3 app.py data.csv", "a program of yours: profile, forecast, port what pays, prove, weigh"),
                ("steelyard weigh --for web --budget 5m", "no code yet: the jobs and priorities that stand for a kind of software"),
                ("steelyard weigh --resume", "continue what was interrupted"),
            ],
            ["scan"] =
            [
                ("steelyard scan -- python3 app.py data.csv", "where the time goes, and what Rust would change"),
                ("steelyard scan --pid 1234 --duration 30s", "a service that runs already"),
                ("steelyard scan --format flamegraph --out flame.svg -- python3 app.py", "a picture of it"),
            ],
            ["port"] =
            [
                ("steelyard port app.py:score -- python3 app.py data.csv", "one function, as the program calls it"),
                ("steelyard port app.py -- python3 -m pytest", "all of a file that can be ported, as its tests call it"),
                ("steelyard port app.py:score", "as the doctests of the file call it"),
            ],
            ["prove"] = [("steelyard prove .steelyard/ports/app --seed 1", "compare a port with its original again, for example in CI")],
            ["run"] = [("steelyard run --ports .steelyard/ports -- python3 app.py", "the program with its ports, unchanged")],
            ["decide"] =
            [
                ("steelyard decide --priorities memory,speed=source", "memory first, then speed and source alike"),
                ("steelyard decide log-triage --limit \"startup<=50ms\"", "the latest study of a workload, with a limit"),
                ("steelyard decide --rate 50/s --port-days 5..20 --day-rate 800", "costs, and when a port has paid for itself"),
                ("steelyard decide --adr", "keep the decision as a record in the repository"),
            ],
            ["claims"] =
            [
                ("steelyard claims --budget 10m", "test every popular claim on this machine; a second run takes what the first measured"),
                ("steelyard claims speed near-c", "two of them, with every number behind the answer"),
                ("steelyard claims --json", "for other programs"),
            ],
            ["history"] =
            [
                ("steelyard history log-triage", "the studies of one workload"),
                ("steelyard history --forecasts", "forecasts beside what came of them"),
            ],
            ["compare"] = [("steelyard compare 20261122-1243 latest", "each candidate then and now")],
            ["report"] =
            [
                ("steelyard report --out r.html", "the latest study as one HTML file"),
                ("steelyard report log-triage --format md", "Markdown for a pull request"),
                ("steelyard report --format csv --out trials.csv", "every trial for a spreadsheet"),
                ("steelyard report --format baseline --out baseline.json", "a baseline for `steelyard check`"),
            ],
            ["check"] =
            [
                ("steelyard check --against baseline.json", "exit code 1 if the latest study is worse than the baseline"),
                ("steelyard check --against origin/main", "against the baseline.json that is committed there"),
                ("steelyard check latest --against 20261122-1243 --threshold 5%", "against an earlier study, more strictly"),
            ],
            ["serve"] =
            [
                ("steelyard serve", "on this machine alone"),
                ("steelyard serve --allow-runs", "studies may be started from a page"),
                ("steelyard serve --listen 0.0.0.0 --port 8080", "for the team; prints the token that it demands"),
            ],
            ["new"] = [("steelyard new my-job", "Python and Rust that already agree, to be changed into your job")],
            ["doctor"] =
            [
                ("steelyard doctor --yes", "toolchains and noise of this machine; install what is missing"),
                ("steelyard doctor --calibrate", "measure what a call into Rust costs here, for forecasts"),
            ],
            ["completion"] =
            [
                ("source <(steelyard completion bash)", "in ~/.bashrc"),
                ("steelyard completion zsh > ~/.zfunc/_steelyard", "with ~/.zfunc in fpath"),
                ("steelyard completion fish > ~/.config/fish/completions/steelyard.fish", ""),
            ],
        }.ToImmutableDictionary();

    /// <summary>Puts the examples before the help of a program and all its verbs.</summary>
    public static void AddTo(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((SynchronousCommandLineAction)help.Action!);
    }

    /// <summary>Whether a verb has examples.</summary>
    public static bool Has(string verb) => Examples.ContainsKey(verb);

    /// <summary>Who asks for help need not have named everything that is required.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var output = parseResult.InvocationConfiguration.Output;
        if (Examples.TryGetValue(command is RootCommand ? "" : command.Name, out var examples))
        {
            output.WriteLine("Examples:");
            var width = examples.Max(x => x.Line.Length);
            foreach (var (line, what) in examples)
                output.WriteLine($"  {line.PadRight(width)}  {what}".TrimEnd());
            output.WriteLine();
        }
        return inner.Invoke(parseResult);
    }
}
