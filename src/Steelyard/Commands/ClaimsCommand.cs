using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Steelyard.Evidence;
using Steelyard.Evidence.Claims;
using Steelyard.Evidence.Deciding;
using Steelyard.Evidence.Ecosystem;
using Steelyard.Evidence.Faults;
using Steelyard.Evidence.Weighing;
using Steelyard.Lab;
using Steelyard.Lab.Claims;
using Steelyard.Lab.Ecosystem;
using Steelyard.Lab.Faults;
using Steelyard.Lab.Measuring;
using Steelyard.Lab.Store;
using Steelyard.Lab.Toolchains;
using Steelyard.Reporting;

namespace Steelyard.Commands;

/// <summary><c>claims</c>: test popular statements about the two languages on this machine.</summary>
internal static class ClaimsCommand
{
    private const string DefaultBudget = "10m";
    private static readonly Argument<string[]> Names = new("claim") { Description = "only these claims", HelpName = "claim", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string?> Only = Options.Text("--only", "only these claims, for example gil,near-c", "list");
    private static readonly Option<string?> Budget = Options.Text("--budget", $"time for everything that is not in the store yet, builds included (default: {DefaultBudget})", "duration");
    private static readonly Option<string?> Seed = Options.Text("--seed", "seed of order and environment (default: drawn, and recorded)", "n");
    private static readonly Option<string?> Sources = Options.Text("--sources", "YAML file with further citations of yours", "file");
    private static readonly Option<bool> Fresh = Options.Flag("--fresh", "measure again what is in the store");
    private static readonly Option<string?> Store = Options.Store();
    private static readonly Option<bool> Json = Options.Json();
    private static readonly Option<bool> Quiet = Options.Flag("--quiet", "no progress on stderr");
    private static readonly Option<bool> Yes = Options.Flag("--yes", "install missing toolchains without asking");

    public static Command Create()
    {
        var command = new Command("claims", "Test popular claims about Python and Rust on this machine.")
        {
            Names, Only, Budget, Seed, Sources, Fresh, Store, Json, Quiet, Yes,
        };
        Names.CompletionSources.Add(_ => All().Select(x => new System.CommandLine.Completions.CompletionItem(x.Id)));
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var claims = Chosen([.. parsed.GetValue(Names) ?? [], .. Options.ReadNames(parsed.GetValue(Only))]);
        var sources = ClaimReader.Sources(Path.Combine(Places.Shipped("claims"), "sources.yaml"))
            .AddRange(parsed.GetValue(Sources) is { } own ? ClaimReader.Sources(own) : []);
        var time = parsed.GetValue(Budget) ?? DefaultBudget;
        var most = Options.ReadDuration("--budget", time, default);
        var seed = Options.ReadSeed(parsed.GetValue(Seed));
        using var watcher = new Watcher(parsed.GetValue(Quiet));
        using var store = EvidenceStore.Open(Options.StorePath(parsed.GetValue(Store)));
        var budget = new WallBudget(most);
        // Faults first: there are many claims that need them, and they take little of the time.
        var faults = watcher.Interruptible(() => Faults(parsed, claims, store, budget, watcher, cancellation));
        var found = watcher.Interruptible(() => Packages(parsed, claims, watcher, cancellation));
        ImmutableArray<ClaimResult> Judge(Dictionary<string, WeighedStudy> studies, ImmutableArray<string> leftOut)
        {
            var findings = new ClaimFindings(studies, faults, sources) { LeftOut = leftOut, Packages = found };
            return [.. claims.Select(x => ClaimJudge.Judge(x, findings))];
        }
        var (studies, leftOut) = watcher.Interruptible(() => Studies(parsed, claims, store, budget, seed, x => Judge(x, []), watcher, cancellation));
        var results = Judge(studies, leftOut);
        watcher.Clear();
        var document = ClaimsDocument.Of(results, leftOut);
        KeptClaim.Keep(store, MachineInspection.Now(), DateTimeOffset.UtcNow, document.Claims);
        if (parsed.GetValue(Json))
            Console.Out.WriteLine(JsonSerializer.Serialize(document, DocumentJson.Readable.ClaimsDocument));
        else
            ClaimsReport.Write(results, faults, Terminal.Out, inFull: claims.Length <= 3);
        Tell(leftOut, faults, time);
        return ExitCode.Done;
    }

    /// <summary>Says what the time did not suffice for.</summary>
    private static void Tell(ImmutableArray<string> leftOut, FaultMatrix? faults, string time)
    {
        ImmutableArray<string> left = faults is { NotRun: > 0 } ? [.. leftOut, $"{faults.NotRun} programs of the fault catalogue"] : leftOut;
        if (!left.IsEmpty)
            Console.Error.WriteLine($"steelyard: the time of {time} was up before these were done: {string.Join(", ", left)}. The same command goes on where it stopped; --budget gives it more time.");
    }

    private static ImmutableArray<Claim> All() => ClaimReader.Claims(Path.Combine(Places.Shipped("claims"), "claims.yaml"));

    private static ImmutableArray<Claim> Chosen(ImmutableArray<string> names)
    {
        var all = All();
        var unknown = names.FirstOrDefault(x => all.All(c => c.Id != x));
        return unknown is null ? names.IsEmpty ? all : [.. all.Where(x => names.Contains(x.Id))]
            : throw Options.Unknown("claim", unknown, all.Select(x => x.Id));
    }

    private static (Dictionary<string, WeighedStudy> Weighed, ImmutableArray<string> LeftOut) Studies(
        ParseResult parsed, ImmutableArray<Claim> claims, EvidenceStore store, WallBudget budget, long seed,
        Func<Dictionary<string, WeighedStudy>, ImmutableArray<ClaimResult>> judge, Watcher watcher, CancellationToken cancellation)
    {
        var workloads = claims.SelectMany(x => x.Tests).SelectMany(x => x.Workloads).Distinct().ToImmutableArray();
        var weighed = new Dictionary<string, WeighedStudy>();
        if (workloads.IsEmpty)
            return (weighed, []);
        var packages = new Packages(Places.Install(parsed.GetValue(Yes)), watcher.Tell);
        using var launcher = Places.Launcher(packages, watcher.Tell);
        var studies = new ClaimStudies(store, launcher, packages, Places.Workloads(), budget, ClaimStudies.ForClaims, BuildsOf(claims).Contains, seed, watcher.Tell);
        for (var i = 0; i < workloads.Length; i++)
            if (studies.Of(workloads[i], workloads.Length - 1 - i, parsed.GetValue(Fresh), cancellation) is { } study)
                weighed[workloads[i]] = Weigh(study);
        // What the first trials leave open is measured on, while there is time.
        while (Open(judge(weighed), weighed) is { Count: > 0 } open
            && open.Select((x, i) => studies.More(x, open.Count - 1 - i, cancellation)).OfType<Study>().ToList() is { Count: > 0 } more)
            foreach (var study in more)
                weighed[study.Workload] = Weigh(study);
        return (weighed, studies.LeftOut);
    }

    /// <summary>Workloads of which a test asks how long it takes to build them.</summary>
    private static ImmutableHashSet<string> BuildsOf(ImmutableArray<Claim> claims) =>
        [.. claims.SelectMany(x => x.Tests).OfType<ClaimTest.Ratio>().Where(x => x.Aspect == Aspect.Build || x.Aspect == Aspect.Rebuild || x.Aspect == Aspect.EditToResult).SelectMany(x => x.On)];

    private static WeighedStudy Weigh(Study study) => Weigher.Weigh(study, Priorities.Default, []);

    /// <summary>Workloads of which more trials could answer a claim that is inconclusive.</summary>
    private static List<string> Open(ImmutableArray<ClaimResult> results, Dictionary<string, WeighedStudy> weighed)
    {
        var undecided = results.SelectMany(x => x.Undecided).ToHashSet();
        return [.. weighed.Where(x => undecided.Contains(x.Value.Study.Id)).Select(x => x.Key)];
    }

    private static ImmutableArray<PackageFinding>? Packages(ParseResult parsed, ImmutableArray<Claim> claims, Watcher watcher, CancellationToken cancellation) =>
        claims.SelectMany(x => x.Tests).OfType<ClaimTest.Packages>().Any()
            ? new PackageLookup(new Packages(Places.Install(parsed.GetValue(Yes)), watcher.Tell), watcher.Tell).Look(PackageNeed.ReadAll(DomainWeighing.EcosystemFile), cancellation)
            : null;

    private static FaultMatrix? Faults(ParseResult parsed, ImmutableArray<Claim> claims, EvidenceStore store, WallBudget budget, Watcher watcher, CancellationToken cancellation) =>
        claims.SelectMany(x => x.Tests).OfType<ClaimTest.Faults>().Any()
            ? FaultLab.Of(Places.Shipped("faults"), store, budget, parsed.GetValue(Fresh), watcher.Tell, cancellation)
            : null;
}
