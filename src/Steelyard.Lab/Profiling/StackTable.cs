using System.Collections.Immutable;
using Steelyard.Evidence.Profiling;

namespace Steelyard.Lab.Profiling;

/// <summary>What instruction pointers have told about a line of code.</summary>
/// <param name="Pointers">How many there were, at most 255.</param>
/// <param name="First">What the first of them said.</param>
/// <param name="Differ">Another one said otherwise.</param>
internal readonly record struct Told(byte Pointers, SampleKind First, bool Differ)
{
    public Told And(SampleKind kind) => Pointers == 0 ? new(1, kind, false)
        : new((byte)Math.Min(Pointers + 1, byte.MaxValue), First, Differ || kind != First);
}

/// <summary>
/// All stacks seen so far as one tree, and the time spent in each. Grows only with new functions, lines and stacks, so that a sample of
/// known ones allocates nothing.
/// </summary>
internal sealed class StackTable
{
    private const int Room = 1 << 14;
    private readonly Dictionary<ProfiledFunction, int> functions = new(Room);
    private readonly Dictionary<StackNode, int> nodes = new(Room);
    private readonly Dictionary<(int Thread, int Node, SampleKind Kind), int> places = new(Room);
    private readonly List<long> nanoseconds = new(Room);
    private readonly List<long> counts = new(Room);
    private readonly List<double> standing = new(Room); // how many samples of unknown kind those stand for
    private readonly Dictionary<(int Function, int Line), int> lines = new(Room);
    private readonly List<int> lineOf = new(Room); // of a node
    private readonly List<Told> told = new(Room); // of a line
    private readonly Dictionary<(int Thread, int Node, SampleKind Otherwise), (long Time, long Samples)> open = new(Room);
    private readonly List<ProfiledThread> threads = [];

    public long Samples { get; private set; }

    public int Function(ProfiledFunction function) => Index(functions, function);

    public int Thread(ProfiledThread thread)
    {
        threads.Add(thread);
        return threads.Count - 1;
    }

    /// <summary>The node of a frame below its caller.</summary>
    public int Node(int parent, int function, int line)
    {
        var node = Index(nodes, new(parent, function, line));
        if (node == lineOf.Count)
        {
            var index = Index(lines, (function, line));
            lineOf.Add(index);
            if (index == told.Count)
                told.Add(default);
        }
        return node;
    }

    /// <summary>What instruction pointers have told about a node's line so far.</summary>
    public Told Told(int node) => told[lineOf[node]];

    /// <summary>Where the time of a thread in a stack, spent in one way, is added up.</summary>
    public int Place(int thread, int node, SampleKind kind)
    {
        var place = Index(places, (thread, node, kind));
        if (place == nanoseconds.Count)
        {
            nanoseconds.Add(0);
            counts.Add(0);
            standing.Add(0);
        }
        return place;
    }

    /// <summary>Counts samples.</summary>
    /// <param name="place">Where.</param>
    /// <param name="time">The time that they stand for, nanoseconds.</param>
    /// <param name="samples">How many.</param>
    public void Add(int place, long time, int samples = 1)
    {
        nanoseconds[place] += time;
        counts[place] += samples;
        Samples += samples;
    }

    /// <summary>Counts samples whose instruction pointer was seen.</summary>
    /// <param name="thread">Thread.</param>
    /// <param name="node">Stack.</param>
    /// <param name="kind">What the pointer says.</param>
    /// <param name="time">The time that they stand for, nanoseconds.</param>
    /// <param name="samples">How many.</param>
    /// <param name="chance">The probability with which it was asked for.</param>
    public void AddSeen(int thread, int node, SampleKind kind, long time, int samples, double chance)
    {
        var place = Place(thread, node, kind);
        Add(place, time, samples);
        standing[place] += samples * ((1 / chance) - 1);
        if (node >= 0)
            told[lineOf[node]] = told[lineOf[node]].And(kind);
    }

    /// <summary>Counts samples of running code whose instruction pointer was not seen; their kind is settled at the end.</summary>
    /// <param name="thread">Thread.</param>
    /// <param name="node">Stack.</param>
    /// <param name="otherwise">What their instruction alone says.</param>
    /// <param name="time">The time that they stand for, nanoseconds.</param>
    /// <param name="samples">How many.</param>
    public void AddOpen(int thread, int node, SampleKind otherwise, long time, int samples)
    {
        ref var sum = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(open, (thread, node, otherwise), out _);
        sum = (sum.Time + time, sum.Samples + samples);
        Samples += samples;
    }

    public ImmutableArray<ProfiledFunction> Functions => Ordered(functions);

    public ImmutableArray<StackNode> Nodes => Ordered(nodes);

    public ImmutableArray<ProfiledThread> Threads => [.. threads];

    public ImmutableArray<StackTime> Times => OpenTimes.Settle(
        [.. Ordered(places).Select((x, i) => new SeenTime(new(x.Thread, x.Node, x.Kind, nanoseconds[i] * 1e-9, counts[i]), standing[i]))],
        [.. open.Select(x => new StackTime(x.Key.Thread, x.Key.Node, x.Key.Otherwise, x.Value.Time * 1e-9, x.Value.Samples))],
        Nodes);

    private static int Index<T>(Dictionary<T, int> table, T key) where T : notnull
    {
        if (!table.TryGetValue(key, out var index))
            table.Add(key, index = table.Count);
        return index;
    }

    private static ImmutableArray<T> Ordered<T>(Dictionary<T, int> table) where T : notnull =>
        [.. table.OrderBy(x => x.Value).Select(x => x.Key)];
}
