using Steelyard.Evidence;
using Steelyard.Lab;
using Steelyard.Lab.Workloads;

namespace Steelyard.Tests.Lab.Workloads;

public sealed class WorkloadReaderTests : IDisposable
{
    private const string Least = """
        name: least
        title: The least that a workload needs
        input:
          generate: [seq, "{n}"]
        sizes: { small: 1_000, large: 20_000 }
        candidates:
          - name: python
            language: python
            source: src
            run: ["{python}", main.py, "{input}"]

        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("workload-reader-");

    public WorkloadReaderTests() => folder.CreateSubdirectory("src");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void What_is_left_out_has_sensible_values()
    {
        var workload = Read(Least);
        Assert.Equal("large", workload.MainSize);
        Assert.Equal([new Size("small", 1000), new Size("large", 20000)], workload.Sizes.AsEnumerable());
        Assert.Equal(new OutputRule.Exact(), workload.Output);
        Assert.Equal(TimeSpan.FromSeconds(60), workload.TimeLimit);
        Assert.Equal(("input", 1L, true), (workload.Input.FileName, workload.Input.Seed, workload.Input.Cache));
        var candidate = Assert.Single(workload.Candidates);
        Assert.Equal(Path.Combine(folder.FullName, "src"), candidate.Source);
        Assert.False(candidate.Baseline);
        Assert.Empty(candidate.Requires);
    }

    [Fact]
    public void Everything_can_be_said()
    {
        var workload = Read(Least.Replace("    run:", """
                baseline: true
                stdin: "{input}"
                environment: { MODE: fast }
                flags: [-O2]
                libs: -lm
                python: python3.12
                fairness: >-
                  One thread.
                requires:
                  - { module: numpy, debian: python3-numpy, pip: numpy }
                  - { header: openssl/sha.h }
                build: [[make], [make, install]]
                run:
            """, StringComparison.Ordinal) + """
            description: What it is.
            main_size: small
            time_limit: 2m
            output: { compare: numeric, tolerance: { absolute: 0.5 } }
            requires: [{ command: seq, debian: coreutils }]
            """);
        var candidate = workload.Candidates[0];
        Assert.Equal("small", workload.MainSize);
        Assert.Equal(new OutputRule.Numeric(1e-9, 0.5), workload.Output);
        Assert.Equal([new Requirement(RequirementKind.Command, "seq", "coreutils")], workload.Requires.AsEnumerable());
        Assert.Equal([new(RequirementKind.Module, "numpy", "python3-numpy", "numpy"), new Requirement(RequirementKind.Header, "openssl/sha.h")], candidate.Requires.AsEnumerable());
        Assert.Equal([["make"], ["make", "install"]], candidate.Build.Select(x => x.ToArray()));
        Assert.Equal(("{input}", "python3.12", "One thread.", true), (candidate.Stdin, candidate.Python, candidate.Fairness, candidate.Baseline));
        Assert.Equal("fast", candidate.Environment["MODE"]);
        Assert.Equal(["-O2"], candidate.Flags.AsEnumerable());
        Assert.Equal(["-lm"], candidate.Libs.AsEnumerable());
    }

    [Fact]
    public void A_service_says_how_it_is_loaded()
    {
        var plain = Read(Least + "kind: service\nrate: 200\nservice: {}\n");
        Assert.Equal((WorkloadKind.Service, 200.0), (plain.Kind, plain.Rate));
        Assert.Equal(new ServiceRule(16, TimeSpan.FromSeconds(1), "/", TimeSpan.FromSeconds(10), 0, null), plain.Service);
        var full = Read(Least + "kind: service\nrate: 5\nservice: { connections: 2, full_load: 300ms, ready: /up, ready_within: 3s, port: 8080, counter: { add: POST /n, read: /n } }\n");
        Assert.Equal(new ServiceRule(2, TimeSpan.FromMilliseconds(300), "/up", TimeSpan.FromSeconds(3), 8080, ("POST /n", "/n")), full.Service);
    }

    [Theory]
    [InlineData("kind: service\nrate: 5\n", "the key 'service' is missing here")]
    [InlineData("service: {}\n", "this one is of the kind batch")]
    [InlineData("rate: 5\n", "'rate' is for workloads of the kinds frames and service")]
    [InlineData("kind: service\nservice: {}\n", "'rate' is missing or 0; a workload of the kind service")]
    [InlineData("kind: service\nrate: 5\nservice: { counter: { add: PUSH IT /n, read: /n } }\n", "expected a method and a path")]
    [InlineData("kind: service\nrate: 5\nservice: { counter: { add: POST /n, read: n } }\n", "expected a path that begins with '/'")]
    [InlineData("kind: service\nrate: 5\nservice: { ready: up }\n", "expected a path that begins with '/'")]
    [InlineData("kind: service\nrate: 5\nservice: { connections: 0 }\n", "expected a whole number from 1 to 1000")]
    [InlineData("kind: service\nrate: 5\nservice: { port: 70000 }\n", "expected a whole number from 0 to 65535")]
    [InlineData("kind: service\nrate: 5\nservice: { conections: 3 }\n", "did you mean 'connections'?")]
    public void Mistakes_about_services_are_named(string lines, string expected) =>
        Assert.Contains(expected, Assert.Throws<LabException>(() => Read(Least + lines)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_checker_is_a_command()
    {
        var rule = Assert.IsType<OutputRule.Checker>(Read(Least + "output: { compare: checker, checker: [sh, check.sh] }\n").Output);
        Assert.Equal(["sh", "check.sh"], rule.Command.AsEnumerable());
    }

    [Theory]
    [InlineData("name: least", "name: in/valid", ":1:7: expected a name of letters, digits")]
    [InlineData("small: 1_000", "small: 20_000", ":5:8: expected sizes in ascending order of n")]
    [InlineData("{ small: 1_000, large: 20_000 }", "{}", ":5:8: expected at least one size")]
    [InlineData("input:\n", "main_size: medium\ninput:\n", ":3:12: expected one of the sizes (small, large), found 'medium'")]
    [InlineData("  generate:", "  file: a/b\n  generate:", ":4:9: expected a file name without folders, found 'a/b'")]
    [InlineData("source: src", "source: other", ":9:13: no such folder: ")]
    [InlineData("input:\n", "output: { compare: checker }\ninput:\n", ":3:9: the key 'checker' is missing here")]
    [InlineData("input:\n", "output: { tolerance: { relativ: 1 }, compare: numeric }\ninput:\n", ":3:24: unknown key 'relativ'; did you mean 'relative'?")]
    [InlineData("source: src", "source: src\n    requires: [{ debian: x }]", ":10:16: expected exactly one of command, module, crate or header")]
    [InlineData("source: src", "source: src\n    requires: [{ crate: a, module: b }]", ":10:16: expected exactly one of command, module, crate or header")]
    public void A_mistake_says_where_it_is(string right, string wrong, string expected)
    {
        Assert.Contains(right, Least, StringComparison.Ordinal);
        var error = Assert.Throws<LabException>(() => Read(Least.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.StartsWith(File + expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("docs/workloads.md", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Candidates_have_names_of_their_own()
    {
        var twice = Least + Least[Least.IndexOf("  - name", StringComparison.Ordinal)..];
        Assert.StartsWith($"{File}:11:11: a second candidate named 'python'", Assert.Throws<LabException>(() => Read(twice)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workload_is_found_by_folder_by_file_and_by_name()
    {
        Read(Least);
        var shipped = folder.Parent!.FullName;
        Assert.All([folder.FullName, File, folder.Name], x => Assert.Equal(File, WorkloadReader.Find(x, shipped).File));
        Assert.Contains(folder.Name, WorkloadReader.Names(shipped));
    }

    [Fact]
    public void A_name_that_is_not_there_gets_the_nearest()
    {
        var shipped = folder.CreateSubdirectory("shipped");
        System.IO.File.WriteAllText(Path.Combine(shipped.CreateSubdirectory("log-triage").FullName, "workload.yaml"), Least);
        var error = Assert.Throws<LabException>(() => WorkloadReader.Find("log-traige", shipped.FullName));
        Assert.Equal("no workload named 'log-traige'", error.Message);
        Assert.StartsWith("Did you mean `log-triage`?", error.Remedy, StringComparison.Ordinal);
    }

    private string File => Path.Combine(folder.FullName, "workload.yaml");

    private Workload Read(string text)
    {
        System.IO.File.WriteAllText(File, text);
        return WorkloadReader.Read(File);
    }
}
