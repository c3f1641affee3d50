using Spectre.Console;

namespace Steelyard.Reporting;

/// <summary>Standard output for people: colours only on a terminal that wants them, width of the terminal, never ANSI into a pipe.</summary>
internal static class Terminal
{
    private const int PipeWidth = 110;
    private const int LeastWidth = 40;

    /// <summary>The console on stdout.</summary>
    public static IAnsiConsole Out { get; } = Create();

    private static IAnsiConsole Create()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = Coloured ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = Coloured ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(new TrimmedLines(Console.Out)),
        });
        console.Profile.Width = Console.IsOutputRedirected ? PipeWidth : Math.Max(LeastWidth, Console.WindowWidth);
        console.Profile.Capabilities.Unicode = true;
        return console;
    }

    private static bool Coloured =>
        !Console.IsOutputRedirected && Variable("NO_COLOR") is null && Variable("CLICOLOR") != "0" && Variable("TERM") is not (null or "dumb");

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
