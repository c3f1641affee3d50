using System.Collections.Immutable;
using System.Globalization;
using Steelyard.Evidence;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Toolchains;
using Steelyard.Lab.Workloads;

namespace Steelyard.Lab.Measuring;

/// <summary>A native program of ours that runs a candidate, feeds it, and reports what it has measured. Each knows its program's arguments and report.</summary>
/// <param name="Program">Full path of the program.</param>
internal abstract record Driver(string Program)
{
    /// <summary>The driver that a workload needs, built when it is not there yet; null for workloads whose candidates are run as they are.</summary>
    public static Driver? Of(Workload workload, Packages packages, Action<LabEvent> tell) => workload.Kind switch
    {
        WorkloadKind.Frames => new FrameDriver(LauncherBuild.Frames(packages, tell), workload.Rate),
        WorkloadKind.Service => new ServiceDriver(LauncherBuild.Service(packages, tell), workload.Rate, workload.Service!),
        _ => null,
    };

    /// <summary>The command that drives a candidate.</summary>
    /// <param name="report">File that gets the report.</param>
    /// <param name="input">The input file.</param>
    /// <param name="candidate">The candidate's own command.</param>
    public abstract ImmutableArray<string> Command(string report, string input, ImmutableArray<string> candidate);

    /// <summary>A trial with what was reported of it; as it is when nothing was. The report is removed.</summary>
    public Trial Reported(Trial trial, string report)
    {
        if (!File.Exists(report))
            return trial;
        var lines = File.ReadAllLines(report);
        File.Delete(report);
        return Read(trial, lines);
    }

    protected abstract Trial Read(Trial trial, string[] lines);

    protected static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    protected static double Seconds(string nanoseconds) => long.Parse(nanoseconds, CultureInfo.InvariantCulture) / 1e9;
}

/// <summary>Sends the lines of the input at a fixed rate to a candidate's standard input (<c>runtime/frames</c>).</summary>
internal sealed record FrameDriver(string Program, double Rate) : Driver(Program)
{
    public override ImmutableArray<string> Command(string report, string input, ImmutableArray<string> candidate) => [Program, Text(Rate), report, input, .. candidate];

    protected override Trial Read(Trial trial, string[] lines) => trial with { Frames = new FrameTimes(1 / Rate, [.. lines.Select(Seconds)]) };
}

/// <summary>Starts a candidate as a service and sends it the lines of the input as requests (<c>runtime/service</c>).</summary>
internal sealed record ServiceDriver(string Program, double Rate, ServiceRule Rule) : Driver(Program)
{
    public override ImmutableArray<string> Command(string report, string input, ImmutableArray<string> candidate) =>
    [
        Program, report, input, Text(Rate), Text(Rule.FullLoad.TotalSeconds), Text(Rule.Connections), Text(Rule.Patience.TotalSeconds), Text(Rule.Port),
        Rule.Ready, Rule.Counter?.Add ?? "-", Rule.Counter?.Read ?? "-", .. candidate,
    ];

    /// <summary>CPU time and memory are those of the service: what sends the requests is not the candidate.</summary>
    protected override Trial Read(Trial trial, string[] lines)
    {
        var values = lines.Select(x => x.Split(' ')).ToLookup(x => x[0], x => x[1..]);
        var (requests, time) = (double.Parse(values["peak"].First()[0], CultureInfo.InvariantCulture), Seconds(values["peak"].First()[1]));
        return trial with
        {
            User = Seconds(values["cpu"].First()[0]),
            System = 0,
            Processes = 1, // the peaks are summed, nothing was sampled
            PeakMemory = long.Parse(values["memory"].First()[0], CultureInfo.InvariantCulture),
            Frames = new FrameTimes(1 / Rate, [.. values["late"].Select(x => Seconds(x[0]))]),
            Service = new ServiceTimes(Seconds(values["ready"].First()[0]), time / Math.Max(1, requests)),
        };
    }
}
