using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Steelyard.Commands;
using Steelyard.Evidence;
using Steelyard.Evidence.Weighing;
using Steelyard.Reporting;
using Xunit.Abstractions;

namespace Steelyard.Tests.Reporting;

/// <summary>
/// How often the gate is wrong, from studies of the same programs that were recorded one after the other on a busy machine
/// (<c>bench/gate/run.py --record</c>). Every "worse" between two of them is a false alarm. The output is the table of docs/guide.md.
/// </summary>
public sealed class GateFalseAlarmTests(ITestOutputHelper output)
{
    private const int Runs = 200;
    private const double Tolerated = 0.02;
    private static readonly ImmutableArray<Aspect> Judged = [Aspect.Wall, Aspect.PeakMemory, Aspect.Startup];

    private static readonly Lazy<ImmutableArray<Study>> Recorded = new(() =>
    {
        var repository = typeof(GateFalseAlarmTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(x => x.Key == "Repository").Value!;
        return [.. Directory.EnumerateFiles(Path.Combine(repository, "bench", "gate", "recorded"), "*.json").Order(StringComparer.Ordinal).Select(BaselineDocument.Read)];
    });

    [Fact]
    public void The_default_threshold_raises_at_most_two_false_alarms_in_a_hundred()
    {
        output.WriteLine("| threshold | candidates | false alarms | inconclusive | found when 25% beyond the threshold |\n|---|---|---|---|---|");
        var atDefault = new List<int>();
        foreach (var threshold in new[] { 0.05, 0.1, 0.15, 0.2, 0.25, 0.3 })
            foreach (var alone in new[] { false, true })
            {
                var (worse, unsure) = Count(threshold, alone, 1);
                var (found, _) = Count(threshold, alone, 1.25 * (1 + threshold));
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {threshold:0%} | {(alone ? "one alone" : "all three")} | {Share(worse)} | {Share(unsure)} | {Share(found)} |"));
                if (threshold == CheckCommand.DefaultThreshold)
                    atDefault.Add(worse);
            }
        Assert.NotEmpty(atDefault);
        Assert.All(atDefault, x => Assert.InRange(x, 0, (int)(Tolerated * Runs)));
    }

    private static string Share(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} of {Runs} ({100.0 * count / Runs:0.0}%)");

    private static (int Worse, int Unsure) Count(double threshold, bool alone, double factor)
    {
        var lot = new Random(1);
        var gates = Enumerable.Range(0, Runs).Select(_ => OneGate(lot, threshold, alone, factor)).ToList();
        return (gates.Count(x => x.IsWorse), gates.Count(x => !x.IsWorse && x.Checks.Any(c => c.Status == GateStatus.Inconclusive)));
    }

    private static Gate OneGate(Random lot, double threshold, bool alone, double factor)
    {
        var order = Enumerable.Range(0, Recorded.Value.Length).ToArray();
        lot.Shuffle(order);
        var (before, after) = (Redrawn(Recorded.Value[order[0]], lot), Redrawn(Recorded.Value[order[1]], lot));
        if (alone)
        {
            var name = before.Candidates[lot.Next(before.Candidates.Length)].Name;
            (before, after) = (Alone(before, name), Alone(after, name));
        }
        return Gate.Of(before, factor == 1 ? after : Slower(after, factor), threshold, Judged);
    }

    /// <summary>The study with its blocks drawn with replacement, the same for every candidate.</summary>
    private static Study Redrawn(Study study, Random lot) => study with
    {
        Trials = [.. study.Trials.GroupBy(x => x.Phase).SelectMany(phase =>
        {
            var trials = phase.ToLookup(x => x.Candidate);
            var count = trials.Min(x => x.Count());
            var blocks = Enumerable.Range(0, count).Select(_ => lot.Next(count)).ToArray();
            return trials.SelectMany(x => blocks.Select((from, block) => x.ElementAt(from) with { Block = block }));
        })],
    };

    private static Study Alone(Study study, string name) =>
        study with { Candidates = [.. study.Candidates.Where(x => x.Name == name)], Trials = [.. study.Trials.Where(x => x.Candidate == name)] };

    /// <summary>The study of programs that take longer, and are other ones.</summary>
    private static Study Slower(Study study, double factor) => study with
    {
        Candidates = [.. study.Candidates.Select(x => x with { SourceHash = x.SourceHash + "-slower" })],
        Trials = [.. study.Trials.Select(x => x with { Wall = x.Wall * factor, User = x.User * factor })],
    };
}
