using Steelyard.Lab.Measuring;

namespace Steelyard.Tests.Lab.Measuring;

/// <summary>Counters as Linux shows them, in a folder of the test's own.</summary>
public sealed class EnergyMeterTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("powercap-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_machine_without_counters_shows_none()
    {
        Assert.Null(new EnergyMeter(Path.Combine(folder.FullName, "none")).Name);
        var meter = new EnergyMeter(folder.FullName);
        Assert.Null(meter.Read());
        Assert.Null(meter.Between(meter.Read(), meter.Read()));
    }

    [Fact]
    public void Packages_are_added_up_and_their_parts_are_not_counted_twice()
    {
        Counter("intel-rapl:0", "package-0", 1_000_000);
        Counter("intel-rapl:1", "package-1", 5_000_000);
        Counter("intel-rapl:0:0", "core", 400_000);
        Counter("intel-rapl-mmio:0", "package-0", 1_000_000);
        var meter = new EnergyMeter(folder.FullName);
        Assert.Equal("package-0 + package-1", meter.Name);
        var before = meter.Read();
        Counter("intel-rapl:0", "package-0", 3_000_000);
        Counter("intel-rapl:1", "package-1", 5_500_000);
        Assert.Equal(2.5, meter.Between(before, meter.Read())!.Value, 9);
    }

    [Fact]
    public void A_counter_that_begins_anew_is_counted_on()
    {
        Counter("intel-rapl:0", "package-0", 9_500_000);
        var meter = new EnergyMeter(folder.FullName);
        var before = meter.Read();
        Counter("intel-rapl:0", "package-0", 500_000);
        Assert.Equal(1, meter.Between(before, meter.Read())!.Value, 9);
    }

    [Fact]
    public void A_counter_that_can_no_longer_be_read_gives_no_energy()
    {
        Counter("intel-rapl:0", "package-0", 1);
        var meter = new EnergyMeter(folder.FullName);
        var before = meter.Read();
        File.Delete(Path.Combine(folder.FullName, "intel-rapl:0", "energy_uj"));
        Assert.Null(meter.Between(before, meter.Read()));
    }

    private void Counter(string name, string title, long energy)
    {
        var place = folder.CreateSubdirectory(name).FullName;
        File.WriteAllText(Path.Combine(place, "name"), title + "\n");
        File.WriteAllText(Path.Combine(place, "energy_uj"), $"{energy}\n");
        File.WriteAllText(Path.Combine(place, "max_energy_range_uj"), "10000000\n");
    }
}
