using System.Globalization;
using System.Text;
using Steelyard.Evidence.Profiling;

namespace Steelyard.Reporting;

/// <summary>The overview of a profile: what kind of time, which functions, which lines, and what waited.</summary>
internal static class ProfileReport
{
    private const int Rows = 12;
    private const int BarWidth = 24;
    private const string Eighths = " ▏▎▍▌▋▊▉";

    public static string Render(ProfileSummary summary)
    {
        var text = new StringBuilder();
        var profile = summary.Profile;
        text.Append(Invariant($"{Clean(string.Join(' ', profile.Command))}: CPython {string.Join(", ", profile.Processes.Select(x => x.Version).Distinct())}, {profile.DurationSeconds:0.00} s, "))
            .Append(Invariant($"{Count(profile.Processes.Length, "process", "processes")}, {Count(summary.Threads.Length, "thread", "threads")}\n\n"));
        Kinds(text, summary.Time);
        Functions(text, "Hottest functions (self: time in the function itself, waiting left out)", summary, waiting: false);
        Lines(text, summary);
        Functions(text, "Waiting (a faster language does not shorten this)", summary, waiting: true);
        Threads(text, summary);
        Sampler(text, profile);
        foreach (var note in profile.Notes)
            text.Append(Invariant($"  Note: {note}\n"));
        return text.ToString();
    }

    private static void Kinds(StringBuilder text, KindTimes time)
    {
        text.Append("  Time of all threads\n");
        foreach (var kind in KindTimes.Kinds.Where(x => time[x] > 0))
            text.Append(Invariant($"    {kind.Title(),-15}{Seconds(time[kind]),10} {Share(time[kind], time.Total),6}  {Bar(time[kind], time.Total)}\n"));
    }

    private static void Functions(StringBuilder text, string title, ProfileSummary summary, bool waiting)
    {
        double Measure(KindTimes x) => waiting ? x.Waiting : x.Running;
        var hottest = summary.Functions.Where(x => Measure(x.Self) > 0).OrderByDescending(x => Measure(x.Self)).Take(Rows).ToList();
        if (hottest.Count == 0)
            return;
        text.Append(Invariant($"\n  {title}\n          self          total  \n"));
        foreach (var x in hottest)
            text.Append(Invariant($"    {Seconds(Measure(x.Self)),10} {Share(Measure(x.Self), summary.Time.Total),6} {Seconds(Measure(x.Total)),10}  {Bar(Measure(x.Self), Measure(hottest[0].Self)),-BarWidth}  "))
                .Append(Invariant($"{Clean(x.Function.Name)}  {Place(x.Function.File, x.Function.Line)}{Split(x.Self, waiting)}\n"));
    }

    private static void Lines(StringBuilder text, ProfileSummary summary)
    {
        var hottest = summary.Lines.Where(x => x.Self.Running > 0 && x.Line > 0).Take(Rows).ToList();
        if (hottest.Count == 0)
            return;
        text.Append("\n  Hottest lines\n");
        foreach (var x in hottest)
            text.Append(Invariant($"    {Seconds(x.Self.Running),10} {Share(x.Self.Running, summary.Time.Total),6}  {Place(x.Function.File, x.Line)}  {Clean(x.Function.Name)}\n"));
    }

    private static void Threads(StringBuilder text, ProfileSummary summary)
    {
        if (summary.Threads.Length < 2)
            return;
        text.Append("\n  Threads           running   GIL wait    blocked\n");
        foreach (var x in summary.Threads.OrderByDescending(x => x.Time.Running).Take(Rows))
            text.Append(Invariant($"    {x.Thread.Process + "/" + x.Thread.Id,-15}{Seconds(x.Time.Running),10} {Seconds(x.Time[SampleKind.GilWait]),10} {Seconds(x.Time[SampleKind.Blocked]),10}\n"));
    }

    private static void Sampler(StringBuilder text, Profile profile)
    {
        var x = profile.Sampler;
        text.Append(Invariant($"\n  Sampler: {profile.Samples} samples at {profile.RateHz} Hz, {x.CpuPercent:0.0}% of a core, 99% at most {x.LateP99Ms:0.00} ms late, "))
            .Append(Invariant($"{x.Dropped} torn stacks dropped ({Share(x.Dropped, x.Dropped + profile.Samples)}), {x.Skipped} times skipped\n"));
    }

    // The kinds of a function's own time, when it is not all interpreted.
    private static string Split(KindTimes times, bool waiting)
    {
        var whole = waiting ? times.Waiting : times.Running;
        var kinds = KindTimes.Kinds.Where(x => x.IsWaiting() == waiting && times[x] >= 0.05 * whole).OrderByDescending(x => times[x]).ToList();
        return kinds is [SampleKind.Interpreted] ? "" : $"  ({string.Join(", ", kinds.Select(x => $"{x.Title()} {Share(times[x], whole)}"))})";
    }

    private static string Bar(double value, double whole)
    {
        var eighths = whole > 0 ? (int)Math.Round(8 * BarWidth * value / whole) : 0;
        return (new string('█', eighths / 8) + Eighths[eighths % 8]).TrimEnd();
    }

    private static string Place(string file, int line) => Clean($"{file[(file.LastIndexOf('/') + 1)..]}:{line}");

    private static string Seconds(double x) => Evidence.Deciding.Quantity.Format(x, "s");

    private static string Share(double x, double whole) => whole > 0 ? Invariant($"{100 * x / whole:0.0}%") : "–";

    private static string Count(int n, string one, string many) => Invariant($"{n} {(n == 1 ? one : many)}");

    // Names come from the program: what could steer a terminal is taken out.
    private static string Clean(string text) => string.Concat(text.Select(x => char.IsControl(x) ? '\uFFFD' : x));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
