using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Steelyard.EndToEnd.Running;
using Steelyard.Lab.Toolchains;
using Steelyard.Lab.Workloads;

namespace Steelyard.EndToEnd;

/// <summary>The workloads that come with Steelyard: all candidates agree, inputs are the same everywhere.</summary>
public sealed class ShippedWorkloadTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [SkippableTheory]
    [InlineData("log-triage")]
    [InlineData("window-analytics")]
    [InlineData("merkle")]
    [InlineData("nbody")]
    [InlineData("matmul")]
    [InlineData("json-report")]
    [InlineData("package-index")]
    [InlineData("hello")]
    [InlineData("ledger")]
    [InlineData("kmeans")]
    [InlineData("file-sweep")]
    [InlineData("json-api")]
    [InlineData("echo-waits")]
    [InlineData("echo-work")]
    [InlineData("dataframe")]
    [InlineData("inference")]
    [InlineData("sensor-loop")]
    [InlineData("game-tick")]
    [InlineData("frame-garbage")]
    public void All_candidates_agree(string workload)
    {
        var known = WorkloadReader.Read(Path.Combine(Repository.Workload(workload), "workload.yaml"));
        var below = known.Sizes.Select(x => x.Name).TakeWhile(x => x != known.MainSize);
        var run = sandbox.Run("weigh", Repository.Workload(workload), "--sizes", string.Join(',', below), "--budget", "2s", "--json");
        // TensorFlow is in no package of the distribution: where it is missing, the command that installs it is named.
        var candidates = Documents.Study(run)["candidates"]!.AsArray().Where(x => x!.Text("name") != "tensorflow" || x!.Text("status") != "unavailable"
            || !x!.Text("reason").Contains("-m pip install tensorflow", StringComparison.Ordinal)).ToList();
        var unavailable = candidates.Where(x => x!.Text("status") == "unavailable").Select(x => $"{x!.Text("name")}: {x!.Text("reason")}").ToList();
        if (unavailable.Count > 0)
            throw new MissingRequirementException($"{workload} is not complete here: {string.Join("; ", unavailable)}");
        Assert.All(candidates, x => Assert.True(x!.Text("status") == "measured", $"{x!.Text("name")}: {(string?)x!["reason"]}"));
        run.Expect(0);
    }

    [Fact]
    public void There_are_no_others() => Assert.Equal(
        ["dataframe", "echo-waits", "echo-work", "file-sweep", "frame-garbage", "game-tick", "hello", "inference", "json-api", "json-report", "kmeans", "ledger", "log-triage", "matmul", "merkle", "nbody", "package-index", "parallel-cpu", "sensor-loop", "window-analytics"], WorkloadReader.Names(Repository.Workload("")));

    [SkippableTheory]
    [InlineData("log-triage")]
    [InlineData("window-analytics")]
    [InlineData("merkle")]
    [InlineData("nbody")]
    [InlineData("json-report")]
    [InlineData("hello")]
    [InlineData("ledger")]
    [InlineData("kmeans")]
    [InlineData("file-sweep")]
    [InlineData("json-api")]
    [InlineData("echo-waits")]
    [InlineData("echo-work")]
    [InlineData("dataframe")]
    [InlineData("inference")]
    [InlineData("sensor-loop")]
    [InlineData("game-tick")]
    [InlineData("frame-garbage")]
    public void Generators_write_the_same_bytes_on_every_Python(string name)
    {
        var workload = WorkloadReader.Read(Path.Combine(Repository.Workload(name), "workload.yaml"));
        var pythons = PythonFinder.All().DistinctBy(x => x.Version.Split('.')[1]).ToList();
        if (pythons.Count < 2)
            throw new MissingRequirementException("two versions of Python are needed to compare what generators write");
        foreach (var size in workload.Sizes.Take(2))
        {
            var inputs = pythons.Select(x => Generate(workload, size, workload.Input.Seed, x.Executable)).ToList();
            Assert.Single(inputs.Distinct());
            Assert.NotEqual(inputs[0], Generate(workload, size, workload.Input.Seed + 1, pythons[0].Executable));
        }
    }

    /// <summary>SHA-256 of one input, generated under a random hash seed.</summary>
    private static string Generate(Workload workload, Size size, long seed, string python)
    {
        var values = new Dictionary<string, string>
        {
            ["{python}"] = python,
            ["{n}"] = size.N.ToString(CultureInfo.InvariantCulture),
            ["{seed}"] = seed.ToString(CultureInfo.InvariantCulture),
        };
        var command = workload.Input.Generate.Select(x => values.GetValueOrDefault(x, x)).ToList();
        using var process = Process.Start(new ProcessStartInfo(command[0], command.Skip(1)) { WorkingDirectory = workload.Folder, RedirectStandardOutput = true })!;
        var hash = Convert.ToHexString(SHA256.HashData(process.StandardOutput.BaseStream));
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return hash;
    }
}
