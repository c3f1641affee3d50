using System.Text;
using Steelyard.Lab.Measuring;
using Steelyard.Lab.Workloads;

namespace Steelyard.Tests.Lab.Measuring;

public sealed class OutputComparisonTests : IDisposable
{
    private static readonly OutputRule Exact = new OutputRule.Exact();
    private static readonly OutputRule Millionth = new OutputRule.Numeric(1e-6, 0);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("output-comparison-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("a\nb\n")]
    [InlineData("no line feed at the end")]
    [InlineData("\0\xff\n")]
    public void Equal_bytes_are_right_under_every_rule(string text)
    {
        Assert.Null(Compare(text, text, Exact));
        Assert.Null(Compare(text, text, Millionth));
    }

    [Theory]
    [InlineData("a\nb\nc\n", "a\nx\nc\n", "line 2 differs from python: `x\\n` instead of `b\\n` (byte 1 of the line)")]
    [InlineData("count: 12\n", "count: 13\n", "line 1 differs from python: `count: 13\\n` instead of `count: 12\\n` (byte 9 of the line)")]
    [InlineData("a\nb\n", "a\n", "line 2 differs from python: the end of the output instead of `b\\n`")]
    [InlineData("a\n", "a\nb\n", "line 2 differs from python: `b\\n` instead of the end of the output")]
    [InlineData("a\n", "a", "line 1 differs from python: `a` instead of `a\\n` (byte 2 of the line)")]
    [InlineData("", "a", "line 1 differs from python: `a` instead of the end of the output")]
    [InlineData("a\n", "a\r\n", "line 1 differs from python: `a\\x0d\\n` instead of `a\\n` (byte 2 of the line)")]
    [InlineData("\xe9t\xe9\n", "ete\n", "line 1 differs from python: `ete\\n` instead of `\\xe9t\\xe9\\n` (byte 1 of the line)")]
    public void The_first_difference_is_shown(string expected, string actual, string difference) => Assert.Equal(difference, Compare(expected, actual, Exact));

    [Fact]
    public void Characters_of_all_languages_are_shown_as_they_are()
    {
        var (left, right) = (Write("left", Encoding.UTF8.GetBytes("größe 1\n")), Write("right", Encoding.UTF8.GetBytes("größe 2\n")));
        Assert.StartsWith("line 1 differs from c: `größe 2\\n` instead of `größe 1\\n`", OutputComparison.FirstDifference(left, right, Exact, "c"), StringComparison.Ordinal);
    }

    [Fact]
    public void Long_lines_are_cut()
    {
        var difference = Compare(new string('a', 10_000), new string('b', 10_000), Exact)!;
        Assert.True(difference.Length < 250, difference);
        Assert.Contains("…", difference, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x = 1.0000000\n", "x = 1.0000009\n")]
    [InlineData("-1e10\n", "-10000000001\n")]
    [InlineData("NaN\n", "nan\n")]
    [InlineData("inf\n", "inf\n")]
    [InlineData("[1, 2.5]\n", "[1.0, 2.5000001]\n")]
    [InlineData("0\n", "-0.0\n")]
    public void Numbers_may_differ_within_the_tolerance(string expected, string actual) => Assert.Null(Compare(expected, actual, Millionth));

    [Theory]
    [InlineData("1.000000\n", "1.000002\n")]
    [InlineData("0\n", "1e-12\n")]
    [InlineData("1\n", "NaN\n")]
    [InlineData("NaN\n", "1\n")]
    [InlineData("Infinity\n", "1\n")]
    [InlineData("1e999\n", "1\n")]
    [InlineData("1\n", "Infinity\n")]
    [InlineData("Infinity\n", "-Infinity\n")]
    [InlineData("x 1\n", "y 1\n")]
    [InlineData("1 2\n", "1\n")]
    [InlineData("1\n2\n", "1\n")]
    public void Everything_else_must_be_the_same(string expected, string actual) => Assert.NotNull(Compare(expected, actual, Millionth));

    [Fact]
    public void The_absolute_tolerance_is_for_values_about_zero()
    {
        Assert.Null(Compare("0\n", "0.4\n", new OutputRule.Numeric(0, 0.5)));
        Assert.NotNull(Compare("0\n", "0.6\n", new OutputRule.Numeric(0, 0.5)));
    }

    private string? Compare(string expected, string actual, OutputRule rule) => OutputComparison.FirstDifference(
        Write("expected", Encoding.Latin1.GetBytes(expected)), Write("actual", Encoding.Latin1.GetBytes(actual)), rule, "python");

    private string Write(string name, byte[] content)
    {
        var file = Path.Combine(folder.FullName, name);
        File.WriteAllBytes(file, content);
        return file;
    }
}
