using System.Collections.Immutable;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Toolchains;
using Steelyard.Translation;

namespace Steelyard.Lab.Replay;

/// <summary>Recorded calls of a file's functions → one crate with all that can be ported, and the evidence for it.</summary>
/// <param name="Python">The interpreter of the port.</param>
/// <param name="Launcher">Runs what is run.</param>
/// <param name="Packages">Installs what is missing.</param>
/// <param name="Tell">Hears what is going on.</param>
/// <param name="Cancellation">Ends it.</param>
public sealed record PortMaking(PythonInterpreter Python, Launcher Launcher, Packages Packages, Action<LabEvent> Tell, CancellationToken Cancellation)
{
    /// <summary>Translates, builds and proves.</summary>
    /// <param name="task">The file and its functions.</param>
    /// <param name="recorded">What was recorded of them.</param>
    /// <param name="path">Folder of the port.</param>
    /// <param name="proving">How the proof is made.</param>
    public PortOutcome Make(PortTask task, IReadOnlyDictionary<string, RecordedFunction> recorded, string path, Proving proving)
    {
        var first = Once(task, recorded, path, proving);
        // Calls were left. Where integers of any size make a difference, they may have been left because 64 bits were too few.
        var left = first.Proofs.Where(x => x.Value.FallbacksLeft > 0 && Grows(first, x.Key)).Select(x => x.Key).ToImmutableHashSet();
        if (left.IsEmpty)
            return first;
        var second = Once(task, Widened(recorded, left), path, proving);
        var better = left.Where(x => second.Proofs.TryGetValue(x, out var proof) && proof.Differences.IsEmpty && proof.FallbacksLeft < first.Proofs[x].FallbacksLeft).ToImmutableHashSet();
        return better.Count == left.Count ? second : Once(task, Widened(recorded, better), path, proving);
    }

    private PortOutcome Once(PortTask task, IReadOnlyDictionary<string, RecordedFunction> recorded, string path, Proving proving)
    {
        var (translated, folder, broken) = Build(task, recorded, path);
        if (folder is null)
            return new PortOutcome(task, translated, recorded, null, ImmutableDictionary<string, Proof>.Empty, broken);
        Tell(new LabEvent.Doing($"comparing the port of {Path.GetFileName(task.File)} with the original"));
        return new PortOutcome(task, translated, recorded, folder, folder.Prove(Python, proving, Launcher, Cancellation), broken);
    }

    private static bool Grows(PortOutcome outcome, string name) => Translate(outcome.Task, outcome.Task.Functions, Widened(outcome.Recorded, [name])).Translated
        .FirstOrDefault(x => x.Name == name)?.Ported is { } wide && wide.Rust != outcome.Translated.First(x => x.Name == name).Ported?.Rust;

    private static ImmutableDictionary<string, RecordedFunction> Widened(IReadOnlyDictionary<string, RecordedFunction> recorded, ImmutableHashSet<string> names) =>
        recorded.ToImmutableDictionary(x => x.Key, x => names.Contains(x.Key) ? x.Value with { Observations = x.Value.Observations with { Overflows = true } } : x.Value);

    // What cannot be translated or compiled through a fault of ours is left out, and the rest is built: one function never sinks the others.
    private (ImmutableArray<Translated> Translated, PortFolder? Folder, IReadOnlyDictionary<string, string> Broken) Build(
        PortTask task, IReadOnlyDictionary<string, RecordedFunction> recorded, string path)
    {
        var broken = ImmutableSortedDictionary<string, string>.Empty;
        while (true)
        {
            Cancellation.ThrowIfCancellationRequested();
            var (translated, crashes) = Translate(task, [.. task.Functions.Where(x => !broken.ContainsKey(x))], recorded);
            broken = broken.AddRange(crashes);
            var ported = translated.Select(x => x.Ported).OfType<PortedFunction>().ToImmutableArray();
            if (ported.IsEmpty)
                return (translated, null, broken);
            Tell(new LabEvent.Doing($"building the port of {Path.GetFileName(task.File)}"));
            var folder = PortFolder.Write(path, task.File, Python, ported, recorded);
            if (folder.Build(Python, Packages, Launcher, Cancellation) is not { } failure)
                return (translated, folder, broken);
            var culprits = Culprits.Find(failure, path, ported.Select(x => (x.Source.Name, $"{x.Rust}\n{x.Glue}")));
            if (culprits.IsEmpty)
                throw new InvalidOperationException($"the crate in {path} does not build.\n{failure}");
            broken = broken.AddRange(culprits);
        }
    }

    /// <summary>Translates; where the translator itself fails, finds the functions with which it does, and leaves them out.</summary>
    internal static (ImmutableArray<Translated> Translated, ImmutableSortedDictionary<string, string> Crashes) Translate(
        PortTask task, ImmutableArray<string> names, IReadOnlyDictionary<string, RecordedFunction> recorded)
    {
        if (TryTranslate(task, names, recorded) is ({ } translated, null))
            return (translated, ImmutableSortedDictionary<string, string>.Empty);
        var crashes = ImmutableSortedDictionary<string, string>.Empty;
        foreach (var name in names)
            if (TryTranslate(task, [.. Translator.Reachable(task.Module, name).Where(x => names.Contains(x) && !crashes.ContainsKey(x))], recorded).Crash is { } crash)
                crashes = crashes.Add(name, crash.ToString());
        var (rest, last) = TryTranslate(task, [.. names.Where(x => !crashes.ContainsKey(x))], recorded);
        return rest is { } done ? (done, crashes) : throw last!;
    }

    private static (ImmutableArray<Translated>? Translated, Exception? Crash) TryTranslate(
        PortTask task, ImmutableArray<string> names, IReadOnlyDictionary<string, RecordedFunction> recorded)
    {
        try
        {
            return (Translator.Translate(task.Module, names, recorded.ToDictionary(x => x.Key, x => x.Value.Observations), Path.GetFileName(task.File)), null);
        }
        catch (Exception crash) when (crash is not OutOfMemoryException)
        {
            // Nothing but a fault of the translator: it reads no file and starts nothing.
            return (null, crash);
        }
    }
}
