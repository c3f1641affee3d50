using Steelyard.Evidence.Statistics;
using Steelyard.Lab.Processes;

namespace Steelyard.Lab.Measuring;

/// <summary>How a fixed piece of work repeats on this machine.</summary>
/// <param name="Self">Ratio of the work to itself, in shuffled pairs.</param>
/// <param name="Wall">Median time of one trial, seconds.</param>
/// <param name="Spread">Interquartile range over the median.</param>
/// <param name="EmptyProcess">Median time of a process that does nothing, seconds.</param>
/// <param name="Trials">Trials of the work.</param>
public sealed record NoiseReport(Interval Self, double Wall, double Spread, double EmptyProcess, int Trials)
{
    private const int Pairs = 30;

    // Work that every system has: the shell counting.
    private static readonly string[] Work = ["/bin/sh", "-c", "i=0; while [ $i -lt 40000 ]; do i=$((i+1)); done"];
    private static readonly string[] Nothing = ["/bin/sh", "-c", ":"];

    /// <summary>Takes a few seconds.</summary>
    public static NoiseReport Measure(Launcher launcher, CancellationToken cancellation)
    {
        double Time(string[] command) => launcher.Run(new ProcessRequest
        {
            Command = [.. command],
            WorkingFolder = "/",
            Environment = Surroundings.ForCandidates(),
        }, cancellation).WallNs / 1e9;

        Time(Work);
        var (one, two, empty) = (new List<double>(), new List<double>(), new List<double>());
        for (var pair = 0; pair < Pairs; pair++)
        {
            foreach (var side in Shuffle.Order([one, two], Shuffle.At(1, $"noise/{pair}")))
                side.Add(Time(Work));
            empty.Add(Time(Nothing));
        }
        List<double> all = [.. one, .. two];
        var median = Quantiles.Median(all);
        var spread = (Quantiles.Quantile(all, 0.75) - Quantiles.Quantile(all, 0.25)) / median;
        return new NoiseReport(HodgesLehmann.Ratio(two, one), median, spread, Quantiles.Median(empty), all.Count);
    }
}
