using System.Collections.Immutable;
using Steelyard.Evidence.Forecasting;

namespace Steelyard.Tests.Evidence.Forecasting;

public sealed class ForecasterTests
{
    private const string File = "/home/me/app.py";

    [Fact]
    public void A_hot_kernel_that_is_called_seldom_is_the_plan()
    {
        var forecast = Forecaster.Make(Request([Hot("kernel", 9), Hot("main", 1)], Counts(("kernel", 10, 100))));
        Assert.Equal(["app.py:kernel"], Names(forecast.Plan));
        Assert.True(forecast.Pays);
        Assert.InRange(forecast.Plan.Gain.Value, 4, 10);
        Assert.True(forecast.Plan.Gain.Low < forecast.Plan.Gain.Value && forecast.Plan.Gain.Value < forecast.Plan.Gain.High);
    }

    [Fact]
    public void A_kernel_whose_values_take_longer_to_convert_than_to_compute_is_bound_by_conversion()
    {
        var forecast = Forecaster.Make(Request([Hot("tiny", 5), Hot("main", 5)], Counts(("tiny", 1_000_000, 1000))));
        Assert.DoesNotContain("app.py:tiny", Names(forecast.Plan));
        Assert.Equal(NoGainKind.Conversion, forecast.Stays.Single(x => x.Function.Name == "tiny").Kind);
    }

    [Fact]
    public void Calls_from_a_function_that_moves_too_cost_nothing()
    {
        var counts = Counts(("tiny", 1_000_000, 1000), ("loop", 1, 1));
        counts = counts.SetItem(Key("tiny"), counts[Key("tiny")] with { Callers = ImmutableDictionary<FunctionKey, double>.Empty.Add(Key("loop"), 1) });
        var request = Request([Hot("tiny", 5), Hot("loop", 4), Hot("main", 1)], counts, ("loop", "tiny"));
        var forecast = Forecaster.Make(request);
        Assert.Equal(["app.py:loop", "app.py:tiny"], Names(forecast.Plan));
        Assert.True(forecast.Plan.Boundary < 0.01);
    }

    [Fact]
    public void A_caller_of_what_is_refused_stays_and_says_so()
    {
        var request = Request([Hot("caller", 6), Hot("refused", 3), Hot("main", 1)], Counts(("caller", 1, 1), ("refused", 1, 1), ("main", 1, 1)), ("caller", "refused"))
            with
        { Refusals = ImmutableDictionary<FunctionKey, string>.Empty.Add(Key("refused"), "line 3: yield is not supported yet").Add(Key("main"), "no") };
        var forecast = Forecaster.Make(request);
        Assert.Empty(forecast.Plan.Functions);
        Assert.False(forecast.Pays);
        Assert.Equal(NoGainKind.Callee, forecast.Stays.Single(x => x.Function.Name == "caller").Kind);
        Assert.Contains("yield", forecast.Stays.Single(x => x.Function.Name == "refused").Why, StringComparison.Ordinal);
        Assert.True(forecast.Ceiling > 2);
    }

    [Fact]
    public void The_ceiling_is_beyond_what_the_best_plan_may_gain()
    {
        var forecast = Forecaster.Make(Request([Hot("kernel", 9), Hot("main", 1)], Counts(("kernel", 1, 1), ("main", 1, 1))));
        Assert.True(forecast.Pays);
        Assert.True(forecast.Ceiling > forecast.Plan.Gain.High);
    }

    [Fact]
    public void Native_and_waiting_time_is_told_apart_from_what_Rust_could_shorten()
    {
        var forecast = Forecaster.Make(Request(
            [new(Key("load"), 1, 0.1, 0, 0, 8), new(Key("solve"), 9, 0.1, 0.2, 5, 0)], Counts(("load", 1, 1), ("solve", 1, 1)), duration: 13.4));
        Assert.Equal(NoGainKind.Waiting, forecast.Stays.Single(x => x.Function.Name == "load").Kind);
        Assert.Equal(NoGainKind.Native, forecast.Stays.Single(x => x.Function.Name == "solve").Kind);
        Assert.True(forecast.Ceiling < 1.05);
        Assert.False(forecast.Pays);
    }

