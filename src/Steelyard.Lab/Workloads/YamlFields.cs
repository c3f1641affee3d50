using System.Collections.Immutable;
using System.Globalization;
using Steelyard.Evidence;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Steelyard.Lab.Workloads;

/// <summary>A YAML mapping read key by key. Every mistake is a <see cref="LabException"/> with file, line, column and what was expected.</summary>
internal sealed class YamlFields
{
    private readonly string file;
    private readonly YamlMappingNode map;
    private readonly HashSet<string> known = [];

    private YamlFields(string file, YamlMappingNode map) => (this.file, this.map) = (file, map);

    /// <summary>The top-level mapping of a document.</summary>
    public static YamlFields Load(string file, string text)
    {
        var stream = new YamlStream();
        var parser = new Parser(new StringReader(text));
        try
        {
            stream.Load(parser);
        }
        catch (YamlException mistake)
        {
            var message = mistake.InnerException?.Message ?? mistake.Message;
            throw message.Contains(" tab ", StringComparison.Ordinal) && FirstTab(text) is { } tab
                ? At(file, tab, "not valid YAML: a tab in the indentation; use spaces")
                : At(file, mistake.Start, $"not valid YAML: {message}");
        }
        catch (InvalidOperationException) // what YamlDotNet throws for some texts, among them an open bracket
        {
            throw At(file, parser.Current?.End ?? Mark.Empty, "not valid YAML after this place: perhaps a bracket or a quote is not closed");
        }
        return stream.Documents.Count == 0
            ? throw new LabException($"{file}: the file is empty", "Start from the skeleton that `steelyard new NAME` makes.")
            : Of(file, stream.Documents[0].RootNode, "a mapping (key: value)");
    }

    public string Text(string key)
    {
        var node = Required(key, "text");
        return Scalar(node, "text") is { Length: > 0 } text ? text : throw Expected(node, "text");
    }

    public string? OptionalText(string key) => Optional(key) is { } node ? Scalar(node, "text") : null;

    public long Integer(string key, long fallback) => Optional(key) is { } node ? Integer(node) : fallback;

