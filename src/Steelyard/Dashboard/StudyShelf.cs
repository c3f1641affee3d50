using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Steelyard.Answering;
using Steelyard.Evidence;
using Steelyard.Evidence.Forecasting;
using Steelyard.Evidence.Weighing;
using Steelyard.Lab;
using Steelyard.Lab.Store;
using Steelyard.Reporting;

namespace Steelyard.Dashboard;

/// <summary>
/// Studies for the pages. What was weighed is kept until the store holds more trials or another conclusion: a slider is then answered
/// without reading a trial.
/// </summary>
internal sealed class StudyShelf(DashboardOptions options)
{
    private const int MostKept = 8;

    private readonly ConcurrentDictionary<string, (string State, ShelvedStudy Study)> kept = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, ImmutableArray<TrendPoint>> trends = new();

    /// <summary>Whether there is a store at all.</summary>
    public bool HasStore => File.Exists(options.Store);

    /// <summary>Studies, newest first; none without a store.</summary>
    public IReadOnlyList<StudySummary> History(string? workload = null) => Read(x => x.History(workload));

    /// <summary>The id that a part of an address stands for.</summary>
    public string Resolve(string text)
    {
        if (!HasStore)
            throw new NothingThere("There are no studies yet", "Make one with `steelyard weigh log-triage`.");
        using var store = EvidenceStore.OpenForReading(options.Store);
        try
        {
            return store.Resolve(text);
        }
        catch (LabException error) when (error.InnerException is null)
        {
            throw new NothingThere(error.Message, error.Remedy);
        }
    }

    /// <summary>A study as it was concluded last.</summary>
    public WeighedStudy Weighed(string id) => Shelved(id).Weighed;

    /// <summary>The same, with how a bare program came to it.</summary>
    public ShelvedStudy Shelved(string id)
    {
        using var store = EvidenceStore.OpenForReading(options.Store);
        var state = store.StateOf(id);
        if (kept.TryGetValue(id, out var known) && known.State == state)
            return known.Study;
        var (weighed, program) = StudyOutput.AsConcluded(store, store.Load(id));
        if (kept.Count >= MostKept)
            kept.Clear();
        kept[id] = (state, new(weighed, program));
        return new(weighed, program);
    }

    /// <summary>Where a study stands that may be under way.</summary>
    public StudyProgress Progress(string id)
    {
        using var store = EvidenceStore.OpenForReading(options.Store);
        return store.Progress(id);
    }

    /// <summary>Every answer to a claim that is kept.</summary>
    public IReadOnlyList<KeptClaim> Claims() => Read(KeptClaim.All);

    /// <summary>Every forecast, newest first.</summary>
    public IReadOnlyList<KeptForecast> Forecasts() => Read(x => x.Forecasts());

    private IReadOnlyList<T> Read<T>(Func<EvidenceStore, IReadOnlyList<T>> read)
    {
        if (!HasStore)
            return [];
        using var store = EvidenceStore.OpenForReading(options.Store);
        return read(store);
    }

    /// <summary>Values of one aspect in the concluded studies of a workload, oldest first.</summary>
    public ImmutableArray<TrendPoint> Trend(string workload, Aspect aspect, int most)
    {
        if (!HasStore)
            return [];
        using var store = EvidenceStore.OpenForReading(options.Store);
        var keys = store.ConclusionKeys(workload, most);
        foreach (var key in keys.Where(x => !trends.ContainsKey(x)))
            trends[key] = TrendPoint.Read(store.ConclusionDocument(key));
        return [.. keys.Reverse().SelectMany(x => trends[x]).Where(x => x.Aspect == aspect.Id)];
    }
}

/// <summary>A study as pages show it.</summary>
internal sealed record ShelvedStudy(WeighedStudy Weighed, AnsweredProgram? Program);

/// <summary>One value in a chart over time.</summary>
public sealed record TrendPoint(string Study, DateTimeOffset Started, string Machine, string Candidate, string Aspect, double Value, double? Low, double? High)
{
    /// <summary>Every value of a stored conclusion.</summary>
    public static ImmutableArray<TrendPoint> Read(string document)
    {
        using var json = JsonDocument.Parse(document);
        var study = json.RootElement;
        var (id, started, machine) = (study.GetProperty("id").GetString()!, study.GetProperty("started").GetDateTimeOffset(), study.GetProperty("machine"));
        var place = $"{machine.GetProperty("cpu").GetString()}, {machine.GetProperty("host").GetString()}";
        return [.. from candidate in study.GetProperty("candidates").EnumerateArray()
                   from aspect in candidate.GetProperty("aspects").EnumerateObject()
                   select new TrendPoint(id, started, place, candidate.GetProperty("name").GetString()!, aspect.Name,
                       aspect.Value.GetProperty("value").GetDouble(), Optional(aspect.Value, "low"), Optional(aspect.Value, "high"))];
    }

    private static double? Optional(JsonElement value, string name) => value.GetProperty(name) is { ValueKind: JsonValueKind.Number } x ? x.GetDouble() : null;
}
