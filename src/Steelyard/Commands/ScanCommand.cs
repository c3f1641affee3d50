using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Steelyard.Evidence.Forecasting;
using Steelyard.Evidence.Profiling;
using Steelyard.Lab;
using Steelyard.Lab.Forecasting;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Profiling;
using Steelyard.Lab.Replay;
using Steelyard.Lab.Toolchains;
using Steelyard.Reporting;

namespace Steelyard.Commands;

/// <summary><c>scan</c>: where the time of a real Python program goes.</summary>
internal static class ScanCommand
{
    private const int HighestRate = 5000;
    private static readonly string[] Formats = ["speedscope", "collapsed", "flamegraph"];

    private static readonly Argument<string[]> Program = new("command") { Description = "the program to sample, after --: python3 app.py …", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string?> Pid = Options.Text("--pid", "sample this running process instead", "n");
    private static readonly Option<string?> Rate = Options.Text("--rate", "samples a second (default: 100)", "hz");
    private static readonly Option<string?> Duration = Options.Text("--duration", "stop sampling after this time (default: when the program ends)", "time");
    private static readonly Option<string?> Format = Options.Text("--format", "speedscope, collapsed or flamegraph (SVG) instead of the overview", "name");
    private static readonly Option<string?> Out = Options.Text("--out", "write the profile to this file: JSON, or as --format says", "file");
    private static readonly Option<bool> Json = Options.Json();
    private static readonly Option<bool> NoRecord = Options.Flag("--no-record", "do not run the program a second time to count calls; the forecast is rougher");
    private static readonly Option<string?> Seed = Options.Text("--seed", "seed of the forecast's draws (default: drawn)", "n");
    private static readonly Option<bool> Quiet = Options.Flag("--quiet", "nothing on stderr but errors");

    public static Command Create()
    {
        var command = new Command("scan", "Show where the time of a Python program goes: which functions and lines, and by what kind of work.")
        {
            Program, Pid, Rate, Duration, Format, Out, NoRecord, Seed, Json, Quiet,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var request = Request(parsed);
        var (format, file) = (ChosenFormat(parsed), parsed.GetValue(Out));
        ReportFile.EnsureWritable(file);
        using var watcher = new Watcher(parsed.GetValue(Quiet));
        var piped = !request.Command.IsEmpty && StandardInput.IsPiped;
        var before = ChildTime.Now();
        var result = Scan.Run(request, watcher.Tell, cancellation);
        if (!result.IsWhole)
            watcher.Tell(new LabEvent.Note("more than half of the run was over before sampling began: nothing is forecast from the rest. Give the program more to do."));
        var forecast = cancellation.IsCancellationRequested || !result.IsWhole || result.ExitStatus is > 0 || !(format is "json" or "overview") ? null
            : Foretell(request, result.Profile, ChildTime.Now() - before is > 0 and var cpu ? cpu : null, parsed.GetValue(NoRecord), piped, Options.ReadSeed(parsed.GetValue(Seed)), watcher, cancellation);
        watcher.Clear();
        Write(ProfileSummary.Of(result.Profile), forecast, format, file, parsed.GetValue(Quiet));
        return Outcome(result, cancellation);
    }

    private static ScanRequest Request(ParseResult parsed)
    {
        var (command, pid) = (parsed.GetValue(Program) ?? [], parsed.GetValue(Pid));
        if (command.Length > 0 == pid is not null)
            throw new LabException("scan needs either a program or a running process", "For example `steelyard scan -- python3 app.py`, or `steelyard scan --pid 1234`.");
        return new ScanRequest
        {
            Command = [.. command],
            Process = pid is null ? null : Number("--pid", pid, 1, int.MaxValue),
            RateHz = Number("--rate", parsed.GetValue(Rate) ?? "100", 1, HighestRate),
            Limit = parsed.GetValue(Duration) is { } text ? Options.ReadDuration("--duration", text, default) : null,
            OutputToError = parsed.GetValue(Out) is null && (parsed.GetValue(Json) || parsed.GetValue(Format) is not null),
        };
    }

    private static int Number(string option, string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value
        : throw Options.Usage(option, $"expected a whole number from {least} to {most}, found '{text}'");

    private static string ChosenFormat(ParseResult parsed)
    {
        var (json, format) = (parsed.GetValue(Json), parsed.GetValue(Format));
        if (json && format is not null)
            throw Options.Usage("--format", "--json is a format of its own; give one of the two");
        if (format is not null && !Formats.Contains(format))
            throw Options.Usage("--format", $"expected {string.Join(", ", Formats)}, found '{format}'");
        return format ?? (json || parsed.GetValue(Out) is not null ? "json" : "overview");
    }

    // With a file, standard output is the program's alone, and the overview goes where messages go.
    private static void Write(ProfileSummary summary, Forecast? forecast, string format, string? file, bool quiet)
    {
        var text = Render(summary, forecast, format);
        if (file is null)
        {
            Console.Out.Write(text);
            return;
        }
        File.WriteAllText(file, text);
        if (!quiet)
            Console.Error.Write($"{Overview(summary, forecast)}  Written: {file}\n");
    }

    private static string Render(ProfileSummary summary, Forecast? forecast, string format) => format switch
    {
        "json" => JsonSerializer.Serialize(ProfileDocument.Of(summary, forecast), DocumentJson.Readable.ProfileDocument) + "\n",
        "speedscope" => JsonSerializer.Serialize(SpeedscopeDocument.Of(summary.Profile), DocumentJson.Readable.SpeedscopeDocument) + "\n",
        "collapsed" => CollapsedStacks.Render(summary.Profile),
        "flamegraph" => FlameGraph.Render(summary.Profile),
        _ => Overview(summary, forecast),
    };

    private static string Overview(ProfileSummary summary, Forecast? forecast) => ProfileReport.Render(summary) + (forecast is null ? "" : ForecastPhrases.Render(forecast));

    /// <summary>Counts calls in a second run where there is a command that can be run again; else prices no boundary.</summary>
    private static Forecast Foretell(ScanRequest request, Profile profile, double? cpuSeconds, bool noRecord, bool piped, long seed, Watcher watcher, CancellationToken cancellation)
    {
        var command = request.Command.IsEmpty || request.Limit is not null ? null : PythonCommand.Find(request.Command);
        var costs = (command is null ? null : Calibration.Load(command.Python)) ?? BoundaryCosts.Usual;
        if (noRecord || command is null)
            return Outlook.Unrecorded(profile, cpuSeconds, costs, seed);
        if (piped)
        {
            watcher.Tell(new LabEvent.Note("the forecast is without counted calls: what came through the pipe on standard input is gone, and a second run would have none. Give a file instead: < data.txt"));
            return Outlook.Unrecorded(profile, cpuSeconds, costs, seed);
        }
        try
        {
            using var launcher = Places.Launcher(new Packages(InstallPolicy.Never, watcher.Tell), watcher.Tell);
            return new Outlook(launcher, costs, watcher.Tell, cancellation).Recorded(profile, cpuSeconds, command with { Input = StandardInput.File }, seed);
        }
        catch (LabException error)
        {
            watcher.Tell(new LabEvent.Note($"the forecast is without counted calls: {error.Message}. {error.Remedy}"));
            return Outlook.Unrecorded(profile, cpuSeconds, costs, seed);
        }
    }

    private static int Outcome(ScanResult result, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested && result.Profile.Command is not ["--pid", ..])
            return ExitCode.Interrupted;
        if (result.ExitStatus is not { } status || status == 0)
            return ExitCode.Done;
        Console.Error.WriteLine($"steelyard: the program ended with {(status > 128 ? $"signal {status - 128}" : $"exit status {status}")}; the profile holds what was sampled until then.");
        return ExitCode.No;
    }
}
