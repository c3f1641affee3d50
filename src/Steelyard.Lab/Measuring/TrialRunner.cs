using System.Collections.Immutable;
using System.Globalization;
using Steelyard.Evidence;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Toolchains;

namespace Steelyard.Lab.Measuring;

/// <summary>Where a trial stands in the plan.</summary>
/// <param name="Phase">Part of the study.</param>
/// <param name="Size">Name of the input size.</param>
/// <param name="Block">Block within phase and size.</param>
/// <param name="Position">Place within the block.</param>
internal sealed record Slot(Phase Phase, string Size, int Block, int Position);

/// <summary>Runs single trials: one process each, its environment varied as the seed says, its output judged.</summary>
internal sealed class TrialRunner(Launcher launcher, OutputJudge judge, StudyPlan plan, string scratch, TimeSpan timeLimit)
{
    private const long OutputCap = 256 << 20;
    private const long LeastSpace = 1 << 20;
    private const int LargestPadding = 4096;
    private static readonly TimeSpan SamplingInterval = TimeSpan.FromMilliseconds(2);
    private readonly EnergyMeter energy = new();
    private readonly long memoryLimit = (long)(0.9 * MachineInspection.Now().Memory);

    /// <summary>How to run the work that is always the same.</summary>
    public RunRecipe Control { get; } = new([launcher.Binary, "control"], scratch, ImmutableSortedDictionary<string, string>.Empty, null);

    /// <summary>Runs one trial.</summary>
    /// <param name="label">Name under which it is recorded.</param>
    /// <param name="candidate">Name of the candidate.</param>
    /// <param name="run">How to run it.</param>
    /// <param name="input">Its input.</param>
    /// <param name="slot">Where it stands in the plan.</param>
    /// <param name="sampleTree">Read the memory of the whole tree while it runs.</param>
    /// <param name="cancellation">Ends the trial.</param>
    /// <returns>The trial, and what went wrong in words, null when it went right.</returns>
    public (Trial Trial, string? Fault) Run(
        string label, string candidate, RunRecipe run, InputFile input, Slot slot, bool sampleTree, CancellationToken cancellation)
    {
        var (output, errors) = (Path.Combine(scratch, "stdout"), Path.Combine(scratch, "stderr"));
        judge.Reset();
        var started = DateTimeOffset.UtcNow;
        var request = Request(run, input, slot, output, errors, sampleTree);
        var before = energy.Read();
        var result = launcher.Run(request, cancellation);
        var joules = energy.Between(before, energy.Read());
        var (outcome, fault) = Judge(candidate, result, input, output, errors);
        if (fault is not null)
            EnsureSpace();
        var trial = Record(label, slot, result, outcome, started) with { Energy = slot.Phase == Phase.Main ? joules : null };
        return (run.Driver?.Reported(trial, Report) ?? trial, fault);
    }

    private string Report => Path.Combine(scratch, "report");

    /// <summary>A full disk makes right programs fail: that is the machine's fault, not the candidate's.</summary>
    private void EnsureSpace()
    {
        if (new DriveInfo(scratch).AvailableFreeSpace < LeastSpace)
            throw new LabException($"the disk that holds {scratch} is full", "Free some space or set TMPDIR to another disk; `steelyard weigh --resume` continues.");
    }

    private ProcessRequest Request(RunRecipe run, InputFile input, Slot slot, string output, string errors, bool sampleTree)
    {
        var values = new Dictionary<string, string> { ["input"] = input.Path };
        return new ProcessRequest
        {
            Command = run.Driver?.Command(Report, input.Path, Placeholders.Fill(run.Command, values)) ?? Placeholders.Fill(run.Command, values),
            WorkingFolder = run.WorkingFolder,
            Environment = Varied(run.Environment, slot),
            Stdin = run.Stdin is null ? null : Placeholders.Fill(run.Stdin, values),
            Stdout = output,
            Stderr = errors,
            OutputCap = OutputCap,
            Cpus = plan.Cpus,
            MemoryLimit = memoryLimit,
            TimeLimit = timeLimit,
            MemorySampling = sampleTree ? SamplingInterval : null,
        };
    }

