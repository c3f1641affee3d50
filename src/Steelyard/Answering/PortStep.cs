using System.Collections.Immutable;
using Steelyard.Lab;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Replay;
using Steelyard.Lab.Toolchains;
using Steelyard.Reporting;

namespace Steelyard.Answering;

/// <summary>Ports the planned functions of one file: record, translate, build, prove. What differs is taken out, and the rest is made again.</summary>
internal sealed class PortStep(PythonCommand command, Launcher launcher, Packages packages, Proving proving, Action<LabEvent> tell, CancellationToken cancellation)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    /// <summary>Makes the ports of a file.</summary>
    /// <param name="file">The Python file.</param>
    /// <param name="functions">Functions of the plan in it.</param>
    /// <param name="inner">Those of them that Python does not enter, because a call costs more at the boundary than it saves.</param>
    /// <param name="path">Folder for the port.</param>
    public PortDocument Run(string file, ImmutableArray<string> functions, IReadOnlySet<string> inner, string path)
    {
        var task = new PortTask(file, SyntaxFile.Read(command.Python, file), functions, Whole: false);
        tell(new LabEvent.Doing($"recording {string.Join(", ", functions)}"));
        var run = Recording.Run(command, [task], proving.Seed, Limit, launcher, cancellation);
        var recorded = run.Functions.GetValueOrDefault(file) ?? [];
        var making = new PortMaking(command.Python, launcher, packages, tell, cancellation);
        var failed = ImmutableDictionary<string, Proof>.Empty;
        while (true)
        {
            var outcome = making.Make(task, recorded, path, proving);
            var wrong = outcome.Proofs.Where(x => !x.Value.Differences.IsEmpty).ToList();
            if (wrong.Count == 0)
            {
                outcome.Folder?.WithoutGain(outcome.Proofs.Where(x => x.Value.AlwaysLeaves || inner.Contains(x.Key)).Select(x => x.Key));
                return PortDocument.Of(new PortResult([outcome with { Proofs = failed.SetItems(outcome.Proofs) }], run, proving.Seed));
            }
            failed = failed.SetItems(wrong);
            recorded = recorded.RemoveRange(wrong.Select(x => x.Key));
        }
    }
}
