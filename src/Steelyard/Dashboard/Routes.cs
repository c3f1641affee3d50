using System.Collections.Immutable;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Steelyard.Dashboard.Pages;
using Steelyard.Evidence;
using Steelyard.Lab.Store;
using Steelyard.Reporting;

namespace Steelyard.Dashboard;

/// <summary>Every address of the dashboard. GET changes nothing.</summary>
internal static class Routes
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(400);

    public static void Map(IEndpointRouteBuilder app, DashboardOptions options)
    {
        app.MapGet("/", (HttpContext x, StudyShelf shelf) => new RazorComponentResult<StudiesPage>(new { All = shelf.History(), Filter = StudyFilter.Of(x.Request.Query) }));
        app.MapGet("/studies/{id}", Study);
        app.MapGet("/studies/{id}/decide", Decide);
        app.MapGet("/studies/{id}/trials", (string id, StudyShelf shelf) => new RazorComponentResult<TrialsPage>(new { Weighed = shelf.Weighed(shelf.Resolve(id)) }));
        app.MapGet("/studies/{id}/report", Report);
        app.MapGet("/studies/{id}/events", Events);
        app.MapGet("/trend", Trend);
        app.MapGet("/compare", Compare);
        app.MapGet("/ports", () => new RazorComponentResult<PortsPage>(new { Ports = (ImmutableArray<PortOnShelf>)[.. PortShelf.All(options.Ports), .. PortShelf.OfStudies(options.Answers)] }));
        app.MapGet("/ports/{name}", (string name) => new RazorComponentResult<PortPage>(new { Port = PortShelf.Find(options.Ports, name) }));
        app.MapGet("/forecasts", (StudyShelf shelf) => new RazorComponentResult<ForecastsPage>(new { Forecasts = shelf.Forecasts() }));
        app.MapGet("/claims", (StudyShelf shelf) => new RazorComponentResult<ClaimsPage>(new { Claims = shelf.Claims() }));
        app.MapGet("/assets/{hash}/{name}", StaticFile.Get);
        app.MapGet(Guard.EntryPath, () => new RazorComponentResult<EntryPage>(new { Wrong = false }));
        app.MapPost(Guard.EntryPath, Enter);
        if (!options.AllowRuns)
            return;
        app.MapGet("/runs", (Runs runs) => new RazorComponentResult<RunsPage>(new { Runs = runs }));
        app.MapPost("/runs", Start);
    }

    private static IResult Study(string id, StudyShelf shelf)
    {
        var full = shelf.Resolve(id);
        if (full != id)
            return Results.Redirect(Address.Study(full));
        var (weighed, program) = shelf.Shelved(id);
        var progress = weighed.Study.Status == StudyStatus.Finished ? null : shelf.Progress(id);
        return new RazorComponentResult<StudyView>(new { Weighed = weighed, Program = program, Progress = progress, Now = DateTimeOffset.UtcNow, WorkloadIsGone = !File.Exists(weighed.Study.Plan.WorkloadFile) });
    }

    private static RazorComponentResult<DecidePage> Decide(HttpContext context, string id, StudyShelf shelf)
    {
        var weighed = shelf.Weighed(shelf.Resolve(id));
        return new(new { Again = DecideForm.Of(weighed, context.Request.Query) });
    }

    private static IResult Report(HttpContext context, string id, string? format, StudyShelf shelf)
    {
        var form = ReportFormat.Find(format ?? "html") ?? throw new NothingThere($"There is no format '{format}'", $"There are: {string.Join(", ", ReportFormat.All.Select(x => x.Name))}.");
        var (weighed, program) = shelf.Shelved(shelf.Resolve(id));
        if (form.Name == "speedscope" && program is null)
            throw new NothingThere("This study has no profile", "A profile belongs to a program: `steelyard weigh -- python3 app.py` takes one.");
        // The page is written for a policy of its own: its style sheet is inside.
        if (form == ReportFormat.Html)
            context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
        return Results.Text(form.Render(weighed, program), form.MediaType);
    }

    private static ServerSentEventsResult<string> Events(string id, StudyShelf shelf, IHostApplicationLifetime life, Fragments fragments)
    {
        var full = shelf.Resolve(id);
        return TypedResults.ServerSentEvents(Follow(full, shelf, fragments, life.ApplicationStopping));
    }

    /// <summary>The state of a study whenever it changes, to its end.</summary>
    private static async IAsyncEnumerable<SseItem<string>> Follow(string id, StudyShelf shelf, Fragments fragments, CancellationToken stopping, [EnumeratorCancellation] CancellationToken gone = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, gone);
        var cancellation = either.Token;
        var last = "";
        while (!cancellation.IsCancellationRequested)
        {
            var progress = shelf.Progress(id);
            var html = await fragments.Render<ProgressBody>(new() { ["Progress"] = progress, ["Now"] = DateTimeOffset.UtcNow });
            if (html != last)
                yield return new SseItem<string>(last = html);
            if (progress.Status != StudyStatus.Running)
            {
                yield return new SseItem<string>("", "ended");
                yield break;
            }
            try
            {
                await Task.Delay(Beat, cancellation);
            }
            catch (OperationCanceledException)
            {
                yield break;
            }
        }
    }

    private static RazorComponentResult<TrendPage> Trend(string? workload, string? aspect, StudyShelf shelf)
    {
        const int most = 100;
        var history = shelf.History();
        if (workload is not null && history.All(x => x.Workload != workload))
            throw new NothingThere("There is no study of this workload", "Choose one from the list of studies.");
        var chosen = workload ?? (history.Count > 0 ? history[0].Workload : "");
        var what = (aspect is null ? null : Aspect.Find(aspect)) ?? Aspect.Wall;
        return new(new
        {
            Workloads = history.Select(x => x.Workload).Distinct().Order(StringComparer.Ordinal).ToList(),
            Workload = chosen,
            Aspect = what,
            Points = shelf.Trend(chosen, what, most),
            Studies = history.Where(x => x.Workload == chosen).ToList(),
        });
    }

    private static RazorComponentResult<ComparePage> Compare(string? before, string? after, StudyShelf shelf)
    {
        if (string.IsNullOrEmpty(before) || string.IsNullOrEmpty(after))
            throw new NothingThere("Two studies are needed", "Choose them on the page \"Over time\".");
        var (then, now) = (shelf.Weighed(shelf.Resolve(before)).Study, shelf.Weighed(shelf.Resolve(after)).Study);
        if (then.Workload != now.Workload)
            throw new NothingThere("The two studies are of different workloads", "Choose two of one workload.");
        return new(new { Comparison = Evidence.Weighing.StudyComparison.Of(then, now) });
    }

    private static async Task<IResult> Enter(HttpContext context, IAntiforgery antiforgery, Guard guard)
    {
        await antiforgery.ValidateRequestAsync(context);
        var form = await context.Request.ReadFormAsync();
        if (!guard.IsToken(form["token"].ToString().Trim()))
            return new RazorComponentResult<EntryPage>(new { Wrong = true }) { StatusCode = StatusCodes.Status401Unauthorized };
        context.Response.Cookies.Append(Guard.CookieName, form["token"].ToString().Trim(), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
        return Results.LocalRedirect("/");
    }

    private static async Task<IResult> Start(HttpContext context, IAntiforgery antiforgery, Runs runs)
    {
        await antiforgery.ValidateRequestAsync(context);
        var form = await context.Request.ReadFormAsync();
        runs.Start(form["workload"].ToString(), form["budget"].ToString());
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = "/runs";
        return Results.Empty;
    }
}
