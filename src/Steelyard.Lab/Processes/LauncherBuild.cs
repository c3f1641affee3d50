using System.Security.Cryptography;
using System.Text;
using Steelyard.Lab.Toolchains;

namespace Steelyard.Lab.Processes;

/// <summary>Builds the native programs that measure, from the sources inside this assembly, once per version of them.</summary>
public static class LauncherBuild
{
    /// <summary>Path of a launcher built from exactly these sources.</summary>
    /// <exception cref="LabException">No Rust compiler, or the build fails.</exception>
    public static string Binary(Packages packages, Action<LabEvent> tell) => Binary("launcher", packages, tell);

    /// <summary>Path of the program that sends frames at a fixed rate, built from exactly these sources.</summary>
    /// <exception cref="LabException">No Rust compiler, or the build fails.</exception>
    public static string Frames(Packages packages, Action<LabEvent> tell) => Binary("frames", packages, tell);

    /// <summary>Path of the program that starts and loads services, built from exactly these sources.</summary>
    /// <exception cref="LabException">No Rust compiler, or the build fails.</exception>
    public static string Service(Packages packages, Action<LabEvent> tell) => Binary("service", packages, tell);

    private static string Binary(string program, Packages packages, Action<LabEvent> tell)
    {
        var sources = Embedded.Below(program).ToDictionary(x => x[(program.Length + 1)..], Embedded.Text);
        var folder = Path.Combine(CacheFolder.Path, program, Hash(sources)[..16]);
        var binary = Path.Combine(folder, program);
        if (!File.Exists(binary))
            Build(sources, folder, binary, packages, tell);
        return binary;
    }

    private static void Build(Dictionary<string, string> sources, string folder, string binary, Packages packages, Action<LabEvent> tell)
    {
        var cargo = new Cargo(packages).Program
            ?? throw new LabException("cargo is missing, and the program that times every process is written in Rust", Cargo.Install);
        tell(new LabEvent.Doing($"building the {Path.GetFileName(binary)} program (once)"));
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
                throw new LabException($"the {Path.GetFileName(binary)} program does not build: {result.Error.Trim()}", "If the Rust toolchain is sound (`cargo --version`), this is a bug of Steelyard: report it with this text.");
            Directory.CreateDirectory(folder);
            // Copied under another name first: another Steelyard may be starting this very launcher.
            var unfinished = $"{binary}.{Environment.ProcessId}";
            File.Copy(Path.Combine(place, "target", "release", Path.GetFileName(binary)), unfinished, overwrite: true);
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
