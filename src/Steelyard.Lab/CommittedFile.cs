using Steelyard.Lab.Processes;

namespace Steelyard.Lab;

/// <summary>Files as they are committed on a branch of the repository around the working folder.</summary>
public static class CommittedFile
{
    /// <summary>Whether git knows a branch, tag or commit of this name here; false without git or outside a repository.</summary>
    public static bool IsReference(string name) =>
        name.Length > 0 && Git("rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}").Succeeded;

    /// <summary>The text of a file on a branch.</summary>
    /// <param name="reference">A branch, tag or commit.</param>
    /// <param name="path">The file, relative to the working folder.</param>
    /// <exception cref="LabException">It is not there.</exception>
    public static string Read(string reference, string path)
    {
        var shown = Git("show", "--end-of-options", $"{reference}:./{path}");
        return shown.Succeeded ? shown.Output
            : throw new LabException($"there is no {path} on {reference}: {shown.Error.Trim().Split('\n')[0]}", $"Commit one there, or name another file: --against {reference}:path/to/baseline.json");
    }

    private static Captured Git(params string[] arguments) => Capture.Run(["git", .. arguments]);
}
