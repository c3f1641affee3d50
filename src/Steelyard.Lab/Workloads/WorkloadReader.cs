using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Steelyard.Evidence;

namespace Steelyard.Lab.Workloads;

/// <summary>Finds and reads workloads.</summary>
public static partial class WorkloadReader
{
    private const string FileName = "workload.yaml";

    /// <summary>
    /// The workload named: a path to a folder or a yaml file, or a name looked up in the working folder, its <c>workloads/</c>, and among
    /// those that come with Steelyard.
    /// </summary>
    /// <param name="name">Path or name.</param>
    /// <param name="shipped">Folder of the workloads that come with Steelyard.</param>
    /// <exception cref="LabException">No such workload (with the nearest name), or a mistake in its file (line, column, what was expected).</exception>
    public static Workload Find(string name, string shipped)
    {
        var places = new[] { name, Path.Combine("workloads", name), Path.Combine(shipped, name) };
        var file = places.Select(FileIn).FirstOrDefault(x => x is not null);
        return file is not null ? Read(file) : throw Unknown(name, shipped);
    }

    /// <summary>Names of the workloads below a folder, sorted.</summary>
    public static IReadOnlyList<string> Names(string folder) => !Directory.Exists(folder) ? [] :
        [.. Directory.EnumerateDirectories(folder).Where(x => File.Exists(Path.Combine(x, FileName))).Select(x => Path.GetFileName(x)).Order()];

    /// <summary>Reads one <c>workload.yaml</c>.</summary>
    public static Workload Read(string file)
    {
        var full = Path.GetFullPath(file);
        var folder = Path.GetDirectoryName(full)!;
        var yaml = YamlFields.Load(file, Content(full));
        var sizes = Sizes(yaml);
        var kind = Enum.Parse<WorkloadKind>(yaml.OneOf("kind", "batch", "workers", "frames", "service"), ignoreCase: true);
        var workload = new Workload
        {
            File = full,
            Name = Name(yaml, "name"),
            Title = yaml.Text("title"),
            Description = yaml.OptionalText("description")?.Trim() ?? "",
            Kind = kind,
            Rate = Rate(yaml, kind),
            Service = Service(yaml, kind),
            Requires = Requirements(yaml),
            Input = Input(yaml.Mapping("input")),
            Sizes = sizes,
            MainSize = MainSize(yaml, sizes, kind),
            Output = Output(yaml.OptionalMapping("output")),
            TimeLimit = yaml.Duration("time_limit", TimeSpan.FromSeconds(60)),
            Candidates = Candidates(yaml, folder),
        };
        yaml.NoMore();
        return workload;
    }

