using System.Security.Cryptography;
using System.Text;
using Steelyard.Lab.Toolchains;

namespace Steelyard.Lab.Processes;

/// <summary>Builds the launcher from the sources inside this assembly, once per version of them.</summary>
public static class LauncherBuild
{
    /// <summary>Path of a launcher built from exactly these sources.</summary>
    /// <exception cref="LabException">No Rust compiler, or the build fails.</exception>
    public static string Binary(Packages packages, Action<LabEvent> tell)
    {
        var sources = Embedded.Below("launcher").ToDictionary(x => x["launcher/".Length..], Embedded.Text);
        var folder = Path.Combine(CacheFolder.Path, "launcher", Hash(sources)[..16]);
        var binary = Path.Combine(folder, "launcher");
        if (!File.Exists(binary))
            Build(sources, folder, binary, packages, tell);
        return binary;
    }

    private static void Build(Dictionary<string, string> sources, string folder, string binary, Packages packages, Action<LabEvent> tell)
    {
        var cargo = new Cargo(packages).Program
            ?? throw new LabException("cargo is missing, and the launcher that times every process is a Rust program", Cargo.Install);
        tell(new LabEvent.Doing("building the launcher (once)"));
        var place = Directory.CreateTempSubdirectory("steelyard-launcher-").FullName;
        try
        {
            foreach (var (name, text) in sources)
            {
                var file = Path.Combine(place, name);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, text);
            }
            // Static linking keeps the launcher small; where there is no static C library, a dynamic one still works.
            var result = Compile(cargo, place, null);
            if (!result.Succeeded)
                result = Compile(cargo, place, "-Ctarget-feature=-crt-static");
            if (!result.Succeeded)
                throw new LabException($"the launcher does not build: {result.Error.Trim()}", "If the Rust toolchain is sound (`cargo --version`), this is a bug of Steelyard: report it with this text.");
            Directory.CreateDirectory(folder);
            // Copied under another name first: another Steelyard may be starting this very launcher.
            var unfinished = $"{binary}.{Environment.ProcessId}";
            File.Copy(Path.Combine(place, "target", "release", "launcher"), unfinished, overwrite: true);
            File.Move(unfinished, binary, overwrite: true);
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    private static Captured Compile(string cargo, string place, string? flags)
    {
        var environment = new Dictionary<string, string?> { ["CARGO_TARGET_DIR"] = Path.Combine(place, "target"), ["RUSTFLAGS"] = flags };
        return Capture.Run([cargo, "build", "--release", "--quiet", "--offline"], environment, TimeSpan.FromMinutes(5), place);
    }

    private static string Hash(Dictionary<string, string> sources)
    {
        var all = string.Concat(sources.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => $"{x.Key}\0{x.Value}\0"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)));
    }
}
