using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Steelyard.Evidence;
using Steelyard.Evidence.Deciding;
using Steelyard.Evidence.Forecasting;
using Steelyard.Evidence.Profiling;
using Steelyard.Evidence.Weighing;
using Steelyard.Lab;
using Steelyard.Lab.Answering;
using Steelyard.Lab.Forecasting;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Profiling;
using Steelyard.Lab.Replay;
using Steelyard.Lab.Store;
using Steelyard.Lab.Toolchains;
using Steelyard.Lab.Workloads;
using Steelyard.Reporting;

namespace Steelyard.Answering;

/// <summary>
/// From a bare program to a proven answer: scan → forecast → plain runs → port and prove → study. Each step keeps what it found in the
/// folder of the answer, and is skipped when it is there already. Where the forecast says that nothing pays, it ends there.
/// </summary>
internal sealed class ProgramAnswer(
    AnswerFolder folder, Study study, EvidenceStore store, Launcher launcher, Packages packages, Action<LabEvent> tell, bool outputToError, CancellationToken cancellation)
{
    /// <summary>Samples a second: programs that are weighed are short, and the sampler does not slow them.</summary>
    public const int RateHz = 1000;

    /// <summary>Where the evidence of the ports is kept.</summary>
    public const string PortsFile = "ports.json";

    /// <summary>Where the ports themselves are.</summary>
    public static readonly string PortsFolder = Path.Combine(ProgramWorkload.WithPorts, "ports");

    private readonly PythonCommand command = PythonCommand.Read(folder.Request.Command) with { Input = folder.Input };

    private long Seed => study.Plan.Seed;

    /// <summary>Goes from the first step that is not done to the answer.</summary>
    /// <param name="measure">Runs a study of a workload to its end.</param>
    public AnsweredProgram Run(Func<Workload, Study> measure)
    {
        var profile = folder.Profile ?? Sample();
        var forecast = folder.Forecast ?? Foretell(profile);
        var summary = ProfileSummary.Of(profile);
        if (!forecast.Pays)
            return new(WithoutTrials(profile), summary, forecast, [], null);
        if (folder.Check is null)
            folder.Keep(Plain());
        var ports = folder.Load(PortsFile, PortJson.Default.IReadOnlyListPortDocument) ?? Port(forecast);
        var made = ports.Where(x => x.Crate is not null).Select(x => PortFolder.Open(x.Crate!)).ToList();
        if (made.Count == 0)
            return new(WithoutTrials(profile), summary, forecast, [.. ports], null);
        var finished = measure(ProgramWorkload.Of(folder, command, Sources(profile), made));
        return new(finished, summary, forecast, [.. ports], Outcome(forecast, ports, finished));
    }

    private Profile Sample()
    {
        var before = ChildTime.Now();
        tell(new LabEvent.Doing("sampling the program"));
        var request = new ScanRequest { Command = folder.Request.Command, RateHz = folder.Request.RateHz, Input = command.Input ?? "/dev/null", OutputToError = outputToError };
        var result = Scan.Run(request, tell, cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (result.ExitStatus is not (null or 0))
            throw new LabException($"the program ended with exit status {result.ExitStatus}", "Run it by itself first; it must end with exit status 0.");
        if (!result.IsWhole)
            throw new LabException($"the program ended {Quantity.Format(result.UnseenSeconds + result.Profile.DurationSeconds, "s")} after its start, more than half of which was over before it could be sampled: nothing can be forecast from the rest",
                "Give it more to do, a larger input for example, so that it runs for half a second or longer.");
        folder.Keep(new SampledTime(ChildTime.Now() - before));
        return folder.Keep(result.Profile);
    }

    // Nothing could pay at all: that is said without a second run.
    private Forecast Foretell(Profile profile)
    {
        var costs = Calibration.Load(command.Python) ?? BoundaryCosts.Usual;
        var cpu = folder.Sampled?.CpuSeconds;
        var forecast = Outlook.Unrecorded(profile, cpu, costs, Seed);
        if (folder.Request.Record && forecast.Ceiling >= ForecastRequest.LeastGain)
            forecast = new Outlook(launcher, costs, tell, cancellation).Recorded(profile, cpu, command, Seed);
        store.Keep(new KeptForecast(study.Id, study.Workload, study.Plan.Program ?? "", forecast, null, DateTimeOffset.UtcNow));
        return folder.Keep(forecast);
    }

    private ProgramCheck Plain()
    {
        tell(new LabEvent.Doing("running the program as it is, twice"));
        return new PlainRuns(command, folder.Request, launcher, cancellation).Check();
    }

    private IReadOnlyList<PortDocument> Port(Forecast forecast)
    {
        var step = new PortStep(command, launcher, packages, new Proving(Seed, folder.Request.Count, folder.Request.ProofLimit), tell, cancellation);
        var files = forecast.Plan.Functions.GroupBy(x => x.File).ToList();
        var taken = new HashSet<string>();
        var ports = new List<PortDocument>();
        foreach (var file in files)
        {
            var name = Path.GetFileNameWithoutExtension(file.Key);
            while (!taken.Add(name))
                name += "_";
            ports.Add(step.Run(file.Key, [.. file.Select(x => x.Name)], Path.Combine(folder.At(PortsFolder), name)));
        }
        return folder.Save<IReadOnlyList<PortDocument>>(PortsFile, ports, PortJson.Default.IReadOnlyListPortDocument);
    }

    private IReadOnlyList<string> Sources(Profile profile) => ProgramWorkload.OwnSources(profile.Functions.Select(x => SourcePath.Of(x.File)), folder.Request);

    /// <summary>The study of a program that stays as it is: one candidate and no trials.</summary>
    private Study WithoutTrials(Profile profile)
    {
        var workload = ProgramWorkload.Of(folder, command, Sources(profile), []);
        var candidate = Workbench.Describe(workload.Candidates[0]) with
        {
            Versions = [command.Python.Title],
            Needs = command.Python.Title,
            DeployBytes = Directory.EnumerateFiles(workload.Candidates[0].Source).Sum(x => new FileInfo(x).Length),
        };
        store.SaveCandidates(study.Id, [candidate]);
        store.SetStatus(study.Id, StudyStatus.Finished);
        return store.Load(study.Id);
    }

    private ForecastOutcome? Outcome(Forecast forecast, IReadOnlyList<PortDocument> ports, Study finished)
    {
        if (AnsweredProgram.OutcomeOf(Weigher.Weigh(finished, Evidence.Deciding.Priorities.Default, []), forecast, ports) is not { } outcome)
            return null;
        store.Keep(new KeptForecast(study.Id, study.Workload, study.Plan.Program ?? "", forecast, outcome, DateTimeOffset.UtcNow));
        return outcome;
    }
}
