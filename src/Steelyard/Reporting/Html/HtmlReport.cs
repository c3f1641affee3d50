using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Steelyard.Answering;
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

    /// <param name="weighed">The study.</param>
    /// <param name="program">How a bare program came to its candidates; null for a workload.</param>
    public static string Render(WeighedStudy weighed, AnsweredProgram? program = null) => "<!DOCTYPE html>\n" + RenderAsync(weighed, program).GetAwaiter().GetResult() + "\n";

    private static async Task<string> RenderAsync(WeighedStudy weighed, AnsweredProgram? program)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Weighed"] = weighed, ["Program"] = program, ["Style"] = Sheet.Value });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<StudyPage>(parameters)).ToHtmlString());
    }
}
