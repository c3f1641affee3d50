using System.Collections.Immutable;

namespace Steelyard.Evidence.Deciding;

/// <summary>
/// All inputs of a decision with their random numbers. The sensitivity analysis moves one input at a time; the random numbers stay
/// (common random numbers), so that a change of the outcome is due to the input alone.
/// </summary>
internal sealed record Scenario
{
    /// <summary>The options by name, so that their order in the problem makes no difference.</summary>
    public required ImmutableArray<Option> Options { get; init; }

    /// <summary>The ranking, without aspects that an option has no value for.</summary>
    public required Priorities Ranking { get; init; }

    /// <summary>The ranked aspects, then those that only limits name.</summary>
    public required ImmutableArray<Aspect> Aspects { get; init; }

    /// <summary>[ranked aspect][draw].</summary>
    public required double[][] Weights { get; init; }

    public required ImmutableArray<Limit> Limits { get; init; }

    /// <summary>[option][aspect]; null where there is no value.</summary>
    public required Spread?[][] Spreads { get; init; }

    /// <summary>Standard normal variates [option][aspect][draw]; null where there is nothing to draw.</summary>
    public required double[]?[][] Normals { get; init; }

    public required int Draws { get; init; }

    public required long Seed { get; init; }

    /// <summary>What is known from the scenario that this one was made from; null when it differs in more than one input.</summary>
    private Baseline? Known { get; init; }

    /// <summary>The value in which it differs from the <see cref="Known"/> one; null when no value differs.</summary>
    private (int Option, int Aspect)? Moved { get; init; }

    public static Scenario Of(DecisionProblem problem, int draws)
    {
        var options = problem.Options.OrderBy(o => o.Name, StringComparer.Ordinal).ToImmutableArray();
        var ranking = problem.Priorities.Where(a => options.All(o => o.ValueOf(a) is not null));
        ImmutableArray<Aspect> aspects = [.. ranking.Aspects.Union(problem.Limits.Select(l => l.Aspect))];
        var spreads = options.Select(o => aspects.Select(a => o.ValueOf(a) is { } v ? Spread.Of(v) : (Spread?)null).ToArray()).ToArray();
        return new()
        {
            Options = options,
            Ranking = ranking,
            Aspects = aspects,
            Weights = WeightSampling.Sample(ranking, draws, problem.Seed),
            Limits = problem.Limits,
            Spreads = spreads,
            Normals = Draw(spreads, aspects, new LatinHypercube(draws, problem.Seed)),
            Draws = draws,
            Seed = problem.Seed,
        };
    }

    private static double[]?[][] Draw(Spread?[][] spreads, ImmutableArray<Aspect> aspects, LatinHypercube normals) =>
    [
        .. spreads.Select((row, i) =>
            row.Select((s, a) => s is { IsCertain: false } ? normals.Column(i, Number(aspects[a])) : null).ToArray()),
    ];

    /// <summary>A number of the aspect that does not depend on what else is ranked.</summary>
    private static int Number(Aspect aspect) => Aspect.All.TakeWhile(a => a != aspect).Count();

    /// <summary>The same, with what can be kept for scenarios that differ from it in one input.</summary>
    public Scenario Prepared() => this with { Known = Baseline.Of(this, Feasibility.Of(this).Survivors), Moved = null };

    public Scenario WithSpread(int option, int aspect, Spread spread)
    {
        var spreads = (Spread?[][])Spreads.Clone();
        spreads[option] = (Spread?[])spreads[option].Clone();
        spreads[option][aspect] = spread;
        return this with { Spreads = spreads, Moved = (option, aspect) };
    }

    /// <summary>Every spread exchanged.</summary>
    public Scenario WithSpreads(Func<Spread, Spread> exchange) => this with
    {
        Spreads = [.. Spreads.Select(row => Array.ConvertAll(row, s => s is { } spread ? exchange(spread) : (Spread?)null))],
        Known = null,
    };

    public Scenario WithLimit(int index, Limit limit) => this with { Limits = Limits.SetItem(index, limit) };

    /// <summary>Other weights [ranked aspect][draw].</summary>
    public Scenario WithWeights(double[][] weights) => this with { Weights = weights };

    /// <summary>Another ranking of the same aspects, or of some of them: the rest weighs nothing.</summary>
    public Scenario WithRanking(Priorities ranking)
    {
        var columns = ranking.Aspects.Zip(WeightSampling.Sample(ranking, Draws, Seed)).ToDictionary(x => x.First, x => x.Second);
        var nothing = new double[Draws];
        return WithWeights([.. Ranking.Aspects.Select(a => columns.GetValueOrDefault(a, nothing))]);
    }

    /// <summary>Partial values of the ranked aspects for the options that the limits leave.</summary>
    public PartialValues ValuesOf(ImmutableArray<int> options) =>
        KnownFor(options) is { } known && Moved is null ? known.Values : Baseline.Of(this, options).Values;

    /// <summary>Scores [option][draw] of the options that the limits leave; shared, not to be changed.</summary>
    public double[][] ScoresOf(ImmutableArray<int> options)
    {
        if (KnownFor(options) is not { } known) return Baseline.Of(this, options).Scores;
        return Moved is { } moved && moved.Aspect < Weights.Length && options.IndexOf(moved.Option) is >= 0 and var option
            ? known.Moved(option, moved.Aspect, Positions(moved.Option, moved.Aspect))
            : known.Reweighted(Weights);
    }

    /// <summary>Null when other options were left.</summary>
    private Baseline? KnownFor(ImmutableArray<int> options) => Known?.Options.SequenceEqual(options) == true ? Known : null;

    /// <summary>Drawn positions of a value that is there.</summary>
    public double[] Positions(int option, int aspect)
    {
        var spread = Spreads[option][aspect]!.Value;
        return Normals[option][aspect] is { } normals && !spread.IsCertain
            ? Columns.Positions(spread, normals)
            : Columns.Constant(spread.Median, Draws);
    }
}
