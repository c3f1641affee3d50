using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using Steelyard.Evidence.Deciding;
using Steelyard.Evidence.Forecasting;
using Steelyard.Lab;
using Steelyard.Lab.Forecasting;
using Steelyard.Lab.Toolchains;
using Steelyard.Reporting;

namespace Steelyard.Commands;

/// <summary><c>doctor --calibrate</c>: what crossing between Python and Rust costs on this machine, measured once and kept.</summary>
internal static class CalibrateCommand
{
    /// <param name="python">Interpreter named by the user, or null for <c>python3</c>.</param>
    /// <param name="json">JSON instead of text.</param>
    /// <param name="packages">Installs what is missing, where that is wanted.</param>
    /// <param name="watcher">Shows what is going on.</param>
    /// <param name="cancellation">Ends it.</param>
    public static int Run(string? python, bool json, Packages packages, Watcher watcher, CancellationToken cancellation)
    {
        var interpreter = PythonFinder.Find(python, [])
            ?? throw new LabException(python is null ? "no Python of version 3.8 or later was found" : $"{python} is no Python of version 3.8 or later", "Name an interpreter with --python.");
        using var launcher = Places.Launcher(packages, watcher.Tell);
        var costs = new Calibration(interpreter, launcher, packages, watcher.Tell, cancellation).Measure();
        watcher.Clear();
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(CalibrationDocument.Of(costs), DocumentJson.Readable.CalibrationDocument));
        else
            Write(costs, Calibration.FileOf(interpreter));
        return ExitCode.Done;
    }

    private static void Write(BoundaryCosts costs, string file)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("element", "into Rust", "out of Rust");
        foreach (var type in costs.In.Keys.Union(costs.Out.Keys).Order(StringComparer.Ordinal))
            table.AddRow(new Text(type), new Text(Cost(costs.In, type)), new Text(Cost(costs.Out, type)));
        Say($"The boundary between {costs.Python} and Rust on {costs.Machine}:");
        Terminal.Out.Write(table);
        Say($"A call costs {Quantity.Format(costs.Call, "s")} more than that of a Python function; switching ports in adds {Quantity.Format(costs.Switch, "s")} to a start of {Quantity.Format(costs.Start, "s")}.");
        Say($"Measured {costs.At!.Value.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC, kept in {file}; forecasts use it from now on.");
    }

    private static string Cost(ImmutableSortedDictionary<string, double> costs, string type) => costs.TryGetValue(type, out var cost) ? Quantity.Format(cost, "s") : "–";

    private static void Say(string text) => Terminal.Out.Write(new Padder(new Text(text), new Padding(2, 0, 0, 0)));
}
