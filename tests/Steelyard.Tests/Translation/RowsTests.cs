using System.Reflection;
using System.Text;
using Steelyard.Translation.Primitives;

namespace Steelyard.Tests.Translation;

/// <summary>
/// The tables of primitives. That what they name exists is checked by the compiler of Rust: all of it is in the golden file
/// <c>runtime/steelyard_rt/tests/rows.rs</c>, which STEELYARD_UPDATE_GOLDENS=1 writes anew, except in CI.
/// </summary>
public sealed class RowsTests
{
    private static readonly string Golden = Path.Combine(
        typeof(RowsTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(x => x.Key == "Repository").Value!,
        "runtime", "steelyard_rt", "tests", "rows.rs");

    [Fact]
    public void What_rows_name_is_known_to_the_runtime_s_tests()
    {
        var expected = Paths();
        if (Environment.GetEnvironmentVariable("STEELYARD_UPDATE_GOLDENS") == "1")
        {
            Assert.True(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")), "expected files are not to be written in CI");
            File.WriteAllText(Golden, expected);
        }
        Assert.Equal(File.ReadAllText(Golden), expected);
    }

    [Fact]
    public void Every_row_is_written_as_rows_are() => Assert.All(Tables.Rows, x => Assert.NotNull(x.Signature));

    [Fact]
    public void No_row_hides_an_equal_one() =>
        Assert.Empty(Tables.Rows.GroupBy(x => (x.Name, Operands: x.Text[..x.Text.LastIndexOf("->", StringComparison.Ordinal)])).Where(x => x.Count() > 1).Select(x => x.Key));

    /// <summary>Every function of the runtime that a row names, imported once; blank lines keep rustfmt from sorting them.</summary>
    private static string Paths()
    {
        var text = new StringBuilder("//! Generated from the tables of primitives: every function that they name exists.\n\n#![allow(unused_imports)]\n");
        var paths = Tables.Rows.Select(x => x.Rust)
            .Where(x => x.Contains("::", StringComparison.Ordinal) && char.IsAsciiLetterLower(x[0]) && !IsRusts(x) && !x.Contains("::Str::", StringComparison.Ordinal))
            .Select(x => x.EndsWith("::default", StringComparison.Ordinal) ? x[..^"::default".Length] : x)
            .Distinct().Order(StringComparer.Ordinal);
        foreach (var (path, index) in paths.Select((x, i) => (x, i)))
            text.Append($"\nuse steelyard_rt::{path} as _{index};\n");
        return text.ToString();
    }

    private static bool IsRusts(string path) => path.Split("::")[0] is "std" or "f64" or "i64" or "core";
}
