using System.Collections.Immutable;
using Steelyard.Evidence.Forecasting;
using Steelyard.Evidence.Profiling;
using Steelyard.Lab.Processes;
using Steelyard.Lab.Replay;

namespace Steelyard.Lab.Forecasting;

/// <summary>From a profile to a forecast: counts calls in a second run, asks the translator, prices the boundary.</summary>
public sealed class Outlook(Launcher launcher, BoundaryCosts costs, Action<LabEvent> tell, CancellationToken cancellation)
{
    private const int MostFunctions = 60;
    private static readonly TimeSpan LeastLimit = TimeSpan.FromSeconds(20);

    /// <summary>The forecast of a program whose calls are counted.</summary>
    /// <param name="profile">Its profile.</param>
    /// <param name="cpuSeconds">Processor time of the sampled run; null when it is not known.</param>
    /// <param name="command">The command that was sampled.</param>
    /// <param name="seed">Seed of the draws.</param>
    public Forecast Recorded(Profile profile, double? cpuSeconds, PythonCommand command, long seed)
    {
        var folded = Fold(profile, cpuSeconds, costs);
        var question = new TranslatorQuestion(command.Python, Hot(folded));
        if (question.Wanted.Count == 0)
            return Forecaster.Make(Request(folded, seed) with { Counts = ImmutableDictionary<FunctionKey, CallCount>.Empty, Refusals = question.Answer(ImmutableDictionary<FunctionKey, SurveyedFunction>.Empty) });
        tell(new LabEvent.Doing("counting calls in a second run"));
        var limit = LeastLimit + (5 * TimeSpan.FromSeconds(profile.DurationSeconds));
        var survey = Survey.Run(command, question.Wanted, limit, launcher, cancellation);
        if (survey.Failure is { } failure)
            return Forecaster.Make(Request(folded, seed) with
            {
                Counts = ImmutableDictionary<FunctionKey, CallCount>.Empty,
                Refusals = question.Wanted.ToImmutableDictionary(x => x, _ => $"the program fails while calls are counted, though not by itself: {failure}")
                    .SetItems(question.Answer(ImmutableDictionary<FunctionKey, SurveyedFunction>.Empty).Where(x => !question.Wanted.Contains(x.Key))),
            });
        if (!survey.Complete)
            tell(new LabEvent.Note("the program took too long while its calls were counted; the counts are those until then"));
        return Forecaster.Make(Request(folded, seed) with
        {
            Counts = survey.Functions.ToImmutableDictionary(x => x.Key, x => x.Value.Count),
            Refusals = question.Answer(survey.Functions),
            ShortCalls = question.ShortCalls,
        });
    }

    /// <summary>The forecast without a second run: the boundary is not priced and the translator not asked.</summary>
    public static Forecast Unrecorded(Profile profile, double? cpuSeconds, BoundaryCosts costs, long seed) =>
        Forecaster.Make(new ForecastRequest { Profile = Fold(profile, cpuSeconds, costs), Costs = costs, Seed = seed });

    private ForecastRequest Request(FoldedProfile folded, long seed) => new() { Profile = folded, Costs = costs, Seed = seed };

    private static FoldedProfile Fold(Profile profile, double? cpuSeconds, BoundaryCosts costs) => FoldedProfile.Of(ProfileSummary.Of(profile), SourcePath.Of, cpuSeconds, costs.Start);

    private static IEnumerable<FunctionKey> Hot(FoldedProfile profile)
    {
        var least = ForecastRequest.LeastShare * profile.Functions.Sum(x => x.Running);
        return profile.Functions.Where(x => !x.IsModule && x.Running > 0 && x.Running >= least).Take(MostFunctions).Select(x => x.Key);
    }
}
