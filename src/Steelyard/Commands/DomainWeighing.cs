using System.Collections.Immutable;
using System.Text.Json;
using Steelyard.Evidence.Deciding;
using Steelyard.Evidence.Ecosystem;
using Steelyard.Evidence.Weighing;
using Steelyard.Lab.Claims;
using Steelyard.Lab.Ecosystem;
using Steelyard.Lab.Store;
using Steelyard.Lab.Toolchains;
using Steelyard.Lab.Workloads;
using Steelyard.Reporting;

namespace Steelyard.Commands;

/// <summary><c>weigh --for</c>: the workloads of a kind of software, decided by its usual priorities and limits.</summary>
/// <param name="Domain">The kind of software.</param>
/// <param name="Priorities">As given, or as the domain has them.</param>
/// <param name="Limits">As given, or as the domain has them.</param>
internal sealed record DomainWeighing(Domain Domain, string Priorities, ImmutableArray<string> Limits)
{
    /// <summary>File of the domains that come with the tool.</summary>
    public static string File => Path.Combine(Places.Workloads(), "domains.yaml");

    /// <summary>File of what each kind of software needs, and the packages for it.</summary>
    public static string EcosystemFile => Path.Combine(Places.Workloads(), "ecosystem.yaml");

    /// <summary>Reads the name and what replaces the presets; mistakes are found here, before anything is measured.</summary>
    public static DomainWeighing Of(string name, string? priorities, string[]? limits)
    {
        var domain = Domain.Find(File, name);
        var weighing = new DomainWeighing(domain, priorities ?? domain.Priorities, limits is { Length: > 0 } ? [.. limits] : domain.Limits);
        Options.ReadPriorities(weighing.Priorities);
        Options.ReadLimits(weighing.Limits);
        return weighing;
    }

    public int Run(string storePath, TimeSpan time, long seed, InstallPolicy install, bool json, Watcher watcher, CancellationToken cancellation)
    {
        using var store = EvidenceStore.Open(storePath);
        var packages = new Packages(install, watcher.Tell);
        using var launcher = Places.Launcher(packages, watcher.Tell);
        ImmutableArray<PackageNeed> needs = [.. PackageNeed.ReadAll(EcosystemFile).Where(x => x.Domains.Contains(Domain.Name))];
        var budget = new WallBudget(time);
        var found = watcher.Interruptible(() => new PackageLookup(packages, watcher.Tell).Look(needs, cancellation));
        var studies = new ClaimStudies(store, launcher, packages, Places.Workloads(), budget, ClaimStudies.ForVerdicts, _ => true, seed, watcher.Tell);
        var weighed = watcher.Interruptible(() => Measured(studies, cancellation));
        watcher.Clear();
        foreach (var study in weighed)
            StudyOutput.Keep(study, store, storePath, Priorities, Limits);
        var answer = new DomainAnswer(this, weighed, JointDecision.Of([.. weighed.Select(x => x.Decision)]), studies.LeftOut, found);
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(DomainDocument.Of(answer), DocumentJson.Readable.DomainDocument));
        else
            DomainReport.Write(answer, Terminal.Out);
        return weighed.Any(x => x.Candidates.Any(c => c.Candidate.Status == Evidence.CandidateStatus.Measured)) ? ExitCode.Done : ExitCode.Usage;
    }

    private ImmutableArray<WeighedStudy> Measured(ClaimStudies studies, CancellationToken cancellation) =>
        [.. Domain.Workloads.Select((x, i) => studies.Of(x, Domain.Workloads.Length - 1 - i, fresh: false, cancellation)).OfType<Evidence.Study>().Select(Weigh)];

    private WeighedStudy Weigh(Evidence.Study study) => Weigher.Weigh(study, Options.ReadPriorities(Priorities), Options.ReadLimits(Limits));
}

/// <summary>What is known of a kind of software.</summary>
/// <param name="Weighing">What was asked.</param>
/// <param name="Studies">Its workloads, weighed.</param>
/// <param name="Joint">The verdict over them.</param>
/// <param name="LeftOut">Workloads for which the time did not suffice; some of them may have trials all the same.</param>
/// <param name="Packages">What came of looking for the packages that it needs.</param>
internal sealed record DomainAnswer(
    DomainWeighing Weighing, ImmutableArray<WeighedStudy> Studies, JointDecision Joint, ImmutableArray<string> LeftOut, ImmutableArray<PackageFinding> Packages);
