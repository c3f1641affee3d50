using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Steelyard.Translation;
using Steelyard.Translation.Python;

namespace Steelyard.Tests.Translation;

/// <summary>
/// Python → Rust. Each fixture <c>name.py</c> says what was recorded (<c># seen: list[int] -> int</c>) and, where it is refused, where and
/// why; <c># method: Class.name</c> says that it is about a method. Beside it stand its syntax as <c>python3 agents/steelyard_port/start.py syntax name.py</c> prints it (<c>name.json</c>) and the
/// expected <c>name.rs</c>. STEELYARD_UPDATE_GOLDENS=1 writes the expected files anew, except in CI.
/// </summary>
public sealed class TranslatorTests
{
    private static readonly string Fixtures = Path.Combine(
        typeof(TranslatorTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(x => x.Key == "Repository").Value!, "tests", "fixtures", "translation");

    /// <summary>All fixtures.</summary>
    public static TheoryData<string> Names => [.. Directory.GetFiles(Fixtures, "*.py").Select(x => Path.GetFileNameWithoutExtension(x)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_fixture_becomes_what_stands_beside_it(string name)
    {
        var source = File.ReadAllLines(Path.Combine(Fixtures, name + ".py"));
        var translated = Translate(name, Seen(Comment(source, "seen")!), Comment(source, "method"));
        if (Comment(source, "refused") is { } refused)
            AssertRefused(translated, refused);
        else
        {
            Assert.Empty(translated.Reasons);
            AssertGolden(name + ".rs", $"// {translated.Ported!.Signature}\n{string.Concat(translated.Ported.Leaves.Select(x => $"// leaves {x.At.Line}:{x.At.Column}: {x.Feature}\n"))}{translated.Ported.Rust}");
        }
    }

    [Fact]
    public void No_expected_file_is_without_its_fixture() =>
        Assert.All(Directory.GetFiles(Fixtures), x => Assert.True(File.Exists(Path.ChangeExtension(x, ".py")), $"{x} belongs to no fixture"));

    [Fact]
    public void A_function_that_was_not_called_has_no_types() => AssertRefused(Translate("list_sum", new Observations([], [])), "2:1 not called");

    [Fact]
    public void Arguments_of_types_without_Rust_are_refused() => AssertRefused(Translate("list_sum", Seen("app.Thing, float -> float")), "2:1 type of an argument");

    [Theory]
    [InlineData("list[list[int]]", "distinct_items(1)")]
    [InlineData("dict[int:list[int]]", "distinct_items(1)")]
    [InlineData("list[tuple[int,list[int]]]", "distinct_items(1)")]
    [InlineData("list[str]", "distinct(1)")]
    public void What_is_changed_is_looked_for_in_arguments_that_hold_containers(string beside, string expected) =>
        Assert.Contains(expected, Translate("changed_beside_rows", Seen($"{beside}, list[int] -> int")).Ported!.Glue, StringComparison.Ordinal);

    [Fact]
    public void A_result_of_another_type_than_recorded_is_refused() => AssertRefused(Translate("loop_while", Seen("int -> str")), "10:5 mixed results");

    private static Translated Translate(string name, Observations seen, string? method = null)
    {
        var (module, error) = SyntaxReader.Read(File.ReadAllText(Path.Combine(Fixtures, name + ".json")));
        Assert.Null(error);
        return Assert.Single(Translator.Translate(module!, [method ?? name], new Dictionary<string, Observations> { [method ?? name] = seen }, name + ".py"));
    }

    private static string? Comment(string[] source, string word) =>
        source.FirstOrDefault(x => x.StartsWith($"# {word}: ", StringComparison.Ordinal))?[(word.Length + 4)..];

    /// <summary><c>int, str -> int; …</c>: argument types of calls and their results.</summary>
    private static Observations Seen(string text)
    {
        var calls = text.Split("; ").Select(x => x.Split(" -> ")).ToList();
        return new([.. calls.Select(x => (x[0].Split(", ").ToImmutableArray(), 3L))], [.. calls.Select(x => (x[1], 3L))]);
    }

    private static void AssertRefused(Translated translated, string expected)
    {
        Assert.Null(translated.Ported);
        var reason = Assert.Single(translated.Reasons);
        Assert.Equal(expected, string.Create(CultureInfo.InvariantCulture, $"{reason.At.Line}:{reason.At.Column} {reason.Feature}"));
        Assert.NotEmpty(reason.Message);
    }

    private static void AssertGolden(string name, string actual)
    {
        var file = Path.Combine(Fixtures, name);
        if (Environment.GetEnvironmentVariable("STEELYARD_UPDATE_GOLDENS") == "1")
        {
            Assert.True(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")), "expected files are not to be written in CI");
            File.WriteAllText(file, actual);
        }
        Assert.Equal(File.ReadAllText(file), actual);
    }
}
