using System.Collections.Immutable;
using Steelyard.Evidence;
using Steelyard.Evidence.Claims;
using Steelyard.Evidence.Faults;
using Steelyard.Lab.Store;
using Steelyard.Lab.Workloads;

namespace Steelyard.Lab.Claims;

/// <summary>Reads claims and citations from YAML. Every mistake is a <see cref="LabException"/> with file, line and column.</summary>
public static class ClaimReader
{
    // One row per kind of test: the key that names it, and how its line is read.
    private static readonly (string Key, Func<YamlFields, string, ClaimTest> Read)[] Kinds =
    [
        ("ratio", (yaml, name) => new ClaimTest.Ratio(yaml.Texts("on"), AspectOf(yaml, name), yaml.Texts("of"), yaml.Text("to"), BandOf(yaml)) { BeyondStartup = BeyondStartup(yaml, name) }),
        ("value", (yaml, name) => new ClaimTest.Value(yaml.Texts("on"), AspectOf(yaml, name), yaml.Text("of"), BandOf(yaml))),
        ("share", (yaml, name) => new ClaimTest.GainShare(yaml.Texts("on"), name, yaml.Text("whole"), yaml.Text("reference"), BandOf(yaml))),
        ("cost", (yaml, name) => new ClaimTest.Cost(yaml.Texts("on"), name, yaml.Text("to"), PricesOf(yaml), BandOf(yaml))),
        ("speedup", (yaml, name) => new ClaimTest.Speedup(yaml.Text("on"), name, BandOf(yaml))),
        ("packages", (_, name) => new ClaimTest.Packages(name)),
        ("faults", (yaml, name) => new ClaimTest.Faults(name, yaml.Text("tool"), [.. yaml.Texts("wanted").Select(x => OutcomeOf(yaml, x))])),
    ];

    /// <summary>The claims of a file.</summary>
    public static ImmutableArray<Claim> Claims(string file)
    {
        var yaml = YamlFields.Load(file, Content(file));
        var claims = yaml.Mappings("claims").Select(Claim).ToImmutableArray();
        yaml.NoMore();
        return claims.GroupBy(x => x.Id).FirstOrDefault(x => x.Count() > 1) is { } twice
            ? throw new LabException($"{file}: the claim '{twice.Key}' stands there twice", "Give each claim an id of its own.")
            : claims;
    }

    /// <summary>The citations of a file.</summary>
    public static ImmutableArray<SourcedEvidence> Sources(string file)
    {
        var yaml = YamlFields.Load(file, Content(file));
        var sources = yaml.Mappings("sources").Select(Source).ToImmutableArray();
        yaml.NoMore();
        return sources;
    }

    private static Claim Claim(YamlFields yaml)
    {
        var claim = new Claim
        {
            Id = yaml.Text("id"),
            Statement = yaml.Text("statement"),
            Experiment = yaml.Text("experiment"),
            Tests = [.. yaml.Mappings("tests").Select(Test)],
            NotMeasured = yaml.OptionalText("not_measured"),
        };
        yaml.NoMore();
        return claim.Tests.IsEmpty == (claim.NotMeasured is null)
            ? throw yaml.Mistake("id", "expected either tests, or not_measured with the reason")
            : claim;
    }

    private static ClaimTest Test(YamlFields yaml)
    {
        var found = Kinds.Select(x => (x.Read, Name: yaml.OptionalText(x.Key))).Where(x => x.Name is not null).ToList();
        if (found.Count != 1)
            throw yaml.Mistake("ratio", $"expected exactly one of {string.Join(", ", Kinds.Select(x => x.Key))}");
        var test = found[0].Read(yaml, found[0].Name!);
        yaml.NoMore();
        return test;
    }

    private static SourcedEvidence Source(YamlFields yaml)
    {
        var source = new SourcedEvidence(yaml.Text("claim"), yaml.Text("text"), yaml.Text("citation"), yaml.Text("date"), yaml.Flag("stated", false));
        yaml.NoMore();
        return source;
    }

    private static Aspect AspectOf(YamlFields yaml, string name) =>
        Aspect.Find(name) ?? throw yaml.Mistake("ratio", $"expected an aspect ({string.Join(", ", Aspect.All)}), found '{name}'");

    private static bool BeyondStartup(YamlFields yaml, string name) => yaml.Flag("beyond_startup", false)
        && (AspectOf(yaml, name) == Aspect.Wall ? true : throw yaml.Mistake("beyond_startup", $"goes with the ratio of {Aspect.Wall} alone"));

    private static Band BandOf(YamlFields yaml)
    {
        var (least, most) = (yaml.Number("at_least", double.NegativeInfinity), yaml.Number("at_most", double.PositiveInfinity));
        return double.IsInfinity(least) && double.IsInfinity(most) ? throw yaml.Mistake("at_least", "expected at_least, at_most, or both") : new Band(least, most);
    }

    private static Prices PricesOf(YamlFields yaml) =>
        new(yaml.Number("cpu_hour", 0), yaml.Number("gb_hour", 0), yaml.OptionalText("currency") ?? "USD");

    private static FaultOutcome OutcomeOf(YamlFields yaml, string text) => KebabCase<FaultOutcome>.TryParse(text, out var outcome) ? outcome
        : throw yaml.Mistake("wanted", $"expected one of {string.Join(", ", Enum.GetValues<FaultOutcome>().Select(KebabCase<FaultOutcome>.Text))}, found '{text}'");

    private static string Content(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new LabException($"cannot read {file}: {error.Message}", "Check the path and its permissions.", error);
        }
    }
}
