using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Steelyard.Dashboard;

/// <summary>
/// Stands before every request: headers that keep a browser from doing what no page asks for, names that only this machine answers to
/// (a page elsewhere that has its own name point here sees nothing), and the token where others can reach the dashboard.
/// </summary>
internal sealed class Guard(DashboardOptions options)
{
    public const string CookieName = "steelyard-token";
    public const string EntryPath = "/enter";

    // Attributes may set places in charts; nothing in a page may bring a style sheet or a script of its own.
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; "
        + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private static readonly HashSet<string> LocalNames = new(StringComparer.OrdinalIgnoreCase) { "localhost", "127.0.0.1", "[::1]" };

    public Task Handle(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        if (options.IsLocal && !LocalNames.Contains(context.Request.Host.Host))
            return Refuse(context, StatusCodes.Status400BadRequest, "This dashboard answers to localhost alone.");
        if (IsKnown(context.Request) || context.Request.Path.StartsWithSegments("/assets"))
            return next(context);
        if (context.Request.Path == EntryPath)
            return next(context);
        if (HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.Redirect(EntryPath);
            return Task.CompletedTask;
        }
        return Refuse(context, StatusCodes.Status401Unauthorized, "The token is missing.");
    }

    /// <summary>Whether a text is the token; takes the same time for all texts.</summary>
    public bool IsToken(string? text) =>
        options.Token is { } token && text is not null && CryptographicOperations.FixedTimeEquals(Digest(text), Digest(token));

    private bool IsKnown(HttpRequest request) => options.Token is null || IsToken(request.Cookies[CookieName])
        || (request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var bearer] && IsToken(bearer));

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static Task Refuse(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(text + "\n");
    }
}
