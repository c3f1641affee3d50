using System.Collections.Immutable;
using System.Globalization;
using Steelyard.Evidence.Deciding;
using Steelyard.Evidence.Statistics;

namespace Steelyard.Evidence.Forecasting;

/// <summary>What a forecast is made from.</summary>
public sealed record ForecastRequest
{
    /// <summary>Share of outcomes that intervals are meant to hold.</summary>
    public const double Confidence = 0.9;

    /// <summary>A smaller gain of the whole program is not worth a second language.</summary>
    public const double LeastGain = 1.05;

    /// <summary>Functions with a smaller share of the running time are no candidates.</summary>
    public const double LeastShare = 0.005;

    /// <summary>The profile.</summary>
    public required FoldedProfile Profile { get; init; }

    /// <summary>Costs at the boundary.</summary>
    public required BoundaryCosts Costs { get; init; }

    /// <summary>Counted calls; null when the program was not recorded.</summary>
    public ImmutableDictionary<FunctionKey, CallCount>? Counts { get; init; }

    /// <summary>Why functions cannot be ported, as the translator says; those not named can.</summary>
    public ImmutableDictionary<FunctionKey, string> Refusals { get; init; } = ImmutableDictionary<FunctionKey, string>.Empty;

    /// <summary>Functions that call no built-in function but short ones: what those take goes the way of the bytecode around them.</summary>
    public ImmutableHashSet<FunctionKey> ShortCalls { get; init; } = [];

    /// <summary>Seed of the draws.</summary>
    public required long Seed { get; init; }
}

/// <summary>
/// Which functions to move, and what that brings: the set of greatest expected saving under the medians of the reference classes
/// (<see cref="ClosureProblem"/>), its gain with an interval from draws of the classes' gains and of the profile's sampling error.
/// </summary>
public sealed class Forecaster
{
    private const int Draws = 4000;
    private const int MostShown = 12;

    // Shares of a function's own time from which on it counts as native or as waiting.
    private const double Mostly = 0.6;

    // The start of the interpreter where it was not measured, and what differs from run to run, as shares.
    private const double StartSpread = 0.5;
    private const double RunSpread = 0.03;

    // Share of the functions that the translator takes and that are not ported in the end: no call of them can be kept, or too many leave.
    private const double Failing = 0.03;

    private readonly ForecastRequest request;
    private readonly ImmutableArray<Item> items;
    private readonly ImmutableArray<(int Item, int Without, double Cost)> boundary;
    private readonly ClosureProblem problem;

    private Forecaster(ForecastRequest request)
    {
        this.request = request;
        var least = ForecastRequest.LeastShare * request.Profile.Functions.Sum(x => x.Running);
        items = [.. request.Profile.Functions.Where(x => !x.IsModule && x.Running >= least && x.Running > 0).Select(Describe)];
        boundary = [.. items.SelectMany((x, i) => Crossings(x, i))];
        problem = new([.. items.Select((x, i) => Profit(x, i))], [.. Needs(), .. boundary.Where(x => x.Without >= 0).Select(x => new Dependence(x.Item, x.Without, x.Cost * Capped(x.Item)))]);
    }

    private sealed record Item(FoldedFunction Function, ReferenceClass Class, CallCount? Count, string? Refusal);

    private double Scale => request.Profile.Scale;

    private double Seconds => request.Profile.Duration + (request.Profile.Unseen ?? request.Costs.Start);

    /// <summary>Time of the program itself that no sample saw. Which functions it was spent in is not known.</summary>
    private double Missed => Math.Max(0, Seconds - request.Profile.Duration - request.Costs.Start);

    /// <summary>Makes the forecast.</summary>
    public static Forecast Make(ForecastRequest request) => new Forecaster(request).Make();

    private Forecast Make()
    {
        var best = Plan(problem.Solve());
        var plan = best.Gain.Value > 1 ? best : PortPlan.Nothing;
        return new()
        {
            Seconds = Seconds,
            Plan = plan,
            Next = NextBest(plan),
            Ceiling = Ceiling(),
            Stays = [.. Stays(plan.Gain.Value >= ForecastRequest.LeastGain ? plan : PortPlan.Nothing)],
            Candidates = [.. items.Select(x => new ForecastCandidate(x.Function.Key, x.Class.Id, x.Function.Running, Saved(x, 0, 0), x.Count?.Calls,
                x.Count is null ? null : request.Costs.Of(x.Count), x.Refusal) { Entered = IsEntered(x) })],
            Costs = request.Costs,
            Recorded = request.Counts is not null,
        };
    }

