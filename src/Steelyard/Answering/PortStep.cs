using System.Collections.Immutable;
using Steelyard.Commands;
using Steelyard.Evidence.Statistics;
using Steelyard.Lab;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Replay;
using Steelyard.Lab.Toolchains;
using Steelyard.Reporting;
using Steelyard.Translation;
using Steelyard.Translation.Python;

namespace Steelyard.Answering;

/// <summary>Ports the planned functions of one file: record, translate, build, prove. What differs is taken out, and the rest is made again.</summary>
internal sealed class PortStep(PythonCommand command, Launcher launcher, Packages packages, long seed, Action<LabEvent> tell, CancellationToken cancellation)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);
    private static readonly IReadOnlyDictionary<string, Proof> NoProofs = new Dictionary<string, Proof>();
    private static readonly IReadOnlyDictionary<string, Interval> NoSpeedups = new Dictionary<string, Interval>();

    /// <summary>Makes the ports of a file.</summary>
    /// <param name="file">The Python file.</param>
    /// <param name="functions">Functions of the plan in it.</param>
    /// <param name="path">Folder for the port.</param>
    public PortDocument Run(string file, ImmutableArray<string> functions, string path)
    {
        var module = SyntaxFile.Read(command.Python, file);
        var names = functions.SelectMany(x => Translator.Reachable(module, x)).Distinct().ToImmutableArray();
        tell(new LabEvent.Doing($"recording {string.Join(", ", functions)}"));
        var recorded = Recording.Run(command, file, names, seed, Limit, launcher, cancellation);
        var observed = recorded.ToDictionary(x => x.Key, x => x.Value.Observations);
        var failed = new Dictionary<string, Proof>();
        while (true)
        {
            var translated = Translator.Translate(module, names, observed, Path.GetFileName(file));
            var ported = translated.Select(x => x.Ported).OfType<PortedFunction>().ToImmutableArray();
            if (ported.IsEmpty)
                return Document(module, file, new PortResult(translated, recorded, null, failed, NoSpeedups, null, seed));
            var (folder, proofs) = Make(path, file, module, ported, recorded);
            var wrong = proofs.Where(x => !x.Value.Differences.IsEmpty).ToList();
            if (wrong.Count == 0)
                return Document(module, file, new PortResult(translated, recorded, folder, proofs.Concat(failed).ToDictionary(), NoSpeedups, null, seed));
            foreach (var (name, proof) in wrong)
            {
                failed[name] = proof;
                observed.Remove(name);
            }
        }
    }

    private (PortFolder Folder, IReadOnlyDictionary<string, Proof> Proofs) Make(
        string path, string file, PyModule module, ImmutableArray<PortedFunction> ported, IReadOnlyDictionary<string, RecordedFunction> recorded)
    {
        cancellation.ThrowIfCancellationRequested();
        var folder = PortFolder.Write(path, file, command.Python, ported, recorded, PortCommand.MathImports(module, ported));
        tell(new LabEvent.Doing($"building the ports of {Path.GetFileName(file)}"));
        if (folder.Build(command.Python, packages) is { } broken)
            throw new InvalidOperationException($"the Rust for {file} does not compile; it is in {path}.\n{broken}");
        cancellation.ThrowIfCancellationRequested();
        tell(new LabEvent.Doing($"comparing the ports of {Path.GetFileName(file)} with their originals"));
        return (folder, folder.Prove(command.Python, seed, ProveCommand.DefaultCount));
    }

    private static PortDocument Document(PyModule module, string file, PortResult result) =>
        new("steelyard.port/1", result.Folder?.Path, result.Seed, [.. result.Translated.Select(x => PortedDocument.Of(x, result, module, file))], new(null));
}
