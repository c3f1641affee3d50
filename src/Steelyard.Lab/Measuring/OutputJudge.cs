using System.Collections.Immutable;
using System.Security.Cryptography;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Toolchains;
using Steelyard.Lab.Workloads;

namespace Steelyard.Lab.Measuring;

/// <summary>
/// Judges every output of a study. The first candidate that runs sets what is expected for a size; the others must agree. An output seen
/// before costs one hash, so that each single trial can be judged.
/// </summary>
internal sealed class OutputJudge(Workload workload, string folder, PythonInterpreter? python)
{
    private readonly Dictionary<string, (string File, string Candidate)> expected = [];
    private readonly HashSet<(string Size, string Hash)> right = [];

    private readonly WrittenFiles written = new(workload.Compare, folder);

    /// <summary>Brings the files that candidates write back to what they were before the study.</summary>
    public void Reset() => written.Reset();

    /// <summary>Null when everything written is right, otherwise the first difference.</summary>
    public string? Fault(string candidate, InputFile input, string output) =>
        Difference(candidate, input, output, input.Input.Name) ?? workload.Compare.Select(x => InFile(candidate, input, x)).FirstOrDefault(x => x is not null);

    private string? InFile(string candidate, InputFile input, string file) =>
        !File.Exists(file) ? $"it did not write {file}"
        : Difference(candidate, input, file, $"{input.Input.Name}-{workload.Compare.IndexOf(file)}") is { } difference ? $"{file}, {difference}" : null;

    private string? Difference(string candidate, InputFile input, string output, string size)
    {
        var hash = Hash(output);
        if (right.Contains((size, hash)))
            return null;
        if (!expected.TryGetValue(size, out var reference))
        {
            reference = (Path.Combine(folder, $"expected-{size}"), candidate);
            File.Copy(output, reference.File, overwrite: true);
            expected.Add(size, reference);
        }
        var fault = workload.Output is OutputRule.Checker checker
            ? Check(checker.Command, input, reference.File, output)
            : OutputComparison.FirstDifference(reference.File, output, workload.Output, reference.Candidate);
        if (fault is null)
            right.Add((size, hash));
        return fault;
    }

    private string? Check(ImmutableArray<string> command, InputFile input, string reference, string actual)
    {
        var values = new Dictionary<string, string>
        {
            ["python"] = python?.Executable ?? "python3",
            ["input"] = input.Path,
            ["expected"] = reference,
            ["actual"] = actual,
        };
        var filled = Placeholders.Fill(command, values).Select(x => File.Exists(Path.Combine(workload.Folder, x)) ? Path.Combine(workload.Folder, x) : x);
        var result = Capture.Run([.. filled], limit: workload.TimeLimit);
        if (result.Succeeded)
            return null;
        var said = (result.Output + "\n" + result.Error).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
        return $"the checker says: {said ?? $"exit status {result.Status}"}";
    }

    private static string Hash(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexString(SHA256.HashData(stream));
    }
}
