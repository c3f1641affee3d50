using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Steelyard.Evidence.Deciding;

/// <summary>
/// A ranking of aspects, ties allowed. It says which weights are possible – no aspect weighs less than one ranked after it –
/// and nothing more: within that part of the simplex all weights are equally likely.
/// </summary>
public sealed class Priorities
{
    /// <summary>The ranking used when the user gives none: <c>speed,source,memory</c>.</summary>
    public const string DefaultText = "speed,source,memory";

    private Priorities(IEnumerable<ImmutableArray<Aspect>> groups) => Groups = [.. groups.Where(g => !g.IsEmpty)];

    /// <summary>The ranking of <see cref="DefaultText"/>.</summary>
    public static Priorities Default { get; } = Of([Aspect.Wall], [Aspect.SourceSize], [Aspect.PeakMemory]);

    /// <summary>Groups of equally ranked aspects, the most important group first.</summary>
    public ImmutableArray<ImmutableArray<Aspect>> Groups { get; }

    /// <summary>The ranked aspects, the most important first.</summary>
    public IEnumerable<Aspect> Aspects => Groups.SelectMany(g => g);

    /// <summary>A ranking from groups of equally ranked aspects. Throws when an aspect occurs twice.</summary>
    public static Priorities Of(params IEnumerable<ImmutableArray<Aspect>> groups)
    {
        var priorities = new Priorities(groups);
        return priorities.Aspects.Distinct().Count() == priorities.Aspects.Count()
            ? priorities
            : throw new ArgumentException("An aspect is ranked twice.", nameof(groups));
    }

    /// <summary>Reads <c>speed,memory=source</c>: <c>,</c> or <c>&gt;</c> begins the next rank, <c>=</c> ties.</summary>
    /// <param name="text">The ranking; names as in <see cref="Aspect.Find"/>.</param>
    /// <param name="priorities">The ranking, or null.</param>
    /// <param name="error">What is wrong and what was expected, or null.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out Priorities? priorities, [NotNullWhen(false)] out string? error)
    {
        var names = new Dictionary<Aspect, string>();
        var groups = text.Split(',', '>').Select(rank => rank.Split('=')).ToList();
        error = groups.SelectMany(g => g).Select(name => Register(name.Trim(), names)).FirstOrDefault(e => e is not null);
        priorities = error is null ? Of(groups.Select(g => g.Select(name => Aspect.Find(name)!).ToImmutableArray())) : null;
        return error is null;
    }

    private static string? Register(string name, Dictionary<Aspect, string> names)
    {
        if (name.Length == 0) return $"A name is missing; expected a ranking such as {DefaultText}.";
        if (AspectNames.Find(name, out var error) is not { } aspect) return error;
        if (!aspect.Scored) return $"{aspect.Title} is shown where the machine shows it, and not ranked: it follows the time; rank cpu instead.";
        return names.TryAdd(aspect, name)
            ? null
            : $"{aspect.Title} is ranked twice (as '{names[aspect]}' and '{name}'); name each aspect once.";
    }

    /// <summary>
    /// The mean weight of each aspect, which has a closed form: the rank-order centroid, w_k = (1/n) Σ_{i≥k} 1/i
    /// (Barron and Barrett 1996), averaged over the aspects of a tie.
    /// </summary>
    public IReadOnlyDictionary<Aspect, double> RankOrderCentroid()
    {
        var count = Aspects.Count();
        var strict = Enumerable.Range(1, count).Select(k => Enumerable.Range(k, count - k + 1).Sum(i => 1.0 / i) / count).ToArray();
        var weights = new Dictionary<Aspect, double>();
        foreach (var group in Groups)
        {
            var mean = strict.AsSpan(weights.Count, group.Length).ToArray().Average();
            foreach (var aspect in group) weights.Add(aspect, mean);
        }

        return weights;
    }

    /// <summary>The same ranking without the aspects that <paramref name="keep"/> rejects.</summary>
    public Priorities Where(Func<Aspect, bool> keep) => new(Groups.Select(g => g.Where(keep).ToImmutableArray()));

    /// <summary>The same ranking with another aspect in the place of one, unless the other is ranked already.</summary>
    public Priorities With(Aspect other, Aspect insteadOf) =>
        Aspects.Contains(other) ? this : new(Groups.Select(g => g.Select(x => x == insteadOf ? other : x).ToImmutableArray()));

    /// <summary>The same ranking with one aspect moved before all others.</summary>
    public Priorities WithFirst(Aspect aspect) => new([[aspect], .. Where(a => a != aspect).Groups]);

    /// <summary>The ranking in the form that <see cref="TryParse"/> reads, with the ids of the aspects.</summary>
    public override string ToString() => string.Join(',', Groups.Select(g => string.Join('=', g.Select(a => a.Id))));
}
