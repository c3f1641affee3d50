using System.Diagnostics;

namespace Steelyard.EndToEnd.Running;

/// <summary>Waits for what another process does.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>True when the condition came true in time.</summary>
    public static bool Until(Func<bool> condition, TimeSpan patience)
    {
        var waited = Stopwatch.StartNew();
        while (!condition())
        {
            if (waited.Elapsed > patience)
                return false;
            Thread.Sleep(Pause);
        }
        return true;
    }
}
