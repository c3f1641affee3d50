using System.Globalization;
using System.Runtime.InteropServices;
using Steelyard.Evidence;

namespace Steelyard.Lab.Measuring;

/// <summary>Describes the machine, from what the kernel shows.</summary>
public static class MachineInspection
{
    /// <summary>The machine as it is now.</summary>
    /// <param name="memoryFloor">Peak memory that every child inherits from the launcher, bytes.</param>
    public static Machine Now(long memoryFloor = 0) => new()
    {
        Host = Environment.MachineName,
        Cpu = CpuInfo("model name") ?? CpuInfo("CPU part") ?? "unknown",
        Cores = Environment.ProcessorCount,
        Memory = MemoryTotal(),
        Os = Os(),
        Kernel = Read("/proc/sys/kernel/osrelease") ?? "",
        Architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(),
        Virtualization = Virtualization(),
        Governor = Read("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"),
        EnergyMeter = new EnergyMeter().Name,
        LoadBefore = Load(),
        MemoryFloor = memoryFloor,
    };

    /// <summary>Load average over one minute.</summary>
    public static double Load() => double.Parse(Read("/proc/loadavg")?.Split(' ')[0] ?? "0", CultureInfo.InvariantCulture);

    /// <summary>Content of a small kernel file without surrounding space, or null.</summary>
    public static string? Read(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? CpuInfo(string key) => Field("/proc/cpuinfo", key, ':');

    private static long MemoryTotal() =>
        long.TryParse(Field("/proc/meminfo", "MemTotal", ':')?.Split(' ')[0], CultureInfo.InvariantCulture, out var kib) ? kib * 1024 : 0;

    private static string Os() => Field("/etc/os-release", "PRETTY_NAME", '=')?.Trim('"') ?? RuntimeInformation.OSDescription;

    private static string? Virtualization() =>
        File.Exists("/.dockerenv") || File.Exists("/run/.containerenv") ? "container"
        : CpuInfo("flags")?.Split(' ').Contains("hypervisor") == true ? Read("/sys/class/dmi/id/sys_vendor") is { Length: > 0 } vendor ? $"virtual machine ({vendor})" : "virtual machine"
        : null;

    private static string? Field(string file, string key, char separator) => Read(file)?.Split('\n')
        .Select(x => x.Split(separator, 2))
        .FirstOrDefault(x => x.Length == 2 && x[0].Trim() == key)?[1].Trim();
}
