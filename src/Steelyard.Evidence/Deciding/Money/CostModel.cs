namespace Steelyard.Evidence.Deciding.Money;

/// <summary>
/// The cost of one option: computing = CPU time × price + wall time × peak memory × price, per operation; port and upkeep when it is
/// not there already. Inputs are independent, so that a mean of the product is the product of the means.
/// </summary>
internal sealed class CostModel
{
    private const double Hour = 3600;
    private const double Gib = 1 << 30;
    private static readonly Aspect[] Needed = [Aspect.Cpu, Aspect.Wall, Aspect.PeakMemory];

    private readonly double[] cpu;
    private readonly double[] wall;
    private readonly double[] memory;
    private readonly bool isNew;
    private readonly double cpuPrice;
    private readonly double memoryPrice;
    private readonly (double Cpu, double Wall, double Memory, double Port) mean;

    private CostModel(Option option, bool isNew, MoneyTerms terms, double[][] values, double[]? portCosts)
    {
        (Option, this.isNew, Terms, cpu, wall, memory, PortCosts) = (option.Name, isNew, terms, values[0], values[1], values[2], portCosts);
        cpuPrice = terms.Prices.CpuHour / Hour / terms.OperationsPerRun;
        memoryPrice = terms.Prices.GibHour / Hour / Gib / terms.OperationsPerRun;
        mean = (cpu.Average(), wall.Average(), memory.Average(), portCosts?.Average() ?? 0);
        PerOperation = [.. cpu.Select((x, d) => PriceOf(x, wall[d], memory[d]))];
    }

    public string Option { get; }

    public MoneyTerms Terms { get; }

    /// <summary>Computing for one operation, by draw.</summary>
    public double[] PerOperation { get; }

    /// <summary>Writing it, by draw; null when it is there or when that is not known.</summary>
    public double[]? PortCosts { get; }

    /// <summary>Money per month beside computing.</summary>
    public double Upkeep => isNew ? Terms.Upkeep : 0;

    public static bool Fits(Option option) => Needed.All(a => option.ValueOf(a) is not null);

    public static CostModel Of(Option option, int index, bool isNew, MoneyTerms terms, LatinHypercube drawn)
    {
        var values = Needed.Select((a, i) => Values(option.ValueOf(a)!, drawn.Column(index, i))).ToArray();
        var days = isNew && terms.DayRate is not null ? terms.DaysFor(option.Name) : null;
        var costs = days is null ? null : Array.ConvertAll(drawn.Column(index, Needed.Length), x => days.At(x) * terms.DayRate!.Value);
        return new(option, isNew, terms, values, costs);
    }

    /// <summary>All it costs, by draw: over the months when a rate is stated, else computing for the operations given.</summary>
    public double[] Totals(double[] rate) => [.. PerOperation.Select((x, d) => Total(x, rate[d], PortCosts?[d] ?? 0))];

    /// <summary>The mean of all it costs at one rate.</summary>
    public double MeanTotal(double rate) => Total(PriceOf(mean.Cpu, mean.Wall, mean.Memory), rate, mean.Port);

    /// <summary>Every uncertain input alone: all it costs, by draw of that input, the others averaged out.</summary>
    public IEnumerable<(string Name, double[] Totals)> Single(double rate)
    {
        var (c, w, m, p) = mean;
        yield return ($"CPU time of {Option}", Array.ConvertAll(cpu, x => Total(PriceOf(x, w, m), rate, p)));
        yield return ($"wall time of {Option}", Array.ConvertAll(wall, x => Total(PriceOf(c, x, m), rate, p)));
        yield return ($"peak memory of {Option}", Array.ConvertAll(memory, x => Total(PriceOf(c, w, x), rate, p)));
        if (PortCosts is not null)
            yield return ($"days to write {Option}", Array.ConvertAll(PortCosts, x => Total(PriceOf(c, w, m), rate, x)));
    }

    private double PriceOf(double cpuSeconds, double wallSeconds, double bytes) => cpuSeconds * cpuPrice + wallSeconds * bytes * memoryPrice;

    private double Total(double perOperation, double rate, double port) =>
        Terms.Rate is null ? perOperation * rate : Terms.Months * (perOperation * rate + Upkeep) + port;

    private static double[] Values(AspectValue value, double[] normals)
    {
        var (spread, scale) = (Spread.Of(value), ValueScale.Of(value.Aspect));
        return Array.ConvertAll(normals, z => scale.Value(spread.At(z)));
    }
}
