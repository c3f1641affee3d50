using System.Text.Json.Nodes;
using Steelyard.EndToEnd.Running;
using Steelyard.Evidence.Faults;
using Steelyard.Lab.Claims;
using Steelyard.Lab.Faults;
using Steelyard.Lab.Store;
using Steelyard.Lab.Toolchains;

namespace Steelyard.EndToEnd;

/// <summary>Claims through the front door: answers come from studies that are kept, faults are really built and run.</summary>
public sealed class ClaimsTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void A_claim_is_answered_from_a_study_that_the_next_call_finds_again()
    {
        var first = sandbox.Run("claims", "prototype", "blockchain", "--budget", "10ms", "--json");
        // One study at least is measured; what the time does not suffice for is named.
        Assert.Equal(["merkle", "ledger"], JsonNode.Parse(first.Output)!["left_out"]!.AsArray().Select(x => (string)x!));
        Assert.Contains("merkle, ledger", first.Error, StringComparison.Ordinal);
        var claim = Claims(first)[0]!;
        Assert.Equal("cannot-be-measured-here", Claims(first)[1]!.Text("answer"));
        Assert.Contains(claim.Text("answer"), new[] { "holds", "holds-in-part", "does-not-hold", "inconclusive" });
        var evidence = claim["evidence"]!.AsArray().Where(x => (bool)x!["decides"]!).ToList();
        Assert.Equal(2, evidence.Count);
        var study = evidence[0]!.Text("study");
        Assert.Equal("hello", sandbox.Study(study).Workload);
        var again = Claims(sandbox.Run("claims", "--only", "prototype", "--budget", "10ms", "--json"))[0]!;
        Assert.Equal(study, again["evidence"]![0]!.Text("study"));
        Assert.Equal(claim.Text("answer"), again.Text("answer"));
    }

    [Fact]
    public void Citations_are_shown_and_do_not_answer()
    {
        var mine = sandbox.Write("mine.yaml", "sources:\n- { claim: learning, text: our team took ten weeks, citation: us, date: 2026-01-01, stated: true }\n");
        var claim = Claims(sandbox.Run("claims", "learning", "--sources", mine, "--json"))[0]!;
        Assert.Equal("cannot-be-measured-here", claim.Text("answer"));
        Assert.Equal(["sourced", "stated"], claim["evidence"]!.AsArray().Select(x => x!.Text("origin")).Distinct().Order());
    }

    [Theory]
    [InlineData("claims", "gill", "did you mean 'gil'?")]
    [InlineData("claims", "--budget=soon", "expected a duration")]
    [InlineData("weigh", "--for=game-engin", "Did you mean `game-engine`?")]
    [InlineData("weigh", "--for=web hello", "leave one out")]
    public void Mistakes_are_named(string verb, string rest, string expected)
    {
        var run = sandbox.Run([verb, .. rest.Split(' ')]);
        run.Expect(2);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    /// <summary>One fault in every language, under every tool that is here.</summary>
    [SkippableFact]
    public void A_fault_is_built_and_run_in_every_language()
    {
        var folder = Catalogue("none-dereference");
        using var store = EvidenceStore.Open(sandbox.StoreFile);
        var matrix = FaultLab.Of(folder, store, new WallBudget(TimeSpan.FromMinutes(5)), fresh: false, _ => { }, CancellationToken.None);
        var missing = matrix.Cells.Where(x => x.Outcome == FaultOutcome.Unavailable).Select(x => x.Detail).ToList();
        if (missing.Count > 0)
            throw new MissingRequirementException(string.Join("; ", missing));
        var outcomes = matrix.Cells.ToDictionary(x => x.Tool, x => x.Outcome);
        Assert.Equal(FaultOutcome.RunTime, outcomes["python"]);
        Assert.Equal(FaultOutcome.Checker, outcomes["mypy"]);
        Assert.Equal(FaultOutcome.Compiler, outcomes["rust"]);
        Assert.Contains(outcomes["c"], new[] { FaultOutcome.Crash, FaultOutcome.Checker });
        Assert.Equal(FaultOutcome.RunTime, outcomes["c-sanitized"]);
        Assert.Equal(matrix.Id, FaultLab.Of(folder, store, new WallBudget(TimeSpan.FromMinutes(5)), fresh: false, _ => throw new InvalidOperationException("run again"), CancellationToken.None).Id);
    }

    [Fact]
    public void A_domain_gives_one_verdict_with_a_study_behind_it()
    {
        var run = sandbox.Run("weigh", "--for", "embedded", "--budget", "5s", "--json");
        run.Expect(0);
        var document = JsonNode.Parse(run.Output)!;
        Assert.Empty(Documents.Violations(run.Output, "steelyard.domain-1"));
        Assert.Equal("hello", sandbox.Study(document["studies"]![0]!.Text("study")).Workload);
        var hardware = document["packages"]!.AsArray().Single(x => x!.Text("language") == "python" && x!.Text("need").StartsWith("a microcontroller", StringComparison.Ordinal))!;
        Assert.Equal(("none", ""), (hardware.Text("state"), hardware.Text("package")));
        Assert.Equal(["memory<=8MiB", "startup<=20ms"], document["limits"]!.AsArray().Select(x => (string)x!));
    }

    [Fact]
    public void Packages_are_imported_and_resolved_here()
    {
        var claim = Claims(sandbox.Run("claims", "ecosystem", "--json"))[0]!;
        Assert.Equal("holds-in-part", claim.Text("answer"));
        var found = claim["evidence"]!.AsArray().Select(x => x!.Text("text")).ToList();
        Assert.Contains("JSON in python: json (standard library)", found);
        var every = found.Concat(claim["missing"]!.AsArray().Select(x => (string)x!)).ToList();
        Assert.All(["HTTP server in rust: hyper ", "HTTP server in python: django "], x => Assert.Contains(every, e => e.StartsWith(x, StringComparison.Ordinal)));
    }

    /// <summary>An interpreter of the newest kind that says it was built without the GIL, as far as its description goes.</summary>
    [Fact]
    public void A_free_threaded_interpreter_is_found_by_its_name_and_named_in_the_versions()
    {
        var real = PythonFinder.Find(null, [])!.Executable;
        var fake = sandbox.Write("bin/python3.14t", $"""
            #!/bin/sh
            if [ "$1" = -c ]; then "{real}" "$@" | sed 's/"free_threaded": false/"free_threaded": true/; s|"executable": "[^"]*"|"executable": "{sandbox.At("bin/python3.14t")}"|; s/"version": "[^"]*"/"version": "3.99.0"/'; else exec "{real}" "$@"; fi
            """);
        File.SetUnixFileMode(fake, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        sandbox.Environment["PATH"] = $"{sandbox.At("bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        sandbox.Write("w/gen.py", "print(1)\n");
        sandbox.Write("w/python/main.py", "print(2)\n");
        sandbox.Write("w/workload.yaml", """
            name: w
            title: t
            input: { generate: ["{python}", gen.py] }
            sizes: { one: 1 }
            candidates:
              - { name: free, language: python, python: free-threaded, source: python, run: ["{python}", main.py, "{input}"] }
            """);
        var free = Documents.Study(sandbox.Run("weigh", "./w", "--budget", "1s", "--json").Expect(0)).Candidate("free");
        Assert.Equal("CPython 3.99.0 free-threaded", free["versions"]![0]!.GetValue<string>());
    }

    private static JsonArray Claims(ToolRun run)
    {
        run.Expect(0);
        Assert.Empty(Documents.Violations(run.Output, "steelyard.claims-1"));
        return JsonNode.Parse(run.Output)!["claims"]!.AsArray();
    }

    /// <summary>A catalogue with one fault of the shipped one.</summary>
    private string Catalogue(string name)
    {
        var shipped = Repository.Fault(name);
        foreach (var file in Directory.EnumerateFiles(shipped))
            sandbox.Write(Path.Combine("faults", name, Path.GetFileName(file)), File.ReadAllText(file));
        sandbox.Write(Path.Combine("faults", "faults.yaml"), $"faults:\n- {{ name: {name}, title: t, groups: [one], right: \"0\" }}\n");
        return sandbox.At("faults");
    }
}
