using System.Collections.Immutable;

namespace Steelyard.Evidence.Deciding;

/// <summary>
/// Searches, input by input, the nearest move that changes the verdict. The search runs on few draws; its result is verified and
/// refined on all of them.
/// </summary>
/// <param name="full">The scenario with all draws.</param>
/// <param name="coarse">The same with few draws.</param>
/// <param name="now">The verdict of <paramref name="full"/>.</param>
internal sealed class Sensitivity(Scenario full, Scenario coarse, Verdict now)
{
    private const double CoarseWidth = 0.02;
    private const double FineWidth = 0.005;

    /// <summary>A step off the exact tie that a flip of counted values is.</summary>
    private const double Beyond = 1e-6;

    private static readonly double Range = Math.Log(Settings.FlipRange);

    /// <summary>Where a first look is taken, as logarithms: dense where flips matter most. The verdict need not change only once.</summary>
    private static readonly double[] Looks =
        Array.ConvertAll([1.05, 1.2, 1.5, 2, 3, 5, 10, 30, 100, Settings.FlipRange], (double factor) => Math.Log(factor));

    /// <summary>One per input that can change the verdict, the nearest first.</summary>
    public ImmutableArray<TippingPoint> TippingPoints() =>
        [.. Input.All(full).Select(Nearest).OfType<TippingPoint>().OrderBy(p => Math.Abs(Math.Log(p.Factor)))];

    private TippingPoint? Nearest(Input input) =>
        input.Directions(full, now).Select(direction => Flip(input, direction)).OfType<TippingPoint>()
            .MinBy(p => Math.Abs(Math.Log(p.Factor)));

    private TippingPoint? Flip(Input input, int direction)
    {
        if (Locate(input, direction, v => v != now) is not { } distance) return null;
        var flip = direction * distance;
        var after = Judgement.Of(input.Move(full, flip)).Verdict;
        return Describe(input, flip, after, after == Verdict.Undecided ? FindOverturn(input, direction) : null);
    }

    private Overturn? FindOverturn(Input input, int direction)
    {
        if (Locate(input, direction, v => v != now && v != Verdict.Undecided) is not { } distance) return null;
        var move = direction * distance;
        return new(input.Size(full, move), Judgement.Of(input.Move(full, move)).Verdict);
    }

    /// <summary>The smallest log factor from which on the verdict is as wanted; null when there is none in range.</summary>
    private double? Locate(Input input, int direction, Func<Verdict, bool> wanted)
    {
        var (low, high) = Look(OnFew) ?? (OnAll(Range) ? (0, Range) : (Range, Range));
        return low == high ? null : Verified(OnAll, Bisect(OnFew, low, high, CoarseWidth).High);

        bool OnFew(double distance) => wanted(Judgement.Of(input.Move(coarse, direction * distance)).Verdict);
        bool OnAll(double distance) => wanted(Judgement.Of(input.Move(full, direction * distance)).Verdict);
    }

    /// <summary>The first pair of looks between which the verdict becomes as wanted.</summary>
    private static (double Low, double High)? Look(Func<double, bool> isWanted)
    {
        var low = 0.0;
        foreach (var high in Looks)
        {
            if (isWanted(high)) return (low, high);
            low = high;
        }

        return null;
    }

    /// <summary>Brackets the change anew around a first guess, in growing steps, and bisects.</summary>
    private static double? Verified(Func<double, bool> isWanted, double guess)
    {
        var (low, high, step) = (guess, guess, CoarseWidth);
        for (; !isWanted(high); step *= 2)
        {
            if (high >= Range) return null;
            (low, high) = (high, Math.Min(Range, high + step));
        }

        for (; low == high || (low > 0 && isWanted(low)); step *= 2) (high, low) = (low, Math.Max(0, low - step));
        return Bisect(isWanted, low, high, FineWidth).High + Beyond;
    }

    private static (double Low, double High) Bisect(Func<double, bool> isWanted, double low, double high, double width)
    {
        while (high - low > width)
        {
            var middle = (low + high) / 2;
            (low, high) = isWanted(middle) ? (low, middle) : (middle, high);
        }

        return (low, high);
    }

    private TippingPoint Describe(Input input, double flip, Verdict after, Overturn? overturn)
    {
        var size = input.Size(full, flip);
        var above = input.ProbabilityAbove(full, size);
        var further = overturn is null ? "" : $"; past {input.Format(full, overturn.At)}, {overturn.Verdict.Name()}";
        return new()
        {
            Input = input.Name(full),
            Option = input.OptionName(full),
            Aspect = input.Of(full),
            Current = input.Size(full, 0),
            Flip = size,
            Factor = Math.Exp(flip),
            VerdictAfter = after,
            Overturn = overturn,
            Probability = flip > 0 ? above : 1 - above,
            Text = $"{input.Condition(full, flip)}, the verdict would be {after.Name()}{further}.",
        };
    }
}
