using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Steelyard.EndToEnd.Running;
using Steelyard.Evidence;

namespace Steelyard.EndToEnd.Dashboard;

/// <summary>The dashboard as a browser's opposite: what it answers, to whom, and what it refuses.</summary>
public sealed partial class ServeTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void Without_a_store_every_page_says_what_to_do()
    {
        using var dashboard = RunningDashboard.Start(sandbox);
        Assert.Contains("steelyard weigh log-triage", dashboard.Page("/"), StringComparison.Ordinal);
        Assert.Contains("steelyard weigh log-triage", dashboard.Page("/trend"), StringComparison.Ordinal);
        Assert.Contains("steelyard port", dashboard.Page("/ports"), StringComparison.Ordinal);
        Assert.Contains("no forecasts yet", dashboard.Page("/forecasts"), StringComparison.Ordinal);
        Assert.Contains("No claim has been tested", dashboard.Page("/claims"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, dashboard.Get("/studies/latest").Status);
        Assert.False(File.Exists(sandbox.StoreFile));
        dashboard.End();
    }

    [Fact]
    public void Studies_are_listed_filtered_read_and_decided_again()
    {
        Conclude("first", 0, "alpha");
        Conclude("second", 1, "beta");
        using var dashboard = RunningDashboard.Start(sandbox);
        var all = dashboard.Page("/");
        Assert.Contains("/studies/first", all, StringComparison.Ordinal);
        Assert.Contains("/studies/second", all, StringComparison.Ordinal);
        var some = dashboard.Page("/?workload=beta&verdict=move-to-rust");
        Assert.DoesNotContain("/studies/first", some, StringComparison.Ordinal);
        Assert.Contains("/studies/second", some, StringComparison.Ordinal);
        Assert.Contains("No study fits", dashboard.Page("/?q=zeta"), StringComparison.Ordinal);

        Assert.Contains("Move to Rust", dashboard.Page("/studies/first"), StringComparison.Ordinal);
        Assert.Contains("Move to Rust", dashboard.Page("/studies/first/decide"), StringComparison.Ordinal);
        var other = dashboard.Page("/studies/first/decide?w.source_size=9&w.wall=0&l.wall=100");
        Assert.Contains("Stay in Python", other, StringComparison.Ordinal);
        Assert.Contains("--priorities source_size", other, StringComparison.Ordinal);
        Assert.Contains("pays back in", dashboard.Page("/studies/first/decide?w.wall=9&rate=50/s&port-days=5..20&day-rate=800"), StringComparison.Ordinal);
        Assert.Contains("expected a rate", dashboard.Page("/studies/first/decide?w.wall=9&rate=often"), StringComparison.Ordinal);
    }

    [Fact]
    public void Claims_and_forecasts_that_are_kept_are_shown_with_links_to_their_trials()
    {
        Conclude("first", 0, "alpha");
        sandbox.KeepClaimAndForecast("first");
        using var dashboard = RunningDashboard.Start(sandbox);
        var claims = dashboard.Page("/claims");
        Assert.Contains("does not hold", claims, StringComparison.Ordinal);
        Assert.Contains("id=\"claim-near-c\"", claims, StringComparison.Ordinal);
        Assert.Contains("href=\"/studies/first\"", claims, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", claims, StringComparison.Ordinal);
        var forecasts = dashboard.Page("/forecasts");
        Assert.Contains("held 1 of 1", forecasts, StringComparison.Ordinal);
        Assert.Contains("2.1\u00d7", System.Net.WebUtility.HtmlDecode(forecasts), StringComparison.Ordinal);
        Assert.Contains("href=\"/studies/first\"", forecasts, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, dashboard.Get("/studies/first/report?format=speedscope").Status);
    }

    [Fact]
    public void Reading_changes_nothing_in_the_store()
    {
        Conclude("first", 0, "alpha");
        var before = sandbox.Run("history", "--json").Output;
        using var dashboard = RunningDashboard.Start(sandbox);
        foreach (var path in new[] { "/", "/studies/first", "/studies/first/decide?w.wall=3", "/studies/first/report?format=html", "/studies/first/trials", "/trend?workload=alpha", "/runs" })
            dashboard.Get(path);
        Assert.Equal(HttpStatusCode.NotFound, dashboard.Get("/runs").Status);
        Assert.Equal(before, sandbox.Run("history", "--json").Output);
    }

    [Theory]
    [InlineData("/studies/nothing-here")]
    [InlineData("/studies/%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    [InlineData("/studies/first/report?format=exe")]
    [InlineData("/trend?workload=other")]
    [InlineData("/compare?before=first")]
    [InlineData("/ports/%2E%2E%2Fother")]
    [InlineData("/assets/000000000000/dashboard.js")]
    [InlineData("/no/such/page")]
    public void What_is_not_there_is_404_with_a_way_on(string path)
    {
        Conclude("first", 0, "alpha");
        using var dashboard = RunningDashboard.Start(sandbox);
        var (status, text) = dashboard.Get(path);
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("All studies", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Hostile_names_stay_text()
    {
        const string hostile = "<script>alert(1)</script>\u202E\"'";
        Conclude("evil", 0, hostile + new string('x', 10_000));
        using var dashboard = RunningDashboard.Start(sandbox);
        foreach (var path in new[] { "/", "/studies/evil", "/studies/evil/decide", "/trend", "/studies/evil/trials", "/?q=" + Uri.EscapeDataString(hostile) })
        {
            var page = dashboard.Page(path);
            Assert.DoesNotContain("<script>alert", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("\u202E", Attributes().Replace(page, ""), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Headers_keep_a_browser_from_doing_what_no_page_asks_for()
    {
        using var dashboard = RunningDashboard.Start(sandbox);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        using var response = dashboard.Client.Send(request);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public void A_name_that_was_made_to_point_here_gets_nothing()
    {
        using var dashboard = RunningDashboard.Start(sandbox);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "rebound.example:80" } };
        using var response = dashboard.Client.Send(request);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public void Beyond_loopback_nothing_is_shown_without_the_token()
    {
        Conclude("first", 0, "alpha");
        const string token = "correct-horse-battery";
        using var dashboard = RunningDashboard.Start(sandbox, "--listen", "0.0.0.0", "--token", token);
        foreach (var path in new[] { "/", "/studies/first", "/studies/first/report?format=json", "/studies/first/events", "/trend" })
            Assert.Equal(HttpStatusCode.Redirect, dashboard.Get(path).Status);
        Assert.Equal(HttpStatusCode.OK, Status(new HttpRequestMessage(HttpMethod.Get, "/studies/first") { Headers = { { "Authorization", "Bearer " + token } } }));
        Assert.Equal(HttpStatusCode.Redirect, Status(new HttpRequestMessage(HttpMethod.Get, "/studies/first") { Headers = { { "Authorization", "Bearer wrong" } } }));

        Assert.Equal(HttpStatusCode.Unauthorized, Enter("wrong").Status);
        var (status, cookies) = Enter(token);
        Assert.Equal(HttpStatusCode.Redirect, status);
        var cookie = Assert.Single(cookies, x => x.StartsWith("steelyard-token=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, Status(new HttpRequestMessage(HttpMethod.Get, "/studies/first") { Headers = { { "Cookie", cookie.Split(';')[0] } } }));

        HttpStatusCode Status(HttpRequestMessage request)
        {
            using (request)
            using (var response = dashboard.Client.Send(request))
                return response.StatusCode;
        }

        (HttpStatusCode Status, IEnumerable<string> Cookies) Enter(string text) => Post(dashboard, "/enter", ("token", text));
    }

    [Fact]
    public void A_short_token_is_refused() => sandbox.Run("serve", "--token", "short").ExpectUsageError("at least 16 characters");

    [Fact]
    public void A_port_in_use_is_said_in_one_sentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        sandbox.Run("serve", "--port", $"{port}").ExpectUsageError($"port {port} of 127.0.0.1 is in use", "--port 0");
    }

    [Theory]
    [InlineData("--port", "70000")]
    [InlineData("--listen", "nowhere")]
    [InlineData("--listen", "192.0.2.1")]
    public void What_cannot_be_listened_on_is_refused(string option, string value) => sandbox.Run("serve", option, value).ExpectUsageError(value);

    [Fact]
    public void A_form_from_elsewhere_starts_nothing()
    {
        using var dashboard = RunningDashboard.Start(sandbox, "--allow-runs");
        Assert.Equal(HttpStatusCode.BadRequest, Status(new FormUrlEncodedContent([new("workload", "log-triage"), new("budget", "5s")])));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, Status(new ByteArrayContent(new byte[1 << 20]) { Headers = { ContentType = new("application/x-www-form-urlencoded") } }));
        Assert.Equal(HttpStatusCode.NotFound, Post(dashboard, "/runs", ("workload", "../../etc"), ("budget", "5s")).Status);
        Assert.False(File.Exists(sandbox.StoreFile));

        HttpStatusCode Status(HttpContent content)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/runs") { Content = content };
            using var response = dashboard.Client.Send(request);
            return response.StatusCode;
        }
    }

    [Fact]
    public void With_leave_a_study_is_started_and_can_be_resumed_when_the_dashboard_has_ended()
    {
        using var dashboard = RunningDashboard.Start(sandbox, "--allow-runs");
        Assert.Equal(HttpStatusCode.SeeOther, Post(dashboard, "/runs", ("workload", "log-triage"), ("budget", "5m")).Status);
        Assert.Contains("under way", dashboard.Page("/runs"), StringComparison.Ordinal);
        Assert.True(Waiting.Until(() => dashboard.Page("/").Contains(">running<", StringComparison.Ordinal), TimeSpan.FromMinutes(5)));
        dashboard.End();
        sandbox.AssertNoProcessIsLeft();
        Assert.Equal(StudyStatus.Interrupted, sandbox.Study().Status);
    }

    [Fact]
    public void A_study_whose_workload_is_gone_can_be_read()
    {
        Conclude("first", 0, "alpha");
        using var dashboard = RunningDashboard.Start(sandbox);
        Assert.Contains("is no longer there", dashboard.Page("/studies/first"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_store_is_named()
    {
        sandbox.Write("other.db", "not a database, but long enough to look at: " + new string('.', 200));
        using var dashboard = RunningDashboard.Start(sandbox, "--store", "other.db");
        var (status, text) = dashboard.Get("/");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("is not an SQLite file", text, StringComparison.Ordinal);
    }

    private void Conclude(string id, int minute, string workload)
    {
        sandbox.Store(id, minute, workload: workload);
        sandbox.Run("decide", id).Expect(0);
    }

    /// <summary>Sends a form as a browser would: with the token and the cookie of the page that holds it.</summary>
    private static (HttpStatusCode Status, IEnumerable<string> Cookies) Post(RunningDashboard dashboard, string path, params (string Name, string Value)[] fields)
    {
        using var page = dashboard.Client.GetAsync(new Uri(path, UriKind.Relative)).GetAwaiter().GetResult();
        var token = Antiforgery().Match(page.Content.ReadAsStringAsync().GetAwaiter().GetResult()).Groups[1].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent([.. fields.Select(x => KeyValuePair.Create(x.Name, x.Value)), new("__RequestVerificationToken", token)]),
        };
        request.Headers.Add("Cookie", page.Headers.GetValues("Set-Cookie").Single(x => x.StartsWith("steelyard-form=", StringComparison.Ordinal)).Split(';')[0]);
        using var response = dashboard.Client.Send(request);
        return (response.StatusCode, response.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : []);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Antiforgery();

    // What is looked for or chosen must come back as it is.
    [GeneratedRegex("(value|href)=\"[^\"]*\"")]
    private static partial Regex Attributes();
}
