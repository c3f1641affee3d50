using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Steelyard.Evidence.Profiling;
using Steelyard.Lab.Processes;

namespace Steelyard.Lab.Profiling;

/// <summary>What is to be sampled and how.</summary>
public sealed record ScanRequest
{
    /// <summary>Program and arguments; empty when a running process is sampled.</summary>
    public required ImmutableArray<string> Command { get; init; }

    /// <summary>The running process, when there is no command.</summary>
    public int? Process { get; init; }

    /// <summary>Samples a second.</summary>
    public required int RateHz { get; init; }

    /// <summary>Time after which sampling ends; null for the end of the process.</summary>
    public TimeSpan? Limit { get; init; }

    /// <summary>File for the command's standard input; null for ours.</summary>
    public string? Input { get; init; }

    /// <summary>The command's standard output goes to our standard error.</summary>
    public bool OutputToError { get; init; }
}

/// <summary>What came of a scan.</summary>
/// <param name="Profile">The profile.</param>
/// <param name="ExitStatus">Exit status of the command, 128 and the signal when one ended it; null when it still runs or was not ours.</param>
/// <param name="UnseenSeconds">What ran before sampling began; 0 for a process that ran already.</param>
public sealed record ScanResult(Profile Profile, int? ExitStatus, double UnseenSeconds)
{
    /// <summary>Whether the profile stands for the run: at least half of it was sampled.</summary>
    public bool IsWhole => Profile.DurationSeconds >= UnseenSeconds;
}

