using Steelyard.Lab.Processes;

namespace Steelyard.Lab.Toolchains;

/// <summary>When missing tools are installed without asking.</summary>
public enum InstallPolicy
{
    /// <summary>Never; the command is shown.</summary>
    Never,

    /// <summary>Missing tools are installed.</summary>
    Install,
}

/// <summary>The system's package manager: names the command that installs a tool, and runs it where that is wanted.</summary>
public sealed class Packages
{
    private static readonly string[] AptGet = ["apt-get", "install", "-y", "--no-install-recommends"];
    private readonly InstallPolicy policy;
    private readonly Action<LabEvent> tell;
    private readonly HashSet<string> tried = [];

    /// <param name="policy">Whether to install.</param>
    /// <param name="tell">Receives what is being done.</param>
    public Packages(InstallPolicy policy, Action<LabEvent> tell) => (this.policy, this.tell) = (policy, tell);

    /// <summary>True on Debian and its descendants.</summary>
    public static bool IsDebianLike => Programs.Find("apt-get") is not null && File.Exists("/etc/debian_version");

    /// <summary>The command that installs Debian packages here, as the user would type it.</summary>
    public static string Command(params IEnumerable<string> packages) =>
        $"{(Environment.IsPrivilegedProcess ? "" : "sudo ")}{string.Join(' ', AptGet[..3])} {string.Join(' ', packages)}";

    /// <summary>Installs Debian packages if the policy allows; true when they are there afterwards.</summary>
    public bool TryInstall(params IReadOnlyList<string> packages)
    {
        var key = string.Join(' ', packages);
        if (policy == InstallPolicy.Never || !IsDebianLike || !tried.Add(key))
            return false;
        // Changing the system is said aloud, not on a line that vanishes.
        tell(new LabEvent.Note($"installing what is missing: {Command(packages)}"));
        return Install(packages) || (Apt(["apt-get", "update"]).Succeeded && Install(packages));
    }

    private bool Install(IReadOnlyList<string> packages)
    {
        var result = Apt([.. AptGet, .. packages]);
        if (!result.Succeeded)
            tell(new LabEvent.Note($"`{Command(packages)}` failed: {LastLine(result.Error)}"));
        return result.Succeeded;
    }

    private static Captured Apt(IReadOnlyList<string> command)
    {
        IReadOnlyList<string> privileged = Environment.IsPrivilegedProcess ? command : ["sudo", "-n", .. command];
        return Capture.Run(privileged, new Dictionary<string, string?> { ["DEBIAN_FRONTEND"] = "noninteractive" }, TimeSpan.FromMinutes(10));
    }

    private static string LastLine(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "no message";
}
