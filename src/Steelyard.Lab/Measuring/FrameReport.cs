using System.Collections.Immutable;
using System.Globalization;
using Steelyard.Evidence;
using Steelyard.Lab.Toolchains;

namespace Steelyard.Lab.Measuring;

/// <summary>Knows how the program that sends frames is called and what it reports.</summary>
internal static class FrameReport
{
    /// <summary>The command that sends the lines of an input to a program at a fixed rate.</summary>
    public static ImmutableArray<string> Command(FrameSource source, string report, string input, ImmutableArray<string> program) =>
        [source.Program, source.Rate.ToString("R", CultureInfo.InvariantCulture), report, input, .. program];

    /// <summary>What was reported, which is then removed; null where no frames are sent or nothing was reported.</summary>
    public static FrameTimes? Read(FrameSource? source, string report)
    {
        if (source is null || !File.Exists(report))
            return null;
        ImmutableArray<double> latencies = [.. File.ReadLines(report).Select(x => long.Parse(x, CultureInfo.InvariantCulture) / 1e9)];
        File.Delete(report);
        return new FrameTimes(1 / source.Rate, latencies);
    }
}
