using System.Diagnostics;

namespace Steelyard.Lab.Claims;

/// <summary>Wall time for work of several parts, builds and checks included. What is cut off is kept and goes on in the next call.</summary>
/// <param name="total">The time given.</param>
public sealed class WallBudget(TimeSpan total)
{
    // A part under way when the time is up may come to its end; the time given is passed by no more than this share.
    private const double Grace = 0.1;

    // Nothing can be answered from nothing: the first part measured in a call is cut off no earlier, however little time was given.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private bool begun;

    /// <summary>Seconds given.</summary>
    public double Total => total.TotalSeconds;

    /// <summary>Seconds left, at least 0.</summary>
    public double Left => Math.Max(0, (total - clock.Elapsed).TotalSeconds);

    /// <summary>Runs a part of the work.</summary>
    /// <param name="part">Takes a token that is cancelled when its time is up, too.</param>
    /// <param name="cancellation">The user's own.</param>
    /// <param name="answerless">Nothing can be said of it yet: as the first part it is given its patience.</param>
    /// <returns>False when it was cut off by time, or not begun for want of it.</returns>
    /// <exception cref="OperationCanceledException">The user has cancelled.</exception>
    public bool Run(Action<CancellationToken> part, CancellationToken cancellation, bool answerless = true)
    {
        var patient = answerless && !begun;
        if (Left == 0 && !patient)
            return false;
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(Limit(patient));
        begun = true;
        try
        {
            part(limited.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private TimeSpan Limit(bool patient)
    {
        var most = (total * (1 + Grace)) - clock.Elapsed;
        return patient && most < Patience ? Patience : most;
    }
}
