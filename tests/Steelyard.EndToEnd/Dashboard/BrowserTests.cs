using Microsoft.Playwright;
using Steelyard.EndToEnd.Running;

namespace Steelyard.EndToEnd.Dashboard;

/// <summary>The dashboard and the report in a real browser. Pictures are kept in <c>artifacts/screenshots</c>.</summary>
public sealed class BrowserTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private static readonly string[] Pages =
        ["/", "/studies/first", "/studies/first/decide", "/studies/first/trials", "/trend?workload=alpha", "/compare?before=first&after=second", "/ports", "/forecasts", "/claims", "/runs", "/nothing"];

    private readonly Sandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [SkippableFact]
    public async Task One_reads_from_the_list_to_a_trial_without_script()
    {
        using var dashboard = Stored();
        await using var watched = await browser.OpenAsync(dashboard.Address, script: false);
        var page = watched.Page;
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "alpha" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Move to Rust");
        await page.Locator("#aspects td a").First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Trials of");
        await page.GotoAsync("/?workload=beta");
        await Assertions.Expect(page.Locator("table.studies tbody tr")).ToHaveCountAsync(1);
        await page.GotoAsync("/studies/first/decide");
        await page.GetByLabel("source size", new() { Exact = true }).FillAsync("10");
        await page.GetByLabel("wall time", new() { Exact = true }).FillAsync("0");
        await page.GetByLabel("peak memory", new() { Exact = true }).FillAsync("0");
        await page.GetByRole(AriaRole.Button, new() { Name = "Decide" }).ClickAsync();
        await Assertions.Expect(page.Locator("#answer .verdict h2")).ToContainTextAsync("Stay in Python");
        await page.GotoAsync("/trend?workload=alpha");
        await Assertions.Expect(page.Locator("svg.trend-plot")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task The_list_answers_while_one_types_and_the_address_holds_the_filter()
    {
        using var dashboard = Stored();
        await using var watched = await browser.OpenAsync(dashboard.Address);
        var page = watched.Page;
        await page.GotoAsync("/");
        await Assertions.Expect(page.Locator("table.studies tbody tr")).ToHaveCountAsync(3);
        await page.GetByLabel("Search").FillAsync("bet");
        await Assertions.Expect(page.Locator("table.studies tbody tr")).ToHaveCountAsync(1);
        Assert.Contains("q=bet", page.Url, StringComparison.Ordinal);
        await page.GetByLabel("Search").FillAsync("");
        await page.GetByLabel("Verdict").SelectOptionAsync("undecided");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("No study fits");
        watched.AssertQuiet();
    }

    [SkippableFact]
    public async Task Sliders_change_the_verdict_in_place_and_the_address_leads_back_to_it()
    {
        using var dashboard = Stored();
        await using var watched = await browser.OpenAsync(dashboard.Address);
        var page = watched.Page;
        await page.GotoAsync("/studies/first/decide");
        var verdict = page.Locator("#answer .verdict h2");
        await Assertions.Expect(verdict).ToContainTextAsync("Move to Rust");
        await page.GetByLabel("wall time", new() { Exact = true }).FillAsync("0");
        await page.GetByLabel("peak memory", new() { Exact = true }).FillAsync("0");
        await page.GetByLabel("source size", new() { Exact = true }).FillAsync("9");
        await Assertions.Expect(verdict).ToContainTextAsync("Stay in Python");
        await Browser.PictureAsync(page, "decide-again");
        await page.GetByLabel("source size at most").FillAsync("60");
        await Assertions.Expect(page.Locator("#lo-source_size")).Not.ToHaveTextAsync("no limit");
        await page.GetByLabel("How often it runs").FillAsync("10..100/s");
        await page.GetByLabel("Days to write it").FillAsync("rust=5..20");
        await page.GetByLabel("A day costs").FillAsync("800");
        await Assertions.Expect(page.Locator("#money")).ToContainTextAsync("pays back in");
        await Assertions.Expect(page.Locator("#money")).ToContainTextAsync("rate of operations");

        await using var second = await browser.OpenAsync(dashboard.Address);
        await second.Page.GotoAsync(page.Url);
        Assert.Equal(await verdict.TextContentAsync(), await second.Page.Locator("#answer .verdict h2").TextContentAsync());
        Assert.Equal("rust=5..20", await second.Page.GetByLabel("Days to write it").InputValueAsync());
        watched.AssertQuiet();
    }

    [SkippableFact]
    public async Task A_running_study_is_followed_to_its_verdict()
    {
        using var dashboard = RunningDashboard.Start(sandbox);
        var hold = sandbox.Write("hold", "");
        var weighing = sandbox.Start("weigh", HeldAt(hold), "--candidates", "python,shell", "--budget", "6s", "--precision", "0.1%");
        weighing.WaitUntil(() => dashboard.Page("/").Contains(">running<", StringComparison.Ordinal));
        await using var watched = await browser.OpenAsync(dashboard.Address);
        var page = watched.Page;
        await page.GotoAsync("/studies/latest");
        await Assertions.Expect(page.Locator(".progress h2")).ToContainTextAsync("Running");
        var seen = await page.Locator(".progress p span").TextContentAsync();
        File.Delete(hold);
        await Assertions.Expect(page.Locator(".progress p span")).Not.ToHaveTextAsync(seen!);
        await Browser.PictureAsync(page, "running");
        await Assertions.Expect(page.Locator(".progress")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Stay in Python");
        weighing.WaitForEnd().Expect(0);
        watched.AssertQuiet();
    }

    [SkippableFact]
    public async Task The_keyboard_is_enough()
    {
        using var dashboard = Stored();
        await using var watched = await browser.OpenAsync(dashboard.Address);
        var page = watched.Page;
        await page.GotoAsync("/");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to the content" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByLabel("Search")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("first");
        await Assertions.Expect(page.Locator("table.studies tbody tr")).ToHaveCountAsync(1);
        for (var i = 0; i < 10 && !page.Url.EndsWith("/studies/first", StringComparison.Ordinal); i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("document.activeElement.matches('table.studies a')"))
                await Task.WhenAll(page.WaitForURLAsync("**/studies/first"), page.Keyboard.PressAsync("Enter"));
        }
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Move to Rust");

        await page.GotoAsync("/studies/first/decide");
        await page.GetByLabel("source size", new() { Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("End");
        await page.GetByLabel("wall time", new() { Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await page.GetByLabel("peak memory", new() { Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await Assertions.Expect(page.Locator("#answer .verdict h2")).ToContainTextAsync("Stay in Python");
        await Assertions.Expect(page.GetByLabel("peak memory", new() { Exact = true })).ToBeFocusedAsync();
        watched.AssertQuiet();
    }

    [SkippableTheory]
    [InlineData(1280, ColorScheme.Light, "wide")]
    [InlineData(1280, ColorScheme.Dark, "dark")]
    [InlineData(320, ColorScheme.Light, "narrow")]
    public async Task Every_page_fits_is_accessible_and_makes_no_error(int width, ColorScheme colours, string name)
    {
        using var dashboard = Stored("--allow-runs");
        await using var watched = await browser.OpenAsync(dashboard.Address, width, colours: colours);
        foreach (var path in Pages)
        {
            await watched.Page.GotoAsync(path);
            Assert.True(await watched.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{path} is wider than {width}");
            await watched.AssertAccessibleAsync(path);
            await Browser.PictureAsync(watched.Page, $"{name}{path.Split('?')[0].Replace('/', '-').TrimEnd('-')}");
        }
        if (colours == ColorScheme.Dark)
            Assert.Equal("rgb(20, 25, 29)", await watched.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
    }

    [SkippableTheory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(320, ColorScheme.Light)]
    public async Task The_report_as_a_file_is_accessible_and_fits(int width, ColorScheme colours)
    {
        Conclude("first", 0, "alpha");
        sandbox.Run("report", "first", "--out", "r.html").Expect(0);
        await using var watched = await browser.OpenAsync(new Uri("file://" + sandbox.At("r.html")), width, colours: colours);
        await watched.Page.GotoAsync("file://" + sandbox.At("r.html"));
        await watched.AssertAccessibleAsync("report");
        Assert.True(await watched.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
        await Browser.PictureAsync(watched.Page, $"report-{width}-{colours}");
        watched.AssertQuiet();
    }

    [SkippableFact]
    public async Task On_paper_the_study_stands_without_its_controls()
    {
        using var dashboard = Stored();
        await using var watched = await browser.OpenAsync(dashboard.Address);
        var page = watched.Page;
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.GotoAsync("/studies/first");
        await Assertions.Expect(page.Locator("nav.here")).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await page.GotoAsync("/studies/first/decide");
        await Assertions.Expect(page.Locator("form")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#answer")).ToBeVisibleAsync();
        Assert.NotEmpty(await page.PdfAsync());
        await Browser.PictureAsync(page, "print-decide");
    }

    [SkippableFact]
    public async Task Hostile_names_do_nothing()
    {
        Conclude("evil", 0, "<img src=x onerror=alert(1)><script>alert(2)</script>\u202E" + new string('x', 10_000));
        using var dashboard = RunningDashboard.Start(sandbox);
        await using var watched = await browser.OpenAsync(dashboard.Address, width: 320);
        foreach (var path in new[] { "/", "/studies/evil", "/studies/evil/decide", "/trend" })
        {
            await watched.Page.GotoAsync(path);
            Assert.True(await watched.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 320, $"{path} is too wide");
        }
        watched.AssertQuiet();
    }

    [SkippableFact]
    public async Task The_token_lets_a_browser_in()
    {
        Conclude("first", 0, "alpha");
        using var dashboard = RunningDashboard.Start(sandbox, "--token", "correct-horse-battery");
        await using var watched = await browser.OpenAsync(dashboard.Address);
        await watched.Page.GotoAsync("/studies/first");
        await Assertions.Expect(watched.Page.GetByLabel("Token")).ToBeVisibleAsync();
        await watched.Page.GotoAsync("/enter#correct-horse-battery");
        await watched.Page.ReloadAsync();
        await watched.Page.GetByLabel("Token").FillAsync("correct-horse-battery");
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Enter" }).ClickAsync();
        await Assertions.Expect(watched.Page.Locator("table.studies")).ToBeVisibleAsync();
        watched.AssertQuiet();
    }

    /// <summary>A workload whose second candidate waits for as long as a file is there: however slow the machine, the study is still running.</summary>
    private string HeldAt(string file)
    {
        var agree = Repository.Fixture("agree");
        foreach (var source in Directory.EnumerateFiles(agree, "*", SearchOption.AllDirectories))
            sandbox.Write(Path.Combine("held", Path.GetRelativePath(agree, source)), File.ReadAllText(source));
        var script = sandbox.At("held/shell/sum.sh");
        File.WriteAllText(script, $"while [ -e '{file}' ]; do sleep 0.05; done\n{File.ReadAllText(script)}");
        return sandbox.At("held");
    }

    private RunningDashboard Stored(params string[] options)
    {
        Conclude("first", 0, "alpha");
        Conclude("second", 1, "alpha");
        Conclude("third", 2, "beta");
        sandbox.KeepClaimAndForecast("first");
        return RunningDashboard.Start(sandbox, options);
    }

    private void Conclude(string id, int minute, string workload)
    {
        sandbox.Store(id, minute, pythonFactor: 1 + (0.1 * minute), workload: workload);
        sandbox.Run("decide", id).Expect(0);
    }
}