    private static string Content(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new LabException($"cannot read {file}: {error.Message}", "Check the path and its permissions.", error);
        }
    }

    private static string? FileIn(string place) =>
        File.Exists(place) && Path.GetExtension(place) is ".yaml" or ".yml" ? place
        : File.Exists(Path.Combine(place, FileName)) ? Path.Combine(place, FileName)
        : null;

    private static LabException Unknown(string name, string shipped)
    {
        var known = Names("workloads").Concat(Names(shipped)).Distinct().ToList();
        var hint = Spelling.Nearest(name, known) is { } near ? $"Did you mean `{near}`? " : "";
        return new LabException($"no workload named '{name}'",
            $"{hint}There are: {string.Join(", ", known)}. A path to a folder with a {FileName} works as well; `steelyard new NAME` makes one.");
    }

    private static string Name(YamlFields yaml, string key)
    {
        var name = yaml.Text(key);
        return NamePattern().IsMatch(name) ? name
            : throw yaml.Mistake(key, $"expected a name of letters, digits, '-', '_' or '.', at most 64, beginning with a letter or digit, found '{name}'");
    }

    private static ImmutableArray<Size> Sizes(YamlFields yaml)
    {
        var sizes = yaml.Mapping("sizes").Integers().Select(x => new Size(x.Name, x.Value)).ToImmutableArray();
        if (sizes.IsEmpty)
            throw yaml.Mistake("sizes", "expected at least one size, for example { small: 1000, large: 10000 }");
        return sizes.Zip(sizes.Skip(1)).All(x => x.First.N < x.Second.N) ? sizes
            : throw yaml.Mistake("sizes", "expected sizes in ascending order of n");
    }

    private static double Rate(YamlFields yaml, WorkloadKind kind)
    {
        var rate = yaml.Number("rate", 0);
        return (kind is WorkloadKind.Frames or WorkloadKind.Service, rate > 0) switch
        {
            (true, false) => throw yaml.Mistake("rate", $"'rate' is missing or 0; a workload of the kind {kind.ToString().ToLowerInvariant()} needs frames or requests per second, for example rate: 200"),
            (false, true) => throw yaml.Mistake("rate", $"'rate' is for workloads of the kinds frames and service; this one is of the kind {kind.ToString().ToLowerInvariant()}"),
            _ => rate,
        };
    }

    private static ServiceRule? Service(YamlFields yaml, WorkloadKind kind)
    {
        var fields = yaml.OptionalMapping("service");
        if (kind == WorkloadKind.Service && fields is null)
            throw yaml.Mistake("service", "the key 'service' is missing here; a workload of the kind service needs it, for example service: { connections: 16, ready: / }");
        if (kind != WorkloadKind.Service && fields is not null)
            throw yaml.Mistake("service", $"'service' is for workloads of the kind service; this one is of the kind {kind.ToString().ToLowerInvariant()}");
        if (fields is null)
            return null;
        var rule = new ServiceRule(
            (int)Within(fields, "connections", 1, 1000, 16), fields.Duration("full_load", TimeSpan.FromSeconds(1)), UrlPath(fields, "ready") ?? "/",
            fields.Duration("ready_within", TimeSpan.FromSeconds(10)), (int)Within(fields, "port", 0, 65535, 0), Counter(fields.OptionalMapping("counter")));
        fields.NoMore();
        return rule;
    }

    private static (string Add, string Read)? Counter(YamlFields? yaml)
    {
        if (yaml is null)
            return null;
        var add = yaml.Text("add");
        if (!RequestPattern().IsMatch(add))
            throw yaml.Mistake("add", $"expected a method and a path, for example POST /count, found '{add}'");
        _ = yaml.Text("read");
        var counter = (add, UrlPath(yaml, "read")!);
        yaml.NoMore();
        return counter;
    }

    private static string? UrlPath(YamlFields yaml, string key) => yaml.OptionalText(key) is not { } path || RequestPattern().IsMatch("GET " + path) ? yaml.OptionalText(key)
        : throw yaml.Mistake(key, $"expected a path that begins with '/', found '{path}'");

    private static long Within(YamlFields yaml, string key, long least, long most, long fallback) => yaml.Integer(key, fallback) is var value && value >= least && value <= most ? value
        : throw yaml.Mistake(key, $"expected a whole number from {least} to {most}");

    /// <summary>The one named, else the largest; for workers the most that this machine has cores for.</summary>
    private static string MainSize(YamlFields yaml, ImmutableArray<Size> sizes, WorkloadKind kind)
    {
        var fitting = kind == WorkloadKind.Workers ? sizes.LastOrDefault(x => x.N <= Environment.ProcessorCount) : null;
        var main = yaml.OptionalText("main_size") ?? (fitting ?? sizes[kind == WorkloadKind.Workers ? 0 : ^1]).Name;
        return sizes.Any(x => x.Name == main) ? main
            : throw yaml.Mistake("main_size", $"expected one of the sizes ({string.Join(", ", sizes.Select(x => x.Name))}), found '{main}'");
    }

    private static InputRule Input(YamlFields yaml)
    {
        var rule = new InputRule(yaml.Command("generate"), yaml.OptionalText("file") ?? "input", yaml.Integer("seed", 1), yaml.Flag("cache", true));
        if (rule.FileName != Path.GetFileName(rule.FileName) || rule.FileName is "" or "." or "..")
            throw yaml.Mistake("file", $"expected a file name without folders, found '{rule.FileName}'");
        yaml.NoMore();
        return rule;
    }

    private static OutputRule Output(YamlFields? yaml)
    {
        if (yaml is null)
            return new OutputRule.Exact();
        OutputRule rule = yaml.OneOf("compare", "exact", "numeric", "checker") switch
        {
            "numeric" => Numeric(yaml.OptionalMapping("tolerance")),
            "checker" => new OutputRule.Checker(yaml.Command("checker")),
            _ => new OutputRule.Exact(),
        };
        _ = yaml.OptionalMapping("tolerance");
        _ = yaml.Texts("checker");
        yaml.NoMore();
        return rule;
    }

    private static OutputRule.Numeric Numeric(YamlFields? yaml)
    {
        var rule = new OutputRule.Numeric(yaml?.Number("relative", 1e-9) ?? 1e-9, yaml?.Number("absolute", 0) ?? 0);
        yaml?.NoMore();
        return rule;
    }

    private static ImmutableArray<CandidateRule> Candidates(YamlFields yaml, string folder)
    {
        var list = yaml.Mappings("candidates");
        if (list.IsEmpty)
            throw yaml.Mistake("candidates", "expected at least one candidate");
        var seen = new HashSet<string>();
        return [.. list.Select(x => Candidate(x, folder, seen))];
    }

    private static CandidateRule Candidate(YamlFields yaml, string folder, HashSet<string> seen)
    {
        var rule = new CandidateRule
        {
            Name = Name(yaml, "name"),
            Language = yaml.Text("language"),
            Source = Path.GetFullPath(Path.Combine(folder, yaml.Text("source"))),
            Build = yaml.Commands("build"),
            Run = yaml.Command("run"),
            Stdin = yaml.OptionalText("stdin"),
            Environment = yaml.OptionalMapping("environment")?.TextEntries().ToImmutableSortedDictionary(StringComparer.Ordinal)
                ?? ImmutableSortedDictionary<string, string>.Empty,
            Baseline = yaml.Flag("baseline", false),
            Flags = yaml.Texts("flags"),
            Libs = yaml.Texts("libs"),
            Requires = Requirements(yaml),
            Fairness = yaml.OptionalText("fairness")?.Trim(),
            Python = yaml.OptionalText("python"),
        };
        yaml.NoMore();
        if (!seen.Add(rule.Name))
            throw yaml.Mistake("name", $"a second candidate named '{rule.Name}'; names must be unique");
        return Directory.Exists(rule.Source) ? rule : throw yaml.Mistake("source", $"no such folder: {rule.Source}");
    }

    private static ImmutableArray<Requirement> Requirements(YamlFields yaml) => [.. yaml.Mappings("requires").Select(Requirement)];

    private static Requirement Requirement(YamlFields yaml)
    {
        var kinds = Enum.GetValues<RequirementKind>().Select(kind => (Kind: kind, Key: kind.ToString().ToLowerInvariant()));
        var found = kinds.Select(x => (x.Kind, x.Key, Name: yaml.OptionalText(x.Key))).Where(x => x.Name is not null).ToList();
        if (found.Count != 1)
            throw yaml.Mistake("command", "expected exactly one of command, module, crate or header, for example { module: numpy, debian: python3-numpy }");
        var rule = new Requirement(found[0].Kind, found[0].Name!, yaml.OptionalText("debian"), yaml.OptionalText("pip"));
        yaml.NoMore();
        return rule;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\A[A-Z]+ /\S*\z")]
    private static partial Regex RequestPattern();
}
