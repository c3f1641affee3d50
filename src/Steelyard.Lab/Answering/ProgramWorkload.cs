using System.Collections;
using System.Collections.Immutable;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Replay;
using Steelyard.Lab.Workloads;

namespace Steelyard.Lab.Answering;

/// <summary>A bare program as a workload: the candidates are the program as it is, and the program with its ports switched in.</summary>
public static class ProgramWorkload
{
    /// <summary>Name of the program as it is.</summary>
    public const string Plain = "python";

    /// <summary>Name of the program with its ports.</summary>
    public const string WithPorts = "hybrid";

    /// <summary>The name of the only input: the program's own.</summary>
    public const string Size = "input";

    private static readonly TimeSpan LeastLimit = TimeSpan.FromMinutes(1);

    /// <summary>The workload. Its folders hold copies of the program's own sources, so that their size can be told.</summary>
    /// <param name="folder">The answer.</param>
    /// <param name="command">Its command.</param>
    /// <param name="sources">The program's own source files.</param>
    /// <param name="ports">The ports; empty for the program alone.</param>
    public static Workload Of(AnswerFolder folder, PythonCommand command, IReadOnlyList<string> sources, IReadOnlyList<PortFolder> ports)
    {
        Copy(sources, folder.At("python"));
        var plain = Candidate(folder, command, Plain, "python", command.Plain);
        return new Workload
        {
            File = folder.RequestFile,
            Name = Name(command),
            Title = Shell(folder.Request.Command),
            Input = new InputRule([], "program.json", 0, Cache: true),
            Sizes = [],
            MainSize = Size,
            Output = new OutputRule.Exact(),
            Compare = folder.Request.Compare,
            TimeLimit = TimeSpan.FromSeconds(Math.Max(LeastLimit.TotalSeconds, 10 * (folder.Check?.Seconds ?? 0))),
            Candidates = ports.Count == 0 ? [plain] : [plain, Hybrid(folder, command, sources, ports)],
        };
    }

    /// <summary>A short name: the script or module.</summary>
    public static string Name(PythonCommand command) =>
        command.Program[0] is "-m" && command.Program.Length > 1 ? command.Program[1] : command.Program[0] is "-c" ? "python-c" : Path.GetFileName(command.Program[0].TrimEnd('/'));

    /// <summary>A command as a shell would read it.</summary>
    public static string Shell(IEnumerable<string> command) => string.Join(' ', command.Select(x =>
        x.Length > 0 && x.All(c => char.IsAsciiLetterOrDigit(c) || "-_./=,:+@%".Contains(c, StringComparison.Ordinal)) ? x : $"'{x.Replace("'", "'\\''", StringComparison.Ordinal)}'"));

    /// <summary>The program's own sources among the files of a profile: below its working folder or beside its script, and in no environment of packages.</summary>
    public static IReadOnlyList<string> OwnSources(IEnumerable<string> files, AnswerRequest request)
    {
        var script = request.Command.Select(x => Path.GetFullPath(x, request.Folder)).FirstOrDefault(x => x.EndsWith(".py", StringComparison.Ordinal) && File.Exists(x));
        ImmutableArray<string> homes = [request.Folder, .. script is null ? [] : new[] { Path.GetDirectoryName(script)! }];
        bool IsOwn(string file) => homes.Any(x => file.StartsWith(x + "/", StringComparison.Ordinal)) && !file.Split('/').Any(x => x is "site-packages" or "dist-packages" or ".venv" or "venv");
        return [.. files.Append(script).OfType<string>().Where(x => File.Exists(x) && IsOwn(x)).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The environment of plain runs and trials: that of candidates, and what the user set for Python.</summary>
    /// <param name="hashSeed">A fixed hash seed, or null.</param>
    public static ImmutableSortedDictionary<string, string> Environment(string? hashSeed)
    {
        var all = Surroundings.ForCandidates().ToImmutableSortedDictionary(StringComparer.Ordinal).SetItems(OfPython());
        return hashSeed is null ? all : all.SetItem("PYTHONHASHSEED", hashSeed);
    }

    private static IEnumerable<KeyValuePair<string, string>> OfPython() => System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .Select(x => KeyValuePair.Create((string)x.Key, (string?)x.Value ?? "")).Where(x => x.Key.StartsWith("PYTHON", StringComparison.Ordinal));

    private static CandidateRule Hybrid(AnswerFolder folder, PythonCommand command, IReadOnlyList<string> sources, IReadOnlyList<PortFolder> ports)
    {
        var config = folder.At("switch.json");
        PortFolder.WriteSwitch(config, ports, all: false);
        Copy(sources, Path.Combine(folder.At("hybrid"), "program"));
        return Candidate(folder, command, WithPorts, "hybrid", command.Through("switch", config)) with
        {
            Ports = [.. ports.Select(x => Path.GetRelativePath(folder.At("hybrid"), x.Path))],
            Fairness = $"the same program with {string.Join(", ", ports.SelectMany(x => x.Record.Functions.Keys))} ported by Steelyard",
        };
    }

    private static CandidateRule Candidate(AnswerFolder folder, PythonCommand command, string name, string language, ImmutableArray<string> run) => new()
    {
        Name = name,
        Language = language,
        Source = folder.At(name),
        Run = run,
        WorkingFolder = folder.Request.Folder,
        Stdin = command.Input,
        Environment = Environment(folder.Check?.HashSeed).Where(x => x.Key.StartsWith("PYTHON", StringComparison.Ordinal)).ToImmutableSortedDictionary(StringComparer.Ordinal),
        Python = command.Python.Executable,
    };

    private static void Copy(IReadOnlyList<string> sources, string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        for (var i = 0; i < sources.Count; i++)
            File.Copy(sources[i], Path.Combine(folder, $"{i:00}-{Path.GetFileName(sources[i])}"));
    }
}
