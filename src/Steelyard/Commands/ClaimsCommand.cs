using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Steelyard.Evidence;
using Steelyard.Evidence.Claims;
using Steelyard.Evidence.Deciding;
using Steelyard.Evidence.Faults;
using Steelyard.Evidence.Weighing;
using Steelyard.Lab;
using Steelyard.Lab.Claims;
using Steelyard.Lab.Faults;
using Steelyard.Lab.Measuring;
using Steelyard.Lab.Store;
using Steelyard.Lab.Toolchains;
using Steelyard.Reporting;

namespace Steelyard.Commands;

/// <summary><c>claims</c>: test popular statements about the two languages on this machine.</summary>
internal static class ClaimsCommand
{
    private static readonly Argument<string[]> Names = new("claim") { Description = "only these claims", HelpName = "claim", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string?> Only = Options.Text("--only", "only these claims, for example gil,near-c", "list");
    private static readonly Option<string?> Budget = Options.Text("--budget", "time for everything that is not in the store yet (default: 10m)", "duration");
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
        var budget = Options.ReadDuration("--budget", parsed.GetValue(Budget), TimeSpan.FromMinutes(10));
        var seed = Options.ReadSeed(parsed.GetValue(Seed));
        using var watcher = new Watcher(parsed.GetValue(Quiet));
        using var store = EvidenceStore.Open(Options.StorePath(parsed.GetValue(Store)));
        var findings = new ClaimFindings(
            Studies(parsed, claims, store, budget, seed, watcher, cancellation), Faults(parsed, claims, store, watcher, cancellation), sources);
        var results = claims.Select(x => ClaimJudge.Judge(x, findings)).ToImmutableArray();
        watcher.Clear();
        var document = ClaimsDocument.Of(results);
        KeptClaim.Keep(store, MachineInspection.Now(), DateTimeOffset.UtcNow, document.Claims);
        if (parsed.GetValue(Json))
            Console.Out.WriteLine(JsonSerializer.Serialize(document, DocumentJson.Readable.ClaimsDocument));
        else
            ClaimsReport.Write(results, findings.Faults, Terminal.Out, inFull: claims.Length <= 3);
        return ExitCode.Done;
    }

    private static ImmutableArray<Claim> All() => ClaimReader.Claims(Path.Combine(Places.Shipped("claims"), "claims.yaml"));

    private static ImmutableArray<Claim> Chosen(ImmutableArray<string> names)
    {
        var all = All();
        var unknown = names.FirstOrDefault(x => all.All(c => c.Id != x));
        return unknown is null ? names.IsEmpty ? all : [.. all.Where(x => names.Contains(x.Id))]
            : throw Options.Unknown("claim", unknown, all.Select(x => x.Id));
    }

    private static Dictionary<string, WeighedStudy> Studies(
        ParseResult parsed, ImmutableArray<Claim> claims, EvidenceStore store, TimeSpan budget, long seed, Watcher watcher, CancellationToken cancellation)
    {
        var workloads = claims.SelectMany(x => x.Tests).SelectMany(x => x.Workloads).Distinct().ToImmutableArray();
        var weighed = new Dictionary<string, WeighedStudy>();
        if (workloads.IsEmpty)
            return weighed;
        var packages = new Packages(Places.Install(parsed.GetValue(Yes)), watcher.Tell);
        using var launcher = Places.Launcher(packages, watcher.Tell);
        var studies = new ClaimStudies(store, launcher, packages, Places.Workloads(), budget, seed, watcher.Tell);
        for (var i = 0; i < workloads.Length; i++)
            weighed[workloads[i]] = Weigher.Weigh(Measure(studies, workloads[i], workloads.Length - 1 - i, parsed, watcher, cancellation), Priorities.Default, []);
        return weighed;
    }

    private static Study Measure(ClaimStudies studies, string workload, int after, ParseResult parsed, Watcher watcher, CancellationToken cancellation)
    {
        try
        {
            return studies.Of(workload, after, parsed.GetValue(Fresh), cancellation);
        }
        catch (OperationCanceledException)
        {
            watcher.Clear();
            Console.Error.WriteLine("steelyard: interrupted; what is measured is kept. The same command continues.");
            throw;
        }
    }

    private static FaultMatrix? Faults(ParseResult parsed, ImmutableArray<Claim> claims, EvidenceStore store, Watcher watcher, CancellationToken cancellation) =>
        claims.SelectMany(x => x.Tests).OfType<ClaimTest.Faults>().Any()
            ? FaultLab.Of(Places.Shipped("faults"), store, parsed.GetValue(Fresh), watcher.Tell, cancellation)
            : null;
}
