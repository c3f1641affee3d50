using System.Diagnostics;
using System.Globalization;
using Steelyard.Lab;

namespace Steelyard.Commands;

/// <summary>
/// Shows what is going on on stderr: on a terminal by one line that rewrites itself, in a log by a line now and then, so that long work is
/// seen to live and short work says nothing; notes as lines of their own.
/// </summary>
internal sealed class Watcher : IDisposable
{
    private const string Erase = "\r\x1b[2K";
    private const int BarWidth = 24;
    private const int UnknownWidth = 79;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LogPause = TimeSpan.FromSeconds(20);

    private readonly bool quiet;
    private readonly Timer? log;
    private readonly bool live;
    private readonly Stopwatch shown = Stopwatch.StartNew();
    private volatile string? current;
    private bool dirty;

    /// <param name="quiet">Says nothing at all.</param>
    public Watcher(bool quiet)
    {
        this.quiet = quiet;
        live = !quiet && !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb") && Environment.GetEnvironmentVariable("CI") is null;
        if (!quiet && !live)
            log = new Timer(_ => Log(), null, LogPause, LogPause);
    }

    public void Tell(LabEvent what)
    {
        switch (what)
        {
            case LabEvent.Note note when !quiet:
                Clear();
                Console.Error.WriteLine($"steelyard: {note.Text}");
                break;
            case LabEvent.Doing doing:
                current = doing.What;
                Line(doing.What);
                break;
            case LabEvent.Progress progress when shown.Elapsed > Pause:
                current = Sentence(progress);
                Line($"{Bar(progress)}  {current}");
                break;
        }
    }

    public void Clear()
    {
        if (dirty)
            Console.Error.Write(Erase);
        dirty = false;
    }

    /// <summary>Does work of which every part is kept, and says so when the user ends it.</summary>
    public T Interruptible<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (OperationCanceledException)
        {
            Clear();
            Console.Error.WriteLine("steelyard: interrupted; what is measured is kept. The same command continues.");
            throw;
        }
    }

    public void Dispose()
    {
        log?.Dispose();
        Clear();
    }

    private void Log()
    {
        if (current is { } what)
            Console.Error.WriteLine($"steelyard: {what} …");
    }

    private void Line(string text)
    {
        if (!live)
            return;
        // A terminal that does not know its width says 0.
        var width = Console.WindowWidth > 0 ? Console.WindowWidth - 1 : UnknownWidth;
        Console.Error.Write(Erase + (text.Length <= width ? text : text[..width]));
        dirty = true;
        shown.Restart();
    }

    private static string Bar(LabEvent.Progress progress)
    {
        var whole = progress.Done + progress.Remaining;
        var filled = whole > 0 ? (int)Math.Round(BarWidth * progress.Done / whole) : 0;
        return new string('█', filled) + new string('░', BarWidth - filled);
    }

    private static string Sentence(LabEvent.Progress progress) => string.Create(CultureInfo.InvariantCulture,
        $"{progress.What}, {progress.Done:0} s of trials, about {progress.Remaining:0} s left");
}
