using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Steelyard.Answering;
using Steelyard.Evidence;
using Steelyard.Evidence.Weighing;
using Steelyard.Lab;
using Steelyard.Lab.Answering;
using Steelyard.Lab.Measuring;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Replay;
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

    private static readonly Argument<string[]> Program = new("command")
    {
        Description = "after --, a program to weigh as it is: python3 app.py …",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string[]> Compare = new("--compare")
    {
        Description = "a file that the program writes and that must agree as well; may be repeated",
        HelpName = "file",
        AllowMultipleArgumentsPerToken = false,
    };

    private static readonly Option<bool> NoRecord = Options.Flag("--no-record", "forecast without a second run that counts calls");
    private static readonly Option<string?> Count = ProveCommand.CountOption();
    private static readonly Option<string?> ProofLimit = ProveCommand.LimitOption();
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

    // What can be weighed, and the options that do not go with all of it.
    private const string Workload = "a workload", ProgramOf = "a program after --", Domains = "--for", Resumed = "--resume";

    private static readonly (Option Option, string[] With)[] Fitting =
    [
        (Compare, [ProgramOf]),
        (NoRecord, [ProgramOf]),
        (Count, [ProgramOf]),
        (ProofLimit, [ProgramOf]),
        (Candidates, [Workload]),
        (Sizes, [Workload]),
        (Input, [Workload]),
        (Python, [Workload]),
        (Precision, [Workload, ProgramOf]),
        (Threshold, [Workload, ProgramOf]),
        (Cpus, [Workload, ProgramOf]),
        (Out, [Workload, ProgramOf, Resumed]),
        (Budget, [Workload, ProgramOf, Domains]),
        (Seed, [Workload, ProgramOf, Domains]),
        (For, [Domains]),
    ];

    public static Command Create()
    {
        WorkloadName.CompletionSources.Add(CompletionCommand.Workloads);
        For.CompletionSources.Add(_ => Domain.ReadAll(DomainWeighing.File).Select(x => new System.CommandLine.Completions.CompletionItem(x.Name)));
        var command = new Command("weigh", "Weigh the candidates of a workload: build, check, measure, decide.")
        {
            WorkloadName, Program, Compare, NoRecord, Count, ProofLimit, For, Candidates, Sizes, Input, Precision, Budget, Threshold, Seed, Python, Cpus, Priorities, Limit, Resume, Store, Out, Json, Quiet, Yes,
        };
        MoneyOptions.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        // What can be wrong in the request is found before anything is built or measured.
        RefuseWhatDoesNotFit(parsed);
        Options.ReadPriorities(parsed.GetValue(Priorities));
        Options.ReadLimits(parsed.GetValue(Limit) ?? []);
        MoneyOptions.Terms(MoneyOptions.Read(parsed));
        ReportFile.EnsureWritable(parsed.GetValue(Out));
        using var watcher = new Watcher(parsed.GetValue(Quiet));
        if (parsed.GetValue(For) is { } domain)
            return RunFor(domain, parsed, watcher, cancellation);
        var resuming = parsed.GetResult(Resume) is { Implicit: false };
        var words = Words(parsed);
        if (words.Length > 0 && !resuming)
            return WeighProgram(parsed, watcher, words, cancellation);
        var fresh = resuming ? null : Plan(parsed);

        using var store = EvidenceStore.Open(Options.StorePath(parsed.GetValue(Store)));
        var study = fresh is null ? Unfinished(store, parsed.GetValue(Resume), words.Length == 0 ? parsed.GetValue(WorkloadName) : null) : null;
        if (study is not null && AnswerFolder.Of(study.Plan.WorkloadFile) is { } begun)
            return Answer(parsed, watcher, store, begun, study, cancellation);
        var workload = fresh?.Workload ?? WorkloadReader.Read(study!.Plan.WorkloadFile);
        MoneyOptions.Terms(MoneyOptions.Read(parsed), MoneyOptions.Written(workload.Candidates.Select(Workbench.Describe)));
        var packages = new Packages(Places.Install(parsed.GetValue(Yes)), watcher.Tell);
        using var launcher = Places.Launcher(packages, watcher.Tell);
        study ??= Begin(store, StudyIds.New(TimeProvider.System, Random.Shared), workload.Name, workload.Title, fresh!.Value.Plan, launcher.MemoryFloor);
        var finished = Interruptible(store, study.Id, watcher, () => Measure(workload, study, store, launcher, packages, watcher, cancellation));
        watcher.Clear();
        return Conclude(parsed, store, finished, null);
    }

    /// <summary>An option that would change nothing is a mistake of the one who gave it.</summary>
    private static void RefuseWhatDoesNotFit(ParseResult parsed)
    {
        var weighed = parsed.GetResult(Resume) is { Implicit: false } ? Resumed : parsed.GetValue(For) is not null ? Domains : Words(parsed).IsEmpty ? Workload : ProgramOf;
        foreach (var (option, with) in Fitting)
            if (parsed.GetResult(option) is { Implicit: false } && !with.Contains(weighed))
                throw Options.Usage(option.Name, $"goes with {string.Join(" or ", with)}, not with {weighed}");
    }

    /// <summary>What stands after <c>--</c>; the parser gives the first word to the workload.</summary>
    private static ImmutableArray<string> Words(ParseResult parsed) =>
        parsed.Tokens.Any(x => x.Type == TokenType.DoubleDash) ? [.. new[] { parsed.GetValue(WorkloadName) }.OfType<string>(), .. parsed.GetValue(Program) ?? []] : [];

    private static int WeighProgram(ParseResult parsed, Watcher watcher, ImmutableArray<string> words, CancellationToken cancellation)
    {
        var command = PythonCommand.Read(words);
        MoneyOptions.Terms(MoneyOptions.Read(parsed), [ProgramWorkload.WithPorts]);
        var storePath = Options.StorePath(parsed.GetValue(Store));
        var id = StudyIds.New(TimeProvider.System, Random.Shared);
        using var store = EvidenceStore.Open(storePath);
        var folder = AnswerFolder.Create(Path.Combine(AnswerFolder.Beside(storePath), id),
            new AnswerRequest(words, Environment.CurrentDirectory, [.. (parsed.GetValue(Compare) ?? []).Select(Path.GetFullPath)], !parsed.GetValue(NoRecord), ProgramAnswer.RateHz,
                ProveCommand.ReadCount(parsed.GetValue(Count)), Options.ReadDuration("--proof-limit", parsed.GetValue(ProofLimit), Proving.DefaultLimit)));
        StandardInput.Keep(folder.InputPlace, cancellation);
        var plan = Plan(parsed, folder.RequestFile, [ProgramWorkload.Size], ProgramWorkload.Size) with { Input = folder.RequestFile, Program = ProgramWorkload.Shell(words) };
        var study = Begin(store, id, ProgramWorkload.Name(command), ProgramWorkload.Shell(words), plan, memoryFloor: 0);
        return Answer(parsed, watcher, store, folder, study, cancellation);
    }

    private static int Answer(ParseResult parsed, Watcher watcher, EvidenceStore store, AnswerFolder folder, Study study, CancellationToken cancellation)
    {
        var packages = new Packages(Places.Install(parsed.GetValue(Yes)), watcher.Tell);
        using var launcher = Places.Launcher(packages, watcher.Tell);
        var answer = new ProgramAnswer(folder, study, store, launcher, packages, watcher.Tell, parsed.GetValue(Json), cancellation);
        var finished = Interruptible(store, study.Id, watcher, () => answer.Run(x => Measure(x, study, store, launcher, packages, watcher, cancellation)));
        watcher.Clear();
        return Conclude(parsed, store, finished.Study, finished);
    }

    /// <summary>A kind of software instead of one workload. What is measured is kept for the next such call and for <c>claims</c>.</summary>
    private static int RunFor(string domain, ParseResult parsed, Watcher watcher, CancellationToken cancellation)
    {
        if (parsed.GetValue(WorkloadName) is { } name)
            throw Options.Usage("--for", $"a kind of software and the workload '{name}' do not go together; leave one out");
        if (!MoneyOptions.Read(parsed).ToOptions().IsEmpty)
            throw Options.Usage("--for", "a kind of software has no costs of its own; leave prices, rates and days out, or weigh one workload");
        return DomainWeighing.Of(domain, parsed.GetValue(Priorities), parsed.GetValue(Limit)).Run(
            Options.StorePath(parsed.GetValue(Store)),
            Options.ReadDuration("--budget", parsed.GetValue(Budget), TimeSpan.FromMinutes(2)),
            Options.ReadSeed(parsed.GetValue(Seed)), Places.Install(parsed.GetValue(Yes)), parsed.GetValue(Json), watcher, cancellation);
    }

    private static T Interruptible<T>(EvidenceStore store, string id, Watcher watcher, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (LabException)
        {
            store.SetStatus(id, StudyStatus.Interrupted);
            throw;
        }
        catch (OperationCanceledException)
        {
            watcher.Clear();
            store.SetStatus(id, StudyStatus.Interrupted);
            Console.Error.WriteLine($"steelyard: interrupted; {store.Load(id).Trials.Length} trials are kept. Continue with: steelyard weigh --resume {id}");
            throw;
        }
    }

    private static Study Measure(
        Workload workload, Study study, EvidenceStore store, Launcher launcher, Packages packages, Watcher watcher, CancellationToken cancellation) =>
        Experiment.On(workload, study, store, launcher, packages, watcher.Tell).Run(cancellation);

    /// <summary>Decides by what is given now, else by what was given when the study began.</summary>
    private static int Conclude(ParseResult parsed, EvidenceStore store, Study study, AnsweredProgram? program)
    {
        var priorities = parsed.GetValue(Priorities) ?? study.Plan.Priorities;
        IReadOnlyList<string> limits = parsed.GetValue(Limit) is { Length: > 0 } given ? given : study.Plan.Limits;
        var terms = MoneyOptions.Terms(MoneyOptions.Read(parsed).ToOptions() is { IsEmpty: false } now ? MoneyRequest.Of(now) : MoneyRequest.Of(study.Plan.Money));
        var weighed = Weigher.Weigh(study, Options.ReadPriorities(priorities), Options.ReadLimits(limits), terms);
        weighed = program?.Explain(weighed) ?? weighed;
        StudyOutput.Write(weighed, store, Options.StorePath(parsed.GetValue(Store)), parsed.GetValue(Json), parsed.GetValue(Out), priorities, limits, program);
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
        return (workload, Plan(parsed, workload.File, sizes, main) with
        {
            Kind = workload.Kind,
            Rate = workload.Rate,
            Only = Known(Options.ReadNames(parsed.GetValue(Candidates)), workload.Candidates.Select(x => x.Name), "--candidates", "candidate"),
            Input = parsed.GetValue(Input) is { } own ? InputCabinet.Own(own).Path : null,
            Python = parsed.GetValue(Python),
        });
    }

    private static StudyPlan Plan(ParseResult parsed, string file, ImmutableArray<string> sizes, string main) =>
        new()
        {
            WorkloadFile = file,
            Seed = Options.ReadSeed(parsed.GetValue(Seed)),
            Precision = Options.ReadShare("--precision", parsed.GetValue(Precision), 0.02),
            Budget = Options.ReadDuration("--budget", parsed.GetValue(Budget), TimeSpan.FromSeconds(60)).TotalSeconds,
            Threshold = Options.ReadShare("--threshold", parsed.GetValue(Threshold), 0.02),
            Sizes = sizes,
            MainSize = main,
            Cpus = Options.ReadCpus(parsed.GetValue(Cpus)),
            Priorities = parsed.GetValue(Priorities),
            Limits = [.. parsed.GetValue(Limit) ?? []],
            Money = MoneyOptions.Read(parsed).ToOptions(),
        };

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

    private static Study Begin(EvidenceStore store, string id, string name, string title, StudyPlan plan, long memoryFloor)
    {
        var study = new Study
        {
            Id = id,
            Workload = name,
            Title = title,
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
