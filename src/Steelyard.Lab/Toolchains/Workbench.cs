using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Steelyard.Evidence;
using Steelyard.Lab.Measuring;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Workloads;

namespace Steelyard.Lab.Toolchains;

/// <summary>A candidate ready to run.</summary>
/// <param name="Command">Program and arguments; <c>{input}</c> is still in place.</param>
/// <param name="WorkingFolder">Working folder.</param>
/// <param name="Environment">The complete environment, without what varies from trial to trial.</param>
/// <param name="Stdin">File for standard input, may hold <c>{input}</c>; null for none.</param>
public sealed record RunRecipe(
    ImmutableArray<string> Command, string WorkingFolder, ImmutableSortedDictionary<string, string> Environment, string? Stdin)
{
    /// <summary>What stands between the launcher and the candidate; null where it is run as it is.</summary>
    internal Driver? Driver { get; init; }
}

/// <summary>A candidate after its toolchain has done what it could.</summary>
/// <param name="Candidate">What is known of it; status <see cref="CandidateStatus.Measured"/> when it can run.</param>
/// <param name="Run">How to run it; null when it cannot.</param>
/// <param name="Builds">Its clean builds, timed.</param>
public sealed record PreparedCandidate(Candidate Candidate, RunRecipe? Run, ImmutableArray<Trial> Builds);

/// <summary>Builds candidates by the recipes of their toolchains, out of tree, cached by the content of sources, flags and tools.</summary>
public sealed class Workbench
{
    private const int CleanBuilds = 3;
    private static readonly TimeSpan BuildLimit = TimeSpan.FromMinutes(15);
    private const long BuildOutputCap = 64 << 20;

    private readonly string folder;
    private readonly Launcher launcher;
    private readonly Requirements requirements;
    private readonly Dictionary<string, IToolchain> toolchains;
    private readonly IToolchain generic = new GenericToolchain();
    private readonly PythonChoice python;
    private readonly Action<LabEvent> tell;
    private readonly TimedBuilds timed;

    /// <param name="folder">Folder for build products.</param>
    /// <param name="launcher">Runs and times the builds.</param>
    /// <param name="packages">Installs what is missing, where that is wanted.</param>
    /// <param name="namedPython">Interpreter named by the user, or null.</param>
    /// <param name="candidates">All candidates that take part, for the choice of one interpreter.</param>
    /// <param name="tell">Receives what is being done.</param>
    /// <param name="timed">How often a candidate is built.</param>
    public Workbench(
        string folder, Launcher launcher, Packages packages, string? namedPython, IEnumerable<CandidateRule> candidates, Action<LabEvent> tell,
        TimedBuilds timed)
    {
        (this.folder, this.launcher, this.tell, this.timed) = (folder, launcher, tell, timed);
        var cargo = new Cargo(packages);
        requirements = new Requirements(packages, cargo);
        python = new PythonChoice(namedPython, candidates, packages);
        toolchains = new()
        {
            ["python"] = new PythonToolchain(python),
            ["rust"] = new RustToolchain(cargo),
            ["c"] = new CToolchain(packages),
            ["hybrid"] = new HybridToolchain(cargo, python),
        };
    }

    /// <summary>Interpreter for generators and checkers, or null.</summary>
    public PythonInterpreter? ScriptPython() => python.ForScripts();

    /// <summary>What is missing of these requirements, in words, or null.</summary>
    public string? Missing(ImmutableArray<Requirement> required) => requirements.Missing(required);

    /// <summary>Checks requirements and builds. A candidate that cannot be built is a result, not an error.</summary>
    public PreparedCandidate Prepare(string workload, CandidateRule rule, CancellationToken cancellation)
    {
        var candidate = Describe(rule) with { Counts = SourceReading.Of(rule.Source, python.ForScripts()) };
        if (requirements.Missing(rule.Requires) is { } missing)
            return Failed(candidate, CandidateStatus.Unavailable, missing);
        var answer = toolchains.GetValueOrDefault(rule.Language, generic).RecipeFor(rule);
        return answer.Value is { } recipe ? Build(workload, rule, candidate, recipe, cancellation)
            : Failed(candidate, CandidateStatus.Unavailable, answer.Reason!);
    }

