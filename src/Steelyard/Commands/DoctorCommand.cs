using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Steelyard.Evidence;
using Steelyard.Evidence.Statistics;
using Steelyard.Lab;
using Steelyard.Lab.Measuring;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Toolchains;
using Steelyard.Reporting;

namespace Steelyard.Commands;

/// <summary><c>doctor</c>: the toolchains, what is missing, how noisy the machine is, and what would make it quieter.</summary>
internal static class DoctorCommand
{
    private static readonly Option<bool> Yes = Options.Flag("--yes", "install missing toolchains without asking");
    private static readonly Option<bool> Calibrate = Options.Flag("--calibrate", "measure once what crossing between Python and Rust costs here; forecasts use it");
    private static readonly Option<string?> Python = Options.Text("--python", "the Python interpreter to calibrate (default: python3)", "path");
    private static readonly Option<bool> Json = Options.Json();

    public static Command Create()
    {
        var command = new Command("doctor", "Show toolchains, what is missing, and the noise of this machine.") { Yes, Calibrate, Python, Json };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        using var watcher = new Watcher(quiet: false);
        var packages = new Packages(Places.Install(parsed.GetValue(Yes)), watcher.Tell);
        if (parsed.GetValue(Calibrate))
            return CalibrateCommand.Run(parsed.GetValue(Python), parsed.GetValue(Json), packages, watcher, cancellation);
        if (parsed.GetValue(Json))
            throw Options.Usage("--json", "it goes with --calibrate only");
        var tools = Toolbox.Inspect(packages);
        Terminal.Out.Write(Table(tools));
        if (tools.Any(x => x is { Name: "cargo", Found: null }))
        {
            Say("The noise of the machine was not measured: the launcher needs cargo.");
            return ExitCode.Usage;
        }
        Noise(packages, watcher, cancellation);
        return tools.Any(x => x is { Required: true, Found: null }) ? ExitCode.Usage : ExitCode.Done;
    }

    private static Table Table(IEnumerable<ToolState> tools)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("tool", "found", "note");
        foreach (var tool in tools)
            table.AddRow(new Text(tool.Name), new Text(tool.Found ?? "missing"), new Text(tool.Found is null ? $"install with: {tool.Install}" : tool.Caution ?? ""));
        return table;
    }

    private static void Noise(Packages packages, Watcher watcher, CancellationToken cancellation)
    {
        using var launcher = Places.Launcher(packages, watcher.Tell);
        var machine = MachineInspection.Now(launcher.MemoryFloor);
        watcher.Tell(new LabEvent.Doing("measuring the noise of this machine"));
        var report = NoiseReport.Measure(launcher, cancellation);
        watcher.Clear();
        Say($"Machine: {Phrases.Machine(machine)}, load {machine.LoadBefore.ToString("0.00", CultureInfo.InvariantCulture)}");
        Say($"Noise floor: {Phrases.NoiseFloor(report.Self)} ({report.Trials} trials of {Quantity(report.Wall)}); spread of single trials {Percent(report.Spread)}.");
        Say($"A process costs {Quantity(report.EmptyProcess)} to start and end; peak memory below {machine.MemoryFloor >> 10} KiB cannot be seen.");
        Say($"Energy: {Phrases.Energy(machine)}.");
        foreach (var remedy in Remedies(machine, report))
            Say($"Quieter: {remedy}");
    }

    private static IEnumerable<string> Remedies(Machine machine, NoiseReport report)
    {
        if (machine.LoadBefore > 0.5)
            yield return "end other work; the load average should be below 0.5 before a study.";
        if (machine.Governor is { } governor && governor != "performance")
            yield return $"the CPU governor is '{governor}': `cpupower frequency-set -g performance` as root.";
        if (MachineInspection.Read("/sys/devices/system/cpu/intel_pstate/no_turbo") == "0" || MachineInspection.Read("/sys/devices/system/cpu/cpufreq/boost") == "1")
            yield return "turbo is on: the clock follows temperature and load; switch it off for studies that must repeat over days.";
        if (machine.Virtualization is not null)
            yield return "this is a virtual machine: neighbours on the same host cannot be seen or stopped; ratios from one study hold, absolute times drift.";
        if (machine.Cores > 1)
            yield return "bind single-threaded trials to one core with `--cpus 1`.";
        if (report.Spread > 0.05)
            yield return "single trials differ by more than 5%: raise `--budget`, so that more of them are averaged.";
    }

    private static void Say(string text) => Terminal.Out.Write(new Padder(new Text(text), new Padding(2, 0, 0, 0)));

    private static string Quantity(double seconds) => Evidence.Deciding.Quantity.Format(seconds, "s");

    private static string Percent(double share) => Phrases.Percent(share);
}
