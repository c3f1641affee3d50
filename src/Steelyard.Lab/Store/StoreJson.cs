using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Steelyard.Evidence;
using Steelyard.Evidence.Faults;
using Steelyard.Evidence.Forecasting;

namespace Steelyard.Lab.Store;

/// <summary>JSON of the columns that are read whole and never searched. Computed properties are left out, infinities kept.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    IgnoreReadOnlyProperties = true,
    Converters = [typeof(KebabCase<CandidateStatus>), typeof(KebabCase<FaultOutcome>), typeof(KebabCase<WorkloadKind>), typeof(KebabCase<NoGainKind>)])]
[JsonSerializable(typeof(Forecast))]
[JsonSerializable(typeof(ForecastOutcome))]
[JsonSerializable(typeof(StudyPlan))]
[JsonSerializable(typeof(Machine))]
[JsonSerializable(typeof(ImmutableArray<Candidate>))]
[JsonSerializable(typeof(ImmutableArray<StudyInput>))]
[JsonSerializable(typeof(ImmutableArray<string>))]
[JsonSerializable(typeof(FaultMatrix))]
[JsonSerializable(typeof(FrameTimes))]
[JsonSerializable(typeof(ServiceTimes))]
[JsonSerializable(typeof(MemoryTimes))]
[JsonSerializable(typeof(CollectorTimes))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(string))]
internal sealed partial class StoreJson : JsonSerializerContext;

/// <summary>Enumerations as <c>kebab-case</c> text, the same in JSON and in columns.</summary>
internal sealed class KebabCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum
{
    private static readonly Dictionary<T, string> Texts =
        Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));

    private static readonly Dictionary<string, T> Values = Texts.ToDictionary(x => x.Value, x => x.Key);

    public static string Text(T value) => Texts[value];

    public static bool TryParse(string text, out T value) => Values.TryGetValue(text, out value);

    /// <exception cref="FormatException">No value has this text.</exception>
    public static T Parse(string text) =>
        Values.TryGetValue(text, out var value) ? value : throw new FormatException($"'{text}' is no {typeof(T).Name}");
}