    /// <summary>What is known of a candidate before any toolchain has looked at it.</summary>
    public static Candidate Describe(CandidateRule rule)
    {
        var size = SourceSize.Of(rule.Source);
        return new Candidate
        {
            Name = rule.Name,
            Language = rule.Language,
            Baseline = rule.Baseline,
            Fairness = rule.Fairness,
            SourceLines = size.Lines,
            SourceBytes = size.CompressedBytes,
            SourceHash = SourceTree.Hash(rule.Source, ""),
            RunCommand = string.Join(' ', rule.Run),
        };
    }

    private PreparedCandidate Build(string workload, CandidateRule rule, Candidate candidate, Recipe recipe, CancellationToken cancellation)
    {
        var build = string.Join(" && ", recipe.Build.Select(x => string.Join(' ', x)));
        var context = string.Join('\n', [Recorded, build, .. recipe.Versions, .. recipe.BuildEnvironment.Select(x => $"{x.Key}={x.Value}")]);
        var place = new BuildPlace(Path.Combine(folder, workload, $"{rule.Name}-{SourceTree.Hash(rule.Source, context)[..12]}"));
        candidate = candidate with
        {
            Versions = recipe.Versions,
            Needs = recipe.Needs,
            Cautions = recipe.Cautions,
            BuildCommand = recipe.Build.IsEmpty ? null : build.Replace("{out}", "out", StringComparison.Ordinal),
        };
        using var alone = place.Lock();
        var builds = place.Builds();
        if (builds is null)
        {
            var made = BuildAll(rule, candidate, recipe, place, cancellation);
            if (made.Reason is { } reason)
                return Failed(candidate, CandidateStatus.BuildFailed, reason);
            builds = made.Builds;
        }
        candidate = candidate with { DeployBytes = DeployBytes(recipe, place), Dependencies = recipe.Dependencies(place.Source), Versions = [.. recipe.Versions, .. Cargo.Locked(place.Source, recipe.Crates)] };
        return new PreparedCandidate(candidate, Run(rule, recipe, place), [.. builds]);
    }

    private (IReadOnlyList<Trial> Builds, string? Reason) BuildAll(
        CandidateRule rule, Candidate candidate, Recipe recipe, BuildPlace place, CancellationToken cancellation)
    {
        var trials = new List<Trial>();
        var rounds = recipe.Build.IsEmpty ? 0 : CleanBuilds;
        place.Clear(rule.Source);
        for (var round = 0; round < rounds && trials.Sum(x => x.Wall) < FurtherBuilds.TotalSeconds; round++)
        {
            tell(new LabEvent.Doing($"building {candidate.Name} ({round + 1} of up to {rounds} clean builds)"));
            place.Clear(rule.Source);
            if (RunAll(recipe.Fetch, recipe, place, cancellation).Failure is { } notFetched)
                return ([], notFetched);
            var (result, failure) = RunAll(recipe.Build, recipe, place, cancellation);
            if (failure is not null)
                return ([], failure);
            place.Collect(recipe);
            trials.Add(result with { Candidate = candidate.Name, Block = round });
        }
        if (rounds > 0 && timed != TimedBuilds.Once && Rebuild(rule, recipe, place, cancellation) is { } rebuild)
            trials.Add(rebuild with { Candidate = candidate.Name, Phase = Phase.Rebuild });
        place.Clean();
        place.Finish(trials);
        return (trials, null);
    }

    /// <summary>Part of the address of a build: what it records has changed when this does.</summary>
    private string Recorded => timed == TimedBuilds.Once ? "one clean build" : "clean builds and one rebuild";

    /// <summary>Time after which no further clean build of a candidate is begun.</summary>
    private TimeSpan FurtherBuilds => timed switch
    {
        TimedBuilds.Thorough => TimeSpan.FromSeconds(12),
        TimedBuilds.Brief => TimeSpan.FromSeconds(3),
        _ => TimeSpan.FromTicks(1),
    };

