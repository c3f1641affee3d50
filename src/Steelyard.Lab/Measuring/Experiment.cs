using System.Collections.Immutable;
using System.Globalization;
using Steelyard.Evidence;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Store;
using Steelyard.Lab.Toolchains;
using Steelyard.Lab.Workloads;

namespace Steelyard.Lab.Measuring;

/// <summary>
/// Carries out the plan of a study: prepare, check, then blocks of interleaved trials. Continuing an interrupted study is the same walk
/// with the trials in the store skipped, because every order is a function of the seed.
/// </summary>
public sealed class Experiment
{
    private readonly Workload workload;
    private readonly StudyLog log;
    private readonly Launcher launcher;
    private readonly Workbench workbench;
    private readonly InputCabinet cabinet;
    private readonly Action<LabEvent> tell;
    private Driver? driver;

    /// <param name="workload">The job and its candidates.</param>
    /// <param name="study">A study that has begun in the store; its trials, if any, are not run again.</param>
    /// <param name="store">Takes every trial.</param>
    /// <param name="launcher">Runs every process.</param>
    /// <param name="workbench">Builds the candidates.</param>
    /// <param name="cabinet">Makes the inputs.</param>
    /// <param name="tell">Receives what is being done.</param>
    public Experiment(
        Workload workload, Study study, EvidenceStore store, Launcher launcher, Workbench workbench, InputCabinet cabinet, Action<LabEvent> tell)
    {
        (this.workload, this.launcher, this.workbench, this.cabinet, this.tell) = (workload, launcher, workbench, cabinet, tell);
        log = new StudyLog(store, study);
    }

    /// <summary>An experiment with builds and inputs in the cache folder.</summary>
    /// <param name="workload">The job and its candidates.</param>
    /// <param name="study">A study that has begun in the store.</param>
    /// <param name="store">Takes every trial.</param>
    /// <param name="launcher">Runs every process.</param>
    /// <param name="packages">Installs what is missing, where that is wanted.</param>
    /// <param name="tell">Receives what is being done.</param>
    public static Experiment On(
        Workload workload, Study study, EvidenceStore store, Launcher launcher, Packages packages, Action<LabEvent> tell)
    {
        var rules = workload.Candidates.Where(x => study.Plan.Only.IsEmpty || study.Plan.Only.Contains(x.Name)).ToList();
        var workbench = new Workbench(Path.Combine(CacheFolder.Path, "builds"), launcher, packages, study.Plan.Python, rules, tell, study.Plan.Builds);
        return new Experiment(workload, study, store, launcher, workbench, new InputCabinet(Path.Combine(CacheFolder.Path, "inputs"), launcher, tell), tell)
        {
            driver = Driver.Of(workload, packages, tell),
        };
    }

    /// <summary>Runs the study to its end.</summary>
    /// <returns>The finished study.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; every finished trial is in the store.</exception>
    /// <exception cref="LabException">Something outside the candidates is in the way.</exception>
    public Study Run(CancellationToken cancellation)
    {
        log.SetStatus(StudyStatus.Running);
        try
        {
            Measure(cancellation);
            log.SetStatus(StudyStatus.Finished);
        }
        catch (WorkloadUnavailableException unavailable)
        {
            log.SetCandidates(Rules.Select(x => Workbench.Describe(x) with { Status = CandidateStatus.Unavailable, Reason = unavailable.Message }));
            log.SetStatus(StudyStatus.Finished);
        }
        catch (OperationCanceledException)
        {
            log.SetStatus(StudyStatus.Interrupted);
            throw;
        }
        return log.Snapshot();
    }

    private void Measure(CancellationToken cancellation)
    {
        if (workbench.Missing(workload.Requires) is { } missing)
            throw new WorkloadUnavailableException(missing);
        var inputs = Inputs(cancellation);
        var prepared = Prepare(cancellation);
        var scratch = Directory.CreateTempSubdirectory("steelyard-");
        try
        {
            var judge = new OutputJudge(workload, scratch.FullName, workbench.ScriptPython());
            var runner = new TrialRunner(launcher, judge, log.Plan, scratch.FullName, workload.TimeLimit);
            var contestants = prepared.Where(x => x.Run is not null).Select(x => new Contestant(x.Candidate.Name, x.Run! with { Driver = driver })).ToImmutableArray();
            new Blocks(log, runner, new CollectorWatch(scratch.FullName), inputs, contestants, tell, cancellation).RunAll();
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private ImmutableArray<InputFile> Inputs(CancellationToken cancellation)
    {
        var python = workload.Input.Generate.Any(x => x.Contains("{python}", StringComparison.Ordinal)) ? workbench.ScriptPython() : null;
        var inputs = log.Plan.Sizes.Select(name => workload.Sizes.FirstOrDefault(x => x.Name == name) is { } size
            ? cabinet.Generated(workload, size, python, cancellation)
            : InputCabinet.Own(log.Plan.Input!)).ToImmutableArray();
        var before = log.Snapshot().Inputs;
        if (!before.IsEmpty && !before.SequenceEqual(inputs.Select(x => x.Input)))
            throw Changed("the inputs");
        log.SetInputs(inputs.Select(x => x.Input));
        return inputs;
    }

    /// <summary>The candidates that take part.</summary>
    private IEnumerable<CandidateRule> Rules => workload.Candidates.Where(x => log.Plan.Only.IsEmpty || log.Plan.Only.Contains(x.Name));

    private ImmutableArray<PreparedCandidate> Prepare(CancellationToken cancellation)
    {
        var before = log.Candidates.ToDictionary(x => x.Name);
        var prepared = Rules.Select(x => Continued(workbench.Prepare(workload.Name, x, cancellation), before)).ToImmutableArray();
        log.SetCandidates(prepared.Select(x => x.Candidate));
        foreach (var trial in prepared.SelectMany(x => x.Builds).Where(x => !log.Has(x.Phase, x.Size, x.Block, x.Candidate)))
            log.Append(trial);
        return prepared;
    }

    /// <summary>A candidate that fell out before the interruption stays out; one whose sources changed since cannot be continued.</summary>
    private static PreparedCandidate Continued(PreparedCandidate now, Dictionary<string, Candidate> before)
    {
        if (!before.TryGetValue(now.Candidate.Name, out var then))
            return now;
        if (then.SourceHash != now.Candidate.SourceHash || !then.Versions.SequenceEqual(now.Candidate.Versions))
            throw Changed($"the sources or tools of the candidate {then.Name}");
        var fellOut = then.Status is CandidateStatus.Crashed or CandidateStatus.TooSlow or CandidateStatus.WrongOutput;
        return fellOut ? now with { Candidate = then, Run = null } : now;
    }

    private static LabException Changed(string what) => new(
        $"{what} changed since the study was interrupted; trials from before and after cannot be compared",
        "Start a new study: the same command without --resume.");
}
