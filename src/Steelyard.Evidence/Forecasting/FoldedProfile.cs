using System.Collections.Immutable;
using Steelyard.Evidence.Profiling;

namespace Steelyard.Evidence.Forecasting;

/// <summary>Own time of a function with everything that is defined inside it, seconds.</summary>
/// <param name="Key">The function.</param>
/// <param name="Line">Where it begins.</param>
/// <param name="Interpreted">Bytecode, and collecting the garbage that it makes.</param>
/// <param name="Builtin">In functions of the interpreter.</param>
/// <param name="Native">In extensions.</param>
/// <param name="Waiting">For the interpreter lock or in the operating system.</param>
public sealed record FoldedFunction(FunctionKey Key, int Line, double Interpreted, double Builtin, double Native, double Waiting)
{
    /// <summary>Everything but waiting.</summary>
    public double Running => Interpreted + Builtin + Native;

    /// <summary>Code of a module outside functions runs once and is no candidate.</summary>
    public bool IsModule => Key.Name.StartsWith('<');
}

/// <summary>A profile by the pieces that can be ported: comprehensions, lambdas and inner functions belong to the function around them.</summary>
public sealed record FoldedProfile
{
    /// <summary>Functions, hottest first.</summary>
    public required ImmutableArray<FoldedFunction> Functions { get; init; }

    /// <summary>Who was seen to call whom, and for how long, seconds.</summary>
    public required ImmutableDictionary<(FunctionKey Caller, FunctionKey Callee), double> Calls { get; init; }

    /// <summary>Time between first and last sample, without what other programs took of the processors, seconds.</summary>
    public required double Duration { get; init; }

    /// <summary>Processor time of the program that no sample saw, its start included, as elapsed time; null when it is not known. Seconds.</summary>
    public double? Unseen { get; init; }

    /// <summary>Seconds of elapsed time for a second of a thread's running time: below 1 when processes or threads run side by side.</summary>
    public required double Scale { get; init; }

    /// <summary>Samples a second that were really taken.</summary>
    public required double RateHz { get; init; }

    /// <summary>Folds a profile.</summary>
    /// <param name="summary">The profile.</param>
    /// <param name="fullPath">From the name of a source file, as the program knows it, to its full path.</param>
    /// <param name="cpuSeconds">
    /// Processor time of the program; null when it is not known. Samples see elapsed time, which on a busy machine holds the time of
    /// others too; all running time is scaled to what the program really used. Where it used more, the rest ran before the first sample.
    /// </param>
    /// <param name="startSeconds">Part of it that the interpreter takes before the program begins, which is never sampled.</param>
    public static FoldedProfile Of(ProfileSummary summary, Func<string, string> fullPath, double? cpuSeconds, double startSeconds = 0)
    {
        FunctionKey Key(ProfiledFunction x) => KeyOf(x with { File = fullPath(x.File) });
        var running = summary.Threads.Sum(x => x.Time.Running);
        var duration = summary.Profile.DurationSeconds;
        var inside = Math.Max(0, cpuSeconds - startSeconds ?? running);
        var own = inside < running ? inside / running : 1;
        var sideBySide = running > duration ? duration / running : 1;
        return new()
        {
            Functions = [.. summary.Functions.GroupBy(x => Key(x.Function)).Select(g => Fold(g.Key, [.. g], own)).OrderByDescending(x => x.Running).ThenBy(x => x.Key.Place, StringComparer.Ordinal)],
            Calls = summary.Calls.GroupBy(x => (Key(x.Caller), Key(x.Callee))).Where(g => g.Key.Item1 != g.Key.Item2)
                .ToImmutableDictionary(g => g.Key, g => g.Sum(x => x.Total.Total)),
            Duration = duration - (running * sideBySide * (1 - own)),
            RateHz = duration > 0 ? summary.Profile.Samples / duration : summary.Profile.RateHz,
            Scale = sideBySide,
            Unseen = cpuSeconds is null ? null : startSeconds + (sideBySide * Math.Max(0, inside - running)),
        };
    }

    /// <summary>The piece that a function belongs to: <c>f.&lt;locals&gt;.&lt;listcomp&gt;</c> to <c>f</c>; everything that loads modules is one.</summary>
    public static FunctionKey KeyOf(ProfiledFunction x)
    {
        if (x.File.StartsWith("<frozen importlib._bootstrap", StringComparison.Ordinal))
            return FunctionKey.Import;
        var inner = x.Name.IndexOf(".<", StringComparison.Ordinal);
        return new(x.File, inner > 0 ? x.Name[..inner] : x.Name.StartsWith('<') ? "<module>" : x.Name);
    }

    private static FoldedFunction Fold(FunctionKey key, List<FunctionTime> parts, double own)
    {
        double Sum(params SampleKind[] kinds) => own * parts.Sum(x => kinds.Sum(k => x.Self[k]));
        var outermost = parts.Where(x => x.Function.Name == key.Name).Select(x => x.Function.Line).DefaultIfEmpty(parts.Min(x => x.Function.Line)).First();
        return new(key, outermost, Sum(SampleKind.Interpreted, SampleKind.Gc), Sum(SampleKind.Builtin), Sum(SampleKind.Extension, SampleKind.NativeReleased),
            parts.Sum(x => x.Self.Waiting));
    }
}
