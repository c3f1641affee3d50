using System.Reflection;
using Steelyard.Evidence.Claims;
using Steelyard.Lab;
using Steelyard.Lab.Claims;
using Steelyard.Lab.Faults;
using Steelyard.Lab.Workloads;

namespace Steelyard.Tests.Lab.Claims;

public sealed class ClaimReaderTests : IDisposable
{
    private static readonly string Repository =
        typeof(ClaimReaderTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(x => x.Key == "Repository").Value!;

    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public void Shipped_claims_name_workloads_and_groups_of_faults_that_exist()
    {
        var claims = ClaimReader.Claims(Path.Combine(Repository, "claims", "claims.yaml"));
        Assert.Equal(26, claims.Length);
        var workloads = WorkloadReader.Names(Path.Combine(Repository, "workloads"));
        Assert.All(claims.SelectMany(x => x.Tests).SelectMany(x => x.Workloads), x => Assert.Contains(x, workloads));
        var groups = FaultCatalogue.Read(Path.Combine(Repository, "faults")).SelectMany(x => x.Groups).ToHashSet();
        Assert.All(claims.SelectMany(x => x.Tests).OfType<ClaimTest.Faults>(), x => Assert.Contains(x.Group, groups));
        Assert.All(ClaimReader.Sources(Path.Combine(Repository, "claims", "sources.yaml")), x => Assert.Contains(x.Claim, claims.Select(c => c.Id)));
    }

    [Fact]
    public void The_catalogue_holds_at_least_sixteen_faults() =>
        Assert.True(FaultCatalogue.Read(Path.Combine(Repository, "faults")).Length >= 16);

    [Fact]
    public void Domains_name_workloads_that_exist_and_readable_priorities()
    {
        var workloads = WorkloadReader.Names(Path.Combine(Repository, "workloads"));
        var domains = Domain.ReadAll(Path.Combine(Repository, "workloads", "domains.yaml"));
        Assert.Equal(10, domains.Length);
        Assert.All(domains.SelectMany(x => x.Workloads), x => Assert.Contains(x, workloads));
        Assert.All(domains, x => Assert.True(Steelyard.Evidence.Deciding.Priorities.TryParse(x.Priorities, out _, out var error), error));
        Assert.All(domains.SelectMany(x => x.Limits), x => Assert.True(Steelyard.Evidence.Deciding.Limit.TryParse(x, out _, out var error), error));
    }

    [Theory]
    [InlineData("- { ratio: wal, of: python, to: rust, at_least: 2, on: [x] }", "expected an aspect")]
    [InlineData("- { ratio: wall, of: python, to: rust, on: [x] }", "expected at_least, at_most")]
    [InlineData("- { ratio: cpu, beyond_startup: true, of: python, to: rust, at_least: 2, on: [x] }", "goes with the ratio of wall alone")]
    [InlineData("- { faults: ub, tool: rust, wanted: [never] }", "expected one of compiler")]
    [InlineData("- { on: [x], at_least: 2 }", "expected exactly one of ratio")]
    [InlineData("- { speedup: threads, on: x, at_least: 2, of: y }", "unknown key 'of'")]
    public void Mistakes_are_named(string test, string expected)
    {
        File.WriteAllText(file, $"claims:\n- id: a\n  statement: s\n  experiment: e\n  tests:\n    {test}\n");
        Assert.Contains(expected, Assert.Throws<LabException>(() => ClaimReader.Claims(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_without_test_must_say_why()
    {
        File.WriteAllText(file, "claims:\n- { id: a, statement: s, experiment: e }\n");
        Assert.Contains("not_measured", Assert.Throws<LabException>(() => ClaimReader.Claims(file)).Message, StringComparison.Ordinal);
    }
}
