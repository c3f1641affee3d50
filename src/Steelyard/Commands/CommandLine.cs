using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using Steelyard.Evidence;
using Steelyard.Lab;

namespace Steelyard.Commands;

/// <summary>The command line: one row per verb, and one place where errors become messages and exit codes.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        using var interrupt = new CancellationTokenSource();
        using var sigint = PosixSignalRegistration.Create(PosixSignal.SIGINT, x => Cancel(x, interrupt));
        using var sigterm = PosixSignalRegistration.Create(PosixSignal.SIGTERM, x => Cancel(x, interrupt));
        try
        {
            return await InvokeAsync(args, interrupt.Token);
        }
        catch (LabException) when (interrupt.Token.WaitHandle.WaitOne(Reaction))
        {
            return ExitCode.Interrupted;
        }
        catch (LabException error)
        {
            Tell(error.Message, error.Remedy);
            return ExitCode.Usage;
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (IOException error) when (error.HResult == DiskFull)
        {
            Tell("the disk is full", "Free some space; finished trials are in the store: `steelyard weigh --resume` continues.");
            return ExitCode.Usage;
        }
        catch (Exception bug)
        {
            await Console.Error.WriteLineAsync($"steelyard: a bug in Steelyard: {bug}\nPlease report it with the text above and the command you gave.");
            return ExitCode.Bug;
        }
    }

    private const int DiskFull = 28; // ENOSPC

    // Ctrl-C goes to every process of the group: one that we started may end by it, and be missed, before our own handler has run.
    private static readonly TimeSpan Reaction = TimeSpan.FromMilliseconds(50);

    internal static RootCommand Root() => new("Python, Rust, or both? Steelyard weighs real implementations on this machine and says which, with the evidence.")
    {
        WeighCommand.Create(),
        ScanCommand.Create(),
        PortCommand.Create(),
        ProveCommand.Create(),
        RunCommand.Create(),
        DecideCommand.Create(),
        ClaimsCommand.Create(),
        HistoryCommand.Create(),
        CompareCommand.Create(),
        ReportCommand.Create(),
        CheckCommand.Create(),
        ServeCommand.Create(),
        CompletionCommand.Create(),
        CompletionCommand.CreateOracle(),
        NewCommand.Create(),
        DoctorCommand.Create(),
    };

    private static async Task<int> InvokeAsync(string[] args, CancellationToken cancellation)
    {
        if (args.Length == 0)
        {
            Tell("name a command, for example `steelyard weigh log-triage`", "`steelyard --help` lists them.");
            return ExitCode.Usage;
        }
        var root = Root();
        HelpWithExamples.AddTo(root);
        if (!args[0].StartsWith('-') && root.Subcommands.All(x => x.Name != args[0]))
        {
            var near = Spelling.Nearest(args[0], root.Subcommands.Where(x => !x.Hidden).Select(x => x.Name));
            Tell($"there is no command '{args[0]}'" + (near is null ? "" : $"; did you mean '{near}'?"), "`steelyard --help` lists them.");
            return ExitCode.Usage;
        }
        var parsed = root.Parse(args);
        var mistakes = UnknownOptions(parsed, [.. args.TakeWhile(x => x != "--")]).Concat(parsed.Errors.Select(x => x.Message)).ToList();
        if (mistakes.Count > 0)
        {
            var verb = parsed.CommandResult.Command is RootCommand ? "" : $" {parsed.CommandResult.Command.Name}";
            Tell(string.Join("\n           ", mistakes), $"See `steelyard{verb} --help`.");
            return ExitCode.Usage;
        }
        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, cancellation);
    }

    /// <summary>
    /// What looks like an option and was taken as an argument, because the parser lets arguments begin with dashes. What follows
    /// <c>--</c> belongs to the program that is to be started.
    /// </summary>
    private static IEnumerable<string> UnknownOptions(ParseResult parsed, HashSet<string> own)
    {
        var known = parsed.CommandResult.Command.Options.Select(x => x.Name).ToList();
        foreach (var argument in parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(x => x.Tokens).Where(x => own.Contains(x.Value) && x.Value.StartsWith("--", StringComparison.Ordinal)))
            yield return $"unknown option {argument.Value}" + (Spelling.Nearest(argument.Value, known) is { } near ? $"; did you mean {near}?" : "");
    }

    private static void Cancel(PosixSignalContext signal, CancellationTokenSource interrupt)
    {
        signal.Cancel = true;
        interrupt.Cancel();
    }

    private static void Tell(string message, string remedy) =>
        Console.Error.WriteLine($"steelyard: {message}\n           {remedy}");
}