    private Item Describe(FoldedFunction x)
    {
        var count = request.Counts?.GetValueOrDefault(x.Key);
        return new(Whole(x), ClassOf(count), count, request.Refusals.GetValueOrDefault(x.Key));
    }

    private FoldedFunction Whole(FoldedFunction x) => request.ShortCalls.Contains(x.Key) ? x with { Interpreted = x.Interpreted + x.Builtin, Builtin = 0 } : x;

    // What reads numbers and text and answers with numbers is a kernel; making text or containers of it works on objects.
    private static ReferenceClass ClassOf(CallCount? count) =>
        count is not null && count.In.Keys.All(x => x is "str" || IsNumber(x)) && count.Out.Keys.All(IsNumber) ? ReferenceClass.Kernel : ReferenceClass.Objects;

    private static bool IsNumber(string type) => type is "int" or "float" or "bool" or "None";

    /// <summary>Elapsed seconds saved at places of the standard normal distribution, nothing paid at the boundary.</summary>
    private double Saved(Item x, double z, double zNative) =>
        Scale * ((x.Function.Interpreted * (1 - (1 / x.Class.At(z)))) + (x.Function.Builtin * (1 - (1 / ReferenceClass.Native.At(zNative)))));

    private double Profit(Item x, int index) => x.Refusal is not null ? double.NegativeInfinity
        : Saved(x, 0, 0) - boundary.Where(b => b.Item == index && b.Without < 0).Sum(b => b.Cost * Capped(index));

    private double AllCalls(Item x) => x.Count is { } count ? Scale * count.Calls * request.Costs.Of(count) : 0;

    /// <summary>A call from Python saves more than it costs. Otherwise Python goes on calling the original, and the port runs only inside other ports.</summary>
    private bool IsEntered(Item x) => AllCalls(x) == 0 || AllCalls(x) < Saved(x, 0, 0);

    /// <summary>Calls from Python cost no more than they would have saved: then they are not made. As a share of the cost at the boundary.</summary>
    private double Capped(int index) => IsEntered(items[index]) ? 1 : Math.Max(0, Saved(items[index], 0, 0)) / AllCalls(items[index]);

    /// <summary>Cost of the calls of one function, by caller: an item, or -1 for what stays in Python in any case.</summary>
    private IEnumerable<(int Item, int Without, double Cost)> Crossings(Item x, int index)
    {
        if (x.Count is not { } count)
            yield break;
        var all = AllCalls(x);
        var outside = 1.0;
        foreach (var (caller, share) in count.Callers.Where(c => c.Key != x.Function.Key).OrderBy(c => c.Key.Place, StringComparer.Ordinal))
            if (IndexOf(caller) is var from and >= 0)
            {
                outside -= share;
                yield return (index, from, all * share);
            }
        var recursive = count.Callers.GetValueOrDefault(x.Function.Key);
        yield return (index, -1, all * Math.Max(0, outside - recursive));
    }

    /// <summary>A ported function calls no Python: what it was seen to call moves with it.</summary>
    private IEnumerable<Dependence> Needs() =>
        from call in request.Profile.Calls.Keys
        let caller = IndexOf(call.Caller)
        let callee = IndexOf(call.Callee)
        where caller >= 0 && callee >= 0
        select new Dependence(caller, callee, double.PositiveInfinity);

    private int IndexOf(FunctionKey key)
    {
        for (var i = 0; i < items.Length; i++)
            if (items[i].Function.Key == key)
                return i;
        return -1;
    }