    [Fact]
    public void The_next_best_plan_lacks_something_of_the_plan()
    {
        var forecast = Forecaster.Make(Request([Hot("a", 5), Hot("b", 4), Hot("main", 1)], Counts(("a", 1, 1), ("b", 1, 1))));
        Assert.NotNull(forecast.Next);
        Assert.NotEmpty(forecast.Plan.Functions.Except(forecast.Next.Functions));
        Assert.True(forecast.Next.Gain.Value < forecast.Plan.Gain.Value);
    }

    [Theory]
    [InlineData("int", "float", "kernel")]
    [InlineData("str", "int", "kernel")]
    [InlineData("str", "str", "objects")]
    [InlineData("dict", "int", "objects")]
    public void The_class_follows_from_what_goes_in_and_out(string goesIn, string comesOut, string expected)
    {
        var counts = Counts(("f", 10, 1));
        counts = counts.SetItem(Key("f"), counts[Key("f")] with { In = One(goesIn), Out = One(comesOut) });
        Assert.Equal(expected, Forecaster.Make(Request([Hot("f", 9), Hot("main", 1)], counts)).Candidates.Single(x => x.Function.Name == "f").Class);
    }

    [Fact]
    public void Time_that_no_sample_saw_makes_the_program_longer_and_the_forecast_wider()
    {
        var request = Request([Hot("kernel", 9), Hot("main", 1)], Counts(("kernel", 10, 100)));
        var seen = Forecaster.Make(request);
        var late = Forecaster.Make(request with { Profile = request.Profile with { Unseen = 5 } });
        Assert.Equal(15, late.Seconds);
        Assert.True(late.Plan.Gain.Low < seen.Plan.Gain.Low && late.Plan.Gain.Value < seen.Plan.Gain.Value && late.Plan.Gain.High < seen.Plan.Gain.High);
    }

    [Fact]
    public void A_function_that_may_fail_to_be_ported_widens_the_interval_downwards()
    {
        var one = Forecaster.Make(Request([Hot("a", 9), Hot("main", 1)], Counts(("a", 10, 100)))).Plan;
        var two = Forecaster.Make(Request([Hot("a", 6), Hot("b", 3), Hot("main", 1)], Counts(("a", 10, 100), ("b", 10, 100)))).Plan;
        Assert.Equal(2, two.Functions.Length);
        Assert.True(two.Gain.Low < 2.6 && one.Gain.Low > 3, $"{one.Gain} {two.Gain}");
    }

    [Fact]
    public void What_costs_more_at_the_boundary_than_it_saves_is_not_entered_when_its_caller_fails()
    {
        var counts = Counts(("tiny", 1_000_000, 1000), ("loop", 1, 1));
        counts = counts.SetItem(Key("tiny"), counts[Key("tiny")] with { Callers = ImmutableDictionary<FunctionKey, double>.Empty.Add(Key("loop"), 1) });
        var forecast = Forecaster.Make(Request([Hot("tiny", 5), Hot("loop", 4), Hot("main", 1)], counts, ("loop", "tiny")));
        Assert.Equal(["app.py:loop"], forecast.Candidates.Where(x => x.Entered && x.Refusal is null).Select(x => x.Function.ToString()));
        Assert.True(forecast.Plan.Gain.Low > 1.5, $"{forecast.Plan.Gain}");
    }

    [Fact]
    public void A_function_that_is_called_from_Python_too_is_left_to_Python_there_when_the_boundary_costs_more()
    {
        var counts = Counts(("tiny", 1_000_000, 1000), ("loop", 1, 1));
        counts = counts.SetItem(Key("tiny"), counts[Key("tiny")] with { Callers = ImmutableDictionary<FunctionKey, double>.Empty.Add(Key("loop"), 0.5) });
        var plan = Forecaster.Make(Request([Hot("tiny", 5), Hot("loop", 4), Hot("main", 1)], counts, ("loop", "tiny"))).Plan;
        Assert.Equal(["app.py:loop", "app.py:tiny"], [.. plan.Functions.Select(x => x.ToString())]);
        Assert.True(plan.Boundary < 0.01);
        Assert.InRange(plan.Gain.Value, 1.8, 3);
    }

