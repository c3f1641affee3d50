using System.Collections.Immutable;
using Steelyard.Evidence.Statistics;
using Steelyard.Lab.Measuring;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Toolchains;

namespace Steelyard.Lab.Replay;

/// <summary>How much faster a port is: processes in shuffled blocks, timed by the launcher, as in every study.</summary>
public sealed class Speedup(Launcher launcher, long seed, CancellationToken cancellation)
{
    private const int Blocks = 8; // six are the fewest with an interval at 95 %
    private const double Wanted = 0.15; // seconds of calls in one trial
    private const int MostRepeats = 20_000_000;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Time of the recorded calls with the original over that with the port. A process without calls is taken off on both sides, block by
    /// block. Null where there is nothing to measure.
    /// </summary>
    public Interval? OfFunction(PortFolder port, PythonInterpreter python, string function)
    {
        var original = Repeats(port, python, function, "original");
        var ported = Repeats(port, python, function, "port");
        if (original is null || ported is null)
            return null;
        var trials = new (string Side, int Repeats)[] { ("original", original.Value), ("original", 0), ("port", ported.Value), ("port", 0) };
        var ratios = new List<double>();
        for (var block = 0; block < Blocks; block++)
        {
            var times = Shuffle.Order(trials, Shuffle.At(seed, $"port/{function}/{block}")).ToDictionary(x => x, x => Wall(port.Calls(python, function, x.Side, x.Repeats), null));
            var slow = (times[trials[0]] - times[trials[1]]) / original.Value;
            var fast = (times[trials[2]] - times[trials[3]]) / ported.Value;
            if (slow is > 0 && fast is > 0)
                ratios.Add(slow.Value / fast.Value);
        }
        return ratios.Count < Blocks ? null : HodgesLehmann.Centre(ratios);
    }

    /// <summary>Time of the program without its ports over that with them; null when it fails.</summary>
    public Interval? OfProgram(PythonCommand command, string config)
    {
        var trials = new[] { "off", "on" };
        var (without, with) = (new List<double>(), new List<double>());
        for (var block = 0; block < Blocks; block++)
            foreach (var side in Shuffle.Order(trials, Shuffle.At(seed, $"port/program/{block}")))
            {
                if (Wall(command.Through("switch", config), side, command.Input) is not { } wall)
                    return null;
                (side == "on" ? with : without).Add(wall);
            }
        return HodgesLehmann.PairedRatio(without, with);
    }

    /// <summary>So many repetitions that the calls take the wanted time; null when even many take none.</summary>
    private int? Repeats(PortFolder port, PythonInterpreter python, string function, string side)
    {
        var empty = Wall(port.Calls(python, function, side, 0), null);
        for (var repeats = 1L; repeats <= MostRepeats; repeats *= 8)
        {
            var calls = Wall(port.Calls(python, function, side, (int)repeats), null) - empty;
            if (calls is null)
                return null;
            if (calls > Wanted / 5)
                return (int)Math.Clamp(repeats * Wanted / calls.Value, 1, MostRepeats);
        }
        return null;
    }

    private double? Wall(ImmutableArray<string> command, string? ports, string? input = null)
    {
        var environment = Surroundings.ForCandidates();
        environment["PYTHONHASHSEED"] = "0";
        if (ports is not null)
            environment["STEELYARD_PORTS"] = ports;
        var result = launcher.Run(new ProcessRequest { Command = command, WorkingFolder = Environment.CurrentDirectory, Stdin = input, Environment = environment, TimeLimit = Limit, OutputCap = 256 << 20 }, cancellation);
        return result.Succeeded ? result.WallNs / 1e9 : null;
    }
}
