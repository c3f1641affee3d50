namespace Steelyard.Commands;

/// <summary>A folder that is gone when it is not needed any more.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("steelyard-").FullName;

    public string At(string name) => Path.Combine(path, name);

    public void Dispose() => Directory.Delete(path, recursive: true);
}