    private PortPlan Plan(ImmutableArray<int> chosen)
    {
        if (chosen.IsEmpty)
            return PortPlan.Nothing;
        var groups = chosen.ToDictionary(x => x, x => Reached(x));
        var seen = new Dictionary<string, Mixture>();
        var gains = Enumerable.Range(0, Draws).Select(draw => Gain(chosen, groups, seen, new Draw(request.Seed, draw, items.Length))).OfType<double>().ToList();
        // Functions that only call each other, none of which Python enters.
        if (gains.Count == 0)
            return PortPlan.Nothing;
        var tail = (1 - ForecastRequest.Confidence) / 2;
        var interval = new Interval(Quantiles.Median(gains), Quantiles.Quantile(gains, tail), Quantiles.Quantile(gains, 1 - tail)) { Confidence = ForecastRequest.Confidence };
        return new([.. chosen.Select(x => items[x].Function.Key).OrderBy(x => x.Place, StringComparer.Ordinal)], interval, Mix([.. chosen]).Paid);
    }

    /// <summary>A program of which some functions are ported.</summary>
    /// <param name="Native">Share of the calls of each ported function that run in Rust.</param>
    /// <param name="Paid">Time spent at the boundary, seconds.</param>
    private sealed record Mixture(ImmutableSortedDictionary<int, double> Native, double Paid);

    /// <summary>A function that Python does not enter runs in Rust as far as functions call it that do.</summary>
    private Mixture Mix(ImmutableSortedSet<int> ported)
    {
        var native = ported.ToImmutableSortedDictionary(x => x, x => IsEntered(items[x]) ? 1.0 : 0);
        var inner = ported.Where(x => !IsEntered(items[x])).ToList();
        // Each round reaches one call further; what calls itself through others is settled by then, too.
        for (var round = 0; round < inner.Count; round++)
            foreach (var x in inner)
            {
                var calls = boundary.Where(b => b.Item == x).ToList();
                native = native.SetItem(x, calls.Sum(b => b.Cost * native.GetValueOrDefault(b.Without)) / Math.Max(double.Epsilon, calls.Sum(b => b.Cost)));
            }
        return new(native, boundary.Where(b => ported.Contains(b.Item) && IsEntered(items[b.Item])).Sum(b => b.Cost * (1 - native.GetValueOrDefault(b.Without))));
    }

    /// <summary>The gain in one draw: functions that fail stay, with those that call them. Null when nothing is ported: then there is nothing to measure.</summary>
    private double? Gain(ImmutableArray<int> chosen, Dictionary<int, HashSet<int>> groups, Dictionary<string, Mixture> known, Draw draw)
    {
        ImmutableSortedSet<int> ported = [.. chosen.Where(x => !groups[x].Any(other => draw.Uniform(Column.Failing, other) < Failing))];
        var key = string.Join(' ', ported);
        var mixture = known.TryGetValue(key, out var found) ? found : known[key] = Mix(ported);
        if (!ported.Any(x => IsEntered(items[x])))
            return null;
        var seen = mixture.Native.Sum(x => x.Value * Saved(items[x.Key], draw.Normal(Column.Gain, x.Key), draw.Normal(Column.Native, x.Key)) * Math.Max(0, 1 + (draw.Normal(Column.Sampling, x.Key) * SamplingError(items[x.Key]))));
        var saved = Math.Min(seen, request.Profile.Duration) * (1 + (draw.Uniform(Column.Missed, 0) * Missed / request.Profile.Duration));
        var start = request.Profile.Unseen is null ? request.Costs.Start * Math.Max(-1, draw.Normal(Column.Start, 0) * StartSpread) : 0;
        var before = Seconds + start;
        return before / (before - saved + mixture.Paid + request.Costs.Switch) * Math.Exp(draw.Normal(Column.Run, 0) * RunSpread);
    }

    /// <summary>What is drawn: the gain of a function's class, that of its built-in part, and so on.</summary>
    private enum Column { Gain, Native, Sampling, Failing, Missed, Start, Run }

    /// <summary>Random numbers of one draw, each by its purpose, so that all plans are judged by the same ones.</summary>
    private readonly record struct Draw(long Seed, int Number, int Items)
    {
        public double Uniform(Column column, int item) => Stream(column, item).NextOpenUnit();

        public double Normal(Column column, int item)
        {
            var stream = Stream(column, item);
            return Math.Sqrt(-2 * Math.Log(stream.NextOpenUnit())) * Math.Cos(2 * Math.PI * stream.NextOpenUnit());
        }

        private SplitMix64 Stream(Column column, int item) => SplitMix64.Stream(Seed, Number, ((int)column * Items) + item);
    }

