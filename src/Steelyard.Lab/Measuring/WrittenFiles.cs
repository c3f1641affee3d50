using System.Collections.Immutable;

namespace Steelyard.Lab.Measuring;

/// <summary>Files that candidates write: kept as they were before the study, so that every trial starts from the same state.</summary>
internal sealed class WrittenFiles
{
    private readonly ImmutableArray<(string File, string? Kept)> files;

    /// <param name="files">Full paths.</param>
    /// <param name="folder">Where their content is kept.</param>
    public WrittenFiles(ImmutableArray<string> files, string folder) => this.files = [.. files.Select((x, i) => (x, Keep(x, Path.Combine(folder, $"before-{i}"))))];

    /// <summary>Brings them back.</summary>
    public void Reset()
    {
        foreach (var (file, kept) in files)
            if (kept is not null)
                File.Copy(kept, file, overwrite: true);
            else
                File.Delete(file);
    }

    private static string? Keep(string file, string place)
    {
        if (!File.Exists(file))
            return null;
        File.Copy(file, place, overwrite: true);
        return place;
    }
}
