using Steelyard.EndToEnd.Running;
using YamlDotNet.RepresentationModel;

namespace Steelyard.EndToEnd;

/// <summary>The gate against a branch, and the workflow file of the docs: its commands do what it promises.</summary>
public sealed class WorkflowTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void A_baseline_on_a_branch_is_found_and_a_missing_one_named()
    {
        Weigh();
        sandbox.Run("report", "--format", "baseline", "--out", "baseline.json").Expect(0);
        Repository("baseline.json");
        File.Delete(sandbox.At("baseline.json"));
        Weigh();
        foreach (var against in new[] { "main", "main:baseline.json", "HEAD" })
            sandbox.Run("check", "--against", against, "--aspects", "memory", "--threshold", "90%").Expect(0);
        sandbox.Run("check", "--against", "main:other.json").ExpectUsageError("there is no other.json on main");
        sandbox.Run("check", "--against", "no-such-branch").ExpectUsageError("no study and no studied workload is called 'no-such-branch'");
        sandbox.Run("check", "--against", "--upload-pack=x").Expect(2);
    }

    [Fact]
    public void The_workflow_in_the_docs_gates_a_pull_request()
    {
        Weigh();
        sandbox.Run("report", "--format", "baseline", "--out", "baseline.json").Expect(0);
        Repository("baseline.json");
        Git("update-ref", "refs/remotes/origin/main", "main");
        var steps = Steps();
        // The tool is on the path already here; a second is enough to see that the commands fit together, and chance must not decide.
        var commands = steps.Where(x => x.Name != "Steelyard on the path")
            .Select(x => x.Run.Replace("${{ github.base_ref }}", "main", StringComparison.Ordinal)
                .Replace("./my-job --budget 60s", $"{Running.Repository.Fixture("agree")} --candidates python,shell --budget 2s", StringComparison.Ordinal)
                .Replace("check ", "check --aspects memory --threshold 90% ", StringComparison.Ordinal)).ToList();
        Assert.Contains(commands, x => x.Contains("--against origin/main", StringComparison.Ordinal));
        sandbox.Environment["GITHUB_STEP_SUMMARY"] = sandbox.At("summary.md");
        sandbox.Environment["PATH"] = Path.GetDirectoryName(RunningTool.Program) + ":" + Environment.GetEnvironmentVariable("PATH");
        foreach (var command in commands)
            sandbox.RunOther("/bin/bash", "-e", "-c", command).Expect(0);
        Assert.StartsWith("# agree", File.ReadAllText(sandbox.At("summary.md")), StringComparison.Ordinal);
        Assert.True(File.Exists(sandbox.At("report.html")));
    }

    private static List<(string Name, string Run)> Steps()
    {
        var yaml = new YamlStream();
        using var text = File.OpenText(Running.Repository.Document("github-workflow.yml"));
        yaml.Load(text);
        var job = (YamlMappingNode)yaml.Documents[0].RootNode["jobs"]["weigh"];
        return [.. ((YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>().Where(x => x.Children.ContainsKey("run"))
            .Select(x => (((YamlScalarNode)x["name"]).Value!, ((YamlScalarNode)x["run"]).Value!))];
    }

    private void Weigh() => sandbox.Run("weigh", Running.Repository.Fixture("agree"), "--candidates", "python,shell", "--budget", "2s").Expect(0);

    private void Repository(string file)
    {
        Git("init", "-q", "-b", "main");
        Git("add", file);
        Git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "baseline");
    }

    private void Git(params string[] arguments) => sandbox.RunOther("/usr/bin/git", arguments).Expect(0);
}
