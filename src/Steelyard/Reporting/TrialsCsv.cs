using System.Globalization;
using System.Text;
using Steelyard.Evidence;
using Steelyard.Evidence.Weighing;

namespace Steelyard.Reporting;

/// <summary>Every trial of a study as CSV (RFC 4180), in the order run; seconds and bytes.</summary>
internal static class TrialsCsv
{
    private static readonly (string Name, Func<Study, Trial, object> Value)[] Columns =
    [
        ("study", (s, _) => s.Id), ("workload", (s, _) => s.Workload), ("candidate", (_, t) => t.Candidate), ("phase", (_, t) => Kebab(t.Phase.ToString())),
        ("size", (_, t) => t.Size), ("n", (s, t) => s.Inputs.FirstOrDefault(x => x.Name == t.Size)?.N ?? 0), ("block", (_, t) => t.Block), ("position", (_, t) => t.Position),
        ("outcome", (_, t) => Kebab(t.Outcome.ToString())), ("status", (_, t) => t.Status), ("wall_s", (_, t) => t.Wall), ("user_s", (_, t) => t.User), ("system_s", (_, t) => t.System),
        ("peak_memory_bytes", (_, t) => t.PeakMemory), ("minor_faults", (_, t) => t.MinorFaults), ("major_faults", (_, t) => t.MajorFaults),
        ("voluntary_switches", (_, t) => t.VoluntarySwitches), ("involuntary_switches", (_, t) => t.InvoluntarySwitches), ("left_behind", (_, t) => t.LeftBehind),
        ("processes", (_, t) => t.Processes), ("started", (_, t) => t.Started.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
    ];

    public static string Render(WeighedStudy weighed)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', Columns.Select(x => x.Name)).Append("\r\n");
        foreach (var trial in weighed.Study.Trials)
            text.AppendJoin(',', Columns.Select(x => Cell(x.Value(weighed.Study, trial)))).Append("\r\n");
        return text.ToString();
    }

    // A spreadsheet takes text that begins like a formula for one: names from workloads get an apostrophe before it.
    private static string Cell(object value)
    {
        if (value is not string text)
            return Convert.ToString(value, CultureInfo.InvariantCulture)!;
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
            text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Kebab(string name) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
