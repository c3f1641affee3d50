using System.Collections.Immutable;
using Steelyard.Evidence;
using Steelyard.Evidence.Weighing;
using Steelyard.Lab.Toolchains;

namespace Steelyard.Lab.Measuring;

/// <summary>A candidate as it takes part in blocks.</summary>
/// <param name="Name">Name of the candidate.</param>
/// <param name="Run">How to run it.</param>
/// <param name="Label">Name under which its trials are recorded; its own but in the noise floor.</param>
internal sealed record Contestant(string Name, RunRecipe Run, string Label)
{
    public Contestant(string name, RunRecipe run)
        : this(name, run, name)
    {
    }
}

/// <summary>
/// The measured part of a study: check every output, then blocks of one trial per candidate in shuffled order, phase by phase. A phase
/// stops when its interval is narrow enough or its share of the budget is used, never on significance.
/// </summary>
internal sealed class Blocks(
    StudyLog log, TrialRunner runner, CollectorWatch collector, ImmutableArray<InputFile> inputs, ImmutableArray<Contestant> contestants, Action<LabEvent> tell,
    CancellationToken cancellation)
{
    // Shares of the budget at whose end a phase stops; what one phase leaves over, the next may use.
    private const double NoiseShare = 0.15;
    private const double MainShare = 0.70;
    private const double StartupShare = 0.80;

    // A run that takes more than this is not made once more for its garbage collections alone.
    private const double CollectorShare = 0.25;

    // Intervals that stop a study by their width are a little too narrow when they rest on few blocks (bench/measurement).
    private const int LeastBlocks = 12;

    // The fewest blocks whose intervals are bounded and can support a claim; before them a study goes on over its budget.
    private const int BoundingBlocks = 5;
    private const int MostNoiseBlocks = 20;
    private const int MostMainBlocks = 1000;
    private const int MostStartupBlocks = 40;
    private const int MostGrowthBlocks = 6;
    private const double StartupPrecision = 0.05;

    // From this on the control, which takes a few hundredths of a second, is a small part of a block.
    private const double SecondsBesideControl = 0.5;

    private readonly Dictionary<(string Candidate, string Size), double> cost = [];
    private readonly HashSet<string> trees = [];
    private readonly Contestant control = new(Trial.Control, runner.Control);

    private InputFile Main => inputs.First(x => x.Input.Name == log.Plan.MainSize);

    private double Budget => log.Plan.Budget;

    /// <summary>All phases in order.</summary>
    public void RunAll()
    {
        CheckAll();
        if (!Active(log.Plan.MainSize).Any())
            return;
        // The wall time of frames and requests is that of their rate: it says nothing about noise.
        if (log.Plan.Kind is not (WorkloadKind.Frames or WorkloadKind.Service))
            RunNoiseFloor();
        RunMain();
        WatchCollector();
        // Every trial of a service shows its start-up, and more requests take longer by their rate alone.
        if (log.Plan.Kind == WorkloadKind.Service)
            return;
        RunStartup();
        RunGrowth();
    }

    /// <summary>Every candidate once on every size, small to large: its output is judged, caches get warm, and its cost becomes known.</summary>
    private void CheckAll()
    {
        foreach (var input in inputs)
            foreach (var contestant in contestants.Where(x => IsActive(x.Name)))
            {
                tell(new LabEvent.Doing($"checking {contestant.Name} on the {input.Input.Name} input"));
                Check(contestant, input);
            }
    }

    private void Check(Contestant contestant, InputFile input)
    {
        var size = input.Input.Name;
        if (cost.Any(x => x.Key.Candidate == contestant.Name && double.IsInfinity(x.Value)))
            return;
        var (trial, fault) = runner.Run(contestant.Label, contestant.Name, contestant.Run, input, new Slot(Phase.Check, size, 0, 0), sampleTree: true, cancellation);
        if (!log.Has(Phase.Check, size, 0, contestant.Label))
            log.Append(trial);
        if (trial.Processes > 1)
            trees.Add(contestant.Name);
        cost[(contestant.Name, size)] = trial.Outcome == Outcome.TooSlow ? double.PositiveInfinity : trial.Wall;
        // Too slow for a size beyond the main one is no reason not to weigh a candidate at the main one.
        var beyondMain = inputs.IndexOf(input) > inputs.IndexOf(Main);
        if (trial.Outcome == Outcome.TooSlow && beyondMain)
            tell(new LabEvent.Note($"{contestant.Name} {fault}; it is weighed without that size"));
        else if (fault is not null)
            Fail(contestant, trial, fault);
    }

    /// <summary>One candidate against itself: the slowest whose twelve pairs fit into the phase's share of the budget, because noise grows with time.</summary>
    private void RunNoiseFloor()
    {
        var active = Active(log.Plan.MainSize).OrderBy(x => Cost(x.Name, Main)).ToList();
        var name = (active.FindLast(x => Cost(x.Name, Main) * 2 * LeastBlocks <= NoiseShare * Budget) ?? active[0]).Name;
        var self = contestants.First(x => x.Name == name);
        var pair = Weigher.SelfLabels.Select(x => self with { Label = name + x }).ToImmutableArray();
        Repeat("noise floor", Phase.NoiseFloor, Main, () => pair.Where(x => IsActive(x.Name)), NoiseShare, LeastBlocks, MostNoiseBlocks,
            () => Weigher.NoiseFloor(log.Snapshot(), log.Table(Phase.NoiseFloor))?.RelativeHalfWidth ?? double.PositiveInfinity, log.Plan.Precision);
    }

    private void RunMain()
    {
        Repeat("main size", Phase.Main, Main, () => Active(log.Plan.MainSize), MainShare, LeastBlocks, MostMainBlocks,
            () => Weigher.Precision(log.Snapshot(), log.Table(Phase.Main)), log.Plan.Precision);
    }

    /// <summary>One more run of each Python candidate, in which the interpreter's garbage collections are timed. What fails in it has no such times.</summary>
    private void WatchCollector()
    {
        foreach (var contestant in Active(log.Plan.MainSize).Where(x => !log.Has(Phase.Collector, Main.Input.Name, 0, x.Label)).ToImmutableArray())
        {
            if (Cost(contestant.Name, Main) > CollectorShare * Budget || collector.Watched(contestant.Run) is not { } watched)
                continue;
            tell(new LabEvent.Doing($"timing the garbage collections of {contestant.Name}"));
            var (trial, fault) = runner.Run(contestant.Label, contestant.Name, watched, Main, new Slot(Phase.Collector, Main.Input.Name, 0, 0), sampleTree: false, cancellation);
            if (fault is null && collector.Times() is { } times)
                log.Append(trial with { Collector = times });
            else
                tell(new LabEvent.Note($"{contestant.Name}: its garbage collections were not timed{(fault is null ? "" : $": {fault}")}"));
        }
    }

    private void RunStartup()
    {
        var first = inputs[0];
        if (first.Input.Name == log.Plan.MainSize)
            return;
        Repeat("start-up", Phase.Startup, first, () => Active(first.Input.Name), StartupShare, LeastBlocks, MostStartupBlocks,
            () => Weigher.StartupPrecision(log.Snapshot(), log.Table(Phase.Startup)), StartupPrecision);
    }

    /// <summary>The sizes that are neither the main nor the smallest, block by block over all of them.</summary>
    private void RunGrowth()
    {
        var others = inputs.Skip(1).Where(x => x.Input.Name != log.Plan.MainSize).ToList();
        for (var block = 0; block < MostGrowthBlocks; block++)
            foreach (var input in others)
            {
                var round = Active(input.Input.Name).ToImmutableArray();
                var left = Budget - log.Spent;
                if (round.Sum(x => Cost(x.Name, input)) <= Math.Max(left, block == 0 ? Budget / 4 : 0))
                    RunBlock(Phase.Growth, input, block, round);
                Progress($"growth, {input.Input.Name}", left);
            }
    }

    private void Repeat(
        string what, Phase phase, InputFile input, Func<IEnumerable<Contestant>> active, double share, int least, int most, Func<double> width, double wanted)
    {
        for (var block = 0; block < most; block++)
        {
            var round = active().ToImmutableArray();
            var blockCost = round.Sum(x => Cost(x.Name, input));
            var timeIsUp = log.Spent + (blockCost / 2) > share * Budget;
            // However long its trials take, the noise floor leaves room for the comparison.
            var overrun = phase == Phase.NoiseFloor ? 1 : 2;
            var reached = block >= least ? width() : double.PositiveInfinity;
            if (round.IsEmpty || reached <= wanted || (timeIsUp && (block >= BoundingBlocks || (block > 0 && log.Spent > overrun * Budget))))
                return;
            Progress($"{what}, block {block + 1}", Math.Min(share * Budget - log.Spent, Remaining(block, reached, wanted) * blockCost));
            RunBlock(phase, input, block, round);
        }
    }

    /// <summary>Blocks still to come: the width of an interval shrinks with the square root of their number.</summary>
    private static double Remaining(int blocks, double width, double wanted)
    {
        var ratio = width / wanted;
        return double.IsFinite(ratio) ? blocks * ((ratio * ratio) - 1) : double.PositiveInfinity;
    }

    private void RunBlock(Phase phase, InputFile input, int block, ImmutableArray<Contestant> round)
    {
        var size = input.Input.Name;
        var order = Shuffle.Order(WithControl(phase, input, round), Shuffle.At(log.Plan.Seed, $"{phase}/{size}/{block}"));
        for (var position = 0; position < order.Length; position++)
        {
            var contestant = order[position];
            if (log.Has(phase, size, block, contestant.Label))
                continue;
            var slot = new Slot(phase, size, block, position);
            var (trial, fault) = runner.Run(contestant.Label, contestant.Name, contestant.Run, input, slot, trees.Contains(contestant.Name), cancellation);
            log.Append(trial);
            if (fault is not null && contestant != control)
                Fail(contestant, trial, fault);
        }
    }

    /// <summary>What may be compared with another study has a control in every block: always where a candidate is alone, else where it costs little.</summary>
    private ImmutableArray<Contestant> WithControl(Phase phase, InputFile input, ImmutableArray<Contestant> round)
    {
        var compared = log.Plan.Kind == WorkloadKind.Batch && phase is Phase.Main or Phase.Startup;
        return compared && (round.Length == 1 || round.Sum(x => Cost(x.Name, input)) >= SecondsBesideControl) ? round.Add(control) : round;
    }

    private void Fail(Contestant contestant, Trial trial, string fault)
    {
        var status = trial.Outcome switch
        {
            Outcome.TooSlow => CandidateStatus.TooSlow,
            Outcome.WrongOutput => CandidateStatus.WrongOutput,
            _ => CandidateStatus.Crashed,
        };
        log.Fail(contestant.Name, status, fault);
        tell(new LabEvent.Note($"{contestant.Name}: {fault}"));
    }

    private IEnumerable<Contestant> Active(string size) =>
        contestants.Where(x => IsActive(x.Name) && double.IsFinite(cost.GetValueOrDefault((x.Name, size), double.PositiveInfinity)));

    private bool IsActive(string name) => log.Candidates.Any(x => x.Name == name && x.Status == CandidateStatus.Measured);

    private double Cost(string candidate, InputFile input) => cost.GetValueOrDefault((candidate, input.Input.Name));

    private void Progress(string what, double remaining) => tell(new LabEvent.Progress(what, log.Spent, Math.Max(0, remaining)));
}