    public double Number(string key, double fallback) => Optional(key) is not { } node ? fallback
        : double.TryParse(Scalar(node, "a number"), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= 0 ? value
        : throw Expected(node, "a number, 0 or more");

    public bool Flag(string key, bool fallback) => Optional(key) is not { } node ? fallback : Scalar(node, "true or false") switch
    {
        "true" => true,
        "false" => false,
        _ => throw Expected(node, "true or false"),
    };

    public string OneOf(string key, params string[] choices)
    {
        if (Optional(key) is not { } node)
            return choices[0];
        var value = Scalar(node, string.Join(" or ", choices));
        return choices.Contains(value) ? value : throw Expected(node, string.Join(" or ", choices));
    }

    public YamlFields Mapping(string key) => Of(file, Required(key, "a mapping"), "a mapping (key: value)");

    public YamlFields? OptionalMapping(string key) => Optional(key) is { } node ? Of(file, node, "a mapping (key: value)") : null;

    /// <summary>A list of text, or one text as a list of one.</summary>
    public ImmutableArray<string> Texts(string key) => Optional(key) switch
    {
        null => [],
        YamlScalarNode one => [Scalar(one, "text")],
        var node => Items(node, "a list of text").Select(x => Scalar(x, "text")).ToImmutableArray(),
    };

    public ImmutableArray<string> Command(string key)
    {
        var node = Required(key, "a command as a list, for example [\"{python}\", main.py]");
        var command = node is YamlSequenceNode ? Texts(key) : throw Expected(node, "a command as a list, for example [\"{python}\", main.py]");
        return command.IsEmpty ? throw Expected(node, "a command with at least its program") : command;
    }

    public ImmutableArray<ImmutableArray<string>> Commands(string key) => Optional(key) is not { } node ? []
        : [.. Items(node, "a list of commands").Select(c => Items(c, "a command as a list").Select(x => Scalar(x, "text")).ToImmutableArray())];

    public ImmutableArray<YamlFields> Mappings(string key) => Optional(key) is not { } node ? []
        : [.. Items(node, "a list of mappings").Select(x => Of(file, x, "a mapping (key: value)"))];

    /// <summary>All entries of this mapping as name and integer, in file order.</summary>
    public ImmutableArray<(string Name, long Value)> Integers() =>
        [.. map.Children.Select(x => (Scalar(x.Key, "a name"), Integer(x.Value)))];

    /// <summary>All entries of this mapping as name and text, in file order.</summary>
    public IEnumerable<KeyValuePair<string, string>> TextEntries() =>
        map.Children.Select(x => KeyValuePair.Create(Scalar(x.Key, "a name"), Scalar(x.Value, "text")));

    public TimeSpan Duration(string key, TimeSpan fallback)
    {
        if (Optional(key) is not { } node)
            return fallback;
        return Durations.TryParse(Scalar(node, "a duration"), out var value) ? value : throw Expected(node, "a duration such as 500ms, 30s or 2m");
    }

    /// <summary>Refuses keys that nobody asked for: a mistyped key must not be silently ignored.</summary>
    public void NoMore()
    {
        foreach (var node in map.Children.Keys)
        {
            var key = Scalar(node, "a key");
            if (known.Contains(key))
                continue;
            var hint = Spelling.Nearest(key, known) is { } near ? $"did you mean '{near}'?" : $"expected one of {string.Join(", ", known.Order())}";
            throw At(file, node.Start, $"unknown key '{key}'; {hint}");
        }
    }

    /// <summary>An error at a key of this mapping, or at the mapping itself when the key is absent.</summary>
    public LabException Mistake(string key, string message) => At(file, (Optional(key) ?? map).Start, message);

    /// <summary>The first tab in an indentation, which the parser reports at the node before it.</summary>
    private static Mark? FirstTab(string text)
    {
        var lines = text.Split('\n');
        var line = Array.FindIndex(lines, x => x.TrimStart(' ').StartsWith('\t'));
        return line < 0 ? null : new Mark(0, line + 1, lines[line].IndexOf('\t') + 1);
    }

    private static YamlFields Of(string file, YamlNode node, string expected) =>
        node is YamlMappingNode map ? new YamlFields(file, map) : throw At(file, node.Start, $"expected {expected}, found {Kind(node)}");

    private YamlNode? Optional(string key)
    {
        known.Add(key);
        return map.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;
    }

    private YamlNode Required(string key, string expected) =>
        Optional(key) ?? throw At(file, map.Start, $"the key '{key}' is missing here; expected {expected}");

    private string Scalar(YamlNode node, string expected) =>
        node is YamlScalarNode { Value: { } value } ? value : throw Expected(node, expected);

    private IEnumerable<YamlNode> Items(YamlNode node, string expected) =>
        node is YamlSequenceNode list ? list.Children : throw Expected(node, expected);

    private long Integer(YamlNode node)
    {
        var text = Scalar(node, "a whole number").Replace("_", "", StringComparison.Ordinal);
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : throw Expected(node, "a whole number, 0 or more");
    }

    private LabException Expected(YamlNode node, string expected) => At(file, node.Start, $"expected {expected}, found {Kind(node)}");

    private static string Kind(YamlNode node) => node switch
    {
        YamlScalarNode { Value: null or "" } => "nothing",
        YamlScalarNode scalar => $"'{Shorten(scalar.Value)}'",
        YamlSequenceNode => "a list",
        YamlMappingNode => "a mapping",
        _ => "an alias",
    };

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..37] + "...";

    private static LabException At(string file, Mark mark, string message) =>
        new($"{file}:{mark.Line}:{mark.Column}: {message}", "Correct the file there; docs/workloads.md lists every key with an example.");
}
