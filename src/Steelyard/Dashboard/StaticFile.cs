using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Steelyard.Dashboard;

/// <summary>Style sheets and scripts, embedded in the program. Their addresses hold their hash, so that a browser may keep them for good.</summary>
internal static class StaticFile
{
    private static readonly ImmutableDictionary<string, (byte[] Content, string Type, string Hash)> Files = new Dictionary<string, string>
    {
        ["report.css"] = "text/css; charset=utf-8",
        ["dashboard.css"] = "text/css; charset=utf-8",
        ["dashboard.js"] = "text/javascript; charset=utf-8",
        ["uPlot.iife.min.js"] = "text/javascript; charset=utf-8",
        ["uPlot.min.css"] = "text/css; charset=utf-8",
    }.ToImmutableDictionary(x => x.Key, x => Read(x.Key, x.Value));

    /// <summary>The address of a file.</summary>
    public static string Link(string name) => $"/assets/{Files[name].Hash}/{name}";

    /// <summary>A file, or 404 for an unknown one or one of another version.</summary>
    public static IResult Get(HttpContext context, string hash, string name)
    {
        if (!Files.TryGetValue(name, out var file) || file.Hash != hash)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(file.Content, file.Type);
    }

    private static (byte[] Content, string Type, string Hash) Read(string name, string type)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return (content, type, Convert.ToHexStringLower(SHA256.HashData(content))[..12]);
    }
}
