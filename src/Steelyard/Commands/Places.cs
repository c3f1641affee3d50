using Steelyard.Lab;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Toolchains;

namespace Steelyard.Commands;

/// <summary>Where things are: the workloads that come with the tool, the cache, and whether missing tools may be installed.</summary>
internal static class Places
{
    /// <summary>Folder of the workloads that come with Steelyard.</summary>
    public static string Workloads() => Shipped("workloads");

    /// <summary>A folder that comes with Steelyard: in a checkout the one of the sources, else the copy beside the program.</summary>
    public static string Shipped(string name)
    {
        var copy = Path.Combine(AppContext.BaseDirectory, name);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory).Parent; folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Steelyard.slnx")))
                return Path.Combine(folder.FullName, name);
        return copy;
    }

    /// <summary>Installation policy: with <c>--yes</c>, or as root on a Debian-like system with nobody to ask.</summary>
    public static InstallPolicy Install(bool yes) =>
        Settings.Find("install") == "never" ? InstallPolicy.Never
        : yes || (Environment.IsPrivilegedProcess && Packages.IsDebianLike && Console.IsInputRedirected) ? InstallPolicy.Install
        : InstallPolicy.Never;

    /// <summary>A running launcher, built on first use.</summary>
    public static Launcher Launcher(Packages packages, Action<LabEvent> tell) => Lab.Processes.Launcher.Start(LauncherBuild.Binary(packages, tell));
}
