using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Steelyard.Evidence;
using Steelyard.Evidence.Deciding;
using Steelyard.Evidence.Deciding.Money;
using Steelyard.Evidence.Weighing;
using Steelyard.Reporting;

namespace Steelyard.Dashboard;

/// <summary>One aspect on the sliders.</summary>
/// <param name="Aspect">The aspect.</param>
/// <param name="Importance">0 not ranked … 10 most important; equal numbers tie.</param>
/// <param name="Place">Place of the limit on its slider, 0 … <see cref="DecideForm.NoLimit"/>.</param>
/// <param name="Limit">The limit at that place; null for none.</param>
/// <param name="CanLimit">Whether there is anything to limit.</param>
public sealed record SliderRow(Aspect Aspect, int Importance, int Place, Limit? Limit, bool CanLimit);

/// <summary>A decision asked for by an address: sliders and texts as they stand in its query, and what follows from them.</summary>
/// <param name="Weighed">The study, decided so.</param>
/// <param name="Rows">The sliders.</param>
/// <param name="Money">What was said about money.</param>
/// <param name="Mistakes">What could not be read; the rest counts.</param>
public sealed record DecideForm(WeighedStudy Weighed, ImmutableArray<SliderRow> Rows, MoneyRequest Money, ImmutableArray<string> Mistakes)
{
    /// <summary>The end of a limit slider, where there is no limit.</summary>
    public const int NoLimit = 100;

    /// <summary>The end of an importance slider.</summary>
    public const int MostImportant = 10;

    private const int Step = 3;

    /// <summary>Whether what would change the decision, which takes most of the time, is left for a second question.</summary>
    public bool Soon { get; init; }

    public static DecideForm Of(WeighedStudy weighed, IQueryCollection query)
    {
        var rows = Aspect.All.Where(a => a.Scored && weighed.Candidates.Any(x => x[a] is not null)).Select(a => Row(weighed, a, query)).ToImmutableArray();
        var money = new MoneyRequest([], Rate: Text("rate"), PortDays: Text("port-days"), DayRate: Text("day-rate"));
        if (query.Count == 0)
            return new(weighed, rows, money, []);
        var mistakes = ImmutableArray.CreateBuilder<string>();
        if (rows.All(x => x.Importance == 0))
            mistakes.Add("Nothing is ranked: move at least one slider away from 0. The ranking from before counts.");
        var terms = Terms(money, mistakes);
        var ranking = rows.All(x => x.Importance == 0) ? weighed.Decision.Priorities : Ranking(rows);
        var soon = query.ContainsKey("soon");
        return new(Weigher.Again(weighed, ranking, [.. rows.Select(x => x.Limit).OfType<Limit>()], terms, explore: !soon), rows, money, mistakes.ToImmutable()) { Soon = soon };

        string? Text(string name) => query[name].ToString().Trim() is { Length: > 0 } text ? text : null;
    }

    /// <summary>The command that keeps this decision with the study.</summary>
    public string Command
    {
        get
        {
            var limits = string.Concat(Rows.Select(x => x.Limit).OfType<Limit>().Select(x => $" --limit \"{x}\""));
            var money = string.Concat(new[] { ("rate", Money.Rate), ("port-days", Money.PortDays), ("day-rate", Money.DayRate) }.Where(x => x.Item2 is not null).Select(x => $" --{x.Item1} {x.Item2}"));
            return $"steelyard decide {Weighed.Study.Id} --priorities {Weighed.Decision.Priorities}{limits}{money}";
        }
    }

    private static Priorities Ranking(ImmutableArray<SliderRow> rows) => Priorities.Of(
        rows.Where(x => x.Importance > 0).GroupBy(x => x.Importance).OrderByDescending(x => x.Key).Select(g => g.Select(x => x.Aspect).ToImmutableArray()));

    private static MoneyTerms? Terms(MoneyRequest money, ImmutableArray<string>.Builder mistakes)
    {
        if (money.TryRead(PriceFile.Default, out var terms, out var error))
            return terms;
        mistakes.Add($"{error.Value.Option.TrimStart('-')}: {error.Value.Message}");
        return new MoneyTerms { Prices = PriceFile.Default };
    }

    private static SliderRow Row(WeighedStudy weighed, Aspect aspect, IQueryCollection query)
    {
        var importance = Whole(query[$"w.{aspect.Id}"].ToString(), MostImportant) ?? (query.Count == 0 ? Ranked(weighed.Decision.Priorities, aspect) : 0);
        var values = weighed.Candidates.Select(x => x[aspect]?.Value).OfType<double>().Where(x => x > 0).ToList();
        if (values.Count == 0 || aspect == Aspect.Growth)
            return new(aspect, importance, NoLimit, null, CanLimit: false);
        var (low, high) = (Math.Log(values.Min() / 2), Math.Log(values.Max() * 2));
        var now = weighed.Decision.Limits.Select(x => x.Limit).FirstOrDefault(x => x.Aspect == aspect);
        if (query.Count == 0 && now is not null)
            return new(aspect, importance, (int)Math.Clamp(Math.Round(NoLimit * (Math.Log(now.Bound) - low) / (high - low)), 0, NoLimit - 1), now, CanLimit: true);
        var place = Whole(query[$"l.{aspect.Id}"].ToString(), NoLimit) ?? NoLimit;
        return new(aspect, importance, place, place == NoLimit ? null : At(aspect, Math.Exp(low + (high - low) * place / NoLimit)), CanLimit: true);
    }

    private static Limit? At(Aspect aspect, double bound) =>
        Limit.TryParse($"{aspect.Id}<={Quantity.Format(bound, aspect.Unit).Replace(" ", "", StringComparison.Ordinal)}", out var limit, out _) ? limit : null;

    private static int Ranked(Priorities priorities, Aspect aspect)
    {
        var rank = priorities.Groups.ToList().FindIndex(g => g.Contains(aspect));
        return rank < 0 ? 0 : Math.Max(1, MostImportant - (Step * rank));
    }

    private static int? Whole(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= most ? value : null;
}
