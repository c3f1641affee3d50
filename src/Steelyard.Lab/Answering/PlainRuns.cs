using System.Collections.Immutable;
using Steelyard.Lab.Measuring;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Replay;
using Steelyard.Lab.Workloads;

namespace Steelyard.Lab.Answering;

/// <summary>Runs the program as it is, twice: what it writes must be the same, or nothing could be compared with it.</summary>
public sealed class PlainRuns(PythonCommand command, AnswerRequest request, Launcher launcher, CancellationToken cancellation)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    /// <summary>Checks that two runs agree, under different hash seeds or else under a fixed one.</summary>
    /// <exception cref="LabException">The program fails, or never writes the same twice.</exception>
    public ProgramCheck Check()
    {
        var scratch = Directory.CreateTempSubdirectory("steelyard-check-").FullName;
        try
        {
            var own = Environment.GetEnvironmentVariable("PYTHONHASHSEED");
            var (free, seconds) = Compare(scratch, own ?? "1", own ?? "2");
            if (free is null)
                return new(seconds, null);
            var (fixedSeed, _) = Compare(scratch, "0", "0");
            return fixedSeed is null ? new(seconds, "0")
                : throw new LabException($"the program does not write the same twice: {fixedSeed}", "Give it a seed, or leave times and addresses out of what it writes; then ports can be compared with it.");
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private (string? Difference, double Seconds) Compare(string scratch, string firstSeed, string secondSeed)
    {
        var written = new WrittenFiles(request.Compare, scratch);
        ImmutableArray<string> outputs = [Path.Combine(scratch, "stdout"), .. request.Compare];
        var first = Run(written, scratch, firstSeed);
        var kept = outputs.Select((x, i) => Keep(x, Path.Combine(scratch, $"first-{i}"))).ToList();
        var second = Run(written, scratch, secondSeed);
        var difference = outputs.Zip(kept).Select(x => OutputComparison.FirstDifference(x.Second, x.First, new OutputRule.Exact(), "the first run")).FirstOrDefault(x => x is not null);
        return (difference, Math.Max(first, second));
    }

    private double Run(WrittenFiles written, string scratch, string hashSeed)
    {
        written.Reset();
        var errors = Path.Combine(scratch, "stderr");
        var result = launcher.Run(new ProcessRequest
        {
            Command = command.Plain,
            WorkingFolder = request.Folder,
            Stdin = command.Input,
            Environment = new Dictionary<string, string>(ProgramWorkload.Environment(null)) { ["PYTHONHASHSEED"] = hashSeed },
            Stdout = Path.Combine(scratch, "stdout"),
            Stderr = errors,
            OutputCap = 256 << 20,
            TimeLimit = Limit,
        }, cancellation);
        return result.Succeeded ? result.WallNs / 1e9
            : throw new LabException($"the program ended with {result.Ending}: {TextFile.LastLine(errors) ?? "it printed nothing on stderr"}", "Run it by itself first, several times: it must end with exit status 0 each time.");
    }

    private static string Keep(string file, string place)
    {
        if (!File.Exists(file))
            throw new LabException($"the program does not write {file}", "Check the name given with --compare.");
        File.Copy(file, place, overwrite: true);
        return place;
    }
}
