using System.Buffers.Binary;
using System.Collections.Immutable;
using Steelyard.Evidence;
using Steelyard.Lab.Toolchains;

namespace Steelyard.Lab.Measuring;

/// <summary>
/// A run of a Python candidate under an agent that notes the interpreter's own garbage collections. The agent takes the program's place on the
/// command line and then runs it; nothing of the interpreter's installation is touched.
/// </summary>
/// <param name="scratch">Folder for agent and report.</param>
internal sealed class CollectorWatch(string scratch)
{
    private const int RecordLength = 9;

    // Options of the interpreter whose value is the next word.
    private static readonly string[] WithValue = ["-X", "-W", "--check-hash-based-pycs"];

    private string Agent => Path.Combine(scratch, "garbage.py");

    private string Report => Path.Combine(scratch, "collections");

    /// <summary>The same run, watched; null when the command starts no Python program that could be.</summary>
    public RunRecipe? Watched(RunRecipe run)
    {
        if (!IsInterpreter(run.Command[0]) || ProgramAt(run.Command) is not { } place)
            return null;
        File.WriteAllText(Agent, Embedded.Text("agents/garbage.py"));
        File.Delete(Report);
        return run with { Command = [.. run.Command[..place], Agent, Report, .. run.Command[place..]] };
    }

    /// <summary>What the last watched run noted; null when it could not.</summary>
    public CollectorTimes? Times()
    {
        if (!File.Exists(Report))
            return null;
        var bytes = File.ReadAllBytes(Report);
        return CollectorTimes.Of([.. bytes.Chunk(RecordLength).Where(x => x.Length == RecordLength)
            .Select(x => ((int)x[0], BinaryPrimitives.ReadUInt64LittleEndian(x.AsSpan(1)) / 1e9))]);
    }

    // python3.13t and pypy3.10, but not pytest.
    private static bool IsInterpreter(string program) => Path.GetFileName(program).TrimEnd('t').TrimEnd([.. "0123456789."]) is "python" or "pypy";

    /// <summary>Where in a command the program stands, after the interpreter's own options; null when there is none.</summary>
    internal static int? ProgramAt(ImmutableArray<string> command)
    {
        for (var i = 1; i < command.Length; i++)
        {
            if (command[i] is "-m" or "-c" || !command[i].StartsWith('-'))
                return i;
            if (command[i] is "-" or "-i")
                return null;
            i += WithValue.Contains(command[i]) ? 1 : 0;
        }
        return null;
    }
}
