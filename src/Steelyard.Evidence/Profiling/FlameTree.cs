namespace Steelyard.Evidence.Profiling;

/// <summary>Frames of equal functions below equal callers as one, with the time below them; what the flame graph draws.</summary>
public sealed class FlameTree
{
    private readonly Dictionary<string, FlameTree> children = [];

    private FlameTree(string name, SampleKind? kind) => (Name, Kind) = (name, kind);

    /// <summary>Function and where it begins, or the kind of time for a leaf.</summary>
    public string Name { get; }

    /// <summary>Set for a leaf that stands for time that was not interpreted.</summary>
    public SampleKind? Kind { get; }

    /// <summary>Time in and below it, seconds.</summary>
    public double Seconds { get; private set; }

    /// <summary>What it called, heaviest first.</summary>
    public IEnumerable<FlameTree> Children => children.Values.OrderByDescending(x => x.Seconds).ThenBy(x => x.Name, StringComparer.Ordinal);

    /// <summary>The tree of a profile; its root is the whole program.</summary>
    public static FlameTree Of(Profile profile)
    {
        var root = new FlameTree("all", null);
        foreach (var time in profile.Times)
            root.Add(Stack(profile, time), time.Kind, time.Seconds);
        return root;
    }

    /// <summary>Names of the frames of a stack, outermost first.</summary>
    public static IReadOnlyList<string> Stack(Profile profile, StackTime time)
    {
        var names = new List<string>();
        for (var node = time.Node; node >= 0; node = profile.Nodes[node].Parent)
            names.Add(Title(profile.Functions[profile.Nodes[node].Function]));
        names.Reverse();
        return names;
    }

    /// <summary>A function as a frame's name: <c>work (app.py:12)</c>.</summary>
    public static string Title(ProfiledFunction function) =>
        $"{function.Name} ({function.File[(function.File.LastIndexOf('/') + 1)..]}:{function.Line})";

    private void Add(IReadOnlyList<string> names, SampleKind kind, double seconds)
    {
        Seconds += seconds;
        var at = this;
        foreach (var name in names)
            at = at.Child(name, null, seconds);
        if (kind != SampleKind.Interpreted)
            at.Child($"[{kind.Title()}]", kind, seconds);
    }

    private FlameTree Child(string name, SampleKind? kind, double seconds)
    {
        if (!children.TryGetValue(name, out var child))
            children.Add(name, child = new(name, kind));
        child.Seconds += seconds;
        return child;
    }
}
