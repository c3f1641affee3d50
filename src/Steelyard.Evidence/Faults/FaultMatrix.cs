using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Steelyard.Evidence.Faults;

/// <summary>What became of a seeded mistake.</summary>
public enum FaultOutcome
{
    /// <summary>The compiler refused the program.</summary>
    Compiler,

    /// <summary>A checker named it before the program ran.</summary>
    Checker,

    /// <summary>The program stopped with a message that says what is wrong.</summary>
    RunTime,

    /// <summary>A signal ended the program without a word.</summary>
    Crash,

    /// <summary>The program did not end within its time.</summary>
    Hang,

    /// <summary>The program ended as if all were well, with a wrong result.</summary>
    Silent,

    /// <summary>The mistake has no effect in this language: the result is right.</summary>
    Harmless,

    /// <summary>The mistake cannot be written in this language without leaving its safe part.</summary>
    NotExpressible,

    /// <summary>A tool is missing here.</summary>
    Unavailable,
}

/// <summary>Outcomes in words.</summary>
public static class FaultOutcomes
{
    /// <summary>For sentences.</summary>
    public static string Words(FaultOutcome outcome) => outcome switch
    {
        FaultOutcome.Compiler => "refused by the compiler",
        FaultOutcome.Checker => "named by the checker",
        FaultOutcome.RunTime => "stopped at run time with a message",
        FaultOutcome.Crash => "a crash without a message",
        FaultOutcome.Hang => "hanging",
        FaultOutcome.Silent => "silently wrong",
        FaultOutcome.Harmless => "without effect",
        FaultOutcome.NotExpressible => "not expressible",
        _ => "not run",
    };
}

/// <summary>One fault under one tool.</summary>
/// <param name="Fault">Name of the fault.</param>
/// <param name="Groups">Groups it belongs to.</param>
/// <param name="Tool">Language and checker.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Detail">First line of the real diagnostic, or why it cannot be expressed or run; may be empty.</param>
public sealed record FaultCell(string Fault, ImmutableArray<string> Groups, string Tool, FaultOutcome Outcome, string Detail);

/// <summary>The whole catalogue under every tool.</summary>
/// <param name="Id">Addresses sources and tools: the same id, the same run.</param>
/// <param name="Tools">Tools with their versions, in the order of columns.</param>
/// <param name="Cells">Cells by fault, then tool.</param>
public sealed record FaultMatrix(string Id, ImmutableArray<FaultTool> Tools, ImmutableArray<FaultCell> Cells)
{
    /// <summary>Why a cell was not run when the time did not suffice.</summary>
    public const string TimeUp = "the time was up";

    /// <summary>Cells for which the time did not suffice.</summary>
    [JsonIgnore]
    public int NotRun => Cells.Count(x => x is { Outcome: FaultOutcome.Unavailable, Detail: TimeUp });
}

/// <summary>A column of the matrix.</summary>
/// <param name="Name">Short name, for example <c>mypy</c>.</param>
/// <param name="Version">Version as the tool prints it, or why it is missing.</param>
public sealed record FaultTool(string Name, string Version);

/// <summary>What was seen of one program.</summary>
/// <param name="BuildFailed">The compiler refused it.</param>
/// <param name="CheckFailed">The checker found something.</param>
/// <param name="Ended">It ended within its time.</param>
/// <param name="Status">Exit status; 128 + n for signal n.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Error">What it, or the tool that refused it, wrote to standard error.</param>
public sealed record FaultRun(bool BuildFailed, bool CheckFailed, bool Ended, int Status, string Output, string Error);

/// <summary>From what was seen to an outcome, by rule.</summary>
public static class FaultRule
{
    private const int FirstSignal = 129;

    /// <summary>The outcome of one run.</summary>
    /// <param name="run">What was seen.</param>
    /// <param name="right">The output that would be right.</param>
    public static FaultOutcome Judge(FaultRun run, string right) => run switch
    {
        { BuildFailed: true } => FaultOutcome.Compiler,
        { CheckFailed: true } => FaultOutcome.Checker,
        { Ended: false } => FaultOutcome.Hang,
        // A message makes the difference: an abort after "panicked at" or a sanitizer's report is no mere crash.
        { Status: not 0, Error: var error } when error.Trim().Length > 0 => FaultOutcome.RunTime,
        { Status: >= FirstSignal } => FaultOutcome.Crash,
        { Status: not 0 } => FaultOutcome.RunTime,
        _ => run.Output.Trim() == right.Trim() ? FaultOutcome.Harmless : FaultOutcome.Silent,
    };

    /// <summary>The first line that speaks of the mistake, cut to a length that fits a table.</summary>
    public static string Diagnostic(FaultRun run)
    {
        var lines = $"{run.Error}\n{(run.CheckFailed ? run.Output : "")}".Split('\n').Select(x => x.Trim()).Where(x => x.Length > 0).ToList();
        // Python's message is the last line of its traceback, Rust's the one after its place, a compiler's the first that names an error.
        var panic = lines.FindIndex(x => x.Contains("panicked at", StringComparison.Ordinal));
        var line = lines.Exists(x => x.Contains("Traceback", StringComparison.Ordinal)) ? lines[^1]
            : panic >= 0 && panic + 1 < lines.Count ? lines[panic + 1]
            : lines.Find(x => x.Contains("error", StringComparison.OrdinalIgnoreCase) || x.Contains("panicked", StringComparison.Ordinal) || x.Contains("warning", StringComparison.OrdinalIgnoreCase)) ?? lines.FirstOrDefault() ?? "";
        return line.Length <= 160 ? line : line[..157] + "...";
    }
}
