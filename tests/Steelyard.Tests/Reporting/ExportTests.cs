using System.Reflection;
using System.Text.Json.Nodes;
using Steelyard.Evidence;
using Steelyard.Reporting;

namespace Steelyard.Tests.Reporting;

public sealed class ExportTests
{
    [Fact]
    public void The_csv_holds_every_trial_with_seconds_and_bytes()
    {
        var study = SampleStudies.Plain(trials: 5);
        var lines = TrialsCsv.Render(SampleStudies.Weighed(study)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(study.Trials.Length + 1, lines.Length);
        var head = lines[0].Split(',');
        var first = head.Zip(lines[1].Split(',')).ToDictionary(x => x.First, x => x.Second);
        Assert.Equal(study.Trials[0].Wall, double.Parse(first["wall_s"], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("python", first["candidate"]);
        Assert.Equal("startup", first["phase"]);
        Assert.Equal("1000", first["n"]);
    }

    [Fact]
    public void The_published_description_of_the_csv_names_its_columns_in_order()
    {
        var repository = typeof(ExportTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(x => x.Key == "Repository").Value!;
        var metadata = JsonNode.Parse(File.ReadAllText(Path.Combine(repository, "docs", "schema", "steelyard.trials-1.csv-metadata.json")))!;
        var head = TrialsCsv.Render(SampleStudies.Weighed(SampleStudies.Plain(trials: 1))).Split("\r\n")[0].Split(',');
        Assert.Equal(head, metadata["tableSchema"]!["columns"]!.AsArray().Select(x => x!["name"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"a\"", "\"say \"\"a\"\"\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    public void Names_cannot_break_out_of_their_cell_or_become_formulas(string name, string cell)
    {
        var study = SampleStudies.Plain(trials: 1);
        study = study with { Workload = name };
        Assert.Contains($",{cell},", TrialsCsv.Render(SampleStudies.Weighed(study)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_github_benchmark_lists_every_value_with_its_range()
    {
        var weighed = SampleStudies.Weighed(SampleStudies.Plain());
        var entries = JsonNode.Parse(GithubBenchmark.Render(weighed))!.AsArray();
        Assert.Equal(weighed.Candidates.Sum(x => x.Values.Length), entries.Count);
        Assert.All(entries, x => Assert.True(x!["name"] is not null && x["unit"] is not null && x["value"]!.GetValue<double>() >= 0));
        var wall = entries.Single(x => x!["name"]!.GetValue<string>() == "log-triage/rust wall time")!;
        Assert.Equal(weighed.Candidates[2][Aspect.Wall]!.Value, wall["value"]!.GetValue<double>());
        Assert.Contains(" to ", wall["range"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null(entries.Single(x => x!["name"]!.GetValue<string>() == "log-triage/rust source size")!["range"]);
    }

    [Theory]
    [InlineData("a/r.html", "html")]
    [InlineData("r.HTM", "html")]
    [InlineData("r.csv", "csv")]
    [InlineData("r.json", "json")]
    [InlineData("r.md", "md")]
    [InlineData("r", "md")]
    public void The_ending_of_a_file_names_its_format(string file, string format) => Assert.Equal(format, ReportFormat.OfFile(file).Name);
}
