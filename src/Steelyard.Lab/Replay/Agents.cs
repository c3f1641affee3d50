using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Toolchains;

namespace Steelyard.Lab.Replay;

/// <summary>The Python side of ports as files, and the one place that knows how its parts are started.</summary>
public static class Agents
{
    private const string Package = "steelyard_port";

    /// <summary>The command that starts a part in an interpreter.</summary>
    public static IReadOnlyList<string> Command(string python, IEnumerable<string> options, string part, params IEnumerable<string> arguments) =>
        [python, .. options, Path.Combine(Folder(), Package, "start.py"), part, .. arguments];

    /// <summary>Runs a part to its end.</summary>
    internal static Captured Run(PythonInterpreter python, TimeSpan limit, string part, params IEnumerable<string> arguments) =>
        Capture.Run(Command(python.Executable, [], part, arguments), new Dictionary<string, string?> { ["PYTHONPATH"] = null, ["STEELYARD_PORTS"] = null, ["PYTHONDONTWRITEBYTECODE"] = "1" }, limit);

    /// <summary>What a part printed as JSON.</summary>
    internal static JsonDocument Ask(PythonInterpreter python, TimeSpan limit, string part, params IEnumerable<string> arguments)
    {
        var answer = Run(python, limit, part, arguments);
        return answer.Succeeded ? JsonDocument.Parse(answer.Output, new JsonDocumentOptions { MaxDepth = 2000 })
            : throw new LabException($"{python.Title} could not {part}: {answer.Error.Trim()}", "Run the program by itself first; it must work without Steelyard.");
    }

    // Addressed by content, as everything in the cache.
    private static string Folder()
    {
        var names = Embedded.Below(Package);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(names.Select(Embedded.Text)))))[..12];
        var folder = Path.Combine(CacheFolder.Path, "agents", hash);
        if (Directory.Exists(folder))
            return folder;
        var making = Directory.CreateDirectory($"{folder}.{Environment.ProcessId}").FullName;
        Directory.CreateDirectory(Path.Combine(making, Package));
        foreach (var name in names)
            File.WriteAllText(Path.Combine(making, name), Embedded.Text(name));
        try
        {
            Directory.Move(making, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            Directory.Delete(making, recursive: true);
        }
        return folder;
    }
}
