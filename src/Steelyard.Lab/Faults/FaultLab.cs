using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Steelyard.Evidence.Faults;
using Steelyard.Lab.Claims;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Store;
using Steelyard.Lab.Toolchains;

namespace Steelyard.Lab.Faults;

/// <summary>Runs the fault catalogue: every program under every tool, really built and started, judged by <see cref="FaultRule"/>.</summary>
public static class FaultLab
{
    private const string StoreKey = "faults";

    // A deadlock is what takes longer; every other program is over in milliseconds.
    private static readonly TimeSpan RunLimit = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan BuildLimit = TimeSpan.FromMinutes(2);

    /// <summary>The matrix: from the store when programs and tools are the same, else run. Each cell is in the store before the next is run.</summary>
    /// <param name="folder">Folder of the catalogue.</param>
    /// <param name="store">Keeps what was run.</param>
    /// <param name="budget">When it is used up, the cells that are left are <see cref="FaultOutcome.Unavailable"/>, and run by the next call.</param>
    /// <param name="fresh">Runs again what is in the store.</param>
    /// <param name="tell">Receives what is being done.</param>
    /// <param name="cancellation">The user's own.</param>
    public static FaultMatrix Of(string folder, EvidenceStore store, WallBudget budget, bool fresh, Action<LabEvent> tell, CancellationToken cancellation)
    {
        var faults = FaultCatalogue.Read(folder);
        var id = Id(folder);
        var before = fresh ? null : Kept(store, id);
        var tools = faults.Select(x => x.Sanitizer).Distinct().ToDictionary(x => x, FaultTools.All);
        var wanted = (from fault in faults from tool in tools[fault.Sanitizer] select (fault, tool)).ToList();
        if (before?.Cells.Length == wanted.Count)
            return before;
        var matrix = new FaultMatrix(id, [.. tools.Values.First().Select(x => x.Column)], before?.Cells ?? []);
        budget.Run(
            limited =>
            {
                foreach (var (fault, tool) in wanted.Skip(matrix.Cells.Length))
                {
                    matrix = matrix with { Cells = matrix.Cells.Add(Cell(fault, tool, tell, limited)) };
                    store.Put(StoreKey, JsonSerializer.Serialize(matrix, StoreJson.Default.FaultMatrix));
                }
            },
            cancellation);
        return matrix with
        {
            Cells = [.. matrix.Cells, .. wanted.Skip(matrix.Cells.Length).Select(x => new FaultCell(x.fault.Name, x.fault.Groups, x.tool.Name, FaultOutcome.Unavailable, FaultMatrix.TimeUp))],
        };
    }

    private static FaultMatrix? Kept(EvidenceStore store, string id) =>
        store.Get(StoreKey) is { } kept && JsonSerializer.Deserialize(kept, StoreJson.Default.FaultMatrix) is { } before && before.Id == id ? before : null;

    private static string Id(string folder)
    {
        var tools = string.Join('\n', FaultTools.All("address").Select(x => $"{x.Name} {x.Column.Version} {string.Join(' ', x.Build)} {string.Join(' ', x.Check)}"));
        return "faults-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SourceTree.Hash(folder, tools))))[..12];
    }

    private static FaultCell Cell(Fault fault, FaultToolRecipe tool, Action<LabEvent> tell, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        tell(new LabEvent.Doing($"fault {fault.Name} under {tool.Name}"));
        if (fault.Without.GetValueOrDefault(tool.Language) is { } reason)
            return new FaultCell(fault.Name, fault.Groups, tool.Name, FaultOutcome.NotExpressible, reason);
        if (tool.Version is null)
            return new FaultCell(fault.Name, fault.Groups, tool.Name, FaultOutcome.Unavailable, $"{tool.Name} is missing: {tool.Install}");
        var run = Run(fault.Program(FaultTools.Extension(tool.Language))!, tool);
        var outcome = FaultRule.Judge(run, fault.Right);
        return new FaultCell(fault.Name, fault.Groups, tool.Name, outcome, outcome is FaultOutcome.Silent ? $"it printed {Shown(run.Output)}, right is {fault.Right}" : FaultRule.Diagnostic(run));
    }

    private static FaultRun Run(string source, FaultToolRecipe tool)
    {
        var scratch = Directory.CreateTempSubdirectory("steelyard-fault-");
        try
        {
            // A copy under a plain name: diagnostics then show no path of this machine.
            File.Copy(source, Path.Combine(scratch.FullName, Path.GetFileName(source)));
            var values = new Dictionary<string, string> { ["source"] = Path.GetFileName(source), ["out"] = "./fault" };
            var (run, check, build) = (Placeholders.Fill(tool.Run, values), Placeholders.Fill(tool.Check, values), Placeholders.Fill(tool.Build, values));
            if (Step(build, scratch.FullName, BuildLimit) is var built && built.Status != 0)
                return new FaultRun(true, false, true, built.Status, built.Output, built.Error);
            if (tool.Warns is { } mark && built.Error.Contains(mark, StringComparison.Ordinal))
                return new FaultRun(false, true, true, 0, "", built.Error);
            if (Step(check, scratch.FullName, BuildLimit) is var checkedUp && checkedUp.Status != 0)
                return new FaultRun(false, true, true, checkedUp.Status, checkedUp.Output, checkedUp.Error);
            var program = run[0].Contains('/', StringComparison.Ordinal) ? Path.GetFullPath(run[0], scratch.FullName) : run[0];
            var ended = Step([program, .. run[1..]], scratch.FullName, RunLimit);
            return new FaultRun(false, false, ended.Status != Capture.TimedOut, ended.Status, ended.Output, ended.Error);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static Captured Step(ImmutableArray<string> command, string folder, TimeSpan limit) =>
        command.IsEmpty ? new Captured(0, "", "") : Capture.Run([.. command], Environment, limit, folder);

    private static Dictionary<string, string?> Environment => new(PythonInterpreter.Clean) { ["RUST_BACKTRACE"] = null, ["LC_ALL"] = "C.UTF-8" };

    private static string Shown(string output) => output.Trim() is { Length: > 0 } text ? text.Length <= 60 ? text.ReplaceLineEndings(" ") : text[..57].ReplaceLineEndings(" ") + "..." : "nothing";
}
