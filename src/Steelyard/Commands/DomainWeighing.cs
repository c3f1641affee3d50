using System.Collections.Immutable;
using System.Text.Json;
using Steelyard.Evidence.Deciding;
using Steelyard.Evidence.Weighing;
using Steelyard.Lab.Claims;
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

    /// <summary>Reads the name and what replaces the presets; mistakes are found here, before anything is measured.</summary>
    public static DomainWeighing Of(string name, string? priorities, string[]? limits)
    {
        var domain = Domain.Find(File, name);
        var weighing = new DomainWeighing(domain, priorities ?? domain.Priorities, limits is { Length: > 0 } ? [.. limits] : domain.Limits);
        Options.ReadPriorities(weighing.Priorities);
        Options.ReadLimits(weighing.Limits);
        return weighing;
    }

    public int Run(string storePath, TimeSpan budget, long seed, InstallPolicy install, bool json, Watcher watcher, CancellationToken cancellation)
    {
        using var store = EvidenceStore.Open(storePath);
        var packages = new Packages(install, watcher.Tell);
        using var launcher = Places.Launcher(packages, watcher.Tell);
        var studies = new ClaimStudies(store, launcher, packages, Places.Workloads(), budget, seed, watcher.Tell);
        var weighed = Domain.Workloads.Select((x, i) => Weigh(studies.Of(x, Domain.Workloads.Length - 1 - i, fresh: false, cancellation))).ToImmutableArray();
        watcher.Clear();
        foreach (var study in weighed)
            StudyOutput.Keep(study, store, storePath, Priorities, Limits);
        var joint = JointDecision.Of([.. weighed.Select(x => x.Decision)]);
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(DomainDocument.Of(this, weighed, joint), DocumentJson.Readable.DomainDocument));
        else
            DomainReport.Write(this, weighed, joint, Terminal.Out);
        return weighed.Any(x => x.Candidates.Any(c => c.Candidate.Status == Evidence.CandidateStatus.Measured)) ? ExitCode.Done : ExitCode.Usage;
    }

    private WeighedStudy Weigh(Evidence.Study study) => Weigher.Weigh(study, Options.ReadPriorities(Priorities), Options.ReadLimits(Limits));
}
