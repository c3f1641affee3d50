using System.Globalization;
using Microsoft.AspNetCore.Http;
using Steelyard.Evidence.Deciding;
using Steelyard.Lab.Store;

namespace Steelyard.Dashboard;

/// <summary>Which studies are listed; every part that is empty lets all pass.</summary>
public sealed record StudyFilter(string Text, string Workload, string Verdict, int Page)
{
    public static StudyFilter Of(IQueryCollection query) => new(
        query["q"].ToString().Trim(), query["workload"].ToString(), query["verdict"].ToString(),
        int.TryParse(query["page"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 0);

    public bool Fits(StudySummary x) =>
        (Text.Length == 0 || x.Id.Contains(Text, StringComparison.OrdinalIgnoreCase) || x.Workload.Contains(Text, StringComparison.OrdinalIgnoreCase))
        && (Workload.Length == 0 || x.Workload == Workload)
        && (Verdict.Length == 0 || x.Verdict?.Name() == Verdict);

    /// <summary>The address of another page of the same list.</summary>
    public string Link(int page) => Address.With("/", ("q", Text), ("workload", Workload), ("verdict", Verdict), ("page", page.ToString(CultureInfo.InvariantCulture)));
}
