using Steelyard.Lab.Toolchains;
using Steelyard.Translation.Python;

namespace Steelyard.Lab.Replay;

/// <summary>Reads a Python file with the user's interpreter.</summary>
public static class SyntaxFile
{
    /// <summary>The file's syntax.</summary>
    /// <exception cref="LabException">It has a syntax error.</exception>
    public static PyModule Read(PythonInterpreter python, string file)
    {
        using var document = Agents.Ask(python, TimeSpan.FromMinutes(1), "syntax", file);
        var (module, error) = SyntaxReader.Read(document.RootElement.GetRawText());
        return module ?? throw new LabException($"{file}, line {error!.At.Line}, column {error.At.Column}: {error.Message}", $"Correct it for {python.Title}.");
    }
}
