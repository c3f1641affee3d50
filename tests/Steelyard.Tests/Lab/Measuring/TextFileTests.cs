using System.Text;
using Steelyard.Lab.Measuring;

namespace Steelyard.Tests.Lab.Measuring;

public sealed class TextFileTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Theory]
    [InlineData("one\ntwo\n", "two")]
    [InlineData("one\n\n  \n", "one")]
    [InlineData("no line feed", "no line feed")]
    [InlineData("caf\xe9\n", "caf\\xe9")]
    [InlineData("\x1b[31mred\n", "\\x1b[31mred")]
    [InlineData("", null)]
    [InlineData("\n\n", null)]
    public void The_last_line_is_readable(string content, string? expected)
    {
        File.WriteAllBytes(file, Encoding.Latin1.GetBytes(content));
        Assert.Equal(expected, TextFile.LastLine(file));
    }

    [Fact]
    public void Only_the_end_of_a_large_file_is_read()
    {
        File.WriteAllText(file, string.Concat(Enumerable.Repeat("much text\n", 100_000)) + "the last\n");
        Assert.Equal("the last", TextFile.LastLine(file));
    }

    [Fact]
    public void A_missing_file_has_no_last_line() => Assert.Null(TextFile.LastLine(file + ".none"));
}
