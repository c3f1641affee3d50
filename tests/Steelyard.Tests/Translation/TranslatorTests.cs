using System.Reflection;
using Steelyard.Translation;
using Steelyard.Translation.Python;

namespace Steelyard.Tests.Translation;

/// <summary>
/// Python → Rust, from the syntax as <c>agents/steelyard_port/syntax.py</c> prints it: <c>name.json</c> beside <c>name.py</c>, and the
/// expected <c>name.rs</c>. STEELYARD_UPDATE_GOLDENS=1 writes the expected files anew, except in CI.
/// </summary>
public sealed class TranslatorTests
{
    private static readonly string Fixtures = Path.Combine(
        typeof(TranslatorTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(x => x.Key == "Repository").Value!, "tests", "fixtures", "translation");

    [Theory]
    [InlineData("floor_div_mod", "floor_div_mod(n: int, step: int) -> int", "int", "int", "int")]
    [InlineData("loop_while", "loop_while(n: int) -> int", "int", "int")]
    [InlineData("list_sum", "list_sum(values: list[int], rate: float) -> float", "float", "list[int]", "float")]
    [InlineData("string_in", "string_in(words: list[str], part: str) -> int", "int", "list[str]", "str")]
    public void Rust_is_as_expected(string name, string signature, string result, params string[] arguments)
    {
        var translated = Translate(name, Seen(result, arguments));
        Assert.Empty(translated.Reasons);
        Assert.Equal(signature, translated.Ported!.Signature);
        AssertGolden(name + ".rs", translated.Ported.Rust);
    }

    [Theory]
    [InlineData("refused_dict", 2, 14, "dict", "int", "list[str]")]
    [InlineData("refused_try", 2, 5, "try", "int", "str")]
    public void What_is_not_supported_is_refused_where_it_stands(string name, int line, int column, string feature, string result, params string[] arguments) =>
        AssertRefused(Translate(name, Seen(result, arguments)), new Place(line, column), feature);

    [Fact]
    public void A_function_that_was_not_called_has_no_types() =>
        AssertRefused(Translate("list_sum", new Observations([], [])), new Place(1, 1), "not called");

    [Theory]
    [InlineData("float", "dict", "float")]
    [InlineData("float", "list[float|int]", "float")]
    public void Arguments_of_other_types_are_refused(string result, params string[] arguments) =>
        AssertRefused(Translate("list_sum", Seen(result, arguments)), new Place(1, 1), "type of an argument");

    [Fact]
    public void A_result_of_another_type_than_recorded_is_refused() =>
        AssertRefused(Translate("loop_while", Seen("float", "int")), new Place(9, 5), "mixed results");

    private static Translated Translate(string name, Observations seen)
    {
        var (module, error) = SyntaxReader.Read(File.ReadAllText(Path.Combine(Fixtures, name + ".json")));
        Assert.Null(error);
        return Assert.Single(Translator.Translate(module!, [name], new Dictionary<string, Observations> { [name] = seen }, name + ".py"));
    }

    private static Observations Seen(string result, params string[] arguments) => new([([.. arguments], 3)], [(result, 3)]);

    private static void AssertRefused(Translated translated, Place at, string feature)
    {
        Assert.Null(translated.Ported);
        var reason = Assert.Single(translated.Reasons);
        Assert.Equal(at, reason.At);
        Assert.Equal(feature, reason.Feature);
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
