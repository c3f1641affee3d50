using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Steelyard.Evidence.Deciding;
using Steelyard.Lab;
using Steelyard.Lab.Workloads;

namespace Steelyard.Commands;

/// <summary>Options that several commands share, and how their texts are read. A wrong text is a <see cref="LabException"/> that says what was expected.</summary>
internal static partial class Options
{
    public static Option<string?> Text(string name, string description, string? value = null) =>
        new(name) { Description = description, HelpName = value ?? name.TrimStart('-'), DefaultValueFactory = _ => Settings.Find(name.TrimStart('-')) };

    public static Option<bool> Flag(string name, string description) =>
        new(name) { Description = description };

    public static Option<string?> Store() =>
        Text("--store", "SQLite file that keeps the studies (default: .steelyard/evidence.db)", "file");

    public static Option<bool> Json() => Flag("--json", "print one JSON document instead of text");

    public static Option<string?> Out() => Text("--out", "also write the report as Markdown to this file", "report.md");

    public static Option<string?> Priorities() =>
        Text("--priorities", $"what matters more, first to last; '=' for equal: speed,memory=source (default: {Steelyard.Evidence.Deciding.Priorities.DefaultText})", "list");

    public static Option<string[]> Limit() => new("--limit")
    {
        Description = "what is not acceptable, for example \"memory<=64MiB\", wall<=2s, startup<=50ms; may be repeated",
        HelpName = "aspect<=value",
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = _ => Settings.Find("limit")?.Split(',', StringSplitOptions.TrimEntries) ?? [],
    };

    public static string StorePath(string? given) => Path.GetFullPath(given ?? Path.Combine(".steelyard", "evidence.db"));

    public static Priorities ReadPriorities(string? text) => text is null ? Steelyard.Evidence.Deciding.Priorities.Default
        : Steelyard.Evidence.Deciding.Priorities.TryParse(text, out var priorities, out var error) ? priorities
        : throw Usage("--priorities", error);

    public static ImmutableArray<Limit> ReadLimits(IEnumerable<string> texts) => [.. texts.Select(x =>
        Steelyard.Evidence.Deciding.Limit.TryParse(x, out var limit, out var error) ? limit : throw Usage("--limit", error))];

    public static TimeSpan ReadDuration(string option, string? text, TimeSpan fallback) => text is null ? fallback
        : Durations.TryParse(text, out var value) ? value
        : throw Usage(option, $"expected a duration such as 500ms, 30s or 10m, found '{text}'");

    /// <summary>A share between 0 and 1, as <c>2%</c> or <c>0.02</c>.</summary>
    public static double ReadShare(string option, string? text, double fallback)
    {
        if (text is null)
            return fallback;
        var percent = text.EndsWith('%');
        var share = double.TryParse(text.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value * (percent ? 0.01 : 1) : 0;
        return share is > 0 and < 1 ? share : throw Usage(option, $"expected a share such as 2% or 0.02, found '{text}'");
    }

    public static long ReadSeed(string? text) => text is null ? Random.Shared.Next()
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed) ? seed
        : throw Usage("--seed", $"expected a whole number, found '{text}'");

    /// <summary>A list of CPUs that this machine has, as the launcher reads it.</summary>
    public static string? ReadCpus(string? text)
    {
        if (text is null)
            return null;
        if (!CpuList().IsMatch(text))
            throw Usage("--cpus", $"expected a list of CPUs such as 1 or 0,2-3, found '{text}'");
        var missing = text.Split(',', '-').FirstOrDefault(x => !Directory.Exists($"/sys/devices/system/cpu/cpu{int.Parse(x, CultureInfo.InvariantCulture)}"));
        return missing is null ? text : throw Usage("--cpus", $"this machine has no CPU {missing}");
    }

    public static ImmutableArray<string> ReadNames(string? text) =>
        text is null ? [] : [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    public static LabException Usage(string option, string message) => new($"{option}: {message}", "The option is explained by `steelyard <command> --help`.");

    [GeneratedRegex(@"\A\d{1,4}(-\d{1,4})?(,\d{1,4}(-\d{1,4})?)*\z")]
    private static partial Regex CpuList();
}
