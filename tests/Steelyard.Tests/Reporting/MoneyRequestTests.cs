using Steelyard.Evidence.Deciding.Money;
using Steelyard.Reporting;

namespace Steelyard.Tests.Reporting;

public sealed class MoneyRequestTests
{
    private const double SecondsPerMonth = 365.25 / 12 * 86400;

    [Fact]
    public void What_was_said_is_kept_as_options_and_read_again()
    {
        var request = new MoneyRequest(["cpu-hour=0.05", "currency=EUR"], Rate: "50/s", PortDays: "rust=5..20", DayRate: "800");
        string[] options = ["--price=cpu-hour=0.05", "--price=currency=EUR", "--rate=50/s", "--port-days=rust=5..20", "--day-rate=800"];
        Assert.Equal(options, request.ToOptions().ToArray());
        Assert.Equal(options, MoneyRequest.Of([.. options]).ToOptions().ToArray());
        Assert.Empty(MoneyRequest.Nothing.ToOptions());
    }

    [Fact]
    public void The_prices_that_come_with_the_tool_have_a_day_and_a_source()
    {
        Assert.NotNull(PriceFile.Default.AsOf);
        Assert.StartsWith("https://", PriceFile.Default.Source, StringComparison.Ordinal);
        Assert.Equal(PriceFile.Default, Read(MoneyRequest.Nothing).Prices);
    }

    [Theory]
    [InlineData("50/s", 50 * SecondsPerMonth)]
    [InlineData("2M/month", 2e6)]
    [InlineData(" 1.5k / day ", 1500 * 365.25 / 12)]
    [InlineData("1e3/month", 1000)]
    public void Rates_are_per_month(string text, double perMonth) => Assert.Equal(perMonth, Read(new([], Rate: text)).Rate!.Value, 6);

    [Fact]
    public void A_range_has_its_ends_and_its_geometric_mean()
    {
        var rate = Read(new([], Rate: "10..1000/month")).Rate!;
        Assert.Equal((10, 100, 1000), (rate.Low, rate.Value, rate.High));
        var days = Read(new([], PortDays: "rust=5..20, hybrid=3")).PortDays;
        Assert.Equal((10.0, true), (days["rust"].Value, days["hybrid"].IsCertain));
    }

    [Fact]
    public void A_price_of_the_users_own_takes_day_and_source_away()
    {
        var prices = Read(new(["cpu-hour=0.02", "currency=EUR"])).Prices;
        Assert.Equal((0.02, PriceFile.Default.GibHour, "EUR"), (prices.CpuHour, prices.GibHour, prices.Currency));
        Assert.Null(prices.AsOf);
    }

    [Theory]
    [InlineData("--rate", "often")]
    [InlineData("--rate", "5/fortnight")]
    [InlineData("--rate", "0/s")]
    [InlineData("--rate", "100..10/s")]
    [InlineData("--port-days", "rust=many")]
    [InlineData("--port-days", "-3")]
    [InlineData("--day-rate", "1e400")]
    [InlineData("--months", "")]
    [InlineData("--price", "disk=3")]
    [InlineData("--price", "cpu-hour=")]
    [InlineData("--price", "currency=<b>")]
    public void What_cannot_be_read_is_named_with_its_option(string option, string text)
    {
        var request = option switch
        {
            "--rate" => new MoneyRequest([], Rate: text),
            "--port-days" => new([], PortDays: text),
            "--day-rate" => new([], DayRate: text),
            "--months" => new([], Months: text),
            _ => new([text]),
        };
        Assert.False(request.TryRead(PriceFile.Default, out _, out var error));
        Assert.Equal(option, error.Value.Option);
        Assert.NotEmpty(error.Value.Message);
    }

    private static MoneyTerms Read(MoneyRequest request)
    {
        Assert.True(request.TryRead(PriceFile.Default, out var terms, out var error), error?.Message);
        return terms;
    }
}
