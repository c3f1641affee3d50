using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Steelyard.Evidence;
using Steelyard.Lab;
using Steelyard.Lab.Replay;
using Steelyard.Translation.Python;

namespace Steelyard.Commands;

/// <summary>What <c>port</c> is asked to port.</summary>
/// <param name="Path">Full path of the file.</param>
/// <param name="Functions">Names; none for the whole file.</param>
internal sealed record PortTargets(string Path, ImmutableArray<string> Functions)
{
    private const string Example = "for example: steelyard port app.py:score -- python3 app.py";

    /// <summary>The words before <c>--</c>, and those after it.</summary>
    public static (ImmutableArray<string> Targets, ImmutableArray<string> Program) Split(ParseResult parsed, Argument<string[]> words)
    {
        var all = parsed.GetValue(words) ?? [];
        var after = parsed.Tokens.SkipWhile(x => x.Type != TokenType.DoubleDash).Skip(1).Count();
        return ([.. all.Take(all.Length - after)], [.. all.Skip(all.Length - after)]);
    }

    /// <summary>Reads <c>file.py</c>, <c>file.py:f</c> and <c>file.py:f,g</c>; what is said of one file is put together.</summary>
    /// <exception cref="LabException">There is no such file, or no name after the colon.</exception>
    public static ImmutableArray<PortTargets> Read(ImmutableArray<string> targets) => targets.IsEmpty
        ? throw new LabException("no file to port is named", $"Write file and function, {Example}")
        : [.. targets.Select(One).GroupBy(x => x.Path).Select(x => new PortTargets(x.Key, x.Any(y => y.Functions.IsEmpty) ? [] : [.. x.SelectMany(y => y.Functions).Distinct()]))];

    /// <summary>The same with the file's syntax.</summary>
    /// <exception cref="LabException">The file has no such function.</exception>
    public static PortTask Task(PortTargets target, PyModule module)
    {
        var file = System.IO.Path.GetFileName(target.Path);
        if (module.Functions.IsEmpty)
            throw new LabException($"{file} has no function that could be ported", "Functions of the module and methods of its classes are ported by name, those inside of other functions with these.");
        foreach (var name in target.Functions.Where(x => !module.Functions.ContainsKey(x)))
        {
            var hint = Spelling.Nearest(name, module.Functions.Keys) is { } near ? $"Did you mean '{near}'? " : "";
            throw new LabException($"{file} has no function '{name}'", $"{hint}It has: {string.Join(", ", module.Functions.Keys)}.");
        }
        // What makes the instances of a class cannot be replaced by itself, which is no news to anybody who asks for a whole file.
        var byPlace = module.Functions.Values.Where(x => x.Owner is null || x.Name != $"{x.Owner}.__init__").OrderBy(x => x.At.Line).Select(x => x.Name);
        return new PortTask(target.Path, module, target.Functions.IsEmpty ? [.. byPlace] : target.Functions, target.Functions.IsEmpty);
    }

    private static PortTargets One(string text)
    {
        var colon = text.LastIndexOf(':');
        var file = colon < 0 ? text : text[..colon];
        ImmutableArray<string> names = colon < 0 ? [] : [.. text[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries)];
        if (names.Contains("") || file.Length == 0)
            throw new LabException($"'{text}' names no function", $"Write file and function, {Example}");
        var path = System.IO.Path.GetFullPath(file);
        return File.Exists(path) ? new PortTargets(path, names)
            : throw new LabException(Directory.Exists(path) ? $"{file} is a folder" : $"there is no file {file}", "Name the Python file that defines the function.");
    }
}
