using System.Reflection;
using System.Text;
using Steelyard.Translation.Ir;
using Steelyard.Translation.Primitives;
using Steelyard.Translation.Rust;

namespace Steelyard.Tests.Translation;

/// <summary>
/// The tables of primitives. That they say the truth about the runtime is checked by the compiler of Rust: a call for each row is in the golden file
/// <c>runtime/steelyard_rt/tests/rows.rs</c>, which STEELYARD_UPDATE_GOLDENS=1 writes anew, except in CI.
/// </summary>
public sealed class RowsTests
{
    private static readonly string Golden = Path.Combine(
        typeof(RowsTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(x => x.Key == "Repository").Value!,
        "runtime", "steelyard_rt", "tests", "rows.rs");

    [Fact]
    public void The_compiler_of_Rust_checks_a_call_for_every_row()
    {
        var expected = Calls();
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

    /// <summary>One call for every row, with operands passed as the translator passes them, and types in place of letters.</summary>
    private static string Calls()
    {
        var text = new StringBuilder("""
            //! Generated from the tables of primitives: a call for every row, so that what they name exists and takes and gives what they say.

            #![allow(dead_code, clippy::all)]
            #![cfg_attr(rustfmt, rustfmt_skip)]

            use steelyard_rt::bytes::Bytes;
            use steelyard_rt::deque::Deque;
            use steelyard_rt::dict::{Counter, DefaultDict, Dict};
            use steelyard_rt::int::Range;
            use steelyard_rt::integer::Integer;
            use steelyard_rt::number::Number;
            use steelyard_rt::set::{Frozen, Set};
            use steelyard_rt::text::Str;
            use steelyard_rt::tuple::Many;
            use steelyard_rt::Eval;


            """);
        foreach (var (row, index) in Tables.Rows.Where(x => x.Rust.Contains("::", StringComparison.Ordinal)).DistinctBy(x => (x.Rust, x.Text)).Select((x, i) => (x, i)))
            text.Append(Call(row, index));
        return text.ToString();
    }

    private static string Call(Row row, int index)
    {
        var x = row.Signature;
        var operands = string.Join(", ", x.Operands.Select((o, i) => $"x{i}: {Operand(o)}"));
        var result = x.Result.Is("iter") ? $"impl IntoIterator<Item = {Rust(x.Result.Inner[0])}> + 'a" : Rust(x.Result);
        // What is asked of an exception gets that as its only argument.
        var (caught, name) = row.Rust.Split(' ') is [_, var asked] ? ("steelyard_rt::Leave::ToOriginal", asked) : ("", row.Rust);
        var path = name.Split("::")[0] is "std" or "f64" or "i64" ? name : $"steelyard_rt::{name}";
        return $$"""
            // {{row.Name}} {{row.Text}}
            fn row_{{index}}<'a>({{operands}}) -> {{(x.Partial ? $"Eval<{result}>" : result)}} {
                {{path}}({{caught}}{{string.Join(", ", x.Operands.Select((_, i) => $"x{i}"))}})
            }


            """;
    }

    private static string Operand(Operand x) => x.Type switch
    {
        { } type when type.Is("fn") => $"impl FnMut({string.Join(", ", type.Inner[..^1].Select(Parameter))}) -> Eval<{Rust(type.Inner[^1])}> + 'a",
        { } type when type.Is("iter") => $"Vec<{Rust(type.Inner[0])}>",
        { } type when x.Passing == Passing.Changed => $"&'a mut {Rust(type)}",
        { } type when x.Passing == Passing.Kept || Types.IsScalar(type) || (type.Is("optional") && Types.IsCopy(type)) => Rust(type),
        { } type => $"&'a {Rust(type)}",
    };

    private static string Parameter(PyType type) => Types.IsScalar(type) ? Rust(type) : $"&{Rust(type)}";

    private static string Rust(PyType type) => Types.Of(Filled(type));

    /// <summary>A text for most letters; others where a second type is needed.</summary>
    private static PyType Filled(PyType type) => type switch
    {
        PyType.Letter { Name: "U" } => PyType.Int,
        PyType.Letter { Name: "B" or "V" } => PyType.Float,
        PyType.Letter => PyType.Text,
        PyType.Of x => x with { Parts = [.. x.Parts.Select(Filled)] },
        _ => type,
    };
}
