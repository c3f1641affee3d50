using Steelyard.EndToEnd.Running;

namespace Steelyard.EndToEnd;

public sealed class NewTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void A_new_workload_works_from_the_first_minute()
    {
        var made = sandbox.Run("new", "my-workload").Expect(0).Output;
        Assert.Contains("steelyard weigh ./my-workload", made, StringComparison.Ordinal);
        var study = Documents.Study(sandbox.Run("weigh", "./my-workload", "--sizes", "tiny,small", "--budget", "1s", "--json").Expect(0));
        Assert.Equal("my-workload", study.Text("workload"));
        Assert.Equal(["python", "rust"], study["candidates"]!.AsArray().Select(x => x!.Text("name")));
        Assert.All(study["candidates"]!.AsArray(), x => Assert.Equal("measured", x!.Text("status")));
    }

    [Fact]
    public void An_existing_folder_is_refused_and_left_alone()
    {
        sandbox.Write("taken/notes.txt", "mine");
        sandbox.Run("new", "taken").ExpectUsageError("taken exists already");
        Assert.Equal(["notes.txt"], Directory.EnumerateFileSystemEntries(sandbox.At("taken")).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("My Workload")]
    [InlineData("9lives")]
    [InlineData("naïve")]
    public void A_name_that_cannot_be_is_refused(string name)
    {
        sandbox.Run("new", name).ExpectUsageError("cannot be the name of a workload", "lower-case letters");
        Assert.Equal(["tmp"], Directory.EnumerateFileSystemEntries(sandbox.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_named()
    {
        sandbox.Write("file", "");
        sandbox.Run("new", "file/my-workload").ExpectUsageError("cannot write", "my-workload");
    }
}
