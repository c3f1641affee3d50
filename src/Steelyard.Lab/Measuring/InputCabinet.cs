using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Steelyard.Evidence;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Toolchains;
using Steelyard.Lab.Workloads;

namespace Steelyard.Lab.Measuring;

/// <summary>An input file of a study.</summary>
/// <param name="Input">Name, n, length and hash, as recorded.</param>
/// <param name="Path">Full path of the file.</param>
public sealed record InputFile(StudyInput Input, string Path);

/// <summary>
/// Makes inputs with a workload's generator and keeps them, addressed by the content of everything that shapes them: command, scripts,
/// n and seed. The same workload never generates the same input twice.
/// </summary>
public sealed class InputCabinet
{
    private const int UnavailableStatus = 3;
    private static readonly TimeSpan GeneratorLimit = TimeSpan.FromMinutes(10);
    private const long LargestInput = 16L << 30;

    private readonly string folder;
    private readonly Launcher launcher;
    private readonly Action<LabEvent> tell;

    /// <param name="folder">Where inputs are kept.</param>
    /// <param name="launcher">Runs generators.</param>
    /// <param name="tell">Receives what is being done.</param>
    public InputCabinet(string folder, Launcher launcher, Action<LabEvent> tell) => (this.folder, this.launcher, this.tell) = (folder, launcher, tell);

    /// <summary>The input of one size, generated now or kept from before.</summary>
    /// <exception cref="WorkloadUnavailableException">The generator says that this machine cannot provide the input.</exception>
    /// <exception cref="LabException">The generator fails.</exception>
    public InputFile Generated(Workload workload, Size size, PythonInterpreter? python, CancellationToken cancellation)
    {
        var command = Command(workload, size, python);
        var place = Path.Combine(folder, workload.Name, $"{size.Name}-{Key(workload, command, python)[..12]}");
        var file = Path.Combine(place, workload.Input.FileName);
        if (!workload.Input.Cache || !File.Exists(file))
            Generate(workload, size, command, file, cancellation);
        return Existing(size.Name, size.N, file);
    }

    /// <summary>A file of the user's own as input.</summary>
    /// <exception cref="LabException">There is no such file, or it cannot be read.</exception>
    public static InputFile Own(string path)
    {
        var full = Path.GetFullPath(path);
        return File.Exists(full) ? Existing("input", 0, full)
            : throw new LabException($"no such input file: {path}", "Check the path given with --input.");
    }

    private static InputFile Existing(string name, long n, string file)
    {
        try
        {
            using var content = File.OpenRead(file);
            return new InputFile(new StudyInput(name, n, content.Length, Convert.ToHexStringLower(SHA256.HashData(content))), file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new LabException($"cannot read the input {file}: {error.Message}", "Check its permissions.", error);
        }
    }

    private static string[] Command(Workload workload, Size size, PythonInterpreter? python)
    {
        if (python is null && workload.Input.Generate.Any(x => x.Contains("{python}", StringComparison.Ordinal)))
            throw new LabException("no Python of version 3.8 or later was found, and the input generator needs one", $"{Packages.Command("python3")}");
        var values = new Dictionary<string, string>
        {
            ["python"] = python?.Executable ?? "",
            ["n"] = size.N.ToString(CultureInfo.InvariantCulture),
            ["seed"] = workload.Input.Seed.ToString(CultureInfo.InvariantCulture),
        };
        var filled = Placeholders.Fill(workload.Input.Generate, values);
        var program = Programs.Find(filled[0]) ?? Path.GetFullPath(filled[0], workload.Folder);
        return [program, .. filled[1..]];
    }

    // The interpreter's path is left out: generators promise the same bytes on every Python.
    private static string Key(Workload workload, string[] command, PythonInterpreter? python)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var word in command.Select(x => x == python?.Executable ? "python" : x))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(word + "\0"));
            var script = Path.GetFullPath(word, workload.Folder);
            if (File.Exists(script) && script.StartsWith(workload.Folder, StringComparison.Ordinal))
                hash.AppendData(File.ReadAllBytes(script));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private void Generate(Workload workload, Size size, string[] command, string file, CancellationToken cancellation)
    {
        tell(new LabEvent.Doing($"generating the {size.Name} input (n = {size.N})"));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var unfinished = $"{file}.{Environment.ProcessId}.part";
        var errors = unfinished + ".err";
        try
        {
            var result = launcher.Run(new ProcessRequest
            {
                Command = [.. command],
                WorkingFolder = workload.Folder,
                Environment = Surroundings.ForCandidates(),
                Stdout = unfinished,
                Stderr = errors,
                OutputCap = LargestInput,
                TimeLimit = GeneratorLimit,
            }, cancellation);
            if (!result.Succeeded)
                throw Failure(workload, size, result, errors);
            File.Move(unfinished, file, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
            File.Delete(errors);
        }
    }

    private static Exception Failure(Workload workload, Size size, ProcessResult result, string errors)
    {
        var said = TextFile.LastLine(errors);
        if (result.Outcome == ProcessOutcome.Exited && result.Status == UnavailableStatus && said is not null)
            return new WorkloadUnavailableException(said);
        return new LabException($"the input generator of {workload.Name} failed at size {size.Name} with {result.Ending}: {said ?? "it printed nothing on stderr"}",
            $"Run it by hand in {workload.Folder}: {string.Join(' ', workload.Input.Generate)} with n = {size.N}, seed = {workload.Input.Seed}.");
    }
}

/// <summary>A workload that this machine cannot provide: not an error of anybody, but no study either.</summary>
public sealed class WorkloadUnavailableException : Exception
{
    /// <param name="reason">What is missing and what would help, as the generator or the requirement says.</param>
    public WorkloadUnavailableException(string reason)
        : base(reason)
    {
    }
}
