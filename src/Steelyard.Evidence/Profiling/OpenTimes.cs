using System.Collections.Immutable;

namespace Steelyard.Evidence.Profiling;

/// <summary>Time that one thread spent in one stack in one way that is known.</summary>
/// <param name="Time">The time.</param>
/// <param name="StandsFor">
/// How many samples of the same stack whose way was not asked for it stands for: each sample that was asked for with probability p stands for
/// 1/p − 1 others.
/// </param>
public readonly record struct SeenTime(StackTime Time, double StandsFor);

/// <summary>
/// Settles the time of running code for which no instruction pointer was asked: bytecode, a built-in function, or an extension. It is divided as
/// in the samples of the same stack that were asked for, each weighted by the inverse of its probability (Horvitz and Thompson, "A Generalization
/// of Sampling Without Replacement From a Finite Universe", 1952, as a ratio); where there are none, as in those of the same line of code; where
/// there are none either, by what its instruction is.
/// </summary>
public static class OpenTimes
{
    private static readonly SampleKind[] Running = [SampleKind.Interpreted, SampleKind.Builtin, SampleKind.Extension];

    /// <summary>All times, every one of a known kind; equal stacks and kinds are added up.</summary>
    /// <param name="seen">Times of which the kind is known.</param>
    /// <param name="open">Times of running code; their kind is what the instruction alone says.</param>
    /// <param name="nodes">The frames.</param>
    public static ImmutableArray<StackTime> Settle(IReadOnlyList<SeenTime> seen, IReadOnlyList<StackTime> open, ImmutableArray<StackNode> nodes)
    {
        var running = seen.Where(x => Running.Contains(x.Time.Kind)).ToList();
        var byNode = running.ToLookup(x => x.Time.Node);
        var byLine = running.ToLookup(x => Line(x.Time.Node));
        return
        [
            .. seen.Select(x => x.Time).Concat(open.SelectMany(x => Divide(x, [byNode[x.Node], byLine[Line(x.Node)]])))
                .GroupBy(x => (x.Thread, x.Node, x.Kind))
                .Select(x => new StackTime(x.Key.Thread, x.Key.Node, x.Key.Kind, x.Sum(y => y.Seconds), x.Sum(y => y.Samples))),
        ];

        (int, int) Line(int node) => node < 0 ? (-1, 0) : (nodes[node].Function, nodes[node].Line);
    }

    private static IEnumerable<StackTime> Divide(StackTime open, ImmutableArray<IEnumerable<SeenTime>> examples)
    {
        var weights = examples.Select(x => Weights(x, y => y.StandsFor)).Concat(examples.Select(x => Weights(x, y => y.Time.Samples)))
            .FirstOrDefault(x => x.Sum() > 0) ?? [.. Running.Select(x => x == open.Kind ? 1.0 : 0)];
        var (whole, before, given) = (weights.Sum(), 0.0, 0L);
        for (var i = 0; i < Running.Length; i++)
            if (weights[i] > 0)
            {
                before += weights[i];
                var samples = (long)Math.Round(open.Samples * before / whole) - given;
                given += samples;
                yield return new(open.Thread, open.Node, Running[i], open.Seconds * weights[i] / whole, samples);
            }
    }

    private static double[] Weights(IEnumerable<SeenTime> examples, Func<SeenTime, double> weight) =>
        [.. Running.Select(x => examples.Where(y => y.Time.Kind == x).Sum(weight))];
}
