using Steelyard.Lab.Toolchains;

namespace Steelyard.Tests.Lab.Toolchains;

public sealed class SourceSizeTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("source-size-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(".py", "import sys\n\n# a comment\nprint(1)  # counts\n", 2)]
    [InlineData(".py", "\"\"\"One line.\"\"\"\nx = 1\n", 1)]
    [InlineData(".py", "\"\"\"Several\n\nlines.\n\"\"\"\nx = 1\n", 1)]
    [InlineData(".py", "def f():\n    '''Doc.\n    More.'''\n    return 1\n", 2)]
    [InlineData(".py", "TEXT = \"\"\"\nis code\n\"\"\"\nx = 1\ny = 2\n", 5)]
    [InlineData(".py", "TEXT = '''one line'''\nx = 1\n", 2)]
    [InlineData(".rs", "// a comment\nfn main() {\n    /* several\n    lines */\n    run(); // counts\n}\n", 3)]
    [InlineData(".rs", "/// docs\n#[test]\nfn f() {}\n", 2)]
    [InlineData(".c", "#include <stdio.h>\n/* one line */\nint x;\n", 2)]
    [InlineData(".sh", "#!/bin/sh\n# comment\necho hi\n", 1)]
    [InlineData(".lua", "-- comment\nprint(1)\n", 1)]
    [InlineData(".py", "", 0)]
    public void Lines_that_are_neither_blank_nor_comment_count(string extension, string text, int lines) =>
        Assert.Equal(lines, SourceSize.CodeLines(text.Split('\n'), extension));

    [Fact]
    public void Manifests_and_products_are_no_source()
    {
        Write("src/main.rs", "fn main() {}\n");
        var alone = SourceSize.Of(folder.FullName);
        Write("Cargo.toml", "[package]\n");
        Write("target/release/build.rs", "fn main() { generated() }\n");
        Write("__pycache__/x.py", "x = 1\n");
        Assert.Equal(alone, SourceSize.Of(folder.FullName));
        Assert.Equal(1, alone.Lines);
    }

    [Fact]
    public void Repetition_hardly_adds_to_the_size()
    {
        Write("a.py", string.Concat(Enumerable.Range(0, 100).Select(x => $"value_{x} = {x}\n")));
        var once = SourceSize.Of(folder.FullName);
        Write("b.py", File.ReadAllText(Path.Combine(folder.FullName, "a.py")));
        var twice = SourceSize.Of(folder.FullName);
        Assert.Equal(2 * once.Lines, twice.Lines);
        Assert.True(twice.CompressedBytes < 1.2 * once.CompressedBytes);
    }

    private void Write(string name, string text)
    {
        var file = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