    /// <summary>
    /// One build after an edit, with what the last clean build left; products and sources are put back afterwards. Null when the language of
    /// the largest file has no comment that is known here, or the edited sources do not build.
    /// </summary>
    private Trial? Rebuild(CandidateRule rule, Recipe recipe, BuildPlace place, CancellationToken cancellation)
    {
        if (SourceSize.Largest(place.Source) is not { } file)
            return null;
        tell(new LabEvent.Doing($"building {rule.Name} again after an edit"));
        var before = File.ReadAllBytes(file);
        using var kept = place.KeepProducts();
        try
        {
            File.AppendAllText(file, SourceSize.Remark(file));
            var (result, failure) = RunAll(recipe.Build, recipe, place, cancellation);
            return failure is null ? result : null;
        }
        finally
        {
            File.WriteAllBytes(file, before);
        }
    }

    /// <summary>Runs commands one after the other; the sum of their measurements, or why one failed.</summary>
    private (Trial Sum, string? Failure) RunAll(
        ImmutableArray<ImmutableArray<string>> commands, Recipe recipe, BuildPlace place, CancellationToken cancellation)
    {
        var sum = new Trial { Candidate = "", Size = "", Phase = Phase.Build, Block = 0, Outcome = Outcome.Right, Wall = 0, Started = DateTimeOffset.UtcNow };
        foreach (var command in commands)
        {
            var result = launcher.Run(Request(Placeholders.Fill(command, place.Values), recipe, place), cancellation);
            if (!result.Succeeded)
                return (sum, place.FirstError(result));
            sum = sum with
            {
                Wall = sum.Wall + (result.WallNs / 1e9),
                User = sum.User + (result.UserUs / 1e6),
                System = sum.System + (result.SystemUs / 1e6),
                PeakMemory = Math.Max(sum.PeakMemory, result.PeakRssBytes),
            };
        }
        return (sum, null);
    }

    private static ProcessRequest Request(ImmutableArray<string> command, Recipe recipe, BuildPlace place)
    {
        var environment = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(x => (string)x.Key, x => (string?)x.Value ?? "");
        foreach (var (name, value) in recipe.BuildEnvironment)
            environment[name] = Placeholders.Fill(value, place.Values);
        return new ProcessRequest
        {
            Command = [Programs.Find(command[0]) ?? command[0], .. command[1..]],
            WorkingFolder = place.Source,
            Environment = environment,
            Stdout = place.OutputLog,
            Stderr = place.ErrorLog,
            OutputCap = BuildOutputCap,
            TimeLimit = BuildLimit,
        };
    }

    private static RunRecipe Run(CandidateRule rule, Recipe recipe, BuildPlace place)
    {
        var values = recipe.Placeholders.SetItems(recipe.Placeholders.Select(x => KeyValuePair.Create(x.Key, Placeholders.Fill(x.Value, place.Values)))).AddRange(place.Values);
        var command = Placeholders.Fill(rule.Run, values);
        var program = command[0].Contains('/', StringComparison.Ordinal) ? Path.GetFullPath(command[0], place.Source) : Programs.Find(command[0]) ?? command[0];
        var environment = Surroundings.ForCandidates().ToImmutableSortedDictionary().SetItems(rule.Environment);
        return new RunRecipe([program, .. command[1..]], rule.WorkingFolder ?? place.Source, environment, rule.Stdin);
    }

    private static long DeployBytes(Recipe recipe, BuildPlace place)
    {
        var products = Directory.EnumerateFiles(place.Out, "*", SearchOption.AllDirectories);
        var shipped = Directory.EnumerateFiles(place.Source, "*", SearchOption.AllDirectories)
            .Where(x => !x.Contains("__pycache__", StringComparison.Ordinal) && recipe.Ships(Path.GetRelativePath(place.Source, x)));
        return products.Concat(shipped).Sum(x => new FileInfo(x).Length);
    }

    private static PreparedCandidate Failed(Candidate candidate, CandidateStatus status, string reason) =>
        new(candidate with { Status = status, Reason = reason }, null, []);
}

