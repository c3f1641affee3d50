using Steelyard.Evidence;

namespace Steelyard.Lab.Store;

/// <summary>Finds the study that a user means by a few characters.</summary>
internal static class StudyLookup
{
    private const int Listed = 5;

    /// <summary>In this order: a full id, <c>latest</c>, the name of a workload (its latest study), the beginning of one id.</summary>
    /// <exception cref="LabException">Nothing or more than one study is meant; the message lists the nearest.</exception>
    public static string Resolve(Database database, string text)
    {
        var studies = database.Query(
            "SELECT id, workload FROM study ORDER BY started DESC, key DESC", row => (Id: row.GetString(0), Workload: row.GetString(1)));
        if (studies.Count == 0)
            throw StoreErrors.NoStudies(database.Path);
        if (studies.Exists(s => s.Id == text))
            return text;
        if (text == "latest")
            return studies[0].Id;
        if (studies.Find(s => s.Workload == text) is { Id: { } latest })
            return latest;
        var fitting = text.Length == 0 ? [] : studies.FindAll(s => s.Id.StartsWith(text, StringComparison.Ordinal));
        return fitting.Count switch
        {
            1 => fitting[0].Id,
            0 => throw Unknown(text, studies),
            _ => throw Ambiguous(text, fitting),
        };
    }

    private static LabException Ambiguous(string text, List<(string Id, string Workload)> fitting) =>
        new($"'{text}' fits {fitting.Count} studies: {List(fitting)}", "Give more characters of the id, or `latest`.");

    private static LabException Unknown(string text, List<(string Id, string Workload)> studies)
    {
        var names = studies.Select(s => s.Workload).Concat(studies.Select(s => s.Id)).Distinct();
        var remedy = Spelling.Nearest(text, names) is { } near
            ? $"Did you mean '{near}'? `steelyard history` lists all studies."
            : "`steelyard history` lists all studies.";
        return new LabException($"no study and no studied workload is called '{text}'; the newest studies are {List(studies)}", remedy);
    }

    private static string List(List<(string Id, string Workload)> studies) =>
        string.Join(", ", studies.Take(Listed).Select(s => $"{s.Id} ({s.Workload})")) + (studies.Count > Listed ? ", …" : "");
}
