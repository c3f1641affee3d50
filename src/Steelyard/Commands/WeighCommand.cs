using System.Collections.Immutable;
using System.CommandLine;
using Steelyard.Evidence;
using Steelyard.Evidence.Weighing;
using Steelyard.Lab;
using Steelyard.Lab.Measuring;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Store;
using Steelyard.Lab.Toolchains;
using Steelyard.Lab.Workloads;
using Steelyard.Reporting;

namespace Steelyard.Commands;

/// <summary><c>weigh</c>: build the candidates of a workload, check that they agree, measure, decide, report.</summary>
internal static class WeighCommand
{
    private static readonly Argument<string?> WorkloadName = new("workload")
    {
        Description = "name of a workload, or path to its folder",
        HelpName = "workload",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> For = Options.Text("--for", "weigh what stands for a kind of software, for example game-engine", "domain");
    private static readonly Option<string?> Candidates = Options.Text("--candidates", "only these candidates, for example python,rust", "list");
    private static readonly Option<string?> Sizes = Options.Text("--sizes", "only these sizes, for example tiny,medium", "list");
    private static readonly Option<string?> Input = Options.Text("--input", "weigh on this file of yours instead of generated input", "file");
    private static readonly Option<string?> Precision = Options.Text("--precision", "wanted half-width of the wall-time ratios (default: 2%)", "share");
    private static readonly Option<string?> Budget = Options.Text("--budget", "time for trials (default: 60s)", "duration");
    private static readonly Option<string?> Threshold = Options.Text("--threshold", "ratios nearer to 1 than this are called the same (default: 2%)", "share");
    private static readonly Option<string?> Seed = Options.Text("--seed", "seed of order and environment (default: drawn, and recorded)", "n");
    private static readonly Option<string?> Python = Options.Text("--python", "the Python interpreter to use (default: the first that has what is required)", "path");
    private static readonly Option<string?> Cpus = Options.Text("--cpus", "bind trials to these CPUs, for example 1 or 0,2-3", "list");
    private static readonly Option<string?> Resume = new("--resume")
    {
        Description = "continue an interrupted study: the newest, or the one named",
        HelpName = "study",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Priorities = Options.Priorities();
    private static readonly Option<string[]> Limit = Options.Limit();
    private static readonly Option<string?> Store = Options.Store();
    private static readonly Option<string?> Out = Options.Out();
    private static readonly Option<bool> Json = Options.Json();
    private static readonly Option<bool> Quiet = Options.Flag("--quiet", "no progress on stderr");
    private static readonly Option<bool> Yes = Options.Flag("--yes", "install missing toolchains without asking");

    public static Command Create()
    {
        WorkloadName.CompletionSources.Add(CompletionCommand.Workloads);
        For.CompletionSources.Add(_ => Domain.ReadAll(DomainWeighing.File).Select(x => new System.CommandLine.Completions.CompletionItem(x.Name)));
        var command = new Command("weigh", "Weigh the candidates of a workload: build, check, measure, decide.")
        {
            WorkloadName, For, Candidates, Sizes, Input, Precision, Budget, Threshold, Seed, Python, Cpus, Priorities, Limit, Resume, Store, Out, Json, Quiet, Yes,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        // What can be wrong in the request is found before anything is built or measured.
        Options.ReadPriorities(parsed.GetValue(Priorities));
        Options.ReadLimits(parsed.GetValue(Limit) ?? []);
        ReportFile.EnsureWritable(parsed.GetValue(Out));
        using var watcher = new Watcher(parsed.GetValue(Quiet));
        if (parsed.GetValue(For) is { } domain)
            return RunFor(domain, parsed, watcher, cancellation);
        var resuming = parsed.GetResult(Resume) is { Implicit: false };
        var fresh = resuming ? null : Plan(parsed);

        using var store = EvidenceStore.Open(Options.StorePath(parsed.GetValue(Store)));
        var study = fresh is null ? Unfinished(store, parsed.GetValue(Resume), parsed.GetValue(WorkloadName)) : null;
        var workload = fresh?.Workload ?? WorkloadReader.Read(study!.Plan.WorkloadFile);
        var packages = new Packages(Places.Install(parsed.GetValue(Yes)), watcher.Tell);
        using var launcher = Places.Launcher(packages, watcher.Tell);
        study ??= Begin(store, workload, fresh!.Value.Plan, launcher.MemoryFloor);
        var finished = Measure(workload, study, store, launcher, packages, watcher, cancellation);
        watcher.Clear();
        return Conclude(parsed, store, finished);
    }

    /// <summary>A kind of software instead of one workload. What is measured is kept for the next such call and for <c>claims</c>.</summary>
    private static int RunFor(string domain, ParseResult parsed, Watcher watcher, CancellationToken cancellation)
    {
        if (parsed.GetValue(WorkloadName) is { } name)
            throw Options.Usage("--for", $"a kind of software and the workload '{name}' do not go together; leave one out");
        return DomainWeighing.Of(domain, parsed.GetValue(Priorities), parsed.GetValue(Limit)).Run(
            Options.StorePath(parsed.GetValue(Store)),
            Options.ReadDuration("--budget", parsed.GetValue(Budget), TimeSpan.FromMinutes(2)),
            Options.ReadSeed(parsed.GetValue(Seed)), Places.Install(parsed.GetValue(Yes)), parsed.GetValue(Json), watcher, cancellation);
    }

    private static Study Measure(
        Workload workload, Study study, EvidenceStore store, Launcher launcher, Packages packages, Watcher watcher, CancellationToken cancellation)
    {
        try
        {
            return Experiment.On(workload, study, store, launcher, packages, watcher.Tell).Run(cancellation);
        }
        catch (OperationCanceledException)
        {
            watcher.Clear();
            Console.Error.WriteLine($"steelyard: interrupted; {store.Load(study.Id).Trials.Length} trials are kept. Continue with: steelyard weigh --resume {study.Id}");
            throw;
        }
    }

    /// <summary>Decides by what is given now, else by what was given when the study began.</summary>
    private static int Conclude(ParseResult parsed, EvidenceStore store, Study study)
    {
        var priorities = parsed.GetValue(Priorities) ?? study.Plan.Priorities;
        IReadOnlyList<string> limits = parsed.GetValue(Limit) is { Length: > 0 } given ? given : study.Plan.Limits;
        var weighed = Weigher.Weigh(study, Options.ReadPriorities(priorities), Options.ReadLimits(limits));
        StudyOutput.Write(weighed, store, Options.StorePath(parsed.GetValue(Store)), parsed.GetValue(Json), parsed.GetValue(Out), priorities, limits);
        var statuses = weighed.Candidates.Select(x => x.Candidate.Status).ToList();
        return statuses.All(x => x == CandidateStatus.Unavailable) ? ExitCode.Usage
            : statuses.Contains(CandidateStatus.WrongOutput) || !statuses.Contains(CandidateStatus.Measured) ? ExitCode.No
            : ExitCode.Done;
    }

    private static (Workload Workload, StudyPlan Plan)? Plan(ParseResult parsed)
    {
        var name = parsed.GetValue(WorkloadName)
            ?? throw new LabException("weigh needs a workload", $"For example `steelyard weigh log-triage`. There are: {string.Join(", ", WorkloadReader.Names(Places.Workloads()))}.");
        var workload = WorkloadReader.Find(name, Places.Workloads());
        var (sizes, main) = ChosenSizes(workload, Options.ReadNames(parsed.GetValue(Sizes)), parsed.GetValue(Input));
        return (workload, new StudyPlan
        {
            WorkloadFile = workload.File,
            Kind = workload.Kind,
            Rate = workload.Rate,
            Seed = Options.ReadSeed(parsed.GetValue(Seed)),
            Precision = Options.ReadShare("--precision", parsed.GetValue(Precision), 0.02),
            Budget = Options.ReadDuration("--budget", parsed.GetValue(Budget), TimeSpan.FromSeconds(60)).TotalSeconds,
            Threshold = Options.ReadShare("--threshold", parsed.GetValue(Threshold), 0.02),
            Sizes = sizes,
            MainSize = main,
            Only = Known(Options.ReadNames(parsed.GetValue(Candidates)), workload.Candidates.Select(x => x.Name), "--candidates", "candidate"),
            Input = parsed.GetValue(Input) is { } own ? InputCabinet.Own(own).Path : null,
            Python = parsed.GetValue(Python),
            Cpus = Options.ReadCpus(parsed.GetValue(Cpus)),
            Priorities = parsed.GetValue(Priorities),
            Limits = [.. parsed.GetValue(Limit) ?? []],
        });
    }

    /// <summary>The sizes to run, ascending, and the main one. On the user's own input only the smallest generated size remains, for start-up.</summary>
    private static (ImmutableArray<string> Sizes, string Main) ChosenSizes(Workload workload, ImmutableArray<string> wanted, string? input)
    {
        var all = workload.Sizes.Select(x => x.Name).ToImmutableArray();
        wanted = Known(wanted, all, "--sizes", "size");
        ImmutableArray<string> sizes = wanted.IsEmpty ? all : [.. all.Where(wanted.Contains)];
        if (input is not null)
            return ([sizes[0], "input"], "input");
        return (sizes, sizes.Contains(workload.MainSize) ? workload.MainSize : sizes[^1]);
    }

    private static ImmutableArray<string> Known(ImmutableArray<string> names, IEnumerable<string> known, string option, string what)
    {
        var all = known.ToList();
        var wrong = names.FirstOrDefault(x => !all.Contains(x));
        if (wrong is null)
            return names;
        var hint = Spelling.Nearest(wrong, all) is { } near ? $"did you mean '{near}'? " : "";
        throw Options.Usage(option, $"no {what} named '{wrong}'; {hint}there are: {string.Join(", ", all)}");
    }

    private static Study Begin(EvidenceStore store, Workload workload, StudyPlan plan, long memoryFloor)
    {
        var study = new Study
        {
            Id = StudyIds.New(TimeProvider.System, Random.Shared),
            Workload = workload.Name,
            Title = workload.Title,
            Started = DateTimeOffset.UtcNow,
            Plan = plan,
            Machine = MachineInspection.Now(memoryFloor),
        };
        store.Begin(study);
        return study;
    }

    private static Study Unfinished(EvidenceStore store, string? named, string? workload)
    {
        var study = named is not null ? store.Load(store.Resolve(named)) : store.Unfinished(workload);
        if (study is null)
            throw new LabException("there is no interrupted study to continue", "`steelyard history` lists the studies; start a new one with `steelyard weigh <workload>`.");
        return study.Status != StudyStatus.Finished ? study
            : throw new LabException($"study {study.Id} is finished already", "See its verdict with `steelyard decide`, or start a new one.");
    }
}