    /// <summary>
    /// A random amount of environment moves the stack, which is known to bias timings (Mytkowicz et al. 2009); the hash seed of Python is
    /// the same for all candidates of a block.
    /// </summary>
    private ImmutableSortedDictionary<string, string> Varied(ImmutableSortedDictionary<string, string> environment, Slot slot)
    {
        var block = Shuffle.At(plan.Seed, $"hash/{slot.Size}/{slot.Block}");
        var trial = Shuffle.At(plan.Seed, $"padding/{slot.Phase}/{slot.Size}/{slot.Block}/{slot.Position}");
        var varied = environment.SetItem("STEELYARD_PADDING", new string('x', trial.Next(LargestPadding)));
        return environment.ContainsKey("PYTHONHASHSEED") ? varied
            : varied.SetItem("PYTHONHASHSEED", block.Next().ToString(CultureInfo.InvariantCulture));
    }

    private (Outcome, string?) Judge(string candidate, ProcessResult result, InputFile input, string output, string errors) => result.Outcome switch
    {
        ProcessOutcome.Failed => (Outcome.Crashed, $"could not be started ({result.Stage}): {result.Message}"),
        ProcessOutcome.Timeout => (Outcome.TooSlow, string.Create(CultureInfo.InvariantCulture, $"passed the time limit of {timeLimit.TotalSeconds:0.###} s on the {input.Input.Name} input")),
        ProcessOutcome.Output => (Outcome.Flooded, $"wrote more than {OutputCap >> 20} MiB on the {input.Input.Name} input and was ended"),
        ProcessOutcome.Memory => (Outcome.Crashed, $"used more than {memoryLimit >> 20} MiB of memory on the {input.Input.Name} input and was ended"),
        _ when result.Succeeded && candidate == Trial.Control => (Outcome.Right, null),
        _ when result.Succeeded => judge.Fault(candidate, input, output) is { } difference
            ? (Outcome.WrongOutput, $"{difference}, on the {input.Input.Name} input")
            : (Outcome.Right, null),
        _ => (Outcome.Crashed, $"ended with {result.Ending} on the {input.Input.Name} input: {TextFile.LastLine(errors) ?? "it printed nothing on stderr"}"),
    };

    private static Trial Record(string label, Slot slot, ProcessResult result, Outcome outcome, DateTimeOffset started) => new()
    {
        Candidate = label,
        Size = slot.Size,
        Phase = slot.Phase,
        Block = slot.Block,
        Position = slot.Position,
        Outcome = outcome,
        Status = result.Outcome == ProcessOutcome.Signaled ? 128 + result.Signal : result.Status,
        Wall = result.WallNs / 1e9,
        User = result.UserUs / 1e6,
        System = result.SystemUs / 1e6,
        Memory = slot.Phase == Phase.Check ? Memory(result.MemoryCurve) : null,
        PeakMemory = Math.Max(result.PeakRssBytes, result.TreePeakBytes),
        MinorFaults = result.MinorFaults,
        MajorFaults = result.MajorFaults,
        VoluntarySwitches = result.VoluntarySwitches,
        InvoluntarySwitches = result.InvoluntarySwitches,
        LeftBehind = result.LeftBehind,
        Processes = Math.Max(1, result.TreeProcesses),
        Started = started,
    };

    /// <summary>Times and bytes by turns, as the launcher says them.</summary>
    private static MemoryTimes? Memory(IReadOnlyList<long> curve) => curve.Count == 0 ? null
        : new MemoryTimes([.. curve.Where((_, i) => i % 2 == 0).Select(x => x / 1e9)], [.. curve.Where((_, i) => i % 2 == 1).Select(x => (double)x)]);
}
