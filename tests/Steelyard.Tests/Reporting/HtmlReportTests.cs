using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Steelyard.Evidence;
using Steelyard.Evidence.Weighing;
using Steelyard.Reporting.Html;

namespace Steelyard.Tests.Reporting;

public sealed partial class HtmlReportTests
{
    private const string Hostile = "<script>alert(1)</script>\"'&\u202Eevil\u0007";

    [Fact]
    public void The_verdict_comes_first_and_the_numbers_follow()
    {
        var weighed = SampleStudies.Weighed(SampleStudies.Plain());
        var page = HtmlReport.Render(weighed);
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        var headline = page.IndexOf("<h1", StringComparison.Ordinal);
        Assert.InRange(headline, 1, page.IndexOf("<table", StringComparison.Ordinal));
        Assert.Contains("Move to Rust", page[headline..(headline + 200)], StringComparison.Ordinal);
        foreach (var value in weighed.Candidates.SelectMany(x => x.Values))
            Assert.Contains(Steelyard.Reporting.Phrases.Value(value).Replace("±", "&#xB1;", StringComparison.Ordinal), page.Replace("±", "&#xB1;", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_link_leads_to_a_place_on_the_page_and_every_id_is_there_once()
    {
        var page = HtmlReport.Render(SampleStudies.Weighed(SampleStudies.Plain()));
        var ids = Ids().Matches(page).Select(x => x.Groups[1].Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        var targets = Links().Matches(page).Select(x => x.Groups[1].Value).Distinct().ToList();
        Assert.Contains("#trials-0-main-2", targets);
        Assert.Contains("#trials-3-startup-0", targets);
        Assert.All(targets, x => Assert.Contains(x[1..], ids));
        Assert.All(targets, x => Assert.StartsWith("#", x, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_loaded_and_nothing_runs()
    {
        var page = HtmlReport.Render(SampleStudies.Weighed(SampleStudies.Plain()));
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http://", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("https://", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Hostile_text_stays_text_wherever_it_stands()
    {
        var study = SampleStudies.Of([(Hostile, "python", 0.4), ("rust", "rust", 0.04), (new string('x', 10_000), "rust", 0.05)], ["tiny", Hostile], 12);
        study = study with
        {
            Workload = Hostile,
            Title = Hostile,
            Machine = study.Machine with { Cpu = Hostile, Host = Hostile, Governor = Hostile, Virtualization = Hostile },
            Candidates = [.. study.Candidates.Select(x => x with { Fairness = Hostile, Versions = [Hostile], BuildCommand = Hostile, RunCommand = Hostile, Needs = Hostile, Cautions = [Hostile] }),
                new Candidate { Name = "broken" + Hostile, Language = Hostile, Status = CandidateStatus.Crashed, Reason = Hostile + new string('y', 10_000) }],
        };
        var page = HtmlReport.Render(SampleStudies.Weighed(study));
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\u202E', page);
        Assert.DoesNotContain('\u0007', page);
        Assert.DoesNotContain(new string('x', 100), page, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('y', 3000), page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Eight_candidates_with_two_hundred_trials_on_three_sizes_stay_below_a_megabyte()
    {
        var candidates = Enumerable.Range(0, 8).Select(i => ($"candidate-{i}", i < 4 ? "python" : "rust", 0.4 / (1 + i))).ToList();
        var page = HtmlReport.Render(SampleStudies.Weighed(SampleStudies.Of(candidates, ["tiny", "small", "medium"], 200)));
        Assert.InRange(Encoding.UTF8.GetByteCount(page), 100_000, 1_000_000);
        // Every trial is there: a row of the appendix each.
        Assert.True(Rows().Count(page) >= 8 * 200 * 3);
    }

    [Fact]
    public void Outliers_are_marked_in_the_picture_and_in_the_table()
    {
        var study = SampleStudies.Plain();
        study = study with { Trials = [.. study.Trials.Select(x => x is { Candidate: "rust", Phase: Phase.Main, Block: 3 } ? x with { Wall = 1.5 } : x)] };
        var weighed = SampleStudies.Weighed(study);
        var series = weighed.Series.Single(x => x.Aspect == Aspect.Wall && x.Phase == Phase.Main && x.Candidate == "rust");
        Assert.Equal([3], series.Points.Where(x => x.Outlier).Select(x => x.Block));
        var page = HtmlReport.Render(weighed);
        Assert.Contains("class=\"dots outliers\"", page, StringComparison.Ordinal);
        Assert.Matches(@"<tr><td>3</td><td>1500</td>[^\n]*?<td>outlier</td></tr>", page);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void Studies_without_measured_candidates_or_with_few_trials_are_rendered(int trials, int measured)
    {
        var study = SampleStudies.Of([("python", "python", 0.4), ("rust", "rust", 0.04)], ["tiny"], trials);
        study = study with { Candidates = [.. study.Candidates.Select((x, i) => i < measured ? x : x with { Status = CandidateStatus.Unavailable, Reason = "cargo is missing" })] };
        var page = HtmlReport.Render(SampleStudies.Weighed(study));
        Assert.Contains("cargo is missing", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", page, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\sid=""([^""]*)""")]
    private static partial Regex Ids();

    [GeneratedRegex(@"\shref=""([^""]*)""")]
    private static partial Regex Links();

    [GeneratedRegex("<tr><td>")]
    private static partial Regex Rows();
}
