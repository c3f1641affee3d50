using System.Collections.Immutable;

namespace Steelyard.Evidence.Forecasting;

/// <summary>What crossing from Python into Rust and back costs on one machine. All costs are seconds.</summary>
public sealed record BoundaryCosts
{
    /// <summary>One call of a port without arguments, beyond what the call of a Python function costs.</summary>
    public required double Call { get; init; }

    /// <summary>One element on its way in, by type.</summary>
    public required ImmutableSortedDictionary<string, double> In { get; init; }

    /// <summary>One element on its way out, by type.</summary>
    public required ImmutableSortedDictionary<string, double> Out { get; init; }

    /// <summary>The start and end of an interpreter without a program.</summary>
    public required double Start { get; init; }

    /// <summary>What switching ports into a program adds to its start.</summary>
    public required double Switch { get; init; }

    /// <summary>Interpreter with which it was measured; null for figures that were not measured on this machine.</summary>
    public string? Python { get; init; }

    /// <summary>Machine on which it was measured; null as above.</summary>
    public string? Machine { get; init; }

    /// <summary>When it was measured.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Orders of magnitude for a machine on which nothing was measured: PyO3 0.17 and CPython 3.11 on a server of 2023.</summary>
    public static BoundaryCosts Usual { get; } = new()
    {
        Call = 150e-9,
        In = Table(("float", 8), ("int", 9), ("str", 30), ("dict", 60)),
        Out = Table(("float", 12), ("int", 10), ("str", 47), ("dict", 90)),
        Start = 0.02,
        Switch = 0.04,
    };

    /// <summary>Time that a call of this make spends at the boundary, seconds.</summary>
    public double Of(CallCount count) => Call + Sum(In, count.In) + Sum(Out, count.Out);

    // A type without a cost of its own is priced as the dearest of those known.
    private static double Sum(ImmutableSortedDictionary<string, double> costs, ImmutableSortedDictionary<string, double> elements) =>
        elements.Sum(x => x.Value * (costs.TryGetValue(x.Key, out var cost) ? cost : costs.Values.DefaultIfEmpty(0).Max()));

    private static ImmutableSortedDictionary<string, double> Table(params (string Type, double Nanoseconds)[] rows) =>
        rows.ToImmutableSortedDictionary(x => x.Type, x => x.Nanoseconds * 1e-9, StringComparer.Ordinal);
}

/// <summary>How often a function is called, from where, and what goes in and out.</summary>
/// <param name="Calls">Number of calls.</param>
/// <param name="In">Elements of the arguments in a call, on average, by type.</param>
/// <param name="Out">Elements of the result, likewise.</param>
/// <param name="Callers">Share of the calls by caller; what is missing to 1 comes from elsewhere.</param>
public sealed record CallCount(
    long Calls, ImmutableSortedDictionary<string, double> In, ImmutableSortedDictionary<string, double> Out, ImmutableDictionary<FunctionKey, double> Callers)
{
    /// <summary>Together with the calls that another process counted.</summary>
    public CallCount With(CallCount other)
    {
        var (mine, all) = (Calls, Math.Max(1, Calls + other.Calls));
        double Mean(double here, double there) => ((mine * here) + (other.Calls * there)) / all;
        ImmutableSortedDictionary<string, double> Means(ImmutableSortedDictionary<string, double> a, ImmutableSortedDictionary<string, double> b) =>
            a.Keys.Union(b.Keys).ToImmutableSortedDictionary(x => x, x => Mean(a.GetValueOrDefault(x), b.GetValueOrDefault(x)), StringComparer.Ordinal);
        return new(mine + other.Calls, Means(In, other.In), Means(Out, other.Out),
            Callers.Keys.Union(other.Callers.Keys).ToImmutableDictionary(x => x, x => Mean(Callers.GetValueOrDefault(x), other.Callers.GetValueOrDefault(x))));
    }
}

/// <summary>A function of a module: what is ported as one piece, with everything defined inside it.</summary>
/// <param name="File">Full path of its file.</param>
/// <param name="Name">Qualified name in the file.</param>
public sealed record FunctionKey(string File, string Name)
{
    /// <summary>What the interpreter does to load modules, as one function.</summary>
    public static FunctionKey Import { get; } = new("<frozen importlib._bootstrap>", "<import>");

    /// <summary>File and name as one text, to sort by.</summary>
    public string Place => $"{File}:{Name}";

    /// <summary><c>app.py:score</c>; of a package that is installed, with its folders: <c>markdown/core.py:markdown</c>.</summary>
    public override string ToString() => this == Import ? Name : $"{File[Shown..]}:{Name}";

    private static readonly string[] Packages = ["/site-packages/", "/dist-packages/"];

    private int Shown => Packages.Select(x => (At: File.LastIndexOf(x, StringComparison.Ordinal), x.Length)).FirstOrDefault(x => x.At >= 0, (At: File.LastIndexOf('/'), Length: 1)) is var found
        ? found.At + found.Length : 0;
}
