using System.Text.Json;
using Steelyard.Lab.Toolchains;
using Steelyard.Translation;
using Steelyard.Translation.Python;

namespace Steelyard.Lab.Replay;

/// <summary>Reads a Python file with the user's interpreter.</summary>
public static class SyntaxFile
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>The file's syntax.</summary>
    /// <exception cref="LabException">It has a syntax error.</exception>
    public static PyModule Read(PythonInterpreter python, string file)
    {
        var answer = Agents.Run(python, Limit, "syntax", file);
        if (!answer.Succeeded)
            throw new LabException($"{python.Title} cannot read {file}: {answer.Error.Trim().Split('\n')[^1]}", "It must be a Python file that this interpreter can parse.");
        var (module, error) = Parsed(answer.Output, file);
        return module ?? throw new LabException($"{file}, line {error!.At.Line}, column {error.At.Column}: {error.Message}", $"Correct it for {python.Title}.");
    }

    private static (PyModule? Module, Refusal? Error) Parsed(string json, string file)
    {
        try
        {
            return SyntaxReader.Read(json);
        }
        catch (JsonException)
        {
            throw new LabException($"{file} has expressions nested too deeply to be translated", "Port the functions of another file, or move this expression out of it.");
        }
    }
}
