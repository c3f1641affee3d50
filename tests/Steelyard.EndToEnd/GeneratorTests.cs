using Steelyard.EndToEnd.Running;

namespace Steelyard.EndToEnd;

/// <summary>Inputs that cannot be made, and inputs of the user's own.</summary>
public sealed class GeneratorTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void A_generator_that_fails_is_named_with_its_last_words() =>
        sandbox.Run("weigh", Repository.Fixture("no-generator"), "--json")
            .ExpectUsageError("the input generator of no-generator failed at size small with exit status 7: the template is broken", "sh generate.sh {n} with n = 2");

    [Fact]
    public void A_generator_may_say_that_this_machine_cannot_provide_the_input()
    {
        var study = Documents.Study(sandbox.Run("weigh", Repository.Fixture("elsewhere"), "--json").Expect(2));
        Assert.All(["shell", "other"], x => Assert.Equal("unavailable", study.Candidate(x).Text("status")));
        Assert.All(["shell", "other"], x => Assert.Equal("this needs the tape drive of 1974", study.Candidate(x).Text("reason")));
        Assert.Equal("undecided", study["decision"]!.Text("verdict"));
    }

    [Fact]
    public void Any_workload_runs_on_a_file_of_the_users_own()
    {
        var numbers = sandbox.Write("own.txt", "40\n2\n");
        var study = Documents.Study(sandbox.Run("weigh", Repository.Fixture("agree"), "--candidates", "python,c", "--input", "own.txt", "--json", "--budget", "1s").Expect(0));
        Assert.Equal("input", study["plan"]!.Text("main_size"));
        Assert.Equal(numbers, study["plan"]!.Text("input"));
        Assert.Contains(study["inputs"]!.AsArray(), x => x!.Text("name") == "input" && x!.Number("bytes") == 5);
        Assert.NotNull(study.Candidate("python")["aspects"]!["wall"]);
    }

    [Fact]
    public void An_access_log_of_the_users_own_is_triaged()
    {
        sandbox.Write("access.log", """
            192.0.2.7 - - [22/Nov/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 512 "-" "test" 4012
            192.0.2.8 - - [22/Nov/2026:10:00:01 +0000] "GET /missing HTTP/1.1" 404 12 "-" "test" 998

            """);
        var study = Documents.Study(sandbox.Run("weigh", Repository.Workload("log-triage"), "--input", "access.log", "--json", "--budget", "1s").Expect(0));
        Assert.All(study["candidates"]!.AsArray(), x => Assert.Equal("measured", x!.Text("status")));
    }

    [Fact]
    public void An_input_that_is_not_there_is_found_before_anything_is_measured()
    {
        sandbox.Run("weigh", Repository.Fixture("agree"), "--input", "nowhere.log").ExpectUsageError("no such input file: nowhere.log", "--input");
        Assert.False(File.Exists(sandbox.StoreFile));
    }
}
