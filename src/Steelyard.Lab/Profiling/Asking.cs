namespace Steelyard.Lab.Profiling;

/// <summary>Whether an instruction pointer was asked for with a sample.</summary>
/// <param name="Time">The time of the sample, nanoseconds.</param>
/// <param name="Chance">The probability with which it was to be asked for.</param>
/// <param name="Was">It was.</param>
internal readonly record struct Asking(long Time, double Chance, bool Was);

/// <summary>
/// Decides of which samples the instruction pointer is asked for. An interrupt costs the sampled thread, and the sampler, more than all the rest of
/// a sample: where the first ones of a line of code have told what it does, the others are asked for at random.
/// </summary>
/// <param name="stacks">What they have told.</param>
/// <param name="rate">Samples a second.</param>
internal sealed class Asker(StackTable stacks, int rate)
{
    private const int Always = 8; // the first ones of a line
    private const double AlikePerSecond = 10; // where those said the same
    private const double DifferentPerSecond = 50; // elsewhere

    private readonly XorShift random = new();

    /// <summary>
    /// Asks at any rate: a thread that is interrupted holds still for a moment, in which a stack can be read that changes too fast otherwise. Such a
    /// sample stands for itself alone.
    /// </summary>
    public static void Insist(ThreadWatch thread, long now)
    {
        if (thread.Asking is { Was: true } asking && asking.Time == now)
            return;
        thread.Asking = new(now, 1, true);
        thread.Pointers?.Arm();
    }

    /// <summary>Asks, or does not.</summary>
    /// <param name="thread">The thread that most likely runs.</param>
    /// <param name="now">The time of the sample, nanoseconds.</param>
    public void Ask(ThreadWatch thread, long now)
    {
        var told = thread.Node is { } node ? stacks.Told(node) : default;
        var chance = told.Pointers < Always ? 1 : Math.Min(1, (told.Differ ? DifferentPerSecond : AlikePerSecond) / rate);
        thread.Asking = new(now, chance, random.Chance(chance));
        if (thread.Asking.Was)
            thread.Pointers?.Arm();
    }
}
