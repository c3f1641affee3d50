using Steelyard.EndToEnd.Running;

namespace Steelyard.EndToEnd;

/// <summary>Mistakes in <c>workload.yaml</c> are shown with file, line, column and what was expected, before anything runs.</summary>
public sealed class WorkloadMistakeTests : IDisposable
{
    private const string Right = """
        name: mine
        title: My job
        input:
          generate: [seq, "{n}"]
          file: numbers.txt
        sizes: { tiny: 1, small: 20 }
        time_limit: 10s
        candidates:
          - name: one
            language: sh
            source: one
            run: [cat, "{input}"]
          - name: two
            language: sh
            source: one
            run: [cat, "{input}"]

        """;

    private readonly Sandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Theory]
    [InlineData("  file: numbers.txt", "   file: numbers.txt", "5:", "not valid YAML")]
    [InlineData("title: My job", "\ttitle: My job", "2:1:", "not valid YAML: a tab in the indentation; use spaces")]
    [InlineData("  file: numbers.txt", "  fille: numbers.txt", "5:3:", "unknown key 'fille'; did you mean 'file'?")]
    [InlineData("time_limit: 10s", "tempo: 10s", "7:1:", "unknown key 'tempo'; expected one of ")]
    [InlineData("small: 20", "small: many", "6:26:", "expected a whole number, 0 or more, found 'many'")]
    [InlineData("time_limit: 10s", "time_limit: [10]", "7:13:", "expected a duration, found a list")]
    [InlineData("time_limit: 10s", "time_limit: soon", "7:13:", "expected a duration such as 500ms, 30s or 2m, found 'soon'")]
    [InlineData("    run: [cat, \"{input}\"]\n  - name: two", "    run: cat\n  - name: two", "12:10:", "expected a command as a list")]
    [InlineData("title: My job\n", "", "1:1:", "the key 'title' is missing here; expected text")]
    [InlineData("    language: sh\n    source: one\n    run: [cat, \"{input}\"]\n  - name: two", "    source: one\n    run: [cat, \"{input}\"]\n  - name: two", "9:5:", "the key 'language' is missing here")]
    [InlineData("tiny: 1, small: 20", "tiny: 20, small: 1", "6:", "ascending")]
    [InlineData("- name: two", "- name: one", "13:11:", "a second candidate named 'one'")]
    [InlineData("    source: one\n    run: [cat, \"{input}\"]\n\n", "    source: elsewhere\n    run: [cat, \"{input}\"]\n\n", "15:13:", "no such folder")]
    [InlineData("name: mine", "name: ../mine", "1:7:", "name")]
    public void A_mistake_is_shown_where_it_is(string right, string wrong, string place, string expected)
    {
        var text = Right + "\n";
        Assert.Contains(right, text, StringComparison.Ordinal);
        var file = Write(text.Replace(right, wrong, StringComparison.Ordinal));
        sandbox.Run("weigh", "mine").ExpectUsageError($"steelyard: {file}:{place}", expected);
        Assert.False(File.Exists(sandbox.StoreFile));
    }

    [Fact]
    public void The_text_that_the_mistakes_are_made_in_is_right()
    {
        Write(Right);
        sandbox.Run("weigh", "mine", "--budget", "200ms").Expect(0);
    }

    [Fact]
    public void An_empty_file_is_named()
    {
        var file = Write("");
        sandbox.Run("weigh", "mine").ExpectUsageError(file, "empty", "steelyard new");
    }

    [Fact]
    public void An_unknown_workload_suggests_the_nearest()
    {
        Write(Right);
        sandbox.Run("weigh", "mime").ExpectUsageError("no workload named 'mime'", "Did you mean `mine`?");
        sandbox.Run("weigh", "log-traige").ExpectUsageError("no workload named 'log-traige'", "Did you mean `log-triage`?");
    }

    [Fact]
    public void Unknown_candidates_and_sizes_suggest_the_nearest()
    {
        Write(Right);
        sandbox.Run("weigh", "mine", "--candidates", "one,tow").ExpectUsageError("--candidates: no candidate named 'tow'; did you mean 'two'?", "one, two");
        sandbox.Run("weigh", "mine", "--sizes", "smal").ExpectUsageError("--sizes: no size named 'smal'; did you mean 'small'?");
    }

    /// <summary>The file as the tool names it: below its working folder.</summary>
    private string Write(string yaml)
    {
        Directory.CreateDirectory(sandbox.At("workloads/mine/one"));
        sandbox.Write("workloads/mine/workload.yaml", yaml);
        return "workloads/mine/workload.yaml";
    }
}
