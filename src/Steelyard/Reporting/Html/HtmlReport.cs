using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Steelyard.Evidence.Weighing;

namespace Steelyard.Reporting.Html;

/// <summary>A study as one HTML file that needs no network and no script.</summary>
internal static class HtmlReport
{
    private static readonly Lazy<string> Sheet = new(() =>
    {
        using var text = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("report.css")!);
        return text.ReadToEnd();
    });

    public static string Render(WeighedStudy weighed) => "<!DOCTYPE html>\n" + RenderAsync(weighed).GetAwaiter().GetResult() + "\n";

    private static async Task<string> RenderAsync(WeighedStudy weighed)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Weighed"] = weighed, ["Style"] = Sheet.Value });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<StudyPage>(parameters)).ToHtmlString());
    }
}
