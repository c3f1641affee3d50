using MathNet.Numerics.Distributions;

namespace Steelyard.Evidence.Deciding;

/// <summary>How many more trials would decide, where: an interval narrows with the square root of the trials behind it.</summary>
internal sealed class MoreTrials(DecisionProblem problem, Scenario scenario)
{
    private const double LogWidth = 0.05;
    private const string Blunt = "The evidence is not sharp enough";

    /// <summary>Distance of median and bound in standard deviations, at which a limit is no longer open.</summary>
    private static readonly double Clear = Normal.InvCDF(0, 1, 1 - Settings.ToleratedRisk);

    /// <summary>Trials that tell whether an option keeps a limit.</summary>
    public NextExperiment OnLimit(LimitCheck check, double pViolation)
    {
        var aspect = check.Limit.Aspect.Title;
        var times = Math.Pow(Clear / Normal.InvCDF(0, 1, pViolation), 2);
        var open = $"The verdict depends on whether {check.Candidate} keeps {check.Limit}, which it violates with a probability of "
            + Quantity.Percent(pViolation);
        return times <= Settings.MostTrials
            ? Plan(times, $"{open}: {Many(times)} of {check.Candidate} on {aspect} would tell.")
            : new(ExperimentKind.Limits, $"{open}: its {aspect} is too close to the bound for trials to tell, so move the limit.",
                Experiments.DecideWith(problem.Limits.Select(limit => limit == check.Limit ? Clearer(limit) : limit)));
    }

    /// <summary>A limit moved by a tenth, off a value that lies at its bound.</summary>
    private static Limit Clearer(Limit limit) => limit.WithBound(ValueScale.Of(limit.Aspect).Moved(limit.Bound, Math.Log(1.1)));

    /// <summary>Trials that lead to the verdict which the point values alone would give; null when too many would be needed.</summary>
    public NextExperiment? Until(Verdict settled)
    {
        var (option, aspect) = MostTelling(settled);
        var spread = scenario.Spreads[option][aspect]!.Value;
        var (name, what) = (scenario.Options[option].Name, scenario.Aspects[aspect].Title);
        if (TimesNeeded(settled, f => scenario.WithSpread(option, aspect, spread.Narrowed(f))) is { } alone)
            return Plan(alone, $"{Blunt}: {Many(alone)} of {name}, to narrow its {what}, would probably give {settled.Name()}.");
        return TimesNeeded(settled, f => scenario.WithSpreads(s => s.Narrowed(f))) is { } all
            ? Plan(all, $"{Blunt}: {Many(all)} of every option would probably give {settled.Name()}; the {what} of {name} matters most.")
            : null;
    }

    /// <summary>The value whose uncertainty, removed alone, raises the acceptability of the verdict most.</summary>
    private (int Option, int Aspect) MostTelling(Verdict settled) =>
        (from option in Enumerable.Range(0, scenario.Options.Length)
         from aspect in Enumerable.Range(0, scenario.Aspects.Length)
         where scenario.Spreads[option][aspect] is { IsCertain: false }
         select (option, aspect)).MaxBy(x => ShareWhenCertain(x.option, x.aspect, settled));

    private double ShareWhenCertain(int option, int aspect, Verdict verdict)
    {
        var certain = scenario.Spreads[option][aspect]!.Value.Narrowed(0);
        return Verdicts.Share(scenario.Options, Judgement.Of(scenario.WithSpread(option, aspect, certain)).FirstRank, verdict);
    }

    /// <summary>
    /// The multiple of the present trials at which narrowed evidence gives the verdict, to within 5%; null above the most that is
    /// proposed.
    /// </summary>
    private static double? TimesNeeded(Verdict settled, Func<double, Scenario> narrowed)
    {
        var (low, high) = (0.0, Math.Log(Settings.MostTrials));
        if (!Decides(high)) return null;
        while (high - low > LogWidth)
        {
            var middle = (low + high) / 2;
            (low, high) = Decides(middle) ? (low, middle) : (middle, high);
        }

        return Math.Exp(high);

        bool Decides(double logTimes) => Judgement.Of(narrowed(Math.Exp(-logTimes / 2))).Verdict == settled;
    }

    private static string Many(double times) => $"about {Quantity.Number(times, 2)} times as many trials";

    private NextExperiment Plan(double times, string text)
    {
        var cost = Seconds() * times;
        var precision = WallPrecision() is { } now ? $" --precision {Quantity.Number(now / Math.Sqrt(times), 2)}" : "";
        var budget = cost is { } seconds ? $" --budget {Quantity.Number(Math.Ceiling(seconds))}" : "";
        return new(ExperimentKind.MoreTrials, text, problem.Weigh(precision + budget), cost);
    }

    /// <summary>
    /// Time of the present trials of all options: trials are interleaved, so a study with more of one has more of all.
    /// Null when an option has no wall time.
    /// </summary>
    private double? Seconds() => scenario.Options.Aggregate(
        (double?)0, (sum, o) => sum + Seconds(o, Aspect.Wall) + (Seconds(o, Aspect.Startup) ?? 0));

    private static double? Seconds(Option option, Aspect aspect) => option.ValueOf(aspect) is { Trials: > 0 } v ? v.Trials * v.Value : null;

    /// <summary>The widest relative half-width of a wall time now; null when none is known.</summary>
    private double? WallPrecision()
    {
        var widths = scenario.Options.Select(o => o.ValueOf(Aspect.Wall)).OfType<AspectValue>()
            .Select(v => (v.High - v.Low) / (2 * v.Value)).Where(w => w > 0 && double.IsFinite(w)).ToList();
        return widths.Count > 0 ? widths.Max() : null;
    }
}
