using Steelyard.Lab;

namespace Steelyard.Reporting;

/// <summary>Reports as files.</summary>
internal static class ReportFile
{
    /// <summary>Where the HTML report of a study lies unless another place is named: <c>reports/</c> beside the store.</summary>
    public static string Beside(string store, string studyId) =>
        Path.Combine(Path.GetDirectoryName(store)!, "reports", string.Concat(studyId.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_')) + ".html");

    /// <summary>Finds out before anything is measured whether the report can be written.</summary>
    /// <exception cref="LabException">It cannot.</exception>
    public static void EnsureWritable(string? file)
    {
        if (file is null)
            return;
        var existed = File.Exists(file);
        Guard(file, () =>
        {
            using var _ = new FileStream(file, FileMode.Append, FileAccess.Write);
        });
        if (!existed)
            File.Delete(file);
    }

    /// <exception cref="LabException">It cannot be written.</exception>
    public static void Write(string file, string text) => Guard(file, () =>
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        File.WriteAllText(file, text);
    });

    private static void Guard(string file, Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new LabException($"cannot write the report {file}: {error.Message}", "Name another file with --out.", error);
        }
    }
}
