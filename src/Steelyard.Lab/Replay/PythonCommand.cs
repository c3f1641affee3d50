using System.Collections.Immutable;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Toolchains;

namespace Steelyard.Lab.Replay;

/// <summary>A command that starts Python: the interpreter, its own options, and the program with its arguments.</summary>
public sealed record PythonCommand(PythonInterpreter Python, ImmutableArray<string> Options, ImmutableArray<string> Program)
{
    /// <summary>File for its standard input; null for an empty one.</summary>
    public string? Input { get; init; }

    /// <summary>Options of the interpreter that are followed by a value.</summary>
    private static readonly string[] WithValue = ["-W", "-X", "--check-hash-based-pycs"];

    /// <summary>Reads <c>python3 -O app.py data.csv</c>, <c>python3 -m module …</c> or <c>python3 -c code …</c>.</summary>
    /// <exception cref="LabException">It does not start Python, or starts nothing.</exception>
    public static PythonCommand Read(IReadOnlyList<string> command)
    {
        var program = Programs.Find(command[0]);
        var python = program is not null && Path.GetFileName(command[0]).StartsWith("python", StringComparison.Ordinal) ? PythonInterpreter.Probe(program, []) : null;
        if (python is null)
            throw new LabException($"'{command[0]}' does not start a Python of version 3.8 or later", "Write the command with its interpreter, for example: -- python3 app.py data.csv");
        var options = 0;
        while (1 + options < command.Count && command[1 + options].StartsWith('-') && command[1 + options] is not ("-m" or "-c"))
            options += WithValue.Contains(command[1 + options]) ? 2 : 1;
        return 1 + options < command.Count
            ? new PythonCommand(python, [.. command.Skip(1).Take(options)], [.. command.Skip(1 + options)])
            : throw new LabException("the command starts Python without a program", "For example: -- python3 app.py data.csv");
    }

    /// <summary>What a file shows of itself: its doctests, and calls made from the annotations of some of its functions.</summary>
    /// <exception cref="LabException">There is no Python.</exception>
    public static PythonCommand Examples(string file) => PythonFinder.Find(null, []) is { } python ? new PythonCommand(python, [], [ExamplesWord, file])
        : throw new LabException("no Python of version 3.8 or later is found", "Install one, or name it: -- python3 app.py");

    /// <summary>The same, with functions that are called.</summary>
    public PythonCommand Calling(IEnumerable<string> functions) => this with { Program = [.. Program.Take(2), .. functions] };

    /// <summary>A program of the user, not the examples of a file.</summary>
    public bool IsProgram => Program[0] != ExamplesWord;

    private const string ExamplesWord = "--examples";

    /// <summary>It runs tests, for which an exit status only says that some of them fail.</summary>
    public bool RunsTests => Program is ["-m", "doctest" or "unittest" or "pytest" or "test" or "test.regrtest", ..];

    /// <summary>The command, or null when it does not start Python.</summary>
    public static PythonCommand? Find(IReadOnlyList<string> command)
    {
        try
        {
            return Read(command);
        }
        catch (LabException)
        {
            return null;
        }
    }

    /// <summary>The command as it is, with the real interpreter.</summary>
    public ImmutableArray<string> Plain => [Python.Executable, .. Options, .. Program];

    /// <summary>The command run by a part of the agents.</summary>
    public ImmutableArray<string> Through(string part, string config) => [.. Agents.Command(Python.Executable, Options, part, [config, .. Program])];
}
