using System.Reflection;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Steelyard.EndToEnd.Running;

namespace Steelyard.EndToEnd.Dashboard;

/// <summary>A real Chromium, started once for all tests of a class. Without one they count as skipped.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string Pictures = Path.Combine(
        typeof(Browser).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(x => x.Key == "Repository").Value!, "artifacts", "screenshots");

    private IPlaywright? playwright;
    private IBrowser? browser;
    private string? missing;

    public async Task InitializeAsync()
    {
        var program = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);
        if (program is null)
        {
            missing = "chromium is not installed (Debian: apt-get install chromium)";
            return;
        }
        Assertions.SetDefaultExpectTimeout(60_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox"] });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }

    /// <summary>A page on which every error of scripts, policies and loading is collected.</summary>
    internal async Task<WatchedPage> OpenAsync(Uri address, int width = 1280, int height = 900, bool script = true, ColorScheme colours = ColorScheme.Light)
    {
        if (missing is not null)
            throw new MissingRequirementException(missing);
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            JavaScriptEnabled = script,
            ColorScheme = colours,
        });
        context.SetDefaultTimeout(60_000);
        return new WatchedPage(context, await context.NewPageAsync());
    }

    /// <summary>Keeps a picture for people to look at.</summary>
    internal static async Task PictureAsync(IPage page, string name)
    {
        Directory.CreateDirectory(Pictures);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, name + ".png"), FullPage = true });
    }
}

/// <summary>A page and what went wrong on it.</summary>
internal sealed class WatchedPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> errors = [];

    public WatchedPage(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, message) => { if (message.Type == "error") errors.Add(message.Text); };
        page.PageError += (_, error) => errors.Add(error);
        page.Dialog += (_, dialog) => errors.Add("dialog: " + dialog.Message);
    }

    public IPage Page { get; }

    /// <summary>Fails if a script failed, something was blocked or a dialog appeared.</summary>
    public void AssertQuiet() => Assert.Empty(errors);

    /// <summary>Fails if axe finds anything serious or critical.</summary>
    public async Task AssertAccessibleAsync(string where)
    {
        var found = await Page.RunAxe();
        var serious = found.Violations.Where(x => x.Impact is "serious" or "critical").SelectMany(Lines).ToList();
        Assert.True(serious.Count == 0, $"{where}:\n{string.Join('\n', serious)}");
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private static IEnumerable<string> Lines(AxeResultItem x) => x.Nodes.Select(n => $"{x.Id} ({x.Impact}): {n.Html}\n  {string.Join("; ", n.Any.Select(a => a.Message))}");
}
