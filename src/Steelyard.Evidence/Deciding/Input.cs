namespace Steelyard.Evidence.Deciding;

/// <summary>One input of a decision that can be moved by itself, by a factor of e^x.</summary>
internal abstract record Input
{
    /// <summary>The option whose value it is, or null.</summary>
    public virtual string? OptionName(Scenario scenario) => null;

    public abstract Aspect Of(Scenario scenario);

    /// <summary>The input in words.</summary>
    public abstract string Name(Scenario scenario);

    /// <summary>The scenario with this input moved.</summary>
    public abstract Scenario Move(Scenario scenario, double logFactor);

    /// <summary>The directions in which a move can change the verdict <paramref name="now"/>: 1 up, -1 down.</summary>
    public virtual IReadOnlyList<int> Directions(Scenario scenario, Verdict now) => [1, -1];

    /// <summary>How large the input is after a move.</summary>
    public abstract double Size(Scenario scenario, double logFactor);

    /// <summary>A size in words.</summary>
    public virtual string Format(Scenario scenario, double size) => Quantity.Format(size, Of(scenario).Unit);

    /// <summary>The first half of the sentence about a tipping point: <c>If … were …</c>.</summary>
    public abstract string Condition(Scenario scenario, double logFactor);

    /// <summary>Probability that the input is larger than a size; null when it is given and not known by evidence.</summary>
    public abstract double? ProbabilityAbove(Scenario scenario, double size);

    public static IEnumerable<Input> All(Scenario scenario) =>
        [.. Values(scenario), .. scenario.Limits.Select((_, i) => new LimitInput(i)), .. Weights(scenario)];

    private static IEnumerable<Input> Values(Scenario scenario) =>
        from option in Enumerable.Range(0, scenario.Options.Length)
        from aspect in Enumerable.Range(0, scenario.Aspects.Length)
        where scenario.Spreads[option][aspect] is not null
        select new ValueInput(option, aspect);

    /// <summary>A single aspect has all the weight, so there is nothing to move.</summary>
    private static IEnumerable<Input> Weights(Scenario scenario) =>
        scenario.Weights.Length > 1 ? scenario.Weights.Select((_, a) => new WeightInput(a)) : [];
}

/// <summary>The value of one option on one aspect; its interval moves along. A value of 0 stays.</summary>
internal sealed record ValueInput(int Option, int Aspect) : Input
{
    public override string OptionName(Scenario scenario) => scenario.Options[Option].Name;

    public override Aspect Of(Scenario scenario) => scenario.Aspects[Aspect];

    public override string Name(Scenario scenario) => $"{Of(scenario).Title} of {OptionName(scenario)}";

    public override Scenario Move(Scenario scenario, double logFactor)
    {
        var value = Value(scenario);
        var moved = value with { Value = Move(value.Value), Low = Move(value.Low), High = Move(value.High) };
        return scenario.WithSpread(Option, Aspect, Spread.Of(moved));

        double Move(double x) => ValueScale.Of(value.Aspect).Moved(x, logFactor);
    }

    /// <summary>What the verdict stands for must get worse, or something else better.</summary>
    public override IReadOnlyList<int> Directions(Scenario scenario, Verdict now) =>
        now == Verdict.Undecided ? [1, -1] : scenario.Options[Option].Verdict == now ? [1] : [-1];

    public override double Size(Scenario scenario, double logFactor) =>
        ValueScale.Of(Of(scenario)).Moved(Value(scenario).Value, logFactor);

    public override string Condition(Scenario scenario, double logFactor) =>
        $"If {OptionName(scenario)}'s {Of(scenario).Title} were "
        + Phrases.Change(Of(scenario), Size(scenario, 0), Size(scenario, logFactor));

    public override double? ProbabilityAbove(Scenario scenario, double size) =>
        scenario.Spreads[Option][Aspect]!.Value.ProbabilityAbove(ValueScale.Of(Of(scenario)).Position(size));

    private AspectValue Value(Scenario scenario) => scenario.Options[Option].ValueOf(Of(scenario))!;
}

/// <summary>The bound of one limit.</summary>
internal sealed record LimitInput(int Index) : Input
{
    public override Aspect Of(Scenario scenario) => Limit(scenario).Aspect;

    public override string Name(Scenario scenario) => $"limit {Limit(scenario)}";

    public override Scenario Move(Scenario scenario, double logFactor) =>
        scenario.WithLimit(Index, Limit(scenario) with { Bound = Size(scenario, logFactor) });

    public override double Size(Scenario scenario, double logFactor) =>
        ValueScale.Of(Of(scenario)).Moved(Limit(scenario).Bound, logFactor);

    public override string Condition(Scenario scenario, double logFactor) =>
        $"If the limit were {Limit(scenario).WithBound(Size(scenario, logFactor))} instead of {Limit(scenario)}";

    public override double? ProbabilityAbove(Scenario scenario, double size) => null;

    private Limit Limit(Scenario scenario) => scenario.Limits[Index];
}

/// <summary>The weight of one aspect: its odds against all others move, and the others keep their proportions.</summary>
internal sealed record WeightInput(int Aspect) : Input
{
    public override Aspect Of(Scenario scenario) => scenario.Aspects[Aspect];

    public override string Name(Scenario scenario) => $"weight of {Of(scenario).Title}";

    public override Scenario Move(Scenario scenario, double logFactor)
    {
        var (own, factor) = (scenario.Weights[Aspect], Math.Exp(logFactor));
        var sums = Array.ConvertAll(own, w => 1 + (factor - 1) * w);
        return scenario.WithWeights([.. scenario.Weights.Select((column, a) => Rescaled(column, a == Aspect ? factor : 1, sums))]);
    }

    private static double[] Rescaled(double[] weights, double factor, double[] sums)
    {
        var rescaled = new double[weights.Length];
        for (var d = 0; d < weights.Length; d++) rescaled[d] = factor * weights[d] / sums[d];
        return rescaled;
    }

    /// <summary>The mean over the draws.</summary>
    public override double Size(Scenario scenario, double logFactor)
    {
        var factor = Math.Exp(logFactor);
        return scenario.Weights[Aspect].Average(w => factor * w / (1 + (factor - 1) * w));
    }

    public override string Format(Scenario scenario, double size) => Quantity.Percent(size);

    public override string Condition(Scenario scenario, double logFactor) =>
        $"If {Of(scenario).Title} weighed {(logFactor > 0 ? "more" : "less")} than {Quantity.Percent(Size(scenario, logFactor))} "
        + $"(now {Quantity.Percent(Size(scenario, 0))})";

    /// <summary>Share of the weights that the ranking allows.</summary>
    public override double? ProbabilityAbove(Scenario scenario, double size) => scenario.Weights[Aspect].Average(w => w > size ? 1.0 : 0.0);
}
