using Steelyard.Lab;
using Steelyard.Lab.Workloads;

namespace Steelyard.Tests.Lab.Workloads;

public sealed class YamlFieldsTests
{
    [Fact]
    public void Values_are_read_by_kind()
    {
        var yaml = Load("text: some words\nn: 1_000\nx: 2.5e-3\nflag: true\nlist: [a, b]\none: a\nduration: 250ms\nmap: { k: v }\ncommands: [[a, b], [c]]\n");
        Assert.Equal("some words", yaml.Text("text"));
        Assert.Equal(1000, yaml.Integer("n", 0));
        Assert.Equal(0.0025, yaml.Number("x", 0));
        Assert.True(yaml.Flag("flag", false));
        Assert.Equal(["a", "b"], yaml.Texts("list").AsEnumerable());
        Assert.Equal(["a"], yaml.Texts("one").AsEnumerable());
        Assert.Equal(TimeSpan.FromMilliseconds(250), yaml.Duration("duration", TimeSpan.Zero));
        Assert.Equal([KeyValuePair.Create("k", "v")], yaml.Mapping("map").TextEntries());
        Assert.Equal([["a", "b"], ["c"]], yaml.Commands("commands").Select(x => x.ToArray()));
        yaml.NoMore();
    }

    [Fact]
    public void Absent_keys_have_their_fallback()
    {
        var yaml = Load("text: x\n");
        Assert.Equal(7, yaml.Integer("n", 7));
        Assert.Equal(0.5, yaml.Number("x", 0.5));
        Assert.True(yaml.Flag("flag", true));
        Assert.Null(yaml.OptionalText("other"));
        Assert.Null(yaml.OptionalMapping("map"));
        Assert.Empty(yaml.Texts("list"));
        Assert.Equal("first", yaml.OneOf("choice", "first", "second"));
    }

    public static TheoryData<string, Action<object>, string> Mistakes => new()
    {
        { "a: 1\nn: many", x => Fields(x).Integer("n", 0), "f.yaml:2:4: expected a whole number, 0 or more, found 'many'" },
        { "n: -1", x => Fields(x).Integer("n", 0), "f.yaml:1:4: expected a whole number, 0 or more, found '-1'" },
        { "n: [1]", x => Fields(x).Integer("n", 0), "f.yaml:1:4: expected a whole number, found a list" },
        { "x: -0.5", x => Fields(x).Number("x", 0), "f.yaml:1:4: expected a number, 0 or more, found '-0.5'" },
        { "flag: yes", x => Fields(x).Flag("flag", false), "f.yaml:1:7: expected true or false, found 'yes'" },
        { "choice: third", x => Fields(x).OneOf("choice", "first", "second"), "f.yaml:1:9: expected first or second, found 'third'" },
        { "d: 3 days", x => Fields(x).Duration("d", default), "f.yaml:1:4: expected a duration such as 500ms, 30s or 2m, found '3 days'" },
        { "t:", x => Fields(x).Text("t"), "f.yaml:1:3: expected text, found nothing" },
        { "t: { a: 1 }", x => Fields(x).Text("t"), "f.yaml:1:4: expected text, found a mapping" },
        { "a: 1", x => Fields(x).Text("t"), "f.yaml:1:1: the key 't' is missing here; expected text" },
        { "a: 1", x => Fields(x).Mapping("m"), "f.yaml:1:1: the key 'm' is missing here; expected a mapping" },
        { "m: text", x => Fields(x).Mapping("m"), "f.yaml:1:4: expected a mapping (key: value), found 'text'" },
        { "c: make all", x => Fields(x).Command("c"), "f.yaml:1:4: expected a command as a list" },
        { "c: []", x => Fields(x).Command("c"), "f.yaml:1:4: expected a command with at least its program" },
        { "c: [make]", x => Fields(x).Commands("c"), "f.yaml:1:5: expected a command as a list, found 'make'" },
        { "m: [1]", x => Fields(x).Mappings("m"), "f.yaml:1:5: expected a mapping (key: value), found '1'" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_says_where_it_is_and_what_was_expected(string text, Action<object> read, string expected)
    {
        var yaml = Load(text);
        Assert.StartsWith(expected, Assert.Throws<LabException>(() => read(yaml)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: 1\n  b: 2\n", "f.yaml:2:")]
    [InlineData("a: [1, 2\nb: 3\n", "f.yaml:1:6: not valid YAML after this place")]
    [InlineData("a: 1\n\tb: 2\n", "f.yaml:2:1: not valid YAML: a tab in the indentation")]
    [InlineData("a: 1\na: 2\n", "f.yaml:2:")]
    [InlineData("a: \"open\n", "f.yaml:")]
    [InlineData("- a\n- b\n", "f.yaml:1:1: expected a mapping (key: value), found a list")]
    [InlineData("just text\n", "f.yaml:1:1: expected a mapping (key: value), found 'just text'")]
    [InlineData("", "f.yaml: the file is empty")]
    public void What_is_no_YAML_mapping_is_refused_with_its_place(string text, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<LabException>(() => Load(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_key_that_nobody_asked_for_is_refused()
    {
        var yaml = Load("file: a\nsede: 3\n");
        yaml.OptionalText("file");
        yaml.Integer("seed", 1);
        Assert.Equal("f.yaml:2:1: unknown key 'sede'; did you mean 'seed'?", Assert.Throws<LabException>(yaml.NoMore).Message);
    }

    [Fact]
    public void A_key_near_to_none_lists_those_that_there_are()
    {
        var yaml = Load("colour: red\n");
        yaml.OptionalText("file");
        yaml.Integer("seed", 1);
        Assert.Equal("f.yaml:1:1: unknown key 'colour'; expected one of file, seed", Assert.Throws<LabException>(yaml.NoMore).Message);
    }

    // A public test cannot name an internal type in its data.
    private static YamlFields Fields(object yaml) => (YamlFields)yaml;

    private static YamlFields Load(string text) => YamlFields.Load("f.yaml", text);
}
