using System.Security.Cryptography;
using System.Text;

namespace Steelyard.Lab.Toolchains;

/// <summary>A folder of sources as content: what build products left there is not part of it.</summary>
internal static class SourceTree
{
    private static readonly string[] NotSource = ["target", "__pycache__", ".git", "node_modules", ".venv"];

    /// <summary>Relative paths of all files, sorted, without build products.</summary>
    public static IReadOnlyList<string> Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(x => Path.GetRelativePath(folder, x))
            .Where(x => !x.Split('/').Any(NotSource.Contains))
            .Order(StringComparer.Ordinal)];

    /// <summary>SHA-256 of names, contents and a text that stands for everything else that shapes the build; hexadecimal.</summary>
    public static string Hash(string folder, string context)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(context));
        foreach (var file in Files(folder))
        {
            var content = File.ReadAllBytes(Path.Combine(folder, file));
            hash.AppendData(Encoding.UTF8.GetBytes($"\0{file}\0{content.Length}\0"));
            hash.AppendData(content);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Copies all source files into a new folder, permissions included.</summary>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Files(from))
        {
            var target = Path.Combine(to, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(from, file), target);
        }
    }
}
