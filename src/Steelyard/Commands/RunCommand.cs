using System.CommandLine;
using System.Diagnostics;
using Steelyard.Lab;
using Steelyard.Lab.Replay;

namespace Steelyard.Commands;

/// <summary><c>run</c>: the user's program with its ports switched in, and nothing else changed.</summary>
internal static class RunCommand
{
    private static readonly Option<string> Ports = new("--ports") { Description = "folder of one port, or of several", HelpName = "folder", Required = true };
    private static readonly Option<bool> All = Options.Flag("--all", "also switch in functions that were measured to gain nothing");
    private static readonly Argument<string[]> Program = new("command") { Description = "after --, the command, for example python3 app.py", Arity = ArgumentArity.OneOrMore };

    public static Command Create()
    {
        var command = new Command("run", "Run a program with its ports switched in; STEELYARD_PORTS=off switches them out.") { Ports, All, Program };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed), cancellation));
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var folder = Path.GetFullPath(parsed.GetValue(Ports)!);
        if (!Directory.Exists(folder))
            throw new LabException($"there is no folder {folder}", "Name the folder of a port, or the one that holds several, such as .steelyard/ports.");
        var found = File.Exists(Path.Combine(folder, "port.json")) ? [folder]
            : Directory.EnumerateDirectories(folder).Where(x => File.Exists(Path.Combine(x, "port.json"))).Order(StringComparer.Ordinal).ToArray();
        if (found.Length == 0)
            throw new LabException($"there is no port in {folder}", "`steelyard port file.py:function -- python3 …` makes one.");
        var ports = found.Select(PortFolder.Open).ToList();
        var command = PythonCommand.Read(parsed.GetValue(Program)!);
        using var config = new TemporaryFile();
        PortFolder.WriteSwitch(config.Path, ports, parsed.GetValue(All));
        var words = command.Through("switch", config.Path);
        using var process = Process.Start(new ProcessStartInfo(words[0], words.Skip(1)) { UseShellExecute = false })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
