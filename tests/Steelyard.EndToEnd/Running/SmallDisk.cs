using System.Diagnostics;

namespace Steelyard.EndToEnd.Running;

/// <summary>A file system of a few kilobytes in memory.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string folder;

    private SmallDisk(string folder) => this.folder = folder;

    /// <summary>Mounts one; where that is not allowed, the test counts as skipped.</summary>
    public static SmallDisk Mount(string folder, string size)
    {
        Directory.CreateDirectory(folder);
        if (Command("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", folder) is { } refused)
            throw new MissingRequirementException($"a file system must be mounted for this test, which needs root and CAP_SYS_ADMIN: {refused}");
        return new SmallDisk(folder);
    }

    public void Resize(string size) => Assert.Null(Command("mount", "-o", $"remount,size={size}", folder));

    public void Dispose() => Assert.Null(Command("umount", folder));

    /// <summary>Null, or why the command failed.</summary>
    private static string? Command(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : error.Split('\n')[0];
    }
}