    [Fact]
    public void Functions_that_only_call_each_other_and_are_not_entered_are_no_plan()
    {
        var counts = Counts(("odd", 1_000_000, 1000), ("even", 1_000_000, 1000));
        foreach (var (callee, caller) in new[] { ("odd", "even"), ("even", "odd") })
            counts = counts.SetItem(Key(callee), counts[Key(callee)] with { Callers = ImmutableDictionary<FunctionKey, double>.Empty.Add(Key(caller), 0.999) });
        Assert.Empty(Forecaster.Make(Request([Hot("odd", 5), Hot("even", 4), Hot("main", 1)], counts, ("odd", "even"))).Plan.Functions);
    }

    [Fact]
    public void Loading_modules_is_no_candidate_and_says_so()
    {
        var forecast = Forecaster.Make(Request([new(FunctionKey.Import, 1, 1, 6, 0, 0), Hot("main", 3)], Counts()));
        var import = forecast.Stays[0];
        Assert.Equal((NoGainKind.Module, "<import>"), (import.Kind, import.Function.ToString()));
        Assert.True(forecast.Ceiling < 1.5);
    }

    [Theory]
    [InlineData("/home/me/app.py", "app.py:f")]
    [InlineData("/usr/lib/python3/dist-packages/markdown/core.py", "markdown/core.py:f")]
    [InlineData("/home/me/.venv/lib/python3.11/site-packages/six.py", "six.py:f")]
    [InlineData("<string>", "<string>:f")]
    public void A_function_of_an_installed_package_is_named_with_its_package(string file, string expected) => Assert.Equal(expected, new FunctionKey(file, "f").ToString());

    [Fact]
    public void The_same_request_gives_the_same_forecast()
    {
        var request = Request([Hot("kernel", 9), Hot("main", 1)], Counts(("kernel", 10, 100)));
        Assert.Equal(Forecaster.Make(request).Plan.Gain, Forecaster.Make(request).Plan.Gain);
    }

    [Fact]
    public void A_shorter_program_gains_less_because_switching_costs_the_same()
    {
        var shorter = Request([Hot("kernel", 0.02)], Counts(("kernel", 1, 1)), duration: 0.02);
        Assert.False(Forecaster.Make(shorter).Pays);
    }

    [Fact]
    public void Reference_classes_meet_their_percentiles() =>
        Assert.All(ReferenceClass.All, x =>
        {
            Assert.Equal(x.Low, x.At(-1.6448536269514722), 1e-9);
            Assert.Equal(x.Median, x.At(0), 1e-9);
            Assert.Equal(x.High, x.At(1.6448536269514722), 1e-9);
        });

    private static ImmutableSortedDictionary<string, double> One(string type) => ImmutableSortedDictionary<string, double>.Empty.Add(type, 1);

    private static FunctionKey Key(string name) => new(File, name);

    private static FoldedFunction Hot(string name, double seconds) => new(Key(name), 1, seconds, 0, 0, 0);

    private static string[] Names(PortPlan plan) => [.. plan.Functions.Select(x => x.ToString())];

    private static ImmutableDictionary<FunctionKey, CallCount> Counts(params (string Name, long Calls, double Floats)[] rows) => rows.ToImmutableDictionary(
        x => Key(x.Name),
        x => new CallCount(x.Calls, ImmutableSortedDictionary<string, double>.Empty.Add("float", x.Floats), ImmutableSortedDictionary<string, double>.Empty.Add("float", 1), ImmutableDictionary<FunctionKey, double>.Empty));

    private static ForecastRequest Request(
        ImmutableArray<FoldedFunction> functions, ImmutableDictionary<FunctionKey, CallCount> counts, (string Caller, string Callee)? call = null, double duration = 10) => new()
        {
            Profile = new()
            {
                Functions = functions,
                Calls = call is { } x ? ImmutableDictionary<(FunctionKey, FunctionKey), double>.Empty.Add((Key(x.Caller), Key(x.Callee)), 1) : ImmutableDictionary<(FunctionKey, FunctionKey), double>.Empty,
                Duration = duration,
                RateHz = 1000,
                Scale = 1,
            },
            Costs = BoundaryCosts.Usual,
            Counts = counts,
            Refusals = ImmutableDictionary<FunctionKey, string>.Empty.Add(Key("main"), "print is not supported"),
            Seed = 1,
        };
}
