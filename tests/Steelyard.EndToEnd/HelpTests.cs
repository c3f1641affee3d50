using Steelyard.EndToEnd.Running;

namespace Steelyard.EndToEnd;

/// <summary>Help and shell completion.</summary>
public sealed class HelpTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Theory]
    [InlineData("weigh")]
    [InlineData("scan")]
    [InlineData("port")]
    [InlineData("prove")]
    [InlineData("run")]
    [InlineData("claims")]
    [InlineData("serve")]
    [InlineData("decide")]
    [InlineData("history")]
    [InlineData("compare")]
    [InlineData("report")]
    [InlineData("check")]
    [InlineData("new")]
    [InlineData("doctor")]
    [InlineData("completion")]
    public void Help_begins_with_examples(string verb)
    {
        var help = sandbox.Run(verb, "--help").Expect(0).Output;
        Assert.StartsWith("Examples:\n  ", help, StringComparison.Ordinal);
        Assert.Contains($"steelyard {verb}", help, StringComparison.Ordinal);
        Assert.Contains("Options:", help, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', help);
    }

    [Theory]
    [InlineData("we", "weigh")]
    [InlineData("weigh log-t", "log-triage")]
    [InlineData("weigh log-triage --bud", "--budget")]
    [InlineData("report --format git", "github-benchmark")]
    [InlineData("decide --priorities speed,mem", "speed,memory")]
    [InlineData("decide la", "latest")]
    public void What_fits_is_completed(string line, string word) =>
        Assert.Contains(word, sandbox.Run("complete", "--", line).Expect(0).Output.Split('\n'));

    [Fact]
    public void Scripts_for_the_shells_are_printed_and_other_shells_refused()
    {
        foreach (var shell in new[] { "bash", "zsh", "fish" })
            Assert.Contains(" complete -- ", sandbox.Run("completion", shell).Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("did you mean 'fish'", sandbox.Run("completion", "fisch").Expect(2).Error, StringComparison.Ordinal);
    }
}
