using System.Collections.Immutable;
using Steelyard.Translation;
using Steelyard.Translation.Python;

namespace Steelyard.Lab.Replay;

/// <summary>A file and those of its functions that are to be ported.</summary>
/// <param name="File">Full path.</param>
/// <param name="Module">Its syntax.</param>
/// <param name="Wanted">Functions asked for; every top-level one when the whole file was asked for.</param>
/// <param name="Whole">The whole file was asked for.</param>
public sealed record PortTask(string File, PyModule Module, ImmutableArray<string> Wanted, bool Whole)
{
    /// <summary>The functions asked for and those they can reach by calls, callees before callers.</summary>
    public ImmutableArray<string> Functions { get; } = [.. Wanted.SelectMany(x => Translator.Reachable(Module, x)).Distinct()];
}

/// <summary>What became of one file.</summary>
/// <param name="Task">What was asked for.</param>
/// <param name="Translated">Each function, in Rust or refused.</param>
/// <param name="Recorded">What was recorded.</param>
/// <param name="Folder">The port, or null when nothing could be ported.</param>
/// <param name="Proofs">The evidence by function.</param>
/// <param name="Broken">Functions whose Rust did not compile, with the compiler's words: bugs of Steelyard.</param>
public sealed record PortOutcome(
    PortTask Task, ImmutableArray<Translated> Translated, IReadOnlyDictionary<string, RecordedFunction> Recorded, PortFolder? Folder,
    IReadOnlyDictionary<string, Proof> Proofs, IReadOnlyDictionary<string, string> Broken);
