using System.Text.Json;
using System.Xml.Linq;
using Steelyard.Evidence.Profiling;
using Steelyard.Reporting;
using Steelyard.Tests.Evidence.Profiling;

namespace Steelyard.Tests.Reporting;

public sealed class ProfileFormatTests
{
    private const string Hostile = "a;b\nc<script>alert(1)</script>\u001b[2J\"&";

    [Fact]
    public void Collapsed_stacks_hold_every_microsecond() => Assert.Equal(
        """
        process 7 thread 7;main (app.py:1);Worker.work (app.py:10);Worker.work (app.py:10) 3000000
        process 7 thread 7;main (app.py:1);Worker.work (app.py:10);Worker.work (app.py:10);[built-in] 2000000
        process 7 thread 7;main (app.py:1);[blocked] 4000000
        process 7 thread 8;[native, no GIL] 1000000

        """, CollapsedStacks.Render(Profiles.Recursive()));

    [Fact]
    public void A_name_cannot_add_frames_or_lines_to_collapsed_stacks()
    {
        var lines = CollapsedStacks.Render(Profiles.Recursive(Hostile)).TrimEnd('\n').Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.Equal(3, lines.Max(x => x.Count(c => c == ';')) - 1);
    }

    [Fact]
    public void A_flame_graph_is_well_formed_and_shows_names_as_text()
    {
        var svg = XDocument.Parse(FlameGraph.Render(Profiles.Recursive(Hostile)));
        var titles = svg.Descendants().Where(x => x.Name.LocalName == "title").Select(x => x.Value).ToList();
        Assert.Equal(7, titles.Count);
        Assert.Contains(titles, x => x.Contains("<script>", StringComparison.Ordinal) && x.Contains("5.000 s, 50.0%", StringComparison.Ordinal));
        Assert.Single(svg.Descendants(), x => x.Name.LocalName == "script");
    }

    [Fact]
    public void Speedscope_weights_add_up_and_frames_exist()
    {
        var document = JsonSerializer.SerializeToNode(SpeedscopeDocument.Of(Profiles.Recursive()), DocumentJson.Readable.SpeedscopeDocument)!;
        var frames = document["shared"]!["frames"]!.AsArray().Count;
        var profiles = document["profiles"]!.AsArray();
        Assert.Equal(2, profiles.Count);
        Assert.All(profiles, x => Assert.Equal(x!["endValue"]!.GetValue<double>(), x["weights"]!.AsArray().Sum(w => w!.GetValue<double>())));
        Assert.All(profiles.SelectMany(x => x!["samples"]!.AsArray()).SelectMany(x => x!.AsArray()), x => Assert.InRange(x!.GetValue<int>(), 0, frames - 1));
    }

    [Fact]
    public void The_overview_keeps_waiting_apart_and_steering_characters_out()
    {
        var text = ProfileReport.Render(ProfileSummary.Of(Profiles.Recursive(Hostile)));
        Assert.DoesNotContain('\u001b', text);
        var (hot, waiting) = (text.IndexOf("Hottest functions", StringComparison.Ordinal), text.IndexOf("Waiting", StringComparison.Ordinal));
        Assert.InRange(text.IndexOf("main  app.py:1", StringComparison.Ordinal), waiting, text.Length);
        Assert.InRange(text.IndexOf("app.py:10", StringComparison.Ordinal), hot, waiting);
    }
}
