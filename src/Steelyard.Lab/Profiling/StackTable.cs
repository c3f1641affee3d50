using System.Collections.Immutable;
using Steelyard.Evidence.Profiling;

namespace Steelyard.Lab.Profiling;

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
    private readonly List<ProfiledThread> threads = [];

    public long Samples { get; private set; }

    public int Function(ProfiledFunction function) => Index(functions, function);

    public int Thread(ProfiledThread thread)
    {
        threads.Add(thread);
        return threads.Count - 1;
    }

    /// <summary>The node of a frame below its caller.</summary>
    public int Node(int parent, int function, int line) => Index(nodes, new(parent, function, line));

    /// <summary>Where the time of a thread in a stack, spent in one way, is added up.</summary>
    public int Place(int thread, int node, SampleKind kind)
    {
        var place = Index(places, (thread, node, kind));
        if (place == nanoseconds.Count)
        {
            nanoseconds.Add(0);
            counts.Add(0);
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

    public ImmutableArray<ProfiledFunction> Functions => Ordered(functions);

    public ImmutableArray<StackNode> Nodes => Ordered(nodes);

    public ImmutableArray<ProfiledThread> Threads => [.. threads];

    public ImmutableArray<StackTime> Times =>
        [.. Ordered(places).Select((x, i) => new StackTime(x.Thread, x.Node, x.Kind, nanoseconds[i] * 1e-9, counts[i]))];

    private static int Index<T>(Dictionary<T, int> table, T key) where T : notnull
    {
        if (!table.TryGetValue(key, out var index))
            table.Add(key, index = table.Count);
        return index;
    }

    private static ImmutableArray<T> Ordered<T>(Dictionary<T, int> table) where T : notnull =>
        [.. table.OrderBy(x => x.Value).Select(x => x.Key)];
}
