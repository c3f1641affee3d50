using System.Collections.Immutable;

namespace Steelyard.Evidence.Profiling;

/// <summary>Time of one function.</summary>
/// <param name="Function">The function.</param>
/// <param name="Self">Time in which it was innermost.</param>
/// <param name="Total">Time in which it was on the stack; recursion counts once.</param>
public sealed record FunctionTime(ProfiledFunction Function, KindTimes Self, KindTimes Total);

/// <summary>Time of one line of a function.</summary>
/// <param name="Function">The function.</param>
/// <param name="Line">The line, 0 when unknown.</param>
/// <param name="Self">Time in which it was innermost.</param>
/// <param name="Total">Time in which it was on the stack.</param>
public sealed record LineTime(ProfiledFunction Function, int Line, KindTimes Self, KindTimes Total);

/// <summary>Time in a function below one of its callers.</summary>
/// <param name="Caller">The caller.</param>
/// <param name="Callee">What it called.</param>
/// <param name="Total">Time in which the two stood on the stack one below the other.</param>
public sealed record CallTime(ProfiledFunction Caller, ProfiledFunction Callee, KindTimes Total);

/// <summary>Time of one thread.</summary>
public sealed record ThreadTime(ProfiledThread Thread, KindTimes Time);

/// <summary>A profile added up: per function, line, call and thread, each split by kind.</summary>
public sealed class ProfileSummary
{
    private readonly Dictionary<(int, int), KindTimes> self = [];
    private readonly Dictionary<(int, int), KindTimes> total = [];
    private readonly Dictionary<(int, int), KindTimes> calls = [];
    private readonly Dictionary<int, KindTimes> functionSelf = [];
    private readonly Dictionary<int, KindTimes> functionTotal = [];
    private readonly Dictionary<int, KindTimes> threads = [];

    private ProfileSummary(Profile profile)
    {
        Profile = profile;
        foreach (var time in profile.Times)
            Add(time);
        Functions = [.. functionTotal.Select(x => new FunctionTime(profile.Functions[x.Key], functionSelf.GetValueOrDefault(x.Key) ?? new(), x.Value))
            .OrderByDescending(x => x.Self.Running).ThenByDescending(x => x.Self.Total).ThenBy(x => x.Function.Name, StringComparer.Ordinal)];
        Lines = [.. total.Select(x => new LineTime(profile.Functions[x.Key.Item1], x.Key.Item2, self.GetValueOrDefault(x.Key) ?? new(), x.Value))
            .OrderByDescending(x => x.Self.Running).ThenByDescending(x => x.Self.Total).ThenBy(x => x.Line)];
        Calls = [.. calls.Select(x => new CallTime(profile.Functions[x.Key.Item1], profile.Functions[x.Key.Item2], x.Value)).OrderByDescending(x => x.Total.Total)];
        Threads = [.. threads.OrderBy(x => x.Key).Select(x => new ThreadTime(profile.Threads[x.Key], x.Value))];
    }

    /// <summary>What was added up.</summary>
    public Profile Profile { get; }

    /// <summary>All time of all threads.</summary>
    public KindTimes Time { get; } = new();

    /// <summary>Functions, hottest first: by time in themselves, waiting left out.</summary>
    public ImmutableArray<FunctionTime> Functions { get; }

    /// <summary>Lines, hottest first.</summary>
    public ImmutableArray<LineTime> Lines { get; }

    /// <summary>The call graph, heaviest first.</summary>
    public ImmutableArray<CallTime> Calls { get; }

    /// <summary>Threads in the order in which they were met.</summary>
    public ImmutableArray<ThreadTime> Threads { get; }

    /// <summary>Adds a profile up.</summary>
    public static ProfileSummary Of(Profile profile) => new(profile);

    private void Add(StackTime time)
    {
        Time.Add(time.Kind, time.Seconds);
        Of(threads, time.Thread).Add(time.Kind, time.Seconds);
        if (time.Node < 0)
            return;
        var leaf = Profile.Nodes[time.Node];
        Of(functionSelf, leaf.Function).Add(time.Kind, time.Seconds);
        Of(self, (leaf.Function, leaf.Line)).Add(time.Kind, time.Seconds);
        AddStack(time);
    }

    private void AddStack(StackTime time)
    {
        var (functions, lines, edges) = (new HashSet<int>(), new HashSet<(int, int)>(), new HashSet<(int, int)>());
        for (var node = time.Node; node >= 0; node = Profile.Nodes[node].Parent)
        {
            var frame = Profile.Nodes[node];
            if (functions.Add(frame.Function))
                Of(functionTotal, frame.Function).Add(time.Kind, time.Seconds);
            if (lines.Add((frame.Function, frame.Line)))
                Of(total, (frame.Function, frame.Line)).Add(time.Kind, time.Seconds);
            if (frame.Parent >= 0 && edges.Add((Profile.Nodes[frame.Parent].Function, frame.Function)))
                Of(calls, (Profile.Nodes[frame.Parent].Function, frame.Function)).Add(time.Kind, time.Seconds);
        }
    }

    private static KindTimes Of<T>(Dictionary<T, KindTimes> table, T key) where T : notnull =>
        table.TryGetValue(key, out var times) ? times : table[key] = new();
}
