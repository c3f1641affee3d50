using System.Text.Json;
using Spectre.Console;
using Steelyard.Evidence.Weighing;
using Steelyard.Lab.Store;

namespace Steelyard.Reporting;

/// <summary>Stores a conclusion and shows it in the form asked for.</summary>
internal static class StudyOutput
{
    public static void Write(WeighedStudy weighed, EvidenceStore store, bool json, string? markdown, string? priorities, IEnumerable<string> limits)
    {
        var document = JsonSerializer.Serialize(StudyDocument.Of(weighed), DocumentJson.Readable.StudyDocument);
        store.Conclude(weighed.Study.Id, new Conclusion
        {
            Verdict = weighed.Decision.Verdict,
            Choice = weighed.Decision.Choice,
            Priorities = priorities,
            Limits = [.. limits],
            Document = document,
        });
        if (json)
            Console.Out.WriteLine(document);
        else
            TextReport.Write(weighed, Terminal.Out);
        if (markdown is not null)
            File.WriteAllText(markdown, MarkdownReport.Render(weighed));
    }
}
