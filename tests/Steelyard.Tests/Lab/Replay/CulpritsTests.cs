using Steelyard.Lab.Replay;

namespace Steelyard.Tests.Lab.Replay;

public sealed class CulpritsTests : IDisposable
{
    private const string Library = """
        //! Functions.

        pub fn first(n: i64) -> Eval<i64> {
            Ok(n)
        }

        fn second_inner(n: i64) -> i64 {
            n + ""
        }

        pub fn second(n: i64) -> Eval<i64> {
            Ok(second_inner(n))
        }

        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("culprits-");

    public CulpritsTests()
    {
        Directory.CreateDirectory(Path.Combine(folder.FullName, "src"));
        File.WriteAllText(Path.Combine(folder.FullName, "src", "lib.rs"), Library);
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_function_around_the_line_is_named_with_the_complaint()
    {
        var found = Find("warning: unused\n --> src/lib.rs:4:1\n\nerror[E0277]: cannot add `&str` to `i64`\n --> src/lib.rs:8:7\n  |\n\nerror: could not compile\n");
        Assert.Equal("second", Assert.Single(found).Key);
        Assert.StartsWith("error[E0277]: cannot add", found["second"], StringComparison.Ordinal);
    }

    [Fact]
    public void Each_complaint_has_its_function()
    {
        Assert.Equal(["first", "second"], Find("error: a\n --> src/lib.rs:4:5\nerror: b\n --> src/lib.rs:12:5\n").Keys);
    }

    [Fact]
    public void A_complaint_about_no_function_has_none()
    {
        Assert.Empty(Find("error: a\n --> src/lib.rs:1:1\nerror: linking failed\n"));
    }

    private System.Collections.Immutable.ImmutableSortedDictionary<string, string> Find(string messages) =>
        Culprits.Find(messages, folder.FullName, [("first", "pub fn first(n: i64) -> Eval<i64> {\n"), ("second", "fn second_inner(n: i64) -> i64 {\n}\npub fn second(n: i64) {\n")]);
}
