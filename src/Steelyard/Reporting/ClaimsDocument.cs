using System.Collections.Immutable;
using Steelyard.Evidence;
using Steelyard.Evidence.Claims;

namespace Steelyard.Reporting;

/// <summary>The JSON document of tested claims, <c>steelyard.claims/1</c>. Bounds that trials cannot give are null.</summary>
internal sealed record ClaimsDocument(string Schema, IReadOnlyList<ClaimDocument> Claims, IReadOnlyList<string> LeftOut)
{
    public static ClaimsDocument Of(ImmutableArray<ClaimResult> results, ImmutableArray<string> leftOut) =>
        new("steelyard.claims/1", [.. results.Select(ClaimDocument.Of)], leftOut);
}

/// <summary>A tested claim: its answer, the numbers behind it, and what could not be tested.</summary>
public sealed record ClaimDocument(
    string Id, string Statement, ClaimAnswer Answer, IReadOnlyList<ClaimEvidenceDocument> Evidence, string Rule, string Experiment, IReadOnlyList<string> Missing)
{
    internal static ClaimDocument Of(ClaimResult x) => new(
        x.Claim.Id, x.Claim.Statement, x.Answer, [.. x.Evidence.Select(ClaimEvidenceDocument.Of)], x.Claim.Rule, x.Claim.Experiment, x.Missing);
}

/// <summary>One number or citation behind an answer.</summary>
public sealed record ClaimEvidenceDocument(
    string Text, double? Value, double? Low, double? High, string Unit, string? Study, Origin Origin, bool Decides, bool? Keeps)
{
    internal static ClaimEvidenceDocument Of(ClaimEvidence x) => new(x.Text, x.Value, x.Low, x.High, x.Unit, x.Study, x.Origin, x.Decides, x.Keeps);
}
