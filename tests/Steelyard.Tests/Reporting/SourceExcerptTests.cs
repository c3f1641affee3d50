using Steelyard.Reporting;

namespace Steelyard.Tests.Reporting;

public sealed class SourceExcerptTests
{
    private const string Module = """
        import os

        def area(
            width, height,
        ) -> float:
            '''Width times
        height.
            '''
            # the rest
            return width * height

        # not a part of it
        class Box:
            def area(self):
                return 1

            def other(self):
                return 2
        LAST = 1
        """;

    [Fact]
    public void A_function_ends_where_its_block_ends_whatever_stands_at_the_left()
    {
        var text = SourceExcerpt.Python(Module, "area")!;
        Assert.StartsWith("def area(\n    width, height,\n) -> float:", text, StringComparison.Ordinal);
        Assert.Contains("return width * height", text, StringComparison.Ordinal);
        Assert.DoesNotContain("class Box", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_method_stands_at_the_left() => Assert.Equal("def other(self):\n    return 2", SourceExcerpt.Python(Module, "Box.other"));

    [Fact]
    public void Rust_is_found_by_the_name_it_was_made_of()
    {
        const string crate = "/// `one`, line 3 of m.py.\npub fn one() -> i64 {\n    1\n}\n\n/// `two`, line 7 of m.py.\n///\n/// > Says two.\npub fn two() -> i64 {\n    if true {\n        2\n    }\n}\n";
        Assert.Equal("pub fn two() -> i64 {\n    if true {\n        2\n    }\n}", SourceExcerpt.Rust(crate, "two"));
        Assert.Null(SourceExcerpt.Rust(crate, "three"));
    }

    [Fact]
    public void What_is_not_there_is_left_out() => Assert.Null(SourceExcerpt.Python("", "area"));
}