    // n samples of one function have a relative error of 1/√n.
    private double SamplingError(Item x) => 1 / Math.Sqrt(Math.Max(1, x.Function.Running * request.Profile.RateHz));

    private PortPlan? NextBest(PortPlan plan)
    {
        var others = plan.Functions.Select(x => problem.Without(IndexOf(x)).Solve()).Where(x => !x.IsEmpty).Select(Plan).Where(x => x.Gain.Value > 1).ToList();
        return others.MaxBy(x => x.Gain.Value);
    }

    /// <summary>Every function gains what one port in twenty of its class exceeds, and all that no sample saw lay in them: an outcome beyond it is rare.</summary>
    private double Ceiling()
    {
        var seen = request.Profile.Functions.Where(x => !x.IsModule).Sum(x => Saved(Describe(x), ReferenceClass.Z95, ReferenceClass.Z95));
        return Seconds / (Seconds - (Math.Min(seen, request.Profile.Duration) * (1 + (Missed / request.Profile.Duration))));
    }

    private IEnumerable<NoGain> Stays(PortPlan plan)
    {
        var all = request.Profile.Functions.Where(x => !plan.Functions.Contains(x.Key)).OrderByDescending(x => x.Running + x.Waiting).Select(Whole);
        var least = ForecastRequest.LeastShare * request.Profile.Functions.Sum(x => x.Running + x.Waiting);
        return all.Where(x => x.Running + x.Waiting >= 2 * least).Take(MostShown).Select(x => Why(x, plan));
    }

    private NoGain Why(FoldedFunction x, PortPlan plan)
    {
        var whole = x.Running + x.Waiting;
        NoGain Because(NoGainKind kind, string why) => new(x.Key, whole, kind, why);
        if (x.Key == FunctionKey.Import)
            return Because(NoGainKind.Module, "modules are found, read and loaded once; a port does not shorten that");
        if (x.Waiting >= Mostly * whole)
            return Because(NoGainKind.Waiting, Invariant($"it waits {100 * x.Waiting / whole:0}% of its time; a faster language does not shorten that"));
        if (x.Native + x.Builtin >= Mostly * x.Running)
            return Because(NoGainKind.Native, Invariant($"{100 * (x.Native + x.Builtin) / x.Running:0}% of its running time is native code already"));
        if (x.IsModule)
            return Because(NoGainKind.Module, "code outside functions runs once and stays in Python");
        if (request.Refusals.GetValueOrDefault(x.Key) is { } refusal)
            return Because(NoGainKind.Refused, $"the translator refuses it: {refusal}");
        var index = IndexOf(x.Key);
        if (index >= 0 && Obstacle(index) is { } callee)
            return Because(NoGainKind.Callee, $"it calls {callee}, which stays in Python");
        var paid = boundary.Where(b => b.Item == index).Sum(b => b.Cost);
        var saved = index >= 0 ? Saved(items[index], 0, 0) : 0;
        return Because(NoGainKind.Conversion, paid >= Mostly * saved && paid > 0
            ? $"no gain: bound by conversion: {Quantity.Format(paid, "s")} at the boundary for {Quantity.Format(saved, "s")} saved"
            : plan.Functions.IsEmpty ? $"it saves {Quantity.Format(saved, "s")}, too little beside the {Quantity.Format(request.Costs.Switch, "s")} that switching ports in costs"
            : "too little of the time to matter");
    }

    /// <summary>A function that this one needs and that cannot be ported.</summary>
    private FunctionKey? Obstacle(int index) => Reached(index).Where(x => x != index && items[x].Refusal is not null).Select(x => items[x].Function.Key).FirstOrDefault();

    /// <summary>A function and what it needs, directly or not.</summary>
    private HashSet<int> Reached(int index)
    {
        var (reached, todo) = (new HashSet<int> { index }, new Queue<int>([index]));
        while (todo.TryDequeue(out var current))
            foreach (var x in problem.Dependences.Where(x => x.Item == current && double.IsPositiveInfinity(x.Cost) && reached.Add(x.Without)))
                todo.Enqueue(x.Without);
        return reached;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