/// <summary>The folder of one build: a copy of the sources, the products, the logs, and the record that says it is complete.</summary>
internal sealed class BuildPlace(string folder)
{
    public string Source { get; } = Path.Combine(folder, "source");

    public string Out { get; } = Path.Combine(folder, "out");

    public string OutputLog { get; } = Path.Combine(folder, "build.out");

    public string ErrorLog { get; } = Path.Combine(folder, "build.err");

    private string Record { get; } = Path.Combine(folder, "build.json");

    public ImmutableSortedDictionary<string, string> Values =>
        ImmutableSortedDictionary<string, string>.Empty.Add("out", Out).Add("source", Source);

    /// <summary>Keeps other Steelyards from building the same thing at the same time; waits for its turn.</summary>
    public FileStream Lock()
    {
        Directory.CreateDirectory(folder);
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waiting.Elapsed < TimeSpan.FromMinutes(15) && File.Exists(Path.Combine(folder, "lock")))
            {
                Thread.Sleep(200);
            }
        }
    }

    /// <summary>The timed builds of a complete build, or null.</summary>
    public IReadOnlyList<Trial>? Builds() =>
        File.Exists(Record) ? JsonSerializer.Deserialize(File.ReadAllText(Record), BuildJson.Default.IReadOnlyListTrial) : null;

    /// <summary>Back to clean sources and no products.</summary>
    public void Clear(string sources)
    {
        foreach (var old in new[] { Source, Out }.Where(Directory.Exists))
            Directory.Delete(old, recursive: true);
        Directory.CreateDirectory(Out);
        SourceTree.Copy(sources, Source);
    }

    /// <summary>Takes the products out of cargo's folder.</summary>
    public void Collect(Recipe recipe)
    {
        foreach (var (from, to) in recipe.Collect)
            File.Copy(Placeholders.Fill(from, Values), Placeholders.Fill(to, Values), overwrite: true);
    }

    /// <summary>Removes cargo's folder.</summary>
    public void Clean()
    {
        if (Directory.Exists(Target))
            Directory.Delete(Target, recursive: true);
    }

    /// <summary>Puts the products aside, cargo's folder excepted; disposing brings them back over whatever was made meanwhile.</summary>
    public IDisposable KeepProducts()
    {
        var aside = Path.Combine(folder, "kept");
        var products = Directory.EnumerateFiles(Out, "*", SearchOption.AllDirectories)
            .Where(x => !x.StartsWith(Target + "/", StringComparison.Ordinal)).Select(x => Path.GetRelativePath(Out, x)).ToList();
        Move(products, Out, aside, copy: true);
        return new Kept(() =>
        {
            Move(products, aside, Out, copy: false);
            if (Directory.Exists(aside))
                Directory.Delete(aside, recursive: true);
        });
    }

    private string Target => Path.Combine(Out, "target");

    private static void Move(List<string> files, string from, string to, bool copy)
    {
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, file))!);
            if (copy)
                File.Copy(Path.Combine(from, file), Path.Combine(to, file), overwrite: true);
            else
                File.Move(Path.Combine(from, file), Path.Combine(to, file), overwrite: true);
        }
    }

    private sealed class Kept(Action restore) : IDisposable
    {
        public void Dispose() => restore();
    }

    public void Finish(List<Trial> builds) => File.WriteAllText(Record, JsonSerializer.Serialize(builds, BuildJson.Default.IReadOnlyListTrial));

    /// <summary>The first line of the log that speaks of an error, and where the rest is.</summary>
    public string FirstError(ProcessResult result)
    {
        var lines = File.Exists(ErrorLog) ? File.ReadLines(ErrorLog).Take(100_000).Where(x => x.Trim().Length > 0).ToList() : [];
        var first = lines.Find(x => x.Contains("error", StringComparison.OrdinalIgnoreCase)) ?? lines.LastOrDefault() ?? "it printed nothing";
        return string.Create(CultureInfo.InvariantCulture, $"build ended with {result.Ending}: {first.Trim()} (all of it: {ErrorLog})");
    }
}

[JsonSourceGenerationOptions(WriteIndented = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(IReadOnlyList<Trial>))]
internal sealed partial class BuildJson : JsonSerializerContext;
