using System.Globalization;

namespace Steelyard.Lab.Measuring;

/// <summary>
/// The energy counters of the processor packages (RAPL) that Linux shows below <c>/sys/class/powercap</c>, mostly to root alone. They count
/// the whole machine. Reading takes microseconds and happens outside what is timed.
/// </summary>
/// <param name="folder">Where the kernel shows them.</param>
public sealed class EnergyMeter(string folder = EnergyMeter.Powercap)
{
    private const string Powercap = "/sys/class/powercap";
    private const double Micro = 1e-6;

    // intel-rapl:0 is a package; intel-rapl:0:1 is a part of it, intel-rapl-mmio:0 the same package again.
    private readonly Counter[] counters = [.. Packages(folder).Select(Counter.Of).OfType<Counter>()];

    /// <summary>Names of the packages, or null where the machine shows none.</summary>
    public string? Name => counters.Length == 0 ? null : string.Join(" + ", counters.Select(x => x.Name));

    /// <summary>The counters as they stand; null where there are none, or one cannot be read any more.</summary>
    public IReadOnlyList<long>? Read()
    {
        long?[] now = [.. counters.Select(x => x.Now)];
        return now.Length == 0 || now.Contains(null) ? null : [.. now.Select(x => x!.Value)];
    }

    /// <summary>Joules between two readings; null without both. A counter that has begun anew is counted on, once.</summary>
    public double? Between(IReadOnlyList<long>? before, IReadOnlyList<long>? after) => before is null || after is null ? null
        : Micro * counters.Select((x, i) => after[i] >= before[i] ? after[i] - before[i] : after[i] + x.Range - before[i]).Sum();

    private static IEnumerable<string> Packages(string folder) => !Directory.Exists(folder) ? []
        : Directory.EnumerateFileSystemEntries(folder, "intel-rapl:*").Where(x => Path.GetFileName(x).Count(c => c == ':') == 1).Order(StringComparer.Ordinal);

    private sealed record Counter(string Folder, string Name, long Range)
    {
        public long? Now => Number(Path.Combine(Folder, "energy_uj"));

        public static Counter? Of(string folder) =>
            Number(Path.Combine(folder, "max_energy_range_uj")) is { } range && new Counter(folder, MachineInspection.Read(Path.Combine(folder, "name")) ?? Path.GetFileName(folder), range) is { Now: not null } counter
                ? counter : null;

        private static long? Number(string file) => long.TryParse(MachineInspection.Read(file), CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
