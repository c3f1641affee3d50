using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using Steelyard.Evidence;
using Steelyard.Evidence.Deciding;
using Steelyard.Evidence.Deciding.Money;
using static Steelyard.Tests.Evidence.Deciding.Problems;

namespace Steelyard.Tests.Evidence.Deciding;

public sealed class MoneyTests
{
    private const double Gib = 1 << 30;

    /// <summary>One unit of money per CPU second and per GiB second.</summary>
    private static readonly MoneyTerms Terms = new() { Prices = new("test", "EUR", CpuHour: 3600, GibHour: 3600, null, null) };

    [Theory]
    [InlineData(0, 1, 0.398942)]
    [InlineData(1, 2, 0.395593)]
    public void Perfect_information_on_a_normal_gain_is_worth_the_unit_normal_loss(double mean, double deviation, double worth)
    {
        var gain = Enumerable.Range(0, 10_000).Select(k => mean + (deviation * Normal.InvCDF(0, 1, (k + 0.5) / 10_000))).ToArray();
        // The costs of staying and of changing.
        Assert.Equal(worth, ValueOfInformation.Regrets([new double[10_000], Array.ConvertAll(gain, x => -x)]).Min(), 4);
    }

    [Fact]
    public void A_run_costs_its_CPU_time_and_its_memory_while_it_takes()
    {
        var cost = Assert.Single(Of(Terms, Costing(Python, cpu: 1, wall: 2, gib: 0.5)).Costs);
        Assert.Equal(2e6, cost.PerMillion.Value, 1);
        Assert.Equal(cost.PerMillion.Low, cost.PerMillion.High, 1);
        Assert.Null(cost.PerMonth);
        var shared = Assert.Single(Of(Terms with { OperationsPerRun = 1000 }, Costing(Python, cpu: 1, wall: 2, gib: 0.5)).Costs);
        Assert.Equal(2e3, shared.PerMillion.Value, 1);
    }

    [Theory]
    [InlineData(0, 5.0)]
    [InlineData(50, 10.0)]
    [InlineData(100, double.PositiveInfinity)]
    [InlineData(150, double.PositiveInfinity)]
    public void A_port_pays_back_out_of_what_it_saves_or_never(double upkeep, double months)
    {
        var terms = Terms with { Rate = Stated.Point(100), DayRate = 50, PortDays = Days("", Stated.Point(10)), Upkeep = upkeep };
        var result = Of(terms, Costing(Python, cpu: 2), Costing(Rust, cpu: 1));
        Assert.Equal("python", result.Reference);
        var (python, rust) = (result.Costs[0], result.Costs[1]);
        Assert.Null(python.BreakEven);
        Assert.Null(python.Port);
        Assert.Equal(500, rust.Port!.Value, 3);
        Assert.Equal(100 - upkeep, rust.MonthlySaving!.Value, 2);
        Assert.Equal(months, rust.BreakEven!.Value, 2);
    }

    [Fact]
    public void Days_are_named_by_candidate_or_stand_for_all()
    {
        var terms = Terms with { Rate = Stated.Point(1), DayRate = 1, PortDays = Days("", Stated.Point(3)).Add("rust", Stated.Point(7)) };
        var result = Of(terms, Costing(Python, 1), Costing(Hybrid, 1), Costing(Rust, 1));
        Assert.Equal([("hybrid", 3.0), ("rust", 7.0)], result.Costs.Where(x => x.Port is not null).Select(x => (x.Option, Math.Round(x.Port!.Value, 6))));
    }

    [Fact]
    public void What_is_certain_is_worth_nothing_to_know()
    {
        var result = Of(Terms with { Rate = Stated.Point(1000) }, Costing(Python, 2), Costing(Rust, 1));
        Assert.Equal("rust", result.Cheapest);
        Assert.Equal(0, result.Evpi);
        Assert.Empty(result.Inputs);
        Assert.Equal([0.0, 1.0], result.Costs.Select(x => x.ShareCheapest));
    }

    [Fact]
    public void The_input_that_could_change_the_choice_is_named_and_is_worth_no_more_than_everything()
    {
        // Break-even within three years needs a rate of 14 a month; it may be anything from 1 to 200.
        var terms = Terms with { Rate = Stated.Range(1, 200), DayRate = 50, PortDays = Days("", Stated.Range(8, 12)) };
        var result = Of(terms, Costing(Python, 2), Costing(Rust, 1));
        Assert.Equal("rate of operations", result.Inputs[0].Input);
        Assert.True(result.Evpi > 0);
        Assert.All(result.Inputs, x => Assert.InRange(x.Value, 0, result.Evpi * 1.01));
        Assert.Equal(result.Evpi, result.Costs.Min(x => x.Regret));
    }

    [Fact]
    public void Options_without_the_values_take_no_part()
    {
        Assert.Null(MoneyAnalysis.Of([Python(Value(Aspect.Wall, 1))], "python", Terms, seed: 1));
        Assert.Single(Of(Terms, Costing(Python, 1), Rust(Value(Aspect.Wall, 1))).Costs);
    }

    [Fact]
    public void The_same_seed_gives_the_same_money()
    {
        var terms = Terms with { Rate = Stated.Range(1, 200) };
        Option[] options = [Costing(Python, 2, spread: 1.1), Costing(Rust, 1, spread: 1.2)];
        Assert.Equal(Of(terms, options).Costs.AsEnumerable(), Of(terms, [options[1], options[0]]).Costs);
    }

    private static MoneyResult Of(MoneyTerms terms, params Option[] options) => MoneyAnalysis.Of(options, "python", terms, seed: 1)!;

    private static ImmutableSortedDictionary<string, Stated> Days(string name, Stated days) => ImmutableSortedDictionary<string, Stated>.Empty.Add(name, days);

    private static Option Costing(Func<AspectValue[], Option> option, double cpu, double wall = 0, double gib = 0, double spread = 1) =>
        option([Value(Aspect.Cpu, cpu, spread), Value(Aspect.Wall, wall), Value(Aspect.PeakMemory, gib * Gib)]);
}
