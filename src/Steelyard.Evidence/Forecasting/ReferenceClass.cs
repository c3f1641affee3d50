using System.Collections.Immutable;

namespace Steelyard.Evidence.Forecasting;

/// <summary>How much faster ports of one kind of work have been found to be: a reference class in the sense of Kahneman and Tversky (1979).</summary>
/// <param name="Id">Name in JSON.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Median">Median of the gains: time before over time after, conversion at the boundary left out.</param>
/// <param name="Low">5th percentile.</param>
/// <param name="High">95th percentile.</param>
/// <param name="Source">Where the numbers come from.</param>
public sealed record ReferenceClass(string Id, string Title, double Median, double Low, double High, string Source)
{
    /// <summary>z of the 95th percentile of the normal distribution.</summary>
    public const double Z95 = 1.6448536269514722;

    private const string Ports = "ports of bench/port and of the group fit of bench/answers: docs/method.md";

    /// <summary>Arithmetic, comparisons and loops on numbers.</summary>
    public static readonly ReferenceClass Kernel = new("kernel", "interpreted work on numbers", 15, 5, 45, Ports);

    /// <summary>Strings, dictionaries, sets and objects.</summary>
    public static readonly ReferenceClass Objects = new("objects", "interpreted work on text and containers", 4, 1.3, 14, Ports);

    /// <summary>Time in functions of the interpreter that are in C already.</summary>
    public static readonly ReferenceClass Native = new("native", "built-in functions, native already", 1.5, 0.5, 5, Ports);

    /// <summary>All of them.</summary>
    public static ImmutableArray<ReferenceClass> All { get; } = [Kernel, Objects, Native];

    /// <summary>The gain at a place of the standard normal distribution: a normal in two pieces on a log scale, through the three percentiles.</summary>
    public double At(double z) => Median * Math.Exp(z / Z95 * (z < 0 ? Math.Log(Median / Low) : Math.Log(High / Median)));
}