/// <summary>
/// Samples a program from outside: starts a command or takes a running process, follows its children, and leaves every process as it was.
/// One thread samples; this one only looks for new processes.
/// </summary>
public sealed class Scan : IDisposable
{
    private static readonly TimeSpan Starting = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan Settled = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Told = TimeSpan.FromSeconds(1); // when the kernel tells of new processes
    private static readonly TimeSpan Young = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2); // for a running process to show its interpreter

    private readonly ScanRequest request;
    private readonly Action<LabEvent> tell;
    private readonly Sampler sampler;
    private readonly Stopwatch time = Stopwatch.StartNew();
    private readonly Dictionary<int, string> images = [];
    private readonly Dictionary<int, ProcessSampler> sampled = [];
    private readonly List<ProcessSampler> all = [];
    private readonly Dictionary<int, Sighting.Refused> refused = [];
    private readonly AutoResetEvent family = new(false);
    private readonly List<string> notes = [];
    private TimeSpan changed;
    private long started; // nanoseconds; 0 when the program was not started here
    private bool subinterpreters;

    private Scan(ScanRequest request, Action<LabEvent> tell) => (this.request, this.tell, sampler) = (request, tell, new Sampler(request.RateHz));

    /// <summary>Samples until the program ends, the limit is reached, or the user stops it.</summary>
    /// <exception cref="LabException">There is no such program or process, it may not be read, or it is no Python that can be sampled.</exception>
    public static ScanResult Run(ScanRequest request, Action<LabEvent> tell, CancellationToken cancellation)
    {
        using var scan = new Scan(request, tell);
        return scan.Run(cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => family.Dispose();

    private ScanResult Run(CancellationToken cancellation)
    {
        using var process = request.Process is null ? Start() : null;
        var root = request.Process ?? process!.Id;
        if (process is null)
            CheckRunning(root);
        sampler.Start();
        try
        {
            Watch(root, process, cancellation);
        }
        finally
        {
            sampler.Stop();
        }
        return new(Conclude(root), Status(process, cancellation), started > 0 ? (sampler.Sampled.First - started) * 1e-9 : 0);
    }

    private Process Start()
    {
        var program = Programs.Find(request.Command[0])
            ?? throw new LabException($"there is no program '{request.Command[0]}'", "Name a Python interpreter and a script, for example `steelyard scan -- python3 app.py`.");
        var start = new ProcessStartInfo(program, request.Command.Skip(1)) { UseShellExecute = false };
        Process? process = null;
        started = LinuxCalls.Now();
        try
        {
            Action run = () => process = Process.Start(start);
            if (request.Input is { } input)
                run = Around(run, x => LinuxCalls.WithInputFrom(input, x));
            if (request.OutputToError)
                run = Around(run, LinuxCalls.WithOutputOnError);
            run();
        }
        catch (Win32Exception error)
        {
            throw new LabException($"{program} cannot be started: {error.Message}", "Name a Python interpreter and a script, for example `steelyard scan -- python3 app.py`.", error);
        }
        return process!;
    }

    private static Action Around(Action inner, Action<Action> outer) => () => outer(inner);

    // A running process is looked at once before anything else, so that a wrong one is refused at once.
    private static void CheckRunning(int process)
    {
        if (!ProcessTree.Exists(process))
            throw new LabException($"there is no process {process}", "`pgrep -a python` lists running Pythons.");
        var waiting = Stopwatch.StartNew();
        while (PythonProcess.Look(process) is var sighting and not Sighting.Found)
        {
            if (sighting is Sighting.Refused refusal)
                throw new LabException(refusal.Reason, refusal.Remedy);
            if (sighting is Sighting.Gone || !ProcessTree.IsAlive(process))
                throw new LabException($"process {process} ended before it could be sampled", "`pgrep -a python` lists running Pythons.");
            if (waiting.Elapsed > Patience)
                throw new LabException($"process {process} is not a Python whose memory is laid out as expected", PythonProcess.Supported);
            Thread.Sleep(20);
        }
    }

    private void Watch(int root, Process? process, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested && !(time.Elapsed > request.Limit))
        {
            var tree = ProcessTree.Of(root);
            if (tree.Count == 0)
                return;
            foreach (var id in tree)
                Meet(id);
            Forget(tree);
            if (Pause(tree, process, cancellation))
                return;
        }
    }

    // Looking at the whole family costs more than sampling it: where the kernel tells of new processes, it is left alone until then.
    private bool Pause(IReadOnlyList<int> tree, Process? process, CancellationToken cancellation)
    {
        var (young, starting) = (time.Elapsed - changed < Young, tree.Any(x => !sampled.ContainsKey(x) && !refused.ContainsKey(x)));
        var told = tree.All(x => sampled.TryGetValue(x, out var known) && known.TellsOfChildren);
        var pause = young && starting ? Starting : told && !young ? Told : Settled;
        if (request.Limit - time.Elapsed is { } left && left < pause)
            pause = left > TimeSpan.Zero ? left : TimeSpan.Zero;
        _ = WaitHandle.WaitAny([family, cancellation.WaitHandle], pause);
        return process?.HasExited ?? false;
    }

    private void Meet(int id)
    {
        var image = ProcessTree.Image(id);
        if (images.TryGetValue(id, out var before) && before != image)
            Drop(id);
        if (!images.ContainsKey(id) || before != image)
            changed = time.Elapsed;
        images[id] = image;
        if (sampled.TryGetValue(id, out var known))
            Renew(id, known);
        else if (!refused.ContainsKey(id))
            Look(id);
    }

    private void Renew(int id, ProcessSampler known)
    {
        subinterpreters |= known.Python.HasSubinterpreters;
        if (known.Lost)
            Drop(id);
        else if (known.MapIsOld)
            known.RefreshCodeMap();
    }

    private void Look(int id)
    {
        switch (PythonProcess.Look(id))
        {
            case Sighting.Found found:
                var fresh = new ProcessSampler(found.Python, sampler.Stacks, family, request.RateHz);
                sampled.Add(id, fresh);
                all.Add(fresh);
                sampler.Add(fresh);
                break;
            case Sighting.Refused refusal:
                refused.Add(id, refusal);
                tell(new LabEvent.Note($"{refusal.Reason}. {refusal.Remedy}"));
                break;
        }
    }

    private void Forget(IReadOnlyList<int> tree)
    {
        foreach (var gone in images.Keys.Except(tree).ToList())
            Drop(gone);
    }

    private void Drop(int id)
    {
        images.Remove(id);
        refused.Remove(id);
        if (sampled.Remove(id, out var sampler))
            this.sampler.Remove(sampler);
    }

    private Profile Conclude(int root)
    {
        foreach (var process in all)
            process.Dispose();
        if (all.Count == 0)
            throw NothingSeen();
        if (sampler.Stacks.Samples == 0)
            throw new LabException("the program ended before a sample could be taken", "Sample more often (--rate 1000), or give the program more to do.");
        AddNotes(root);
        var stacks = sampler.Stacks;
        var (first, last) = sampler.Sampled;
        var duration = (last - first) * 1e-9;
        return new Profile
        {
            Command = request.Command.IsEmpty ? ["--pid", root.ToString(CultureInfo.InvariantCulture)] : request.Command,
            DurationSeconds = duration,
            RateHz = request.RateHz,
            Samples = stacks.Samples,
            Sampler = new(duration > 0 ? 100 * sampler.CpuTime * 1e-9 / duration : 0, sampler.LateP99(), all.Sum(x => x.Dropped), sampler.Skipped),
            Sight = all.Any(x => x.Blind) ? Sight.Opcode : Sight.InstructionPointer,
            Processes = [.. all.Select(x => new ProfiledProcess(x.Python.Process, x.Python.Version, x.Python.File)).Distinct()],
            Threads = stacks.Threads,
            Functions = stacks.Functions,
            Nodes = stacks.Nodes,
            Times = stacks.Times,
            Notes = [.. notes],
        };
    }

    private LabException NothingSeen() => refused.Values.FirstOrDefault() is { } refusal
        ? new(refusal.Reason, refusal.Remedy)
        : new($"no Python was seen in `{string.Join(' ', request.Command)}`: it is no Python program, or ended before its interpreter had started",
            $"Name the interpreter that runs the program, for example `steelyard scan -- python3 app.py`. {PythonProcess.Supported}");

    private void AddNotes(int root)
    {
        if (started > 0)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"Sampling began {(sampler.Sampled.First - started) * 1e-6:0} ms after the start of the program; what ran before is not in the profile."));
        if (subinterpreters)
            notes.Add("The program has sub-interpreters; only the threads of the main interpreter were sampled.");
        if (all.Any(x => x.Blind))
            notes.Add("Instruction pointers could not be seen, so that built-in, extension and interpreted time are told apart by bytecode alone. Set kernel.perf_event_paranoid to 2 or less, or in a container allow perf_event_open.");
        if (ProcessTree.Of(root).Count > 0)
            notes.Add($"Process {root} still runs; sampling ended before it.");
        else if (sampled.Keys.Where(x => x != root && ProcessTree.IsAlive(x)).ToList() is { Count: > 0 } left)
            notes.Add($"The command ended and left processes running ({string.Join(", ", left)}). Sample one with `steelyard scan --pid {left[0]}`.");
    }

    // Ctrl-C reaches the program too; it gets a moment to end by itself. It is never ended from here.
    private static int? Status(Process? process, CancellationToken cancellation) =>
        process is null || !process.WaitForExit(cancellation.IsCancellationRequested ? Patience : TimeSpan.Zero) ? null : process.ExitCode;
}
