using System.Text.Json;
using Steelyard.Evidence.Sources;
using Steelyard.Lab.Processes;

namespace Steelyard.Lab.Toolchains;

/// <summary>Counts what there is to read in a folder of sources: Python by Python's own tokenizer and syntax tree, Rust and C by ours.</summary>
internal static class SourceReading
{
    private static readonly Dictionary<string, BraceLanguage> Braces = new()
    {
        [".rs"] = BraceLanguage.Rust,
        [".c"] = BraceLanguage.C,
        [".h"] = BraceLanguage.C,
    };

    /// <summary>The counts of all source files; null when one is in a language that is not counted, or cannot be read.</summary>
    /// <param name="folder">The sources.</param>
    /// <param name="python">Reads Python; null where there is none.</param>
    public static SourceCounts? Of(string folder, PythonInterpreter? python)
    {
        var files = SourceTree.Files(folder).Where(x => SourceSize.IsSource(x)).Select(x => Path.Combine(folder, x)).ToList();
        var scripts = files.Where(x => Path.GetExtension(x) == ".py").ToList();
        var others = files.Except(scripts).ToList();
        if (!others.All(x => Braces.ContainsKey(Path.GetExtension(x))))
            return null;
        var counted = others.Select(x => BraceSource.Count(File.ReadAllText(x), Braces[Path.GetExtension(x)]));
        return Scripts(scripts, python)?.Concat(counted).Aggregate(new SourceCounts(0, 0, 0), SourceCounts.Add);
    }

    private static List<SourceCounts>? Scripts(List<string> files, PythonInterpreter? python)
    {
        if (files.Count == 0)
            return [];
        if (python is null)
            return null;
        var answer = Capture.Run([python.Executable, "-c", Embedded.Text("agents/source.py"), .. files], PythonInterpreter.Clean);
        return !answer.Succeeded ? null
            : answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(x => JsonSerializer.Deserialize(x, PackageJson.Default.SourceCounts)!).ToList();
    }
}
