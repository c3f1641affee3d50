using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Steelyard.Dashboard.Pages;
using Steelyard.Lab;

namespace Steelyard.Dashboard;

/// <summary>Turns what went wrong into a page that says so.</summary>
internal static class Failures
{
    public static async Task Explain(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
            if (context.Response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false, ContentLength: null })
                await Show(context, StatusCodes.Status404NotFound, "There is no such page", "The list of studies is a good place to begin.");
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The visitor has gone.
        }
        catch (NothingThere error)
        {
            await Show(context, StatusCodes.Status404NotFound, error.Message, error.Remedy);
        }
        catch (LabException error)
        {
            await Show(context, StatusCodes.Status503ServiceUnavailable, error.Message, error.Remedy);
        }
        catch (AntiforgeryValidationException error) when (error.InnerException is BadHttpRequestException request)
        {
            await Show(context, request.StatusCode, request.Message, "Go back and try again.");
        }
        catch (AntiforgeryValidationException)
        {
            await Show(context, StatusCodes.Status400BadRequest, "This form is too old, or comes from another page", "Go back, reload the page, and send it again.");
        }
        catch (BadHttpRequestException error)
        {
            await Show(context, error.StatusCode, error.Message, "Go back and try again.");
        }
        catch (Exception bug)
        {
            await Console.Error.WriteLineAsync($"steelyard: a bug in Steelyard, at {context.Request.Path}: {bug}");
            await Show(context, StatusCodes.Status500InternalServerError, "A bug in Steelyard", "The terminal where `steelyard serve` runs says more; please report it.");
        }
    }

    private static async Task Show(HttpContext context, int status, string what, string remedy)
    {
        if (context.Response.HasStarted)
            return;
        var page = new RazorComponentResult<ErrorPage>(new { What = what, Remedy = remedy }) { StatusCode = status };
        await page.ExecuteAsync(context);
    }
}

/// <summary>What an address names is not there.</summary>
internal sealed class NothingThere(string message, string remedy) : Exception(message)
{
    public string Remedy { get; } = remedy;
}
