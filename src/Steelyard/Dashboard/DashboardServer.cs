using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Steelyard.Lab;

namespace Steelyard.Dashboard;

/// <summary>The web server of the dashboard: pages over stored studies, rendered on the server, readable without script.</summary>
internal sealed class DashboardServer : IAsyncDisposable
{
    private const int LargestBody = 64 << 10;
    private const int LargestRequestLine = 8 << 10;

    private readonly WebApplication app;

    private DashboardServer(WebApplication app) => this.app = app;

    /// <summary>Where it answers, with the port that the system chose.</summary>
    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Starts listening.</summary>
    /// <exception cref="LabException">The port is taken, or the address is not this machine's.</exception>
    public static async Task<DashboardServer> StartAsync(DashboardOptions options)
    {
        // The empty builder reads neither environment nor files: what it does is what the options say.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "steelyard" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(options.Address, options.Port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Limits.MaxRequestLineSize = LargestRequestLine;
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddRazorComponents();
        builder.Services.AddAntiforgery(x =>
        {
            x.Cookie.Name = "steelyard-form";
            x.Cookie.SameSite = SameSiteMode.Strict;
        });
        // Keys live as long as the process: a form from before a restart is refused, and nothing is written to the home folder.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddSingleton(options).AddSingleton<StudyShelf>().AddSingleton<Runs>().AddSingleton<Guard>().AddSingleton<Fragments>();
        var app = builder.Build();
        app.Use(app.Services.GetRequiredService<Guard>().Handle);
        app.Use(Failures.Explain);
        app.UseRouting();
        app.UseAntiforgery();
        Routes.Map(app, options);
        try
        {
            await app.StartAsync();
        }
        catch (IOException error)
        {
            await app.DisposeAsync();
            throw error.InnerException is AddressInUseException
                ? new LabException($"port {options.Port} of {options.Address} is in use, perhaps by another dashboard", "Name another with `--port`, or `--port 0` for any that is free.", error)
                : new LabException($"cannot listen on {options.Address}, port {options.Port}: {error.Message}", "Name an address of this machine with `--listen`, and a port with `--port`.", error);
        }
        catch (System.Net.Sockets.SocketException error)
        {
            await app.DisposeAsync();
            throw new LabException($"cannot listen on {options.Address}, port {options.Port}: {error.Message}", "Name an address of this machine with `--listen`, and a port above 1023 with `--port`.", error);
        }
        return new DashboardServer(app);
    }

    /// <summary>Asks itself for what people open first, so that no visitor waits until the pages are compiled and the newest study is weighed.</summary>
    private async Task WarmUpAsync(CancellationToken cancellation)
    {
        using var client = new HttpClient();
        if (app.Services.GetRequiredService<DashboardOptions>().Token is { } token)
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        try
        {
            foreach (var path in new[] { "/", "/studies/latest", "/studies/latest/decide?w.wall=1" })
            {
                using var _ = await client.GetAsync(new Uri(Address, path), cancellation);
            }
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            // Then the first visitor waits a moment longer.
        }
    }

    /// <summary>Serves until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var warming = WarmUpAsync(cancellation);
        try
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }
        catch (OperationCanceledException)
        {
            await app.StopAsync(CancellationToken.None);
            await warming;
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
