using System.Collections.Immutable;
using System.Text.Json;
using Steelyard.Answering;
using Steelyard.Evidence;
using Steelyard.Evidence.Deciding;
using Steelyard.Evidence.Deciding.Money;
using Steelyard.Evidence.Weighing;
using Steelyard.Lab;
using Steelyard.Lab.Store;

namespace Steelyard.Reporting;

/// <summary>Stores a conclusion and shows it in the form asked for.</summary>
internal static class StudyOutput
{
    /// <summary>Stores the conclusion and writes the HTML report beside the store.</summary>
    /// <returns>The conclusion as JSON, and the HTML report; null when it could not be written.</returns>
    public static (string Document, string? Page) Keep(WeighedStudy weighed, EvidenceStore store, string storePath, string? priorities, IEnumerable<string> limits, AnsweredProgram? program = null)
    {
        // Neither needs the other, and each takes as long as the decision did.
        var page = Task.Run(() => ReportFormat.Html.Render(weighed, program));
        var document = JsonSerializer.Serialize(StudyDocument.Of(weighed, program), DocumentJson.Readable.StudyDocument);
        store.Conclude(weighed.Study.Id, new Conclusion
        {
            Verdict = weighed.Decision.Verdict,
            Choice = weighed.Decision.Choice,
            Priorities = priorities,
            Limits = [.. limits],
            Document = document,
        });
        return (document, WriteHtml(weighed.Study.Id, page.GetAwaiter().GetResult(), storePath));
    }

    /// <param name="weighed">The study.</param>
    /// <param name="store">Where it is kept.</param>
    /// <param name="storePath">File of the store; the HTML report goes beside it.</param>
    /// <param name="json">JSON instead of text on standard output.</param>
    /// <param name="file">Another report, in the format of its ending; null for none.</param>
    /// <param name="priorities">As given by the user.</param>
    /// <param name="limits">As given by the user.</param>
    /// <param name="program">How a bare program came to its candidates; null for a workload.</param>
    /// <returns>The HTML report; null when it could not be written.</returns>
    public static string? Write(WeighedStudy weighed, EvidenceStore store, string storePath, bool json, string? file, string? priorities, IEnumerable<string> limits, AnsweredProgram? program = null)
    {
        var (document, page) = Keep(weighed, store, storePath, priorities, limits, program);
        if (json)
            Console.Out.WriteLine(document);
        else
            TextReport.Write(weighed, Terminal.Out, page, program);
        if (file is not null)
            ReportFile.Write(file, ReportFormat.OfFile(file).Render(weighed, program));
        return page;
    }

    /// <summary>A stored study, weighed by the priorities and limits of its latest conclusion, or by those it was planned with, and how a bare program came to it.</summary>
    public static (WeighedStudy Weighed, AnsweredProgram? Program) AsConcluded(EvidenceStore store, Study study)
    {
        var conclusion = store.LatestConclusion(study.Id);
        var (ranking, bounds) = conclusion is null ? (study.Plan.Priorities, study.Plan.Limits) : (conclusion.Priorities, conclusion.Limits);
        var priorities = ranking is null ? Priorities.Default
            : Priorities.TryParse(ranking, out var read, out var error) ? read : throw Unreadable(study, error);
        ImmutableArray<Limit> limits = [.. bounds.Select(x => Limit.TryParse(x, out var limit, out var error) ? limit : throw Unreadable(study, error))];
        return Explained(Weigher.Weigh(study, priorities, limits, conclusion is null ? Planned(study) : Terms(conclusion)));
    }

    /// <summary>A study with what was found out about its program, and why nothing was built where nothing was.</summary>
    public static (WeighedStudy Weighed, AnsweredProgram? Program) Explained(WeighedStudy weighed) =>
        AnsweredProgram.Of(weighed) is { } program ? (program.Explain(weighed), program) : (weighed, null);

    /// <summary>The terms that a study was begun with.</summary>
    private static MoneyTerms Planned(Study study) =>
        MoneyRequest.Of(study.Plan.Money).TryRead(PriceFile.Default, out var terms, out var error) ? terms : throw Unreadable(study, error.Value.Message);

    /// <summary>The terms of a conclusion; prices of the data file for one that was made without.</summary>
    private static MoneyTerms Terms(Conclusion? conclusion)
    {
        using var document = conclusion is null ? null : JsonDocument.Parse(conclusion.Document);
        return document is not null && document.RootElement.TryGetProperty("money", out var money) && money.ValueKind == JsonValueKind.Object
            ? money.GetProperty("terms").Deserialize(DocumentJson.Readable.TermsDocument)!.ToTerms()
            : new MoneyTerms { Prices = PriceFile.Default };
    }

    /// <summary>The place of the report beside the study. Where it cannot be written, a note says so: the study itself is safe.</summary>
    private static string? WriteHtml(string studyId, string page, string storePath)
    {
        var file = ReportFile.Beside(storePath, studyId);
        try
        {
            ReportFile.Write(file, page);
            return file;
        }
        catch (LabException error)
        {
            Console.Error.WriteLine($"steelyard: {error.Message}; the study is in the store, `steelyard report {studyId} --out r.html` writes it elsewhere.");
            return null;
        }
    }

    private static LabException Unreadable(Study study, string error) =>
        new($"the stored conclusion of study {study.Id} cannot be read: {error}", $"Decide again: `steelyard decide {study.Id} --priorities speed,memory`.");
}
